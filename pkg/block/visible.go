package block

import (
	"fmt"
	"strings"
	"unicode"
)

// Visible replaces what could reorder a line or hide in it: control characters and the
// format characters of bidirectional text become [U+202E]. Variation selectors, which
// choose a form of a kanji (葛󠄀), and the joiners of emoji are kept. What is printed is
// signed by people, so it has to be what they see.
func Visible(s string) string {
	if !strings.ContainsFunc(s, hidden) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	for _, r := range s {
		if hidden(r) {
			fmt.Fprintf(&b, "[U+%04X]", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func hidden(r rune) bool {
	switch {
	case r >= ' ' && r < 0x7f, r >= 0x3000 && r < 0xd800: // the most of Japanese text
		return false
	case r == '\u200c', r == '\u200d': // zero-width (non-)joiner
		return false
	case r == '\u2028', r == '\u2029', r == unicode.ReplacementChar:
		return true
	}
	return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r)
}
