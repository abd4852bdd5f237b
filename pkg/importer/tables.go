package importer

import "strings"

// makeRows turns runs of lines with tabs into table rows. A single line with a tab
// is a row too: what stands apart in the source stays apart.
func (s *source) makeRows() {
	for i := range s.lines {
		l := &s.lines[i]
		if l.role != body || l.cell || !strings.Contains(l.text, "\t") || entryLabel(l.text) != "" {
			continue
		}
		if startsWithLabel(l.text) && strings.Count(l.text, "\t") == 1 && !s.besideRow(i) {
			continue // a label and its text, set apart by a tab
		}
		l.text = row(cellsOf(l))
		l.cell = true
	}
	for i := range s.lines {
		if l := &s.lines[i]; l.role == body && !l.cell {
			l.text = strings.ReplaceAll(l.text, "\t", "　")
		}
	}
}

// cells adds a row of a table; a row of one cell is layout, not a table.
func (s *source) cells(cells []string, no int, page bool) {
	full := 0
	for i, c := range cells {
		cells[i] = clean(strings.Join(strings.FieldsFunc(c, isLineEnd), "<br>"))
		if cells[i] != "" {
			full++
		}
	}
	if full > 1 {
		s.push(line{text: row(cells), no: no, gap: true, page: page, cell: true})
		return
	}
	for _, c := range cells {
		for _, part := range strings.Split(c, "<br>") {
			if part = clean(part); part != "" {
				s.push(line{text: part, no: no, gap: true, page: page})
				page = false
			}
		}
	}
}

// besideRow reports whether a neighbour of line i has cells too.
func (s *source) besideRow(i int) bool {
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(s.lines) && s.lines[j].role == body && (s.lines[j].cell || strings.Contains(s.lines[j].text, "\t")) &&
			!startsWithLabel(s.lines[j].text) {
			return true
		}
	}
	return false
}
