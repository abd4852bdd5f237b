package regulation

import "strings"

// Tables stand in plain text as rows between bars, the header set off by a row of
// dashes:
//
//	| 区分 | 保管期間 |
//	|---|---|
//	| 申請書 | 5年 |
//
// A bar inside a cell is written \|, a line break <br>.

// parseTable reads rows of that form, nil where there are none.
func parseTable(rows []string) *Table {
	if len(rows) == 0 {
		return nil
	}
	t := &Table{}
	for i, row := range rows {
		cells := splitRow(row)
		if i == 1 && isSeparator(cells) {
			t.Header, t.Rows = t.Rows[0], nil
			continue
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// splitRow cuts a row at its bars and undoes the escapes.
func splitRow(row string) []string {
	row = strings.TrimPrefix(row, "|")
	var cells []string
	var cell strings.Builder
	flush := func() {
		text := strings.ReplaceAll(strings.TrimSpace(cell.String()), "<br>", "\n")
		cells = append(cells, text)
		cell.Reset()
	}
	for i := 0; i < len(row); i++ {
		switch {
		case row[i] == '\\' && i+1 < len(row) && (row[i+1] == '|' || row[i+1] == '\\'):
			i++
			cell.WriteByte(row[i])
		case row[i] == '|':
			flush()
		default:
			cell.WriteByte(row[i])
		}
	}
	if strings.TrimSpace(cell.String()) != "" {
		flush()
	}
	return cells
}

func isSeparator(cells []string) bool {
	for _, c := range cells {
		if c == "" || strings.Trim(c, ":-") != "" {
			return false
		}
	}
	return len(cells) > 0
}

// lines sets the table as rows between bars.
func (t *Table) lines() []string {
	var out []string
	if len(t.Header) > 0 {
		out = append(out, formatRow(t.Header), "|"+strings.Repeat("---|", len(t.Header)))
	}
	for _, row := range t.Rows {
		out = append(out, formatRow(row))
	}
	return out
}

var cellEscapes = strings.NewReplacer("\\", "\\\\", "|", "\\|", "\n", "<br>")

func formatRow(cells []string) string {
	var b strings.Builder
	b.WriteByte('|')
	for _, c := range cells {
		b.WriteString(" " + cellEscapes.Replace(c) + " |")
	}
	return b.String()
}
