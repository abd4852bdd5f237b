package cited

import (
	"strings"
	"unicode/utf8"
)

// Fold is a name as it is compared: half width, without white space. It keeps what tells
// names apart, the middle dot too.
func Fold(s string) string { return strings.Map(foldRune, s) }

func foldRune(r rune) rune {
	switch {
	case r == ' ' || r == '　' || r == '\t' || r == '\n' || r == '\u00a0':
		return -1
	case '！' <= r && r <= '～':
		return r - '！' + '!'
	}
	return r
}

// Letter reports whether a rune goes on a word of kanji or katakana.
func Letter(r rune) bool {
	return r >= '一' && r <= '龠' || r >= 'ァ' && r <= 'ヶ' || r == 'ー' || r == '々' || r == '・'
}

// Words yields the bytes at which a word stands in a text by itself, not as a part of a
// longer one. Of two kanji words that touch nobody can tell, so neither counts.
func Words(text, word string, yield func(from, to int) bool) {
	for at := 0; word != ""; {
		i := strings.Index(text[at:], word)
		if i < 0 {
			return
		}
		from, to := at+i, at+i+len(word)
		at = to
		before, _ := utf8.DecodeLastRuneInString(text[:from])
		after, _ := utf8.DecodeRuneInString(text[to:])
		first, _ := utf8.DecodeRuneInString(word)
		last, _ := utf8.DecodeLastRuneInString(word)
		if Letter(before) && Letter(first) || Letter(after) && Letter(last) && !strings.ContainsRune("第等及又並以", after) {
			continue
		}
		if !yield(from, to) {
			return
		}
	}
}
