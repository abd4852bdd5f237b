package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

// kindsReference is every kind with its fields. Groups of fields that stand in
// several places (approvals, retention) are written once, at the end.
func kindsReference(t *testing.T, p *page) {
	set := schema.New(schemas.FS)
	parts := &parts{byText: map[string]*part{}}
	var kinds []*schema.Kind
	for _, name := range set.Kinds() {
		k, err := set.Kind(name)
		if err != nil {
			t.Fatal(err)
		}
		kinds = append(kinds, k)
		parts.count(p, fileShape(k))
	}
	parts.name(set.Kinds())

	p.begin(p.say("種類と項目の一覧", "Kinds and fields"), p.say(
		"PMSリポジトリに置けるファイルの種類と、その項目です。ファイルの最初に `kind: 種類` と書きます。台帳は `entries:` の一件ずつが一つの記録です。`.` は中の項目、`[]` は一覧の一件ずつ、`.*` は自由に決められるキーを表します。",
		"The kinds of files of a PMS repository, and their fields. A file begins with `kind:`. In a ledger each of `entries:` is a record of its own. `.` stands for a field within, `[]` for each of a list, `.*` for keys of your own choice."))
	var rows [][]string
	for _, k := range kinds {
		rows = append(rows, []string{"[" + k.Name + "](#" + k.Name + ")", prose(k.Title.In(p.lang)), folder(k), prose(strings.Join(k.Meta.Evidence, ", "))})
	}
	p.table([]string{p.say("種類", "kind"), p.say("名称", "title"), p.say("フォルダー", "folder"), p.say("証跡となる要求事項", "evidence for")}, rows)
	examples := examplesOf(t)
	for _, k := range kinds {
		p.kind(k, parts)
		if e, ok := examples[k.Name]; ok {
			p.example(k, e)
		}
	}
	p.line("\n## %s", p.say("共通の項目", "Shared fields"))
	for _, part := range parts.shared() {
		p.line("\n### %s", part.heading)
		p.line("%s", prose(part.title))
		p.fields(part.shape, "", parts)
	}
}

// fileShape is the shape of the whole file of a kind.
func fileShape(k *schema.Kind) *schema.Shape {
	if k.IsLedger() {
		return k.Head
	}
	return k.Record
}

func (p *page) kind(k *schema.Kind, parts *parts) {
	p.line("\n## %s", k.Name)
	p.line("**%s**: %s\n", prose(k.Title.In(p.lang)), prose(k.Description.In(p.lang)))
	m := k.Meta
	for _, fact := range []struct{ name, value string }{
		{p.say("フォルダー", "Folder"), folder(k)},
		{p.say("証跡となる要求事項", "Evidence for"), prose(strings.Join(m.Evidence, ", "))},
		{p.say("IDの接頭辞", "Prefix of ids"), wrap(m.Prefix)},
		{p.say("様式番号", "Form"), prose(m.Form)},
		{p.say("利用形態", "Profiles"), monos(m.Profiles)},
		{p.say("承認", "Approved by"), strings.ReplaceAll(monos(m.Approval), ", ", " → ")},
		{p.say("発生", "Occurs"), p.occurs(m.Occurs)},
	} {
		if fact.value != "" {
			p.line("- %s: %s", fact.name, fact.value)
		}
	}
	if !k.IsLedger() {
		p.fields(k.Record, "", parts)
		return
	}
	p.line("\n%s:", p.say("一件の項目（`entries[]`）", "Fields of an entry (`entries[]`)"))
	p.fields(k.Record, "", parts)
	p.line("\n%s:", p.say("台帳の項目", "Fields of the ledger"))
	p.fields(k.Head, "", parts)
}

func folder(k *schema.Kind) string {
	if k.Meta.Folder == "" {
		return mono("./")
	}
	return mono(k.Meta.Folder + "/")
}

func wrap(s string) string {
	if s == "" {
		return ""
	}
	return mono(s)
}

func (p *page) occurs(word string) string {
	switch word {
	case "event":
		return p.say("出来事のつど", "with each event")
	case "periodic":
		return p.say("定期", "periodically")
	case "standing":
		return p.say("常備", "kept standing")
	}
	return ""
}

func (p *page) fields(s *schema.Shape, prefix string, parts *parts) {
	p.table([]string{p.say("項目", "field"), p.say("型", "type"), p.say("必須", "required"), p.say("名称", "title"), p.say("説明", "description")},
		p.rows(s, prefix, parts))
}

// rows are the fields of a shape and what is within them, save what is written
// elsewhere: the entries of a ledger and the shared parts.
func (p *page) rows(s *schema.Shape, prefix string, parts *parts) [][]string {
	var rows [][]string
	for _, f := range s.Fields() {
		name := prefix + f.Name
		if f.Type == "array" {
			name += "[]"
		}
		required := ""
		if f.Required {
			required = p.say("必須", "yes")
		}
		inner := f.Shape.Fields()
		description := p.describe(f)
		entries := name == "entries[]" && prefix == ""
		shared := parts.find(p, f)
		switch {
		case entries:
			description = append(description, p.say("上の表のとおり。", "As in the table above."))
		case shared != nil:
			description = append(description, fmt.Sprintf("→ [%s](#%s)", shared.heading, shared.heading))
		}
		rows = append(rows, []string{mono(name), p.typeName(f), required, prose(f.Title.In(p.lang)), strings.Join(description, "<br>")})
		switch {
		case entries || shared != nil:
		case len(inner) > 0:
			rows = append(rows, p.rows(f.Shape, name+".", parts)...)
		case f.Type == "object":
			rows = append(rows, p.anyKey(f.Shape, name, parts)...)
		}
	}
	return rows
}

// anyKey are the rows for the values of a map whose keys the user chooses.
func (p *page) anyKey(s *schema.Shape, name string, parts *parts) [][]string {
	value, ok := s.Field("*")
	if !ok {
		return nil
	}
	name += ".*"
	row := []string{mono(name), p.typeName(value), "", prose(value.Title.In(p.lang)), strings.Join(p.describe(value), "<br>")}
	return append([][]string{row}, p.rows(value.Shape, name+".", parts)...)
}

func (p *page) describe(f schema.Field) []string {
	var out []string
	text := f.Description.JA
	if p.lang == diag.EN {
		text = f.Description.EN // rather nothing than the other language
	}
	if text != "" {
		out = append(out, prose(text))
	}
	if f.Personal {
		out = append(out, p.say("個人データのため、記入しません。", "Personal data: left empty."))
	}
	if len(f.Refs) > 0 {
		var links []string
		for _, kind := range f.Refs {
			links = append(links, "["+kind+"](#"+kind+")")
		}
		out = append(out, p.say("%[1]s のID。", "Id of %[1]s.", strings.Join(links, p.say("・", " or "))))
	}
	if len(f.Enum) == 1 {
		out = append(out, mono(f.Enum[0].Value))
	} else if len(f.Enum) > 1 {
		var values []string
		for _, e := range f.Enum {
			if title := e.Title.In(p.lang); title == e.Value || title == "" {
				values = append(values, mono(e.Value))
			} else {
				values = append(values, mono(e.Value)+" "+prose(title))
			}
		}
		out = append(out, strings.Join(values, p.say("、", ", ")))
	}
	return out
}

// typeName is the type of a field as a person says it.
func (p *page) typeName(f schema.Field) string {
	t := f
	if item := f.Shape.Item(); item != nil {
		if inner, ok := item.Field(); ok {
			t = inner
		}
	}
	word := map[string]diag.Text{
		"string": diag.T("文字列", "text"), "integer": diag.T("整数", "whole number"), "number": diag.T("数値", "number"),
		"boolean": diag.T("true／false", "true or false"), "object": diag.T("組", "group"), "array": diag.T("一覧", "list"),
		"": diag.T("いずれかの型", "one of several"),
	}[t.Type]
	if len(f.Enum) > 0 {
		word = diag.T("選択", "choice")
	}
	if w, ok := map[string]diag.Text{
		"date": diag.T("日付", "date"), "email": diag.T("メールアドレス", "e-mail address"), "uri": diag.T("URL", "URL"), "time": diag.T("時刻", "time"),
	}[f.Format]; ok {
		word = w
	}
	if f.Type == "array" && t.Type != "array" {
		return p.say("%[1]sの一覧", "list: %[1]s", word)
	}
	return word.In(p.lang)
}

// part is a group of fields that stands in several places.
type part struct {
	heading, title string
	shape          *schema.Shape
	fieldName      string
	uses, order    int
}

// parts are groups of fields by what they say.
type parts struct{ byText map[string]*part }

// minPart: a smaller group is read faster where it stands.
const minPart = 3

// text is all that a group of fields says, by which like groups are known.
func (ps *parts) text(p *page, f schema.Field) string {
	if len(f.Shape.Fields()) < minPart {
		return ""
	}
	return fmt.Sprint(p.rows(f.Shape, "", &parts{}))
}

func (ps *parts) count(p *page, s *schema.Shape) {
	for _, f := range s.Fields() {
		text := ps.text(p, f)
		if text != "" && f.Name != "entries" {
			if old := ps.byText[text]; old != nil {
				old.uses++
				continue // what is within is written where the group is
			}
			ps.byText[text] = &part{title: f.Title.In(p.lang), shape: f.Shape, fieldName: f.Name, uses: 1, order: len(ps.byText)}
		}
		ps.count(p, f.Shape)
	}
}

// name gives the shared groups headings of their own, beside those of the kinds.
func (ps *parts) name(taken []string) {
	for _, part := range ps.shared() {
		part.heading = part.fieldName
		for n := 2; slices.Contains(taken, part.heading); n++ {
			part.heading = fmt.Sprintf("%s-%d", part.fieldName, n)
		}
		taken = append(taken, part.heading)
	}
}

// shared are the groups that stand in several places, in the order of their first.
func (ps *parts) shared() []*part {
	var out []*part
	for _, part := range ps.byText {
		if part.uses > 1 {
			out = append(out, part)
		}
	}
	slices.SortFunc(out, func(a, b *part) int { return a.order - b.order })
	return out
}

// find is the shared group that a field's value is, nil where it is none.
func (ps *parts) find(p *page, f schema.Field) *part {
	if ps.byText == nil {
		return nil
	}
	if part := ps.byText[ps.text(p, f)]; part != nil && part.uses > 1 {
		return part
	}
	return nil
}
