package regulation

import (
	"strings"
	"unicode/utf8"
)

// isBracketed reports whether a line is one bracket and nothing else: （目的）.
func isBracketed(line string) bool {
	r, _ := utf8.DecodeRuneInString(line)
	if fold(r) != '(' && r != '【' && r != '〔' {
		return false
	}
	_, after, ok := cutBracket(line)
	return ok && after == ""
}

// maxCaption bounds a caption behind 第1条 without brackets, in characters.
const maxCaption = 40

// findCaptions settles, for the whole document, where captions stand.
func (p *parser) findCaptions() {
	above, plainShort, plainLong := 0, 0, 0
	for i := range p.lines {
		if p.lines[i].h.kind != articleHeading {
			continue
		}
		if i > 0 && p.lines[i-1].h.kind == noHeading && isBracketed(p.str(p.lines[i-1])) {
			p.lines[i-1].caption = true
			above++
			continue
		}
		rest := p.rest(p.lines[i])
		switch {
		case rest == "" || startsWithBracket(rest) || isDeleted(rest):
		case !strings.HasSuffix(rest, "。") && utf8.RuneCountInString(rest) <= maxCaption && p.textFollows(i):
			plainShort++
		default:
			plainLong++
		}
	}
	p.plainCaptions = plainShort > plainLong && plainShort > above
	if above == 0 && !p.plainCaptions {
		p.findLooseCaptions(plainShort + plainLong)
	}
}

// findLooseCaptions takes short lines over the articles as captions without brackets,
// if nearly every article has one.
func (p *parser) findLooseCaptions(articles int) {
	var loose []int
	for i := range p.lines[:max(len(p.lines)-1, 0)] {
		l := p.lines[i]
		if i == 0 || l.h.kind != noHeading || p.lines[i+1].h.kind != articleHeading {
			continue
		}
		text := p.str(l)
		if _, labelled := scanMark(text); !labelled && utf8.RuneCountInString(text) <= maxCaption/2 && !strings.ContainsAny(text, "。、|") {
			loose = append(loose, i)
		}
	}
	if len(loose) < 3 || len(loose)*5 < articles*4 {
		return
	}
	for _, i := range loose {
		p.lines[i].caption = true
	}
}

// caption is the caption that a line over an article bears.
func caption(line string) string {
	if inside, after, ok := cutBracket(line); ok && after == "" && isBracketed(line) {
		return inside
	}
	return line
}

func (p *parser) textFollows(i int) bool {
	return i+1 < len(p.lines) && p.lines[i+1].h.kind == noHeading
}

func (p *parser) rest(l textLine) string { return p.text[l.start+l.h.rest : l.end] }

func startsWithBracket(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return fold(r) == '(' || r == '【' || r == '〔'
}

func isDeleted(rest string) bool {
	return rest == "削除" || rest == "（削除）" || rest == "(削除)"
}
