package document

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// sieve tells in one look at each byte of a text which patterns can occur in it: it
// knows the last four bytes of their needles, or all three of a single kanji or
// sign. Values are many and placeholders rare.
type sieve struct {
	ends   [slots]uint32 // the bytes, hashed with linear probing; 0: free
	marks  [slots]uint32 // the patterns that have a needle with that end
	used   int
	always uint32 // patterns that have no needles, too short ones or too many
}

// slots is the size of the table; it is never more than half full.
const slots = 1 << 11

// bit is the mark of pattern i; those past the 31st share one.
func bit(i int) uint32 { return 1 << min(i, 31) }

// slot is the place of an end in the table, or the free place that it would take.
func (s *sieve) slot(end uint32) uint32 {
	i := end * 0x9E3779B1 >> (32 - 11) // Fibonacci hashing
	for s.ends[i] != end && s.ends[i] != 0 {
		i = (i + 1) % slots
	}
	return i
}

func (s *sieve) add(i int, n needles) {
	if len(n) == 0 || shortest(n[0]) < 3 || s.used+len(n[0]) > slots/2 {
		s.always |= bit(i)
		return
	}
	s.used += len(n[0])
	for _, needle := range n[0] {
		end := uint32(0)
		for j := range len(needle) {
			end = end<<8 | uint32(needle[j])
		}
		at := s.slot(end)
		s.ends[at] = end
		s.marks[at] |= bit(i)
	}
}

// marked are the patterns that can occur in a text in NFKC.
func (s *sieve) marked(text string) uint32 {
	const three = 1<<24 - 1
	out, end := s.always, uint32(0)
	for i := range len(text) {
		end = end<<8 | uint32(text[i])
		out |= s.marks[s.slot(end)] | s.marks[s.slot(end&three)]
	}
	return out
}

// normalized is a text in NFKC. The library looks up every character, so it is asked
// only about texts with unusual ones: ASCII, kana, kanji and the common signs are in
// NFKC already, and of the others full-width forms of ASCII make up nearly all.
func normalized(text string) string {
	wide := false
	for i := 0; i < len(text); {
		size := settled(text[i:])
		if size == 0 && isWide(text[i:]) {
			size, wide = 3, true
		}
		if size == 0 {
			return norm.NFKC.String(text)
		}
		i += size
	}
	if !wide {
		return text
	}
	return strings.Map(narrow, text)
}

// isWide reports whether s begins with a full-width form of ASCII: U+3000, U+FF01 to
// U+FF5E.
func isWide(s string) bool {
	if len(s) < 3 {
		return false
	}
	switch third := s[2]; s[:2] {
	case "\xE3\x80":
		return third == 0x80
	case "\xEF\xBC":
		return third >= 0x81 && third <= 0xBF
	case "\xEF\xBD":
		return third >= 0x80 && third <= 0x9E
	}
	return false
}

func narrow(r rune) rune {
	switch {
	case r == '　':
		return ' '
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	}
	return r
}

// settled is the length of the first character of s where NFKC leaves it as it is
// whatever stands beside it, else 0: in UTF-8, the blocks from U+3001 to U+30FE less
// the signs of sound (U+3099 to U+309F) and a few marks, and U+4000 to U+9FFF.
func settled(s string) int {
	b := s[0]
	if b < 0x80 {
		return 1
	}
	if len(s) < 3 {
		return 0
	}
	switch second, third := s[1], s[2]; {
	case third < 0x80 || third > 0xBF: // not UTF-8
	case b >= 0xE4 && b <= 0xE9 && second >= 0x80 && second <= 0xBF:
		return 3
	case b != 0xE3:
	case second == 0x80 && third >= 0x81 && third <= 0xA9, second == 0x81:
		return 3
	case second == 0x82 && (third < 0x99 || third > 0x9F), second == 0x83 && third != 0xBF:
		return 3
	}
	return 0
}
