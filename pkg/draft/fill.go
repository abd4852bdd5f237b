package draft

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/pkg/yamltree"
)

// builder makes the values of one record.
type builder struct {
	snapshot *repo.Snapshot
	request  Request
	given    *given
	day      calendar.Date
	id       string
	head     bool // of a ledger file, not of a record

	written  map[string]bool // fields of the record
	missing  []Missing
	problems []Problem
}

// record is the top level: beside what was given and is required, it holds what every
// record has and nobody wants to type.
func (b *builder) record(shape *schema.Shape, g *given) yamltree.Map {
	var m yamltree.Map
	b.written = map[string]bool{}
	for _, f := range shape.Fields() {
		v, ok := b.value(f, g.get(f.Name), f.Name)
		if !ok {
			v, ok = b.usual(f)
		}
		if !ok && f.Required {
			v, ok = b.required(f, f.Name)
		}
		if ok {
			m = append(m, yamltree.Entry{Key: f.Name, Value: v, Comment: b.comment(f)})
		}
		b.written[f.Name] = ok
	}
	return m
}

// comment is what stands above a field: its name for whoever reads the file.
func (b *builder) comment(f schema.Field) string {
	switch f.Name {
	case "kind":
		return b.request.Kind.Title.In(b.request.Lang)
	case "id":
		return ""
	}
	if b.request.Kind.IsLedger() {
		return "" // the other entries have none either
	}
	return f.Title.In(b.request.Lang)
}

// value makes what was given for a field. ok is false where nothing was, or where it
// was wrong.
func (b *builder) value(f schema.Field, g *given, key string) (v any, ok bool) {
	switch {
	case g == nil:
		return nil, false
	case f.Type == "array":
		return b.list(f, g, key)
	case g.fields != nil:
		return b.object(f, g, key)
	case len(g.texts) > 1:
		b.problems = append(b.problems, Problem{key, diag.T("%[1]sに値が二つあります（「%[2]s」と「%[3]s」）。", "%[1]s is given twice (%[2]q and %[3]q)", label(f), g.texts[0], g.texts[1]),
			diag.T("値が一つの項目です。", "It has one value.")})
		return nil, false
	}
	return b.single(f, key, g.texts[0])
}

func (b *builder) single(f schema.Field, key, text string) (any, bool) {
	v, problem := b.scalar(f, key, text)
	if problem != nil {
		b.problems = append(b.problems, *problem)
		return nil, false
	}
	return v, true
}

// list makes a list of the elements that were given by number, then of the values
// given for the list itself.
func (b *builder) list(f schema.Field, g *given, key string) (any, bool) {
	element := f
	element.Shape = f.Shape.Item()
	element.Type = element.Shape.Type()
	out := []any{}
	for n, i := range slices.Sorted(maps.Keys(g.items)) {
		at := key + "[" + strconv.Itoa(i) + "]"
		if n != i {
			b.problems = append(b.problems, Problem{at, diag.T("%[1]sの %[2]d 番がありません。", "%[1]s has no element %[2]d", label(f), n),
				diag.T("番号は 0 から順に付けてください。", "Count from 0 and leave none out.")})
			return nil, false
		}
		v, ok := b.value(element, g.items[i], at)
		if !ok {
			return nil, false
		}
		out = append(out, v)
	}
	for _, text := range g.texts {
		v, ok := b.single(element, key, text)
		if !ok {
			return nil, false
		}
		out = append(out, v)
	}
	if simple(out) {
		return yamltree.Flow{Value: out}, true
	}
	return out, true
}

// simple reports whether a list reads well on one line: short values, no maps.
func simple(list []any) bool {
	length := 0
	for _, v := range list {
		switch v := v.(type) {
		case string:
			length += len([]rune(v))
		case yamltree.Plain:
			length += len(v)
		default:
			return false
		}
	}
	return length <= 30
}

// object makes a map of what was given and of what it requires besides.
func (b *builder) object(f schema.Field, g *given, key string) (any, bool) {
	var m yamltree.Map
	for _, inner := range fieldsOf(f.Shape, g) {
		at := join(key, inner.Name)
		v, ok := b.value(inner, g.get(inner.Name), at)
		if !ok && inner.Required && g.get(inner.Name) == nil {
			v, ok = b.required(inner, at)
		}
		if ok {
			m = append(m, yamltree.Entry{Key: inner.Name, Value: v})
		}
	}
	return m, true
}

// fieldsOf are the declared fields of a map, and of a map with free keys those given.
func fieldsOf(shape *schema.Shape, g *given) []schema.Field {
	fields := shape.Fields()
	if len(fields) > 0 || g == nil {
		return fields
	}
	for _, name := range slices.Sorted(maps.Keys(g.fields)) {
		if f, ok := shape.Field(name); ok {
			fields = append(fields, f)
		}
	}
	return fields
}

// required is the value of a required field that nobody gave: what can only be one
// thing, else nothing, and the field is missing.
func (b *builder) required(f schema.Field, key string) (any, bool) {
	switch {
	case f.Const != "":
		return f.Const, true
	case len(f.Enum) == 1:
		return f.Enum[0].Value, true
	case f.Format == "date" && !strings.Contains(key, "[") && !b.isDue(key):
		return yamltree.Plain(b.request.Today.String()), true
	case f.Type == "object" && len(f.Shape.Fields()) > 0:
		return b.object(f, nil, key)
	case f.Type == "array" && f.Shape.Item() != nil && f.Shape.Item().Type() == "object":
		if f.Shape.MinItems() == 0 {
			return []any{}, true
		}
		v, ok := b.object(schema.Field{Shape: f.Shape.Item()}, nil, key+"[0]")
		return []any{v}, ok
	}
	if v, ok := b.writer(f, key); ok {
		return v, true
	}
	b.missing = append(b.missing, Missing{key, f})
	return nil, false
}

// writer is the one who writes, or their department, for a field that asks for a
// person or a department at the top of the record.
func (b *builder) writer(f schema.Field, key string) (any, bool) {
	p, ok := b.snapshot.Firm.Person(b.request.Person)
	switch {
	case !ok || key != f.Name || f.Type != "string":
	case slices.Contains(f.Refs, "person"):
		return p.ID, true
	case slices.Contains(f.Refs, "department") && p.Department != "":
		return p.Department, true
	}
	return nil, false
}

// isDue reports whether a date lies ahead or is an end of a term that has to be given
// whole: what the writer alone knows.
func (b *builder) isDue(key string) bool {
	last := key[strings.LastIndex(key, ".")+1:]
	for _, word := range []string{"to", "until", "due", "next"} {
		if last == word || strings.HasSuffix(last, "_"+word) || strings.HasPrefix(last, word+"_") {
			return true
		}
	}
	if term, ok := strings.CutSuffix(key, "from"); ok {
		if end, ok := b.request.Kind.Field(strings.Split(term+"to", ".")...); ok && end.Required {
			return true
		}
	}
	data, ok := b.request.Kind.Annotation("x-deadlines")
	if !ok {
		return false
	}
	var deadlines []struct{ Due string }
	if json.Unmarshal(data, &deadlines) != nil {
		return false
	}
	for _, d := range deadlines {
		if d.Due == key {
			return true
		}
	}
	return false
}

// usual is what fields that most kinds share are filled with.
func (b *builder) usual(f schema.Field) (any, bool) {
	kind := b.request.Kind
	switch {
	case f.Name == "id":
		return b.id, true
	case f.Name == "kind" && (len(f.Enum) == 1 || f.Const != ""):
		return kind.Name, true
	case f.Name == "form_no":
		return b.formNo()
	case b.request.Kind.IsLedger():
		return nil, false
	case f.Name == "status":
		_, ok := f.Value("draft")
		return "draft", ok
	case f.Name == "year" && f.Type == "integer":
		return b.year(), b.year() != 0
	case f.Name == "title" && b.yearly():
		return diag.T("%[1]d年度 %[2]s", "%[2]s %[1]d", b.year(), kind.Title).In(b.request.Lang), true
	case f.Name == kind.Meta.Occurred && f.Format == "date":
		return yamltree.Plain(b.request.Today.String()), true
	case f.Name == "requirements":
		return b.evidence()
	}
	return nil, false
}

// formNo is the firm's number of the form, from the manifest, else the kind's own. It
// stands on a ledger as a whole, not on its entries.
func (b *builder) formNo() (any, bool) {
	kind := b.request.Kind
	if kind.IsLedger() && !b.head {
		return nil, false
	}
	if m := b.snapshot.Manifest(); m != nil {
		for _, form := range m.Node.Get("forms").Items() {
			if form.Get("kind").Text() == kind.Name {
				return form.Get("form_no").Text(), true
			}
		}
	}
	return kind.Meta.Form, kind.Meta.Form != ""
}

// evidence are the requirements that a record of the kind is evidence for, as far as
// they are numbered as in the repository's edition (J or A).
func (b *builder) evidence() (any, bool) {
	letter := "J"
	if b.snapshot.Firm.Catalogue == "a2017" {
		letter = "A"
	}
	var ids []any
	for _, id := range b.request.Kind.Meta.Evidence {
		if strings.HasPrefix(id, letter+".") {
			ids = append(ids, id)
		}
	}
	return yamltree.Flow{Value: ids}, len(ids) > 0
}
