// Package visible owns what of a text is shown as a mark rather than as it is: a pull
// request is hostile input, and its text stands on the terminals and in the printed
// books of others. What people see has to be what is there.
package visible

import (
	"fmt"
	"strings"
	"unicode"
)

// Text replaces what could move the cursor, reorder the line or hide in it: control
// characters and the format characters of bidirectional text become [U+202E].
// Variation selectors, which choose a form of a kanji (葛󠄀), and the joiners of emoji
// are kept.
func Text(s string) string {
	if !strings.ContainsFunc(s, Hidden) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	for _, r := range s {
		if Hidden(r) {
			fmt.Fprintf(&b, "[U+%04X]", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Hidden reports whether [Text] replaces a character.
func Hidden(r rune) bool {
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

// Lines is [Text] for text whose line feeds are kept.
func Lines(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = Text(lines[i])
	}
	return strings.Join(lines, "\n")
}
