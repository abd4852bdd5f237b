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
	return e.explainAll(leaves)
}
