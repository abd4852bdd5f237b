package regulation

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzDerive checks that no words are lost whatever the text: the labels and texts
// of the nodes, in order, are the characters of the source.
func FuzzDerive(f *testing.F) {
	for _, s := range []string{
		"手順を定める。\n２　前項\n(1) 甲\nア 乙", "①甲\n②乙\na) 丙\n・丁", "┌──\n(1) 甲\n└──\n乙",
		"一　甲\nイ　乙\n（１）丙", "(1)の d)を\n1.5 倍\nA 社", "(1)の2 甲\n(1)の2項", "・・\n- \n*甲",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return // files are UTF-8 before they get here
		}
		for _, name := range []string{"company", "jis", "national"} {
			doc := Read(build(fields{"dialect", name, "body", list{article("", text)}}))
			var got strings.Builder
			for n := range doc.All() {
				if n.Level >= LevelParagraph {
					got.WriteString(n.Label + n.Text)
				}
			}
			if want := squash(withoutRules(text)); squash(withoutRules(got.String())) != want {
				t.Errorf("%s: got %q, want %q", name, squash(got.String()), want)
			}
		}
	})
}

// withoutRules drops what draws boxes.
func withoutRules(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("┌┏╔└┗╚─━═┐┓╗┘┛╝", r) {
			return -1
		}
		return r
	}, s)
}

// squash drops white space.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' {
			return -1
		}
		return dropSpace(r)
	}, s)
}
