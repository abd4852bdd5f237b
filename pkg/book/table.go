package book

import (
	"slices"
	"unicode/utf8"

	"github.com/pms-project/pms/pkg/block"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/pkg/tree"
)

// The limits of a table that reads well: columns, and characters a row of paper holds.
const (
	fewColumns  = 7 // in a form, on upright paper
	manyColumns = 11
	widestRow   = 190 // half-width characters that the columns of a ledger may ask for
)

// smallTable is a list of maps as a table, nil where it has too many columns or values
// with parts. The list of a record itself may have as many as fit on paper laid across.
func (c *composer) smallTable(shape *schema.Shape, list tree.Node, depth int) *block.Table {
	columns, ok := c.columns(shape, list)
	if !ok || len(columns) > fewColumns && (depth > 0 || len(columns) > manyColumns) {
		return nil
	}
	return c.table(columns, list)
}

// isWide reports whether a block asks for paper laid across.
func isWide(b block.Block) bool {
	switch b := b.(type) {
	case *block.Table:
		return len(b.Columns) > fewColumns
	case *block.Form:
		for _, r := range b.Rows {
			if slices.ContainsFunc(r.Value, isWide) {
				return true
			}
		}
	}
	return false
}

// columns are the fields that at least one element fills; ok is false where an element
// is no map, or a value has more parts than a cell holds.
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
			ok = ok && c.compactable(f, v)
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

// weigh gives each column of a table its share of the width, in half-width characters: a
// narrow one what its longest line needs, so that dates and numbers are not broken, the
// wide ones what is left, by their length.
func weigh(t *block.Table) {
	const narrow, wide, padding = 17, 72, 3
	paper := 98 // half-width characters across upright paper, at the size of tables
	if len(t.Columns) > fewColumns {
		paper = 150
	}
	left, asked := paper, 0
	for i := range t.Columns {
		w := halves(t.Columns[i].Title)
		for _, row := range t.Rows {
			for _, l := range row.Cells[i] {
				w = max(w, halves(l.String()))
			}
		}
		t.Columns[i].Weight = max(min(w, wide)+padding, 6)
		if w > narrow {
			asked += t.Columns[i].Weight
		} else {
			left -= t.Columns[i].Weight
		}
	}
	if asked <= left || asked == 0 {
		return
	}
	for i := range t.Columns {
		if w := t.Columns[i].Weight; w > narrow+padding {
			t.Columns[i].Weight = max(w*left/asked, narrow)
		}
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
