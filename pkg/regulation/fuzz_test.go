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
					got.WriteString(bracketed(n.Title) + n.Label + n.Text)
				}
			}
			if want := onlyRound(squash(withoutRules(text))); onlyRound(squash(withoutRules(got.String()))) != want {
				t.Errorf("%s: got %q, want %q", name, squash(got.String()), want)
			}
		}
	})
}

func bracketed(title string) string {
	if title == "" {
		return ""
	}
	return "（" + title + "）"
}

// onlyRound makes all brackets alike: a caption is printed in round ones.
func onlyRound(s string) string {
	return strings.NewReplacer("(", "（", ")", "）", "[", "（", "]", "）", "［", "（", "］", "）", "【", "（", "】", "）", "〔", "（", "〕", "）").Replace(s)
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

// FuzzParse checks that any text is read and printed, that the words are kept, and
// that ranges and citations lie inside the text.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		specimen,
		"規定\nA.1 適用範囲\n(1) 甲\n① 乙\nA.2 管理\nA.2.1 一般\nA.1(1)①～③により、b)の1)～6)を\n| a) 甲 | A. 1 |\n",
		"第一章　総則\n（目的）\n第一条　文。\n第三条の二　前二条及び第四条（第二項を除く。）\n附則\n第一条　同条第一項\n",
		"「X規程」第5条～7条、同規則の第12条～14条、第1項各号、(1)のa～f)、本条1～7項、第6条1項の「③甲」「④乙」",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		for _, d := range []*Dialect{nil, Company(), JIS(), National()} {
			doc := Parse("x.txt", text, d)
			if got, want := weightOf(Print(doc, nil)), weightOf(text); got < want {
				t.Errorf("%s: %d of %d characters printed", doc.Dialect.Name, got, want)
			}
			for _, c := range NewResolver(doc, nil).All() {
				if c.From < 0 || c.From >= c.To || c.To > len(c.Node.Text) {
					t.Errorf("citation at [%d,%d) of %q", c.From, c.To, c.Node.Text)
				}
				_ = c.Target.String()
			}
			for n := range doc.All() {
				if start, end, ok := n.OffsetsOf(0, len(n.Text)); ok && text[start:end] != n.Text {
					t.Errorf("node %q stands at %q", n.Text, text[start:end])
				}
			}
		}
	})
}

// weightOf counts the characters that a printed rule book keeps: no white space, no
// brackets and bars, which captions and tables write anew.
func weightOf(s string) int {
	n := 0
	for _, r := range withoutRules(squash(s)) {
		if !strings.ContainsRune("()（）[]【】〔〕|\\:-", r) {
			n++
		}
	}
	return n
}
