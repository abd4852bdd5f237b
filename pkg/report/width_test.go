package report

import (
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/visible"
)

func TestWidth(t *testing.T) {
	for _, c := range []struct {
		s    string
		want int
	}{
		{"", 0},
		{"due: 2026", 9},
		{"個人情報", 8},
		{"ＰＭＳ", 6},
		{"ﾊﾝｶｸ", 4},
		{"ｶﾞｷﾞ", 4},            // half-width kana: the voicing mark has a cell of its own
		{"か\u3099", 2},         // decomposed が: the mark has none
		{"e\u0301", 1},         // decomposed é
		{"𠮷野家", 6},             // outside the basic plane
		{"葛\U000E0100飾区", 6},   // variation selector of a kanji
		{"①…─→※♥", 6},          // ambiguous width: narrow, whatever the locale says
		{"㈱㍻", 4},              //
		{"\u3000", 2},          // ideographic space
		{"[U+202E]", 8},        // a hidden character made visible
		{"（株）、。「」", 14},        //
		{"👨\u200d👩\u200d👧", 2}, // joined emoji
	} {
		if got := Width(c.s); got != c.want {
			t.Errorf("Width(%q) = %d, want %d", c.s, got, c.want)
		}
	}
}

// TestWindow holds the text shown, the cells before the caret and its length against
// figures counted by hand. ⟦ and ⟧ mark the place.
func TestWindow(t *testing.T) {
	for _, c := range []struct {
		name, line, text string
		indent, length   int
	}{
		{"ASCII", "due: ⟦2026⟧-13-01", "due: 2026-13-01", 5, 4},
		{"full-width", "  purpose: ⟦個人情報⟧の取扱い", "  purpose: 個人情報の取扱い", 11, 8},
		{"full-width before", "  利用目的: 採用⟦選考⟧のため", "  利用目的: 採用選考のため", 16, 4},
		{"half-width kana with voicing marks", "name: ｶﾞｽ⟦ﾀﾞﾝ⟧", "name: ｶﾞｽﾀﾞﾝ", 9, 3},
		{"decomposed kana before", "か\u3099く⟦せい⟧", "か\u3099くせい", 4, 4},
		{"decomposed kana marked", "は⟦か\u3099⟧き", "はか\u3099き", 2, 2},
		{"place on a combining mark", "か⟦\u3099⟧く", "か\u3099く", 0, 2},
		{"outside the basic plane", "𠮷野⟦家⟧", "𠮷野家", 4, 2},
		{"variation selector before", "葛\U000E0100飾⟦区⟧", "葛\U000E0100飾区", 4, 2},
		{"variation selector marked", "⟦葛\U000E0100⟧飾区", "葛\U000E0100飾区", 0, 2},
		{"ambiguous width", "① ─ ⟦※⟧", "① ─ ※", 4, 1},
		{"tab before", "\tdue:\t⟦x⟧", "    due:    x", 12, 1},
		{"tab marked", "a⟦\t⟧b", "a    b", 1, 4},
		{"control character before", "a\x1bb⟦c⟧", "a[U+001B]bc", 10, 1},
		{"bidi override marked", "a⟦\u202e⟧b", "a[U+202E]b", 1, 8},
		{"zero-width space before", "a\u200b⟦b⟧", "a[U+200B]b", 9, 1},
		{"not UTF-8", "a\xff⟦b⟧", "a[U+FFFD]b", 9, 1},
		{"an empty place", "a⟦⟧b", "ab", 1, 1},
		{"the end of the line", "due:⟦⟧", "due:", 4, 1},
		{"the whole line", "⟦個人⟧", "個人", 0, 4},
	} {
		t.Run(c.name, func(t *testing.T) {
			line, column, end := marked(t, c.line)
			text, indent, length := window(line, column, end)
			if text != c.text || indent != c.indent || length != c.length {
				t.Errorf("got %q, indent %d, length %d; want %q, %d, %d", text, indent, length, c.text, c.indent, c.length)
			}
		})
	}
}

// marked takes the marks out of a line and gives their columns.
func marked(t *testing.T, s string) (line string, column, end int) {
	t.Helper()
	before, rest, ok := strings.Cut(s, "⟦")
	place, after, ok2 := strings.Cut(rest, "⟧")
	if !ok || !ok2 {
		t.Fatalf("%q has no ⟦ and ⟧", s)
	}
	column = len([]rune(before)) + 1
	return before + place + after, column, column + len([]rune(place))
}

// TestWindowOfLongLines: a long line is cut so that the place, what stands before it
// and the caret are inside the window.
func TestWindowOfLongLines(t *testing.T) {
	for _, c := range []struct{ name, filler string }{
		{"ASCII", "x"}, {"full-width", "あ"}, {"hidden characters", "\u202e"}, {"combining", "か\u3099"},
		{"half-width kana", "ｶﾞ"}, {"tabs", "\t"}, {"kanji with selectors", "葛\U000E0100"}, {"emoji", "👨\u200d👩\u200d👧"},
	} {
		for _, fill := range [][2]int{{0, 300}, {10, 300}, {40, 300}, {300, 300}, {300, 0}} {
			before, after := strings.Repeat(c.filler, fill[0]), strings.Repeat(c.filler, fill[1])
			line, column, end := marked(t, before+"⟦誤り⟧"+after)
			text, indent, length := window(line, column, end)
			if w := Width(text); w > windowCells {
				t.Errorf("%s %v: %d cells wide", c.name, fill, w)
			}
			if got := cellsAt(text, indent, length); got != "誤り" {
				t.Errorf("%s %v: the caret is under %q of %q", c.name, fill, got, text)
			}
		}
	}
}

// TestWindowOfWidePlaces: of a place wider than the window the beginning is shown.
func TestWindowOfWidePlaces(t *testing.T) {
	for _, filler := range []string{"x", "あ", "\u202e", "\t"} {
		for _, before := range []int{0, 5, 200} {
			line, column, end := marked(t, strings.Repeat(filler, before)+"⟦"+strings.Repeat("本", 200)+"⟧")
			text, indent, length := window(line, column, end)
			if w := Width(text); w > windowCells || indent+length > w || length < windowCells/4 {
				t.Errorf("%q %d: %d cells, caret from %d for %d", filler, before, w, indent, length)
			}
			if got := cellsAt(text, indent, 2); got != "本" {
				t.Errorf("%q %d: the caret begins under %q of %q", filler, before, got, text)
			}
		}
	}
}

// cellsAt is the part of a text that stands in the cells [from, from+length).
func cellsAt(text string, from, length int) string {
	var b strings.Builder
	prefix := ""
	for _, r := range text {
		at := Width(prefix)
		prefix += string(r)
		if at >= from && Width(prefix) <= from+length && Width(prefix) > at {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// TestWindowNeverPanics on places outside the line: a diagnostic may be wrong.
func TestWindowNeverPanics(t *testing.T) {
	for _, line := range []string{"", "a", "個人", "\u3099"} {
		for column := -2; column < 6; column++ {
			for end := -2; end < 6; end++ {
				if _, indent, length := window(line, column, end); indent < 0 || length < 1 {
					t.Errorf("window(%q, %d, %d): indent %d, length %d", line, column, end, indent, length)
				}
			}
		}
	}
}

func FuzzWindow(f *testing.F) {
	f.Add("  purpose: 個人情報", 11, 15)
	f.Add("\t\x1b[31m\u202e葛\U000E0100か\u3099ｶﾞ", 3, 4)
	f.Add(strings.Repeat("あ", 500), 400, 402)
	f.Fuzz(func(t *testing.T, line string, column, end int) {
		if strings.ContainsAny(line, "\n") || len(line) > maxExcerptBytes {
			return
		}
		text, indent, length := window(line, column, end)
		if Width(text) > windowCells || indent < 0 || length < 1 || indent > windowCells || strings.ContainsFunc(text, visible.Hidden) {
			t.Errorf("window(%q, %d, %d) = %q, %d, %d", line, column, end, text, indent, length)
		}
	})
}
