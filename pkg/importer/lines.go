package importer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pms-project/pms/pkg/regulation"
)

// line is one line of the source that is not blank.
type line struct {
	text string // without markup and without white space at its ends
	was  string // the same before it was made a row or a list item
	no   int    // 1-based line of the source
	gap  bool   // a blank line or a page break stands before it
	page bool   // a page break stands before it
	cell bool   // a row of a table: text holds the row between bars
	head bool   // a row that heads the columns
	role role
}

// role is what a line is in the book; the proof asks for each role in its own place.
type role uint8

const (
	body    role = iota // part of the rules
	title               // 題名
	meta                // a field of the control block: 文書番号, 改定日
	history             // a row of the 改訂履歴
	remark              // in front of the rules, kept as a note
	page                // running head or page number
	toc                 // contents
)

// source is a file as lines.
type source struct {
	lines []line
	wraps bool // lines are broken by the page and have to be joined
	// paragraphs: the numbers of lines are those of the paragraphs of a Word file
	paragraphs bool
	warnings   []Warning
	repaired   []Lost // damaged labels that were replaced
}

// splitText takes plain text apart. Emphasis marks and list dashes that converters
// leave in text are markup.
func splitText(text string) *source {
	s := &source{wraps: true}
	gap, pageBreak := true, true
	for no, raw := range strings.Split(text, "\n") {
		for i, part := range strings.Split(raw, "\f") {
			if i > 0 {
				gap, pageBreak = true, true
			}
			part = clean(stripMarkup(part))
			if part == "" {
				gap = true
				continue
			}
			cell := len(part) > 1 && strings.HasPrefix(part, "|") && strings.HasSuffix(part, "|")
			s.push(line{text: part, no: no + 1, gap: gap, page: pageBreak, cell: cell})
			gap, pageBreak = false, false
		}
	}
	return s
}

func (s *source) push(l line) {
	l.was = l.text
	s.lines = append(s.lines, l)
}

// clean drops control characters, zero-width characters and white space at the ends.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return r
		case unicode.IsControl(r), r == '\ufeff', r == '\u200b', r == '\u00ad':
			return -1
		}
		return r
	}, s)
	return strings.Trim(s, " \t　\u00a0")
}

// stripMarkup drops the paired ** of emphasis, and a dash in front of a label.
func stripMarkup(s string) string {
	if n := strings.Count(s, "**"); n > 0 && n%2 == 0 {
		s = strings.ReplaceAll(s, "**", "")
	}
	if isPageNumber(clean(s)) {
		return s
	}
	trimmed := strings.TrimLeft(s, " \t　")
	for _, dash := range []string{"- ", "* "} {
		rest, ok := strings.CutPrefix(trimmed, dash)
		rest = strings.TrimLeft(rest, " ")
		if _, labelled := regulation.ScanLabel(rest); ok && (labelled || damagedLabel(rest) > 0 || strings.HasPrefix(rest, "※")) {
			return rest
		}
	}
	return s
}

// squeeze is the text that the proof compares: half width, without white space.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case unicode.IsSpace(r):
			return -1
		}
		return r
	}, s)
}

// weight is the number of characters of s that are not white space.
func weight(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

func length(s string) int { return utf8.RuneCountInString(s) }
