package tree

import (
	"strconv"
	"strings"
	"testing"
)

// TestScalarTexts checks that a value is what it was, wherever it is kept, and that
// only values that differ from the source are kept beside it.
func TestScalarTexts(t *testing.T) {
	long := "|2 # " + strings.Repeat("x", 300) + "\n  a\n"
	for _, c := range []struct {
		name, written, value string
		style                Style
		copied               bool
	}{
		{"plain", "abc", "abc", Plain, false},
		{"plain on two lines", "a\n  b", "a b", Plain, true},
		{"lower case", "True", "true", Plain, true},
		{"single quoted", "'abc'", "abc", SingleQuoted, false},
		{"one quote", "''''", "'", SingleQuoted, true},
		{"double quoted", `"あ"`, "あ", DoubleQuoted, false},
		{"escaped", `"\n"`, "\n", DoubleQuoted, true},
		{"empty", `""`, "", DoubleQuoted, false},
		{"block of one line", "|\n  abc\n", "abc\n", Literal, false},
		{"block of two lines", "|\n  abc\n  d\n", "abc\nd\n", Literal, true},
		{"block without an end", "|-\n  abc\n", "abc", Literal, true},
		{"block after a long comment", long, "a\n", Literal, true},
		{"folded block", ">\n  a\n  b\n", "a b\n", Folded, true},
		{"empty block", "|\n", "", Literal, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			src := "- " + c.written
			b := NewBuilder("f", src)
			b.Open(List, Block, 0)
			b.Scalar(String, c.style, 2, len(src), c.value)
			b.Scalar(String, c.style, 2, len(src), c.value)
			b.Close(len(src))
			tr := b.Tree()
			for i := range 2 {
				if got := tr.Root().At(i).Text(); got != c.value {
					t.Errorf("text %d = %q, want %q", i, got, c.value)
				}
			}
			if copied := len(tr.ends) > 0; copied != c.copied {
				t.Errorf("kept beside the source: %v, want %v", copied, c.copied)
			}
			if tr.Root().Text() != "" {
				t.Errorf("a list has the text %q", tr.Root().Text())
			}
		})
	}
}

// TestPathsOfALongList asks for the path of every element: a walk along the list for
// each would take minutes.
func TestPathsOfALongList(t *testing.T) {
	const n = 300_000
	b := NewBuilder("f", "- x\n")
	b.Open(List, Block, 0)
	for range n {
		b.Open(Map, Block, 2)
		b.Scalar(String, Plain, 2, 3, "x")
		b.Scalar(Null, Plain, 3, 3, "")
		b.Close(3)
	}
	b.Close(4)
	root := b.Tree().Root()
	for i, item := range root.Items() {
		want := "/" + strconv.Itoa(i)
		if got := item.PathFrom(root); got != want {
			t.Fatalf("path = %q, want %q", got, want)
		}
		if got := item.Get("x").PathFrom(root); got != want+"/x" {
			t.Fatalf("path = %q, want %q", got, want+"/x")
		}
	}
}
