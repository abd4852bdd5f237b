package schema

import (
	"strings"
	"unicode/utf8"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/tree"
)

// notAllowed explains enum and const.
func (e *explainer) notAllowed(p place, s *Shape) {
	values := s.enum
	if values == nil && s.constant != "" {
		values = []EnumValue{{Value: s.constant}}
	}
	switch len(values) {
	case 0:
		e.report(p, diag.T("%sに%sは使えません。", "%s cannot be %s.", p.label, p.quoted()), p.shape.description)
	case 1:
		e.report(p,
			diag.T("%sは「%s」と書いてください。", "%s must be %q.", p.label, values[0].Value),
			diag.T("今は%sです。", "It is %s.", p.quoted()))
	default:
		e.report(p,
			diag.T("%sに%sは使えません。", "%s cannot be %s.", p.label, p.quoted()),
			sentences(maybe(values, p.raw()), choices(values)))
	}
}

// maybe names the value that was probably meant: the nearest by its identifier or by
// its Japanese or English description.
func maybe(values []EnumValue, text string) diag.Text {
	var words vocabulary
	byValue := map[string]EnumValue{}
	for _, v := range values {
		words.add(v.Value, v.Value)
		byValue[v.Value] = v
	}
	for _, v := range values {
		words.add(v.Title.JA, v.Value)
		words.add(v.Title.EN, v.Value)
	}
	found := words.nearest(text)
	if found == "" {
		return diag.Text{}
	}
	return diag.T("もしかして%sですか。", "Did you mean %s?", choice(byValue[found]))
}

// choice is an allowed value with what it means.
func choice(v EnumValue) diag.Text {
	out := diag.Text{JA: "「" + v.Value + "」", EN: v.Value}
	if v.Title.JA != "" && v.Title.JA != v.Value {
		out.JA += "（" + v.Title.JA + "）"
	}
	if v.Title.EN != "" && v.Title.EN != v.Value {
		out.EN += " (" + v.Title.EN + ")"
	}
	return out
}

// mostChoices is the number of allowed values that a hint lists.
const mostChoices = 8

func choices(values []EnumValue) diag.Text {
	var words []diag.Text
	for _, v := range values[:min(len(values), mostChoices)] {
		words = append(words, choice(v))
	}
	list := joined(words, "、", "、", ", ", ", ")
	if more := len(values) - len(words); more > 0 {
		return diag.T("使える値は%sほか%d件です。", "Allowed are %s and %d more.", list, more)
	}
	return diag.T("使える値は%sです。", "Allowed are %s.", list)
}

// wrongPattern explains pattern: by the hint of the schema or, failing that, the
// description of the field. Where the pattern is a plain row of characters the first
// one that does not fit is named.
func (e *explainer) wrongPattern(p place, s *Shape) {
	message := diag.T("%sの「%s」は、決まった書き方に合いません。", "%s: %q is not written as it should be.", p.label, p.text())
	if c := s.pattern.wrongCharacter(p.raw()); c != "" && !p.personal {
		message = sentences(message, diag.T("「%s」は使えません。", "%q is not allowed there.", c))
	}
	hint := s.patternHint
	for _, other := range []diag.Text{p.shape.patternHint, p.shape.description, s.description} {
		override(&other, hint)
		hint = other
	}
	if hint.EN == "" {
		hint.EN = "It must match " + s.pattern.text
	}
	if hint.JA == "" {
		hint.JA = "書き方: " + s.pattern.text
	}
	e.report(p, message, hint)
}

// wrongCharacter is the first character of text that a plain row does not take, ""
// where the text is only too short or the pattern is no plain row.
func (p *pattern) wrongCharacter(text string) string {
	if p.row == nil {
		return ""
	}
	i := p.firstWrong(text)
	if i < 0 || i >= len(text) {
		return ""
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	if p.allows(r) {
		return "" // right, but in the wrong place
	}
	return excerpt(string(r))
}

// allows reports whether any step of the row takes r.
func (p *pattern) allows(r rune) bool {
	for i := range p.row {
		if p.row[i].has(r) {
			return true
		}
	}
	return false
}

func (e *explainer) wrongLength(p place, s *Shape, keyword string) {
	n := utf8.RuneCountInString(p.raw())
	switch {
	case keyword == "maxLength":
		e.report(p,
			diag.T("%sは%d文字以内で書いてください（今は%d文字）。", "%s is limited to %d characters and has %d.", p.label, s.maxLen, n),
			diag.T("短くするか、詳しい内容を別の項目に分けてください。", "Shorten it, or move details to another field."))
	case n == 0:
		e.report(p, diag.T("%sが空です。", "%s is empty.", p.label), fillOrRemove(p))
	default:
		e.report(p, diag.T("%sは%d文字以上で書いてください（今は%d文字）。", "%s needs at least %d characters and has %d.", p.label, s.minLen, n), p.shape.description)
	}
}

// fillOrRemove is the hint for a key without a value.
func fillOrRemove(p place) diag.Text {
	if p.required {
		return diag.T("値を書いてください。", "Write a value.")
	}
	if p.label.item > 0 {
		return diag.T("値を書くか、この行を消してください。", "Write a value, or delete the line.")
	}
	return diag.T("値を書くか、「%[1]s」の行を消してください。", "Write a value, or delete the line of %[1]q.", p.label.key)
}

func (e *explainer) wrongCount(p place, s *Shape, keyword string) {
	n := p.node.Len()
	limit := map[string]int{
		"minItems": s.minItems, "maxItems": s.maxItems, "minProperties": s.minProps, "maxProperties": s.maxProps,
	}[keyword]
	switch {
	case strings.HasPrefix(keyword, "max"):
		e.report(p, diag.T("%sに書けるのは%d件までです（今は%d件）。", "%s takes at most %d and has %d.", p.label, limit, n), p.shape.description)
	case n == 0:
		e.report(p, diag.T("%sに一件も書かれていません。", "%s is empty.", p.label),
			sentences(diag.T("%d件以上書いてください。", "It needs at least %d.", limit), p.shape.description))
	default:
		e.report(p, diag.T("%sには%d件以上書いてください（今は%d件）。", "%s needs at least %d and has %d.", p.label, limit, n), p.shape.description)
	}
}

// repeated explains uniqueItems at every element that stands there again.
func (e *explainer) repeated(p place) {
	first := map[string]int{}
	reported := false
	for i, item := range p.node.Items() {
		key := canonical(item)
		before, again := first[key]
		if !again {
			first[key] = i
			continue
		}
		reported = true
		at := e.item(p, i)
		message := diag.T("%sと同じ値が二度書かれています。", "%s is a repetition.", at.label)
		if item.Kind() == tree.String {
			message = diag.T("%sの「%s」は、すでに書かれています。", "%s: %q stands there already.", at.label, at.text())
		}
		e.report(at, message, diag.T("どちらかを消してください。", "Delete one of the two."))
		last := &e.found[len(e.found)-1]
		last.Related = []diag.Related{{Range: e.childItem(p.node, before).Range(), Message: diag.T("最初はここです。", "First here.")}}
	}
	if !reported { // equal in value though not in writing: 1 and 1.0
		e.report(p, diag.T("%sに同じ値が二度書かれています。", "%s holds a value twice.", p.label),
			diag.T("どちらかを消してください。", "Delete one of the two."))
	}
}

func (e *explainer) outOfBounds(p place, s *Shape, keyword string) {
	if keyword == "minimum" {
		e.report(p, diag.T("%sは%s以上の数で書いてください（今は%s）。", "%s must be at least %s and is %s.",
			p.label, s.src.get("minimum").text, p.text()), p.shape.description)
		return
	}
	e.report(p, diag.T("%sは%s以下の数で書いてください（今は%s）。", "%s must be at most %s and is %s.",
		p.label, s.src.get("maximum").text, p.text()), p.shape.description)
}
