package report

import (
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"

	"github.com/pms-project/pms/pkg/visible"
)

const (
	tabCells     = 4
	windowCells  = 100 // an excerpt's width; a longer line is cut around the place
	contextCells = 50  // what is kept before the place in a cut line, and
	contextRunes = 200 // no more than this many characters, for some have no width
)

// cells measures text as terminals show it. The condition is fixed: with the
// locale's own, LANG=ja_JP would widen ① … ─ and move every caret.
var cells = &runewidth.Condition{EastAsianWidth: false, StrictEmojiNeutral: true}

// Width is the number of terminal cells of s, which holds no tabs: full-width
// characters count two, combining marks none.
func Width(s string) int { return cells.StringWidth(s) }

// window returns the part of a line to show, the cells before the caret and the
// caret's length in cells (at least 1). Columns are 1-based code points; end is
// exclusive. Tabs become spaces and hidden characters become visible, in the text
// and in the measure alike.
func window(line string, column, end int) (text string, indent, length int) {
	runes := []rune(line)
	from := min(max(column-1, 0), len(runes))
	to := min(max(end-1, from), len(runes))
	// A combining mark belongs to the character before it.
	for from > 0 && from < len(runes) && unicode.Is(unicode.Mn, runes[from]) {
		from--
	}
	before := printable(runes[:from])
	marked := printable(runes[from:to])
	if Width(printable(runes)) > windowCells {
		before = tail(runes[:from])
	}
	indent = Width(before)
	length = max(Width(marked), 1)
	text, cut := fit(before+marked+printable(runes[to:]), windowCells)
	if cut {
		length = max(min(length, Width(text)-indent), 1)
	}
	return text, indent, length
}

// tail is the end of what stands before a place, with … for what is left out.
func tail(runes []rune) string {
	start := len(runes)
	for start > 0 && len(runes)-start < contextRunes && Width(printable(runes[start-1:])) <= contextCells {
		start--
	}
	if start == 0 {
		return printable(runes)
	}
	for start < len(runes) && unicode.Is(unicode.Mn, runes[start]) {
		start++ // its character is left out
	}
	return "…" + printable(runes[start:])
}

// fit cuts s to at most n cells.
func fit(s string, n int) (string, bool) {
	if Width(s) <= n {
		return s, false
	}
	return cells.Truncate(s, n, "…"), true
}

func printable(runes []rune) string {
	return visible.Text(strings.ReplaceAll(string(runes), "\t", strings.Repeat(" ", tabCells)))
}
