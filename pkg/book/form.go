package book

import (
	"slices"
	"strconv"

	"github.com/pms-project/pms/pkg/block"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/pkg/tree"
)

// The fields that every kind shares have a place of their own on a form: what is printed
// in its head, at its start, and at its end (common.schema.json).
var (
	headFields  = []string{"kind", "form_no", "approvals"}
	firstFields = []string{"title", "year", "status"}
	lastFields  = []string{"note", "requirements", "retention", "original_at", "id"}
)

// form composes a record as a filled form.
func (c *composer) form(r *record.Record) *block.Document {
	name := c.formTitle(r)
	d := &block.Document{
		Title: c.label(r), Number: c.formNumber(r), Edition: c.edition(r), Sub: c.kindTitle(r),
		Blocks: []block.Block{
			&block.Cover{Compact: true, Firm: c.firm(), Title: name, Number: c.formNumber(r), Approvals: c.seals(r)},
		},
	}
	d.Blocks = append(d.Blocks, &block.Form{Rows: c.recordRows(r.Kind.Record, r.Node)})
	if t := c.revisions(r.Node.Get("revisions")); t != nil {
		d.Blocks = append(d.Blocks, t)
	}
	d.Wide = slices.ContainsFunc(d.Blocks, isWide)
	return d
}

// kindTitle is the heading under which the records of a kind stand in the contents, ""
// for a kind with one file.
func (c *composer) kindTitle(r *record.Record) string {
	if !c.many[r.Kind.Name] {
		return ""
	}
	return r.Kind.Title.In(c.lang)
}

// label is the name of a record in headings and contents: its own, else that of its kind.
func (c *composer) label(r *record.Record) string {
	if r.Kind.Record == c.people && !r.IsHead() {
		return c.person(r.ID)
	}
	if l := r.Label(); l != r.ID || r.Kind.Record.Has("id") {
		return l
	}
	return r.Kind.Title.In(c.lang)
}

// recordRows are the rows of a whole record, the shared fields in their places.
func (c *composer) recordRows(shape *schema.Shape, n tree.Node) []block.FormRow {
	var first, middle, last []filled
	for _, f := range c.fields(shape, n) {
		switch {
		case slices.Contains(headFields, f.Name) || f.Name == "revisions" || f.Name == "entries":
		case slices.Contains(firstFields, f.Name):
			first = append(first, f)
		case slices.Contains(lastFields, f.Name):
			last = append(last, f)
		default:
			middle = append(middle, f)
		}
	}
	order(first, firstFields)
	order(last, lastFields)
	return c.rows(slices.Concat(first, middle, last), 0)
}

// order sorts fields by their place in names.
func order(list []filled, names []string) {
	slices.SortStableFunc(list, func(a, b filled) int { return slices.Index(names, a.Name) - slices.Index(names, b.Name) })
}

// filled is a field with its value.
type filled struct {
	schema.Field
	node tree.Node
}

// fields are the filled fields of a map in the order of the schema, then those that the
// schema does not know.
func (c *composer) fields(shape *schema.Shape, n tree.Node) []filled {
	out := make([]filled, 0, n.Len())
	declared := c.declared(shape)
	for i := range declared.list {
		f := &declared.list[i]
		if v := n.Get(f.Name); v.Exists() && v.Kind() != tree.Null {
			out = append(out, filled{*f, v})
		}
	}
	for key, v := range n.Fields() {
		if _, known := declared.by[key.Text()]; known {
			continue
		}
		f := schema.Field{Name: key.Text()}
		if shape != nil {
			if typed, ok := shape.Field(key.Text()); ok { // a typed map declares any key
				f = typed
				f.Name = key.Text()
				f.Title.JA, f.Title.EN = key.Text(), key.Text()
			}
		}
		out = append(out, filled{f, v})
	}
	return out
}

// declaration is what a shape declares, in its order and by name.
type declaration struct {
	list []schema.Field
	by   map[string]int
}

// declared are the fields of a shape. They are asked for once for every map of a
// repository, so they are kept.
func (c *composer) declared(shape *schema.Shape) *declaration {
	if shape == nil {
		return &declaration{}
	}
	if d, ok := c.shapes.Load(shape); ok {
		return d.(*declaration)
	}
	d := &declaration{list: shape.Fields(), by: map[string]int{}}
	for i, f := range d.list {
		d.by[f.Name] = i
		if shape == c.people && f.Name == "name" {
			d.list[i].Personal = true // but for the holders of published offices
		}
	}
	c.shapes.Store(shape, d)
	return d
}

// maxDepth is how deep forms nest in each other; what is deeper stands in one cell.
const maxDepth = 3

// rows lays out fields. A map or a list of maps of the record itself becomes a band with
// its own rows; deeper ones are forms in a cell.
func (c *composer) rows(list []filled, depth int) []block.FormRow {
	var out []block.FormRow
	for _, f := range list {
		title := c.title(f.Field)
		if c.flat(f.Field, f.node) {
			out = append(out, block.FormRow{Label: title, Value: c.cell(f, siblings(list))})
			continue
		}
		if depth > 0 || f.node.Kind() != tree.Map || f.Name == "approvals" {
			if v := c.nested(f, depth); depth == 0 && v != nil {
				out = append(out, block.FormRow{Band: title}, block.FormRow{Value: v})
			} else {
				out = append(out, block.FormRow{Label: title, Value: v})
			}
			continue
		}
		out = append(out, block.FormRow{Band: title})
		out = append(out, c.rows(c.fields(f.Shape, f.node), depth+1)...)
	}
	return out
}

// siblings are the texts of fields by name.
func siblings(list []filled) func(string) string {
	return func(name string) string {
		for _, f := range list {
			if f.Name == name {
				return f.node.Text()
			}
		}
		return ""
	}
}

// cell is a flat value as the content of a form's cell.
func (c *composer) cell(f filled, beside func(string) string) []block.Block {
	lines := c.valueBeside(f.Field, f.node, beside)
	switch {
	case len(lines) == 0:
		return nil
	case f.node.Kind() == tree.List && len(lines) > 1:
		return []block.Block{&block.List{Items: lines}}
	}
	return []block.Block{&block.Paragraph{Style: block.Plain, Lines: lines}}
}

// nested is a value with parts.
func (c *composer) nested(f filled, depth int) []block.Block {
	switch {
	case f.Name == "approvals" && f.node.Kind() == tree.List:
		return []block.Block{c.approvals(f.Field, f.node, false)}
	case depth > maxDepth:
		return []block.Block{&block.Paragraph{Style: block.Plain, Lines: c.outline(f.node)}}
	case f.node.Kind() == tree.Map:
		return []block.Block{&block.Form{Rows: c.rows(c.fields(f.Shape, f.node), depth+1)}}
	}
	return c.list(f, depth)
}

// list is a list with maps or lists in it: a table where each element is a few short
// values, else a form for each.
func (c *composer) list(f filled, depth int) []block.Block {
	var shape *schema.Shape
	if f.Shape != nil {
		shape = f.Shape.Item()
	}
	if t := c.smallTable(shape, f.node, depth); t != nil {
		return []block.Block{t}
	}
	form := &block.Form{}
	for i, e := range f.node.Items() {
		form.Rows = append(form.Rows, block.FormRow{Band: strconv.Itoa(i+1) + c.elementTitle(e)})
		if e.Kind() == tree.Map {
			form.Rows = append(form.Rows, c.rows(c.fields(shape, e), depth+1)...)
		} else {
			form.Rows = append(form.Rows, block.FormRow{Value: []block.Block{&block.Paragraph{Style: block.Plain, Lines: c.outline(e)}}})
		}
	}
	return []block.Block{form}
}

// elementTitle is the name of an element behind its number.
func (c *composer) elementTitle(e tree.Node) string {
	for _, name := range []string{"title", "name"} {
		if t := e.Get(name).Text(); t != "" {
			return c.say("　", " ") + t
		}
	}
	return ""
}

// outline is a value of any shape in lines, for what is too deep for a form.
func (c *composer) outline(n tree.Node) []block.Line {
	switch n.Kind() {
	case tree.Map:
		var out []block.Line
		for key, v := range n.Fields() {
			out = append(out, block.Text(key.Text()+c.say("：", ": ")+oneLine(c.outline(v), c.say("、", ", ")).String()))
		}
		return out
	case tree.List:
		var out []block.Line
		for _, v := range n.Items() {
			out = append(out, oneLine(c.outline(v), c.say("、", ", ")))
		}
		return out
	}
	return block.Lines(n.Text())
}
