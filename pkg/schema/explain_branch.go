package schema

import (
	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/pms-project/pms/pkg/diag"
)

// alternatives explains oneOf and anyOf. Where all alternatives but one fail at the
// value itself, by its type or a fixed word, the writer meant the one left, and its
// findings are explained; else the alternatives are named in one finding.
func (e *explainer) alternatives(p place, s *Shape, l leaf) {
	var meant []*jsonschema.ValidationError
	for _, branch := range l.Causes {
		if !mismatch(branch, l.InstanceLocation) {
			meant = append(meant, branch)
		}
	}
	if len(meant) == 1 {
		for _, inner := range appendLeaves(nil, meant[0], l.under) {
			e.explain(inner)
		}
		return
	}
	if len(l.Causes) == 0 {
		e.report(p, diag.T("%sは、複数の書き方に同時に当てはまります。", "%s fits several alternatives at once.", p.label), p.shape.description)
		return
	}
	var words []diag.Text
	for _, branch := range append(s.oneOf, s.anyOf...) {
		if branch.title.IsZero() || branch.title.EN == "" {
			words = append(words, branch.wanted())
		} else {
			words = append(words, branch.title)
		}
	}
	e.report(p,
		diag.T("%sは%sで書いてください。今は%sです。", "%s must be %s; it is %s.",
			p.label, joined(words, "、", "か", ", ", " or "), got(p.node, p.personal)),
		p.shape.description)
}

// mismatch reports whether a branch fails at the value itself by type, enum or const,
// or at a field directly below it by enum or const (a field that tells the
// alternatives apart).
func mismatch(branch *jsonschema.ValidationError, location string) bool {
	depth := len(tokens(location))
	for _, l := range appendLeaves(nil, branch, nil) {
		below := len(tokens(l.InstanceLocation)) - depth
		switch lastToken(l.KeywordLocation) {
		case "type":
			if below == 0 {
				return true
			}
		case "enum", "const":
			if below <= 1 {
				return true
			}
		}
	}
	return false
}

// conditions says why a then applies: 「状態」（status）が「closed」（完了）のときは、. An
// else, and a condition on more than one field, are not put into words.
func (e *explainer) conditions(p place, under []string) diag.Text {
	var out diag.Text
	for _, location := range under {
		at, path := e.kind.keyword(location)
		if s := e.kind.shapes[at]; s != nil && len(path) == 1 && path[0] == "then" {
			out = sentences(out, condition(p, s.when))
		}
	}
	return out
}

// condition puts an if on one field into words.
func condition(p place, when *Shape) diag.Text {
	if when == nil || len(when.props) != 1 {
		return diag.Text{}
	}
	prop := when.props[0]
	values := prop.shape.enum
	if prop.shape.constant != "" {
		values = []EnumValue{{Value: prop.shape.constant}}
	}
	if len(values) == 0 {
		return diag.Text{}
	}
	name := label{key: prop.name}
	known := map[string]EnumValue{}
	if declared, ok := p.shape.child(prop.name); ok {
		name.title = declared.Shape.title
		for _, v := range declared.Shape.enum {
			known[v.Value] = v
		}
	}
	var words []diag.Text
	for _, v := range values {
		if k, ok := known[v.Value]; ok {
			v = k
		}
		words = append(words, choice(v))
	}
	return diag.T("%sが%sのときは、", "Where %s is %s,", name, joined(words, "、", "か", ", ", " or "))
}
