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

	because diag.Text // the condition of the then or else at work
	wide    map[tree.Node]*children
	meant   map[meaning]bool
	numbers map[tree.Node]bool // odd numbers that have their finding
}

// meaning is a key that a misspelt one in the same map most likely stands for: that
// it is missing needs no finding of its own.
type meaning struct {
	node tree.Node
	key  string
}

// explainAll puts the findings into words, unknown keys before missing ones.
func (e *explainer) explainAll(leaves []leaf) []diag.Diagnostic {
	e.meant, e.numbers = map[meaning]bool{}, map[tree.Node]bool{}
	var later []leaf
	for _, l := range leaves {
		if lastToken(l.KeywordLocation) == "required" {
			later = append(later, l)
		} else {
			e.explain(l)
		}
	}
	for _, l := range later {
		e.explain(l)
	}
	e.oddNumbers()
	diag.Sort(e.found)
	return e.found
}

func (e *explainer) explain(l leaf) {
	p := e.locate(l.InstanceLocation)
	at, path := e.kind.keyword(l.AbsoluteKeywordLocation)
	s := e.kind.shapes[at]
	if s == nil || !p.node.Exists() {
		e.report(place{node: e.doc.root}, noReason, diag.Text{})
		return
	}
	if p.shape == nil {
		p.shape = s
	}
	if p.name = aboutName(l.KeywordLocation); p.name {
		p.shape, p.label.title = s, diag.Text{}
	}
	e.because = e.conditions(p, l.under)
	keyword := ""
	if len(path) > 0 {
		keyword = path[0]
	}
	if e.doc.odd[p.node] && keyword != "type" {
		return // the validator saw another number
	}
	switch keyword {
	case "oneOf", "anyOf":
		e.alternatives(p, s, l)
	case "dependentRequired":
		e.dependent(p, path)
	default:
		e.plain(p, s, keyword)
	}
	e.because = diag.Text{}
}

var noReason = diag.T("内容が、この種類の決まりに合いません。", "The content does not fit the schema of its kind.")

// plain explains a keyword that is about one value.
func (e *explainer) plain(p place, s *Shape, keyword string) {
	switch keyword {
	case "type":
		e.wrongType(p, s)
	case "enum", "const":
		e.notAllowed(p, s)
	case "format":
		e.wrongFormat(p, s)
	case "pattern":
		e.wrongPattern(p, s)
	case "minLength", "maxLength":
		e.wrongLength(p, s, keyword)
	case "minItems", "maxItems", "minProperties", "maxProperties":
		e.wrongCount(p, s, keyword)
	case "uniqueItems":
		e.repeated(p)
	case "minimum", "maximum":
		e.outOfBounds(p, s, keyword)
	case "required":
		e.missingKeys(p, s)
	case "additionalProperties":
		e.unknownKeys(p, s)
	default:
		e.reportAt(firstLine(p.node), p,
			diag.T("%sの内容が、この種類の決まりに合いません。", "%s does not fit the schema of its kind.", p.label), diag.Text{})
	}
}

// aboutName reports whether a finding is about the key of a map: whether the way to
// its keyword leads through propertyNames.
func aboutName(location string) bool {
	all := tokens(location)
	for i, token := range all {
		if token == "propertyNames" && (i == 0 || all[i-1] != "properties") {
			return true
		}
	}
	return false
}

// oddNumbers reports numbers that are none in JSON, such as 0777 and .inf, where a
// number is wanted: the validator has seen something else in their place.
func (e *explainer) oddNumbers() {
	e.eachOdd(place{node: e.doc.root, shape: e.kind.root}, func(p place) {
		if e.numbers[p.node] {
			return
		}
		e.report(p,
			diag.T("%sの「%s」は、数値として読み方が決まりません。", "%s: %q cannot be read as a number in one way only.", p.label, p.text()),
			diag.T("量であれば 1000 や 1.5 のように、番号であれば引用符で囲んで書いてください。",
				"Write a quantity as 1000 or 1.5, and put a code in quotes."))
	})
}

func (e *explainer) eachOdd(p place, f func(place)) {
	if len(e.doc.odd) == 0 {
		return
	}
	if e.doc.odd[p.node] {
		f(p)
	}
	for key := range p.node.Fields() {
		e.eachOdd(e.field(p, key.Text()), f)
	}
	for i := range p.node.Items() {
		e.eachOdd(e.item(p, i), f)
	}
}

// unjudged says that there is no verdict on a document, which must not pass for a
// valid one. The cause lies in the schema, not in the document.
func unjudged(root tree.Node, kind string) diag.Diagnostic {
	return diag.Diagnostic{
		Rule: rule, Severity: diag.Error, Range: diag.FileRange(root.Range().File),
		Message: diag.T("種類「%s」のスキーマに誤りがあるため、この文書を検査できませんでした。",
			"The document could not be checked: the schema of kind %q is faulty.", kind),
		Hint: diag.T("schemas/%s.schema.json を確かめてください。", "Check schemas/%s.schema.json.", kind),
	}
}
