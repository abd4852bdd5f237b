package cited

import (
	"slices"
	"testing"
)

func TestWords(t *testing.T) {
	tests := []struct {
		text, word string
		want       int
	}{
		{"審査員は、審査員補及び主任審査員と審査員に", "審査員", 2}, // not in the middle of longer ones
		{"本規程第5条、基本規程、本規程等", "本規程", 2},
		{"PMSを、PMSで", "PMS", 2},
		{"", "甲", 0},
		{"甲", "", 0},
	}
	for _, tt := range tests {
		n := 0
		Words(tt.text, tt.word, func(from, to int) bool {
			if tt.text[from:to] != tt.word {
				t.Errorf("%q at %d:%d is %q", tt.word, from, to, tt.text[from:to])
			}
			n++
			return true
		})
		if n != tt.want {
			t.Errorf("%q in %q: %d times, want %d", tt.word, tt.text, n, tt.want)
		}
	}
}

func TestSentence(t *testing.T) {
	text := "甲とする。乙は、丙による。\n丁。"
	for word, want := range map[string]string{"甲": "甲とする", "丙": "乙は、丙による", "丁": "丁"} {
		i := 0
		Words(text, word, func(from, _ int) bool { i = from; return false })
		if word == "丙" {
			i = len("甲とする。乙は、")
		}
		if got := Sentence(text, i, i+len(word)); got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
}

func TestFold(t *testing.T) {
	if got := Fold("ＰＦ－701　苦情・相談 台帳"); got != "PF-701苦情・相談台帳" {
		t.Error(got)
	}
}

func TestSplitRow(t *testing.T) {
	if got := splitRow("  | 罰則 | 第5条 |"); !slices.Equal(got, []string{"罰則", "第5条"}) {
		t.Errorf("%q", got)
	}
	if splitRow("罰則|第5条") != nil {
		t.Error("a line that is no row is split")
	}
}
