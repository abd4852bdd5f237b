package schema

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/tree"
)

// explainer puts the validator's findings on one document into words.
type explainer struct {
	kind  *Kind
	doc   *document
	found []diag.Diagnostic
}

func (e *explainer) explain(l leaf) {
	n := e.doc.at(l.InstanceLocation)
	e.found = append(e.found, diag.Diagnostic{
		Rule: rule, Severity: diag.Error, Range: n.Range(), Field: n.PathFrom(e.doc.root),
		Message: diag.T("値が決まりに合いません。", "The value does not fit the schema."),
	})
}

func (e *explainer) oddNumbers() {}

func (e *explainer) sorted() []diag.Diagnostic {
	diag.Sort(e.found)
	return e.found
}

// unjudged says that there is no verdict on the document.
func unjudged(root tree.Node, err error) diag.Diagnostic {
	return diag.Diagnostic{
		Rule: rule, Severity: diag.Error, Range: root.Range(),
		Message: diag.T("この文書は検証できませんでした。", "The document could not be judged."),
	}
}
