package schema

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/tree"
)

// rule is the id under which violations of a schema are reported.
const rule = "EVD-005"

// Ref is a value that holds the id of a record of one of these kinds.
type Ref struct {
	Kinds []string
	Node  tree.Node
}

// Result is what [Kind.Check] finds in one file.
type Result struct {
	// Violations are in the order of the file. Their Subject is zero: the caller
	// knows the record that Range and Field lie in. Field is the JSON Pointer from
	// the root of the file.
	Violations []diag.Diagnostic
	// Refs are the references in the order of the walk, those of a file with
	// violations as far as its values have the right types.
	Refs []Ref
	// Personal are the filled values of fields that must stay empty.
	Personal []tree.Node
}

// Check judges a whole file by its root node.
func (k *Kind) Check(root tree.Node) Result {
	w := walk{entries: k.entriesShape()}
	var r Result
	if v := w.judge(k.root, root); v != yes {
		r.Violations = k.violations(root, w.badItems)
	}
	r.Refs, r.Personal = w.refs, w.personal
	return r
}

// entriesShape is the shape of a ledger's list if its elements can be judged one by
// one: where nothing is asked of the list as a whole.
func (k *Kind) entriesShape() *Shape {
	if k.Head == nil {
		return nil
	}
	i, ok := k.Head.index["entries"]
	if !ok {
		return nil
	}
	s := k.Head.props[i].shape
	if s.minItems > 0 || s.maxItems >= 0 || s.unique || s.unsure || s.branches {
		return nil
	}
	return s
}

// violations asks the validator and puts its findings into words.
func (k *Kind) violations(root tree.Node, badItems []int) []diag.Diagnostic {
	doc := newDocument(root, k.entriesShape() != nil, badItems)
	leaves, err := k.validate(doc.value)
	if err != nil {
		return []diag.Diagnostic{unjudged(root, k.Name)}
	}
	e := explainer{kind: k, doc: doc}
	return bounded(e.explainAll(leaves), doc.cut)
}

// maxViolations bounds the findings on one file: whoever mends a thousand of them
// runs pms again anyway, and a hostile file could hold millions.
const maxViolations = 1000

// bounded cuts a list of violations and says so in a last one.
func bounded(found []diag.Diagnostic, cut tree.Node) []diag.Diagnostic {
	hint := diag.T("示された箇所を直してから、もう一度検査してください。", "Mend what is shown and run the check again.")
	switch {
	case len(found) > maxViolations:
		last := found[maxViolations]
		last.Message = diag.T("このファイルには、ほかにも様式に合わない箇所が%d件あります。", "There are %d more places in this file that do not fit its schema.", len(found)-maxViolations)
		last.Hint, last.Related = hint, nil
		return append(found[:maxViolations:maxViolations], last)
	case cut.Exists():
		return append(found, diag.Diagnostic{
			Rule: rule, Severity: diag.Warning, Range: firstLine(cut), Field: cut.PathFrom(cut.Tree().Root()),
			Message: diag.T("一覧が長いため、ここから先（%d件目より後）は様式と照合していません。", "The list is long: what comes after its first %d elements was not compared with the schema.", maxJudged),
			Hint:    hint,
		})
	}
	return found
}
