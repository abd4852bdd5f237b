package book

import (
	"unicode/utf8"

	"github.com/pms-project/pms/pkg/block"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/pkg/tree"
)

// The limits of a table that reads well: columns, and characters a row of paper holds.
const (
	fewColumns  = 7 // in a form, on upright paper
	manyColumns = 11
	widestRow   = 150 // full-width characters that a row may ask for, wrapping included
)

// smallTable is a list of maps as a table, nil where it has too many columns or values
// with parts.
func (c *composer) smallTable(shape *schema.Shape, list tree.Node) *block.Table {
	columns, ok := c.columns(shape, list)
	if !ok || len(columns) > fewColumns {
		return nil
	}
	return c.table(columns, list)
}

// columns are the fields that at least one element fills; ok is false where an element
// is no map or a value has parts.
func (c *composer) columns(shape *schema.Shape, list tree.Node) (columns []schema.Field, ok bool) {
	declared := c.declared(shape)
	used := make([]bool, len(declared.list))
	var unknown []schema.Field
	met := map[string]bool{}
	ok = true
	for _, e := range list.Items() {
		ok = ok && e.Kind() == tree.Map
		for key, v := range e.Fields() {
			i, known := declared.by[key.Text()]
			f := schema.Field{Name: key.Text()}
			if known {
				f = declared.list[i]
			}
			if v.Kind() == tree.Null {
				continue
			}
			if known {
				used[i] = true
			} else if !met[f.Name] {
				met[f.Name] = true
				unknown = append(unknown, f)
			}
			ok = ok && c.flat(f, v)
		}
	}
	for i, f := range declared.list {
		if used[i] {
			columns = append(columns, f)
		}
	}
	columns = append(columns, unknown...)
	return columns, ok
}

// table sets the elements of a list as rows.
func (c *composer) table(columns []schema.Field, list tree.Node) *block.Table {
	t := &block.Table{Columns: make([]block.Column, len(columns)), Rows: make([]block.Row, 0, list.Len())}
	for i, f := range columns {
		t.Columns[i].Title = c.title(f)
		if f.Type == "integer" || f.Type == "number" {
			t.Columns[i].Align = block.Right
		}
	}
	for _, e := range list.Items() {
		row := block.Row{Cells: make([][]block.Line, len(columns))}
		for i, f := range columns {
			row.Cells[i] = c.valueBeside(f, e.Get(f.Name), func(name string) string { return e.Get(name).Text() })
		}
		t.Rows = append(t.Rows, row)
	}
	weigh(t)
	return t
}

// weigh measures how much width each column of a table asks for, in half-width
// characters: its longest line as far as a cell should be wide, and half of what is
// beyond.
func weigh(t *block.Table) {
	const wide = 36
	for i := range t.Columns {
		w := halves(t.Columns[i].Title)
		for _, row := range t.Rows {
			for _, l := range row.Cells[i] {
				w = max(w, halves(l.String()))
			}
		}
		if w > wide {
			w = min(wide+(w-wide)/4, 2*wide)
		}
		t.Columns[i].Weight = max(w+3, 6) // the padding of a cell
	}
}

// halves is the width of a text in half-width characters, near enough for a column.
func halves(s string) int {
	n := utf8.RuneCountInString(s)
	return n + (len(s)-n)/2 // a Japanese character has three bytes and two halves
}

// rowWeight is the width that all columns together ask for.
func rowWeight(t *block.Table) int {
	sum := 0
	for _, col := range t.Columns {
		sum += col.Weight
	}
	return sum
}
