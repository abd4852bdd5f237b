package personal

import "unicode/utf8"

// sequence is digits with single separators between them, as people write numbers:
// 090-1234-5678, １２３４　５６７８ ９０１２, or broken over two lines.
type sequence struct {
	start, end int
	groups     []group
	seps       []separator // between groups[i] and groups[i+1]
}

type group struct {
	start, end int    // in the text
	digits     string // in ASCII
}

type separator uint8

const (
	hyphen separator = iota + 1
	space
	dot
	bracket
	newline
)

// harmless is the end of a day (2026-11-21) or of a small number that nothing follows
// that could belong to it, and i for all else. Nearly every number of a ledger is one
// of these, and needs no closer look.
func harmless(text string, i int) int {
	if end := i + len("2026-11-21"); end < len(text) && text[i+4] == '-' && text[i+7] == '-' && isDigits(text[i:i+4]) && isDigits(text[i+5:i+7]) && isDigits(text[i+8:end]) && (ends(text, end) || text[end] == ' ') {
		return end
	}
	end := i
	for end < len(text) && end < i+minDigits && text[end] >= '0' && text[end] <= '9' {
		end++
	}
	if end > i && end < i+minDigits && end < len(text) && ends(text, end) {
		return end
	}
	return i
}

// ends reports whether a number that ends at a place is over: there is neither a digit
// nor a separator nor the first byte of a character that may be one, or be 丁目; behind
// the end of the line the next begins with no digit.
func ends(text string, at int) bool {
	switch c := text[at]; c {
	case ' ', '-', '.', '(', ')':
		return false
	case '\r', '\n':
		next := skipIndent(text, at)
		return next > at && next < len(text) && text[next] < 0x80 && (text[next] < '0' || text[next] > '9') && text[next] != '\n'
	default:
		return c < 0x80 && (c < '0' || c > '9')
	}
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// next reads the sequence that begins at the digit at i.
func next(text string, i int) sequence {
	s := sequence{start: i}
	for {
		g, ok := readGroup(text, i)
		if !ok {
			return s // cannot be: a separator is taken only before a digit
		}
		s.groups, s.end = append(s.groups, g), g.end
		sep, after := readSeparator(text, g.end)
		if sep == 0 {
			return s
		}
		if _, ok := digitAt(text, after); !ok {
			return s
		}
		s.seps = append(s.seps, sep)
		i = after
	}
}

func readGroup(text string, i int) (group, bool) {
	g := group{start: i, end: i}
	var digits []byte
	for {
		d, ok := digitAt(text, g.end)
		if !ok {
			g.digits = string(digits)
			return g, len(digits) > 0
		}
		digits = append(digits, d.value)
		g.end += d.size
	}
}

type digit struct {
	value byte
	size  int
}

// digitAt is the digit at i: of ASCII, or full-width.
func digitAt(text string, i int) (digit, bool) {
	if i >= len(text) {
		return digit{}, false
	}
	c := text[i]
	if c >= '0' && c <= '9' {
		return digit{c, 1}, true
	}
	if c == 0xEF && i+2 < len(text) && text[i+1] == 0xBC && text[i+2] >= 0x90 && text[i+2] <= 0x99 {
		return digit{text[i+2] - 0x90 + '0', 3}, true
	}
	return digit{}, false
}

// readSeparator reads what may stand between two groups of one number: a hyphen in
// any of its forms, a space, a bracket, or the end of a line with its indent.
func readSeparator(text string, i int) (separator, int) {
	r, size := utf8.DecodeRuneInString(text[i:])
	after := i + size
	switch r {
	case '-', '－', 'ー', '−', '‐', '‑', '‒', '–', '—', '―':
		return hyphen, skipBreak(text, after)
	case '.', '．':
		return dot, after
	case '(', ')', '（', '）':
		return bracket, after
	case ' ', '　', '\u00a0':
		return space, after
	case '\r', '\n':
		return newline, skipIndent(text, i)
	}
	return 0, i
}

// skipBreak passes over the end of a line that stands behind a hyphen: 090-, and the
// rest on the next line.
func skipBreak(text string, i int) int {
	if i < len(text) && (text[i] == '\r' || text[i] == '\n') {
		return skipIndent(text, i)
	}
	return i
}

const maxIndent = 40

func skipIndent(text string, i int) int {
	end := i
	for lines := 0; end < len(text) && end-i < maxIndent; end++ {
		switch text[end] {
		case '\n':
			if lines++; lines > 1 {
				return i
			}
		case '\r', ' ', '\t':
		default:
			return end
		}
	}
	return end
}
