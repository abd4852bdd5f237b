package document

import "golang.org/x/text/unicode/norm"

// sieve tells in one look at each byte of a text which patterns can occur in it: it
// knows the last two bytes of their needles. Values are many and placeholders rare.
type sieve struct {
	pairs  [1 << 12]uint32 // patterns by pair of bytes
	always uint32          // patterns without needles
}

// bit is the mark of pattern i; those past the 31st share one.
func bit(i int) uint32 { return 1 << min(i, 31) }

// pair is the place of two neighbouring bytes in the table: the second, and half of
// the first.
func pair(before, b byte) int { return int(before&15)<<8 | int(b) }

func (s *sieve) add(i int, n needles) {
	if len(n) == 0 {
		s.always |= bit(i)
		return
	}
	for _, needle := range n[0] {
		last := needle[len(needle)-1]
		if len(needle) > 1 {
			s.pairs[pair(needle[len(needle)-2], last)] |= bit(i)
			continue
		}
		for before := range byte(16) {
			s.pairs[pair(before, last)] |= bit(i)
		}
	}
}

// marked are the patterns that can occur in a text in NFKC.
func (s *sieve) marked(text string) uint32 {
	out, before := s.always, byte(0)
	for i := range len(text) {
		b := text[i]
		out |= s.pairs[pair(before, b)]
		before = b
	}
	return out
}

// normalized is a text in NFKC. It passes over ASCII, hiragana, katakana, kanji and
// the common signs, which are most of every text and are in NFKC already; the
// library, which looks up every character, is asked only about texts with others.
func normalized(text string) string {
	for i := 0; i < len(text); {
		size := settled(text[i:])
		if size == 0 {
			return norm.NFKC.String(text)
		}
		i += size
	}
	return text
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
	case b >= 0xE4 && b <= 0xE9 && second < 0xC0:
		return 3
	case b != 0xE3:
	case second == 0x80 && third >= 0x81 && third <= 0xA9, second == 0x81:
		return 3
	case second == 0x82 && (third < 0x99 || third > 0x9F), second == 0x83 && third != 0xBF:
		return 3
	}
	return 0
}
