package regulation

import "strings"

// TextBlock is a part of the text of a node: running text, or a table whose rows stand
// between bars. From and To are its bytes in the text.
type TextBlock struct {
	From, To int
	Table    *Table // nil for running text
}

// Blocks cuts a text into running text and tables, in order. Lines that begin with a
// bar make a table.
func Blocks(text string) []TextBlock {
	if !strings.Contains(text, "|") {
		return []TextBlock{{From: 0, To: len(text)}}
	}
	var out []TextBlock
	var rows []string
	from, inTable := 0, false
	flush := func(to int) {
		switch {
		case inTable:
			out = append(out, TextBlock{from, to, parseTable(rows)})
		case strings.TrimSpace(text[from:to]) != "":
			out = append(out, TextBlock{From: from, To: to})
		}
		from, rows = to, nil
	}
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		trimmed := strings.TrimSpace(line)
		if row := strings.HasPrefix(trimmed, "|"); row != inTable {
			flush(at)
			inTable = row
		}
		if inTable {
			rows = append(rows, trimmed)
		}
		at += len(line)
	}
	flush(len(text))
	return out
}
