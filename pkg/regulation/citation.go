package regulation

import (
	"strings"
)

// Citation is one reference in a text, as written; [Resolver] finds its target. A
// list (第1号及び第3号) is several citations, a range (第3条から第5条まで) is one.
type Citation struct {
	From, To int // bytes of the text that was searched

	Kind     CitationKind
	Document string // the other document or statute it names, "" for the one it stands in
	Path     []Step // from the widest unit down; empty for documents and forms
	Through  []Step // the far end of a range, nil for a single place
	Part     string // ただし書, 本文, 前段, 後段, 柱書; "" for the whole
	Gloss    string // 緊急事態への準備 in 第10条（緊急事態への準備）
	Except   bool   // stands in a bracket that takes it out: （第2項を除く。）
	Where    Where  // 以下の①～③ points down, 上記(1) up
	Code     string // PF-701, 別表第1, 様式A
}

// CitationKind says what a citation names.
type CitationKind uint8

// The kinds of citations.
const (
	CitesProvision CitationKind = iota + 1 // a part of a rule book
	CitesForm                              // a form or document by its code: PF-701
	CitesAppendix                          // 別表第1, 様式第3号
	CitesDocument                          // another document as a whole
)

// Where is the direction a citation gives for a bare label.
type Where uint8

// The directions.
const (
	Anywhere Where = iota
	Below          // 以下の, 次の, 下記
	Above          // 上記, 前記
)

// Step is one element of a path: 第3条の2, 前項, ①.
type Step struct {
	Level  Level // LevelChapter … LevelItem; 0 for a label such as ① or a)
	Rel    Relation
	Count  int    // 2 in 前二項
	Number Number // of an absolute step or a label
	Style  Style  // of a label
	To     int    // the far number in 1～7項, else 0
	Kana   rune   // the letter of a kana label: イ is second in アイウ, first in イロハ
}

// Relation says how a step finds its target.
type Relation uint8

// The relations: by number, or seen from the place of the citation.
const (
	Absolute Relation = iota
	Previous          // 前条, 前二項
	Next              // 次条
	This              // 本条, この項
	Same              // 同条: the one named last
	Every             // 各号, 前各号
)

// IsRelative reports whether the citation changes its meaning when it moves.
func (c *Citation) IsRelative() bool {
	for _, s := range c.Path {
		if s.Rel != Absolute {
			return true
		}
	}
	return len(c.Path) > 0 && c.Document == "" && c.Path[0].Level != LevelArticle && c.Path[0].Level != LevelClause
}

// Citations finds all citations in a text, in order. Widths and white space do not
// matter; From and To are bytes of the very text. Decimal clause numbers (4.2.1)
// count only if the dialect numbers its clauses so.
func Citations(text string, d *Dialect) []Citation {
	return citations(text, d, nil)
}

// citations is Citations in a text that knows documents by short names.
func citations(text string, d *Dialect, short aliases) []Citation {
	s := newScanner(text, d)
	s.aliases = short
	for i := 0; i < len(s.r); {
		if next := s.citation(i); next > i {
			i = next
		} else {
			i++
		}
	}
	return s.found
}

// scanner reads citations over the text folded to half width without white space.
type scanner struct {
	text     string
	r        []rune
	from, to []int32 // bytes of each rune in text
	decimals bool
	aliases  aliases
	found    []Citation
	done     int // rune behind the last citation
	depth    int // brackets open before rune depthAt
	depthAt  int

	continuing bool // a list or range is open: 3項 may stand without 第
}

func newScanner(text string, d *Dialect) *scanner {
	s := &scanner{text: text, decimals: d != nil && d.Unit == LevelClause && d.Prefix == ""}
	n := len(text)/3 + 1
	s.r, s.from, s.to = make([]rune, 0, n), make([]int32, 0, n), make([]int32, 0, n)
	for i, r := range text {
		if f := fold(r); f != ' ' {
			s.r = append(s.r, f)
			s.from = append(s.from, int32(i))
		} else {
			continue
		}
		s.to = append(s.to, int32(i+runeLen(text, i)))
	}
	return s
}

// runeLen is the length of the rune at byte i; a broken byte counts one.
func runeLen(s string, i int) int {
	for n := 1; n < 4 && i+n < len(s); n++ {
		if s[i+n]&0xC0 != 0x80 {
			return n
		}
	}
	return min(4, len(s)-i)
}

func (s *scanner) at(i int) rune {
	if i < 0 || i >= len(s.r) {
		return 0
	}
	return s.r[i]
}

// has reports whether word stands at rune i.
func (s *scanner) has(i int, word string) bool {
	for _, w := range word {
		if s.at(i) != w {
			return false
		}
		i++
	}
	return true
}

// oneOf is the length in runes of the first of the words that stands at i, 0 if none
// does.
func (s *scanner) oneOf(i int, words ...string) int {
	for _, w := range words {
		if s.has(i, w) {
			return len([]rune(w))
		}
	}
	return 0
}

// str is the source text of the runes [i, j).
func (s *scanner) str(i, j int) string {
	if i >= j {
		return ""
	}
	return s.text[s.from[i]:s.to[j-1]]
}

func (s *scanner) add(c Citation, i, j int) {
	c.From, c.To = int(s.from[i]), int(s.to[j-1])
	s.found = append(s.found, c)
	s.done = j
}

// citation reads what begins at rune i and returns the rune behind it, i if there is
// no citation.
func (s *scanner) citation(i int) int {
	switch r := s.r[i]; {
	case s.at(i-1) == '|':
		// A label at the start of a table cell numbers the row.
		if l := s.label(i); l != nil && !strings.ContainsRune("～〜~のに", s.at(l.next)) {
			return l.next
		}
	case r == '「' || r == '『':
		return s.quoted(i)
	case r == '(':
		if next := s.numberedStatute(i); next > i {
			return next
		}
	case r == '別' || r == '様' || r == '附' && s.has(i, "附則第") || r == '付' && s.has(i, "付表"):
		if next := s.appendix(i, ""); next > i {
			return next
		}
	case r >= 'A' && r <= 'Z' && !isWord(s.at(i-1)):
		if next := s.code(i); next > i {
			return next
		}
	}
	return s.provisions(i, "")
}

func isWord(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
}

// number reads digits or kanji at rune i.
func (s *scanner) number(i int) (v, next int) {
	end := i
	for end < len(s.r) && end-i < 10 && (isDigit(s.r[end]) || strings.ContainsRune("〇一二三四五六七八九十百千", s.r[end])) {
		end++
	}
	if end == i {
		return 0, i
	}
	word := string(s.r[i:end])
	v, n := scanInteger(word)
	return v, i + len([]rune(word[:n]))
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }
