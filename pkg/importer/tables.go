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
