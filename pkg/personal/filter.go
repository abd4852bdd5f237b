package personal

import (
	"unicode"
	"unicode/utf8"
)

// filter knows where something may begin: a digit, or a word. Nearly all of a text is
// passed over by it, so it is all that the search of most files costs.
type filter struct {
	ascii [utf8.RuneSelf]opening // by the first character, in both cases
	known [1 << 16]bool          // the characters beyond ASCII
}

// opening says whether something may begin at a character of ASCII: always, or where
// one of these characters follows.
type opening struct {
	always bool
	second [utf8.RuneSelf]bool
}

// newFilter knows the digits.
func newFilter() filter {
	var f filter
	for d := range '9' - '0' + 1 {
		f.ascii['0'+d].always, f.known['０'+d] = true, true
	}
	return f
}

// add makes the filter know a word in upper and lower case.
func (f *filter) add(word string) {
	first, size := utf8.DecodeRuneInString(word)
	second, _ := utf8.DecodeRuneInString(word[size:])
	for _, r := range cases(first) {
		switch {
		case r >= utf8.RuneSelf:
			f.known[uint16(r)] = true
		case size == len(word) || second >= utf8.RuneSelf:
			f.ascii[r].always = true
		default:
			for _, s := range cases(second) {
				f.ascii[r].second[s] = true
			}
		}
	}
}

func cases(r rune) [2]rune { return [2]rune{unicode.ToLower(r), unicode.ToUpper(r)} }

// next is the first place from i on where something may begin, or the end of the text.
func (f *filter) next(text string, i int) int {
	for i < len(text) {
		c := text[i]
		switch {
		case c < utf8.RuneSelf:
			if at := &f.ascii[c]; at.always || i+1 < len(text) && text[i+1] < utf8.RuneSelf && at.second[text[i+1]] {
				return i
			}
			i++
		case c>>4 == 0xE && i+2 < len(text) && text[i+1]>>6 == 2 && text[i+2]>>6 == 2:
			if f.known[uint16(c)<<12|uint16(text[i+1]&0x3F)<<6|uint16(text[i+2]&0x3F)] {
				return i
			}
			i += 3
		default: // two or four bytes, or none of UTF-8
			r, size := utf8.DecodeRuneInString(text[i:])
			if f.known[uint16(r)] {
				return i
			}
			i += size
		}
	}
	return i
}
