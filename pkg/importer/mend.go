package importer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pms-project/pms/pkg/regulation"
)

// piece is a line of the result: text, and which line of the source each stretch of
// it comes from.
type piece struct {
	text string
	cell bool
	from []origin
}

// origin says that the bytes from at on come from a line of the source.
type origin struct{ at, no int }

// mend makes pieces of the lines of the rules: lines broken by the page are joined,
// provisions that ran together are parted, damaged labels repaired.
func (s *source) mend(d *regulation.Dialect) []piece {
	var out []piece
	width := s.wrapWidth()
	for i := range s.lines {
		l := &s.lines[i]
		if l.role != body {
			continue
		}
		if n := len(out); n > 0 && s.joins(&out[n-1], l, d, width) {
			out[n-1].append(l.text, l.no)
			continue
		}
		out = append(out, piece{l.text, l.cell, []origin{{0, l.no}}})
		if l.head {
			out = append(out, piece{strings.Repeat("|---", len(cellsOf(l))) + "|", true, []origin{{0, l.no}}})
		}
	}
	out = s.part(out)
	s.repair(out)
	return out
}

func (p *piece) append(text string, no int) {
	last, _ := utf8.DecodeLastRuneInString(p.text)
	first, _ := utf8.DecodeRuneInString(text)
	if isLatin(last) && isLatin(first) {
		p.text += " "
	}
	p.from = append(p.from, origin{len(p.text), no})
	p.text += text
}

func isLatin(r rune) bool {
	return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// wrapWidth is the width, in characters, from which on a line may have been broken
// by the page: nine tenths of the ninth decile.
func (s *source) wrapWidth() int {
	if !s.wraps {
		return 1 << 30
	}
	var widths []int
	for _, l := range s.lines {
		if l.role == body && !l.cell {
			widths = append(widths, length(l.text))
		}
	}
	if len(widths) == 0 {
		return 1 << 30
	}
	slices.Sort(widths)
	return max(20, widths[len(widths)*9/10]*8/10)
}

// joins reports whether line l goes on where piece p broke off.
func (s *source) joins(p *piece, l *line, d *regulation.Dialect, width int) bool {
	if !s.wraps || p.cell || l.cell || ended(p.text) || opens(l.text, d) {
		return false
	}
	if _, ok := regulation.ScanHeading(p.text, d); ok && length(p.text) < width {
		return false
	}
	lastNo := p.from[len(p.from)-1]
	long := length(p.text[lastNo.at:]) >= width
	if l.gap {
		return runsOn(p.text, l.text)
	}
	return long || runsOn(p.text, l.text)
}

// ended reports whether a line ends a sentence or an entry.
func ended(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("。．：:」』】〕！？!?", last)
}

// opens reports whether a line begins something of its own.
func opens(text string, d *regulation.Dialect) bool {
	if _, ok := regulation.ScanHeading(text, d); ok {
		return true
	}
	if _, ok := regulation.ScanLabel(text); ok {
		return true
	}
	r, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune("（(※→【〔<＜［[┌└｜|⇒★☆", r) || damagedLabel(text) > 0
}

// runsOn reports whether the break between two lines lies inside a sentence: behind
// a comma or a particle, before a particle, or inside a word.
func runsOn(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	switch {
	case strings.ContainsRune("、，,・をがにはへとでのやも", last):
		return true
	case strings.ContainsRune("をがにはへとでのやも、。）)", first) && length(after) > 2:
		return true
	case unicode.In(last, unicode.Hiragana) && unicode.In(first, unicode.Hiragana):
		return true
	case unicode.In(last, unicode.Katakana) && unicode.In(first, unicode.Katakana):
		return length(before) > 20
	}
	return length(before) >= 60 && unicode.In(last, unicode.Han) && unicode.In(first, unicode.Han)
}

// part cuts a piece in which a new provision begins behind the end of a sentence:
// 報告すること。3 室長は、….
func (s *source) part(pieces []piece) []piece {
	out := make([]piece, 0, len(pieces))
	for _, p := range pieces {
		for !p.cell {
			at := s.seam(p.text)
			if at < 0 {
				break
			}
			head, tail := p.split(at)
			s.warn(tail.from[0].no, "文の途中にあった「%s」から行を分けました。", "a provision that began inside a line was parted at %q", firstRunes(tail.text, 8))
			out = append(out, head)
			p = tail
		}
		out = append(out, p)
	}
	return out
}

// seam is the byte at which a new provision begins inside a line, -1 for none. A
// bare number must follow the number at the start of the line.
func (s *source) seam(text string) int {
	own, labelled := regulation.ScanLabel(text)
	for at := 0; ; {
		stop := strings.Index(text[at:], "。")
		if stop < 0 {
			return -1
		}
		at += stop + len("。")
		rest := strings.TrimLeft(text[at:], " 　")
		l, ok := regulation.ScanLabel(rest)
		if !ok || l.Size == len(rest) || l.Style.Counter == regulation.Bullet {
			continue
		}
		if labelled && l.Style == own.Style && l.Value == own.Value+1 && (l.Spaced || l.Style.Wrap != regulation.Bare) {
			return len(text) - len(rest)
		}
	}
}

// split cuts a piece at a byte; both halves keep their origins.
func (p *piece) split(at int) (head, tail piece) {
	head = piece{text: strings.TrimRight(p.text[:at], " 　")}
	tail = piece{text: p.text[at:]}
	no := p.from[0].no
	for _, o := range p.from {
		if o.at <= at {
			no = o.no
		}
		if o.at < at {
			head.from = append(head.from, o)
		} else {
			tail.from = append(tail.from, origin{o.at - at, o.no})
		}
	}
	if len(tail.from) == 0 || tail.from[0].at > 0 {
		tail.from = append([]origin{{0, no}}, tail.from...)
	}
	return head, tail
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i] + "…"
		}
	}
	return s
}
