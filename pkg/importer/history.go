package importer

import (
	"slices"
	"strings"
)

var (
	historyHeading = expression(`^[|【\s]*(改訂|改定|改正|変更|版数)\s*(履歴|経歴|沿革|記録|来歴)[|】\s]*$|^沿革$`)
	historyColumns = expression(`^[|\s]*版数?[\s|]`)
	historyVersion = expression(`^(?:第)?\s*(\d+(?:\.\d+)*|初)\s*版?$`)
)

// readHistory takes the rows of the 改訂履歴 out of the lines: version, date and
// summary of each edition. A line without a version continues the row above.
func (s *source) readHistory(f *front) {
	start := slices.IndexFunc(s.lines, func(l line) bool { return l.role == body && historyHeading().MatchString(squeeze(l.text)) })
	if start < 0 {
		return
	}
	before := len(f.revisions)
	for i := start; i < len(s.lines); i++ {
		l := &s.lines[i]
		if l.role != body {
			continue
		}
		switch {
		case i == start, historyColumns().MatchString(foldDigits(l.text)) && len(f.revisions) == before:
			l.role = history
		default:
			if !f.historyRow(l, before) {
				return
			}
			l.role = history
		}
	}
}

// historyRow reads one line of the history; false where the history has ended.
func (f *front) historyRow(l *line, before int) bool {
	cells := cellsOf(l)
	if len(cells) >= 2 {
		m := historyVersion().FindStringSubmatch(foldDigits(cells[0]))
		if m == nil {
			return f.continueRow(l, before)
		}
		r := revision{version: strings.Replace(m[1], "初", "初版", 1), no: l.no}
		rest := cells[1:]
		if onlyDate().MatchString(foldDigits(rest[0])) {
			r.date = parseDate(rest[0])
			rest = rest[1:]
		}
		r.summary = strings.Join(rest, "　")
		f.revisions = append(f.revisions, r)
		return true
	}
	return f.continueRow(l, before)
}

// continueRow adds a line to the last row. A heading, or a full sentence where rows
// have none, ends the history.
func (f *front) continueRow(l *line, before int) bool {
	if len(f.revisions) == before || entryLabel(l.text) != "" {
		return false
	}
	last := &f.revisions[len(f.revisions)-1]
	last.summary = strings.TrimLeft(last.summary+"\n"+strings.Join(cellsOf(l), "　"), "\n")
	return true
}

// cellsOf are the cells of a row between bars or tabs, without empty ones at its end.
func cellsOf(l *line) []string {
	var cells []string
	if l.cell {
		cells = strings.Split(strings.Trim(l.text, "|"), "|")
	} else {
		cells = strings.Split(l.text, "\t")
	}
	for i := range cells {
		cells[i] = clean(cells[i])
	}
	for len(cells) > 0 && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	return cells
}
