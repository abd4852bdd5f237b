package report

import (
	"fmt"
	"strings"
	"unicode"
)

// visible replaces what could move the cursor, reorder the line or hide: control
// and format characters become [U+001B]. A pull request is hostile input, and its
// text is printed on the terminals of others. Variation selectors, which choose a
// form of a kanji (葛󠄀), and the joiners of emoji are kept.
func visible(s string) string {
	if !strings.ContainsFunc(s, hidden) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if hidden(r) {
			fmt.Fprintf(&b, "[U+%04X]", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// visibleLines is visible for text whose line feeds are kept.
func visibleLines(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = visible(lines[i])
	}
	return strings.Join(lines, "\n")
}

func hidden(r rune) bool {
	switch r {
	case '\u200c', '\u200d': // zero-width (non-)joiner
		return false
	case '\u2028', '\u2029', unicode.ReplacementChar:
		return true
	}
	return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r)
}
