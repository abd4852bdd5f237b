package docx

import "strings"

// maxColumns is the number of columns that Word allows.
const maxColumns = 63

// table is an open table.
type table struct {
	row   []string
	above []string // the row above, by column
	no    int      // first paragraph of the row

	// of the open cell
	span   int
	merged bool // goes on from the cell above

	head       bool // repeated on every page
	rowDeleted bool
}

// table is the innermost open table, nil outside.
func (r *reader) table() *table {
	if len(r.tables) == 0 {
		return nil
	}
	return r.tables[len(r.tables)-1]
}

func (r *reader) openTable() func() {
	r.story().settle(r.no)
	r.tables = append(r.tables, &table{})
	return func() { r.tables = r.tables[:len(r.tables)-1] }
}

// indent leaves out columns at the start of a row.
func (t *table) indent(columns int) {
	for range min(max(columns, 0), maxColumns-len(t.row)) {
		t.row = append(t.row, "")
	}
}

func (r *reader) openRow() func() {
	t := r.table()
	if t == nil {
		return nil
	}
	t.row, t.no, t.head, t.rowDeleted = nil, r.no+1, false, false
	return func() {
		t.above = t.row
		if t.rowDeleted {
			r.doc.Found.Deleted.add(t.no, 1, weight(strings.Join(t.row, "")))
			return
		}
		if strings.Join(t.row, "") != "" {
			s := r.story()
			s.blocks = append(s.blocks, Block{No: t.no, Cells: t.row, Head: t.head, NewPage: s.newPage})
			s.newPage = false
		}
	}
}

func (r *reader) openCell() func() {
	t := r.table()
	if t == nil {
		return nil
	}
	t.span, t.merged = 1, false
	s := r.openStory()
	return func() {
		r.closeStory(s)
		r.closeCell(t, joined(s.blocks))
	}
}

// closeCell sets a cell into its row. One that goes on from above says the same; one
// over several columns stands in the first of them.
func (r *reader) closeCell(t *table, text string) {
	if len(t.row) >= maxColumns {
		t.row[maxColumns-1] += "\n" + text
		return
	}
	if column := len(t.row); t.merged && text == "" && column < len(t.above) && t.above[column] != "" {
		text = t.above[column]
		r.left -= len(text)
		r.doc.Found.Merged.add(t.no, 1, weight(text))
	}
	t.row = append(t.row, text)
	t.indent(t.span - 1)
}

// joined is the text of blocks in one, a line each.
func joined(blocks []Block) string {
	var lines []string
	for _, b := range blocks {
		if line := b.Line(); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// Line is a block as text, the label in front; the cells of a row are parted by spaces.
func (b *Block) Line() string {
	if b.Cells != nil {
		return strings.TrimSpace(strings.Join(b.Cells, "　"))
	}
	text := strings.Trim(b.Text, " \t　\n\f")
	switch {
	case b.Label == "":
		return text
	case text == "":
		return b.Label
	}
	return b.Label + "　" + text
}
