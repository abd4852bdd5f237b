package starter

import (
	"fmt"
	"strings"
	"text/template"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/yamltree"
)

// document is one file in the making.
type document struct {
	id      string
	facts   Facts
	numbers map[string]string // of articles; nil while they are being counted
}

// words are what a template may say besides its text; templates/README.md lists them
// for those who write templates.
func (d document) words() template.FuncMap {
	return template.FuncMap{
		"art": d.article, "form": d.form, "formno": d.formNo, "list": list, "month": month, "months": months, "cycle": cycle,
		"q": quoted, "header": d.header, "optional": d.optional, "rows": d.rows, "supplementary": d.supplementary,
	}
}

// article is the label of an article of this document, or of another: the last name is
// its id.
func (d document) article(names ...string) (string, error) {
	doc, id := d.id, names[len(names)-1]
	if len(names) == 2 {
		doc = names[0]
	}
	if d.numbers == nil {
		return "第1条", nil
	}
	label, ok := d.numbers[key(doc, id)]
	if !ok {
		return "", fmt.Errorf("no article %q in %s", id, doc)
	}
	return label, nil
}

// form is the name of a kind's form as the firm has it, formNo its number.
func (d document) form(kind string) (string, error)   { return d.ofForm(kind, "title") }
func (d document) formNo(kind string) (string, error) { return d.ofForm(kind, "form_no") }

func (d document) ofForm(kind, what string) (string, error) {
	forms, _ := d.facts["forms"].(map[string]any)
	form, _ := forms[kind].(map[string]any)
	text, ok := form[what].(string)
	if !ok {
		return "", fmt.Errorf("no %s of a form for %q", what, kind)
	}
	return text, nil
}

// list joins as a rule book does: A、B及びC.
func list(items []any) string {
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = fmt.Sprint(item)
	}
	last := len(texts) - 1
	if last < 1 {
		return strings.Join(texts, "")
	}
	return strings.Join(texts[:last], "、") + "及び" + texts[last]
}

// month is 6月 for 06.
func month(m string) (string, error) {
	n := strings.TrimPrefix(m, "0")
	if len(m) != 2 || m < "01" || m > "12" || strings.Trim(n, "0123456789") != "" {
		return "", fmt.Errorf("%q is no month: write 01 to 12", m)
	}
	return n + "月", nil
}

// months is 3月、6月及び9月 for a list of months, 6月 for one.
func months(of []any) (string, error) {
	out := make([]any, len(of))
	for i, m := range of {
		name, err := month(fmt.Sprint(m))
		if err != nil {
			return "", err
		}
		out[i] = name
	}
	return list(out), nil
}

// cycle is the same months as a cycle of an obligation, ready to stand in YAML.
func cycle(of any) (string, error) {
	all, ok := of.([]any)
	if !ok {
		all = []any{of}
	}
	texts := make([]string, len(all))
	for i, m := range all {
		if _, err := month(fmt.Sprint(m)); err != nil {
			return "", err
		}
		texts[i] = fmt.Sprint(m)
	}
	return `"year in ` + strings.Join(texts, ",") + `"`, nil
}

// quoted is a fact where YAML would read it: in a field or a cell, not inside a text.
func quoted(s string) string {
	written := string(yamltree.Emit(yamltree.Map{{Key: "k", Value: yamltree.Flow{Value: []string{s}}}}))
	return strings.TrimSuffix(strings.TrimPrefix(written, "k: ["), "]\n")
}

// day is 2026年4月1日 for 2026-04-01.
func day(iso string) (string, error) {
	d, err := calendar.ParseISO(iso)
	if err != nil {
		return "", fmt.Errorf("%q is no date: %w", iso, err)
	}
	return fmt.Sprintf("%d年%d月%d日", d.Year(), d.Month(), d.Day()), nil
}
