package yamltree_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pms-project/pms/pkg/tree"
	"github.com/pms-project/pms/pkg/yamltree"
)

// Every rune of a plain scalar of one line, a quoted scalar without escapes and a
// literal block has its place in the source; text that was transformed on reading
// has none.
func TestSourceOffset(t *testing.T) {
	text := "第１条　𠮷野は、か\u3099ﾞを定める。"
	tests := []struct {
		name, src string
		maps      bool
	}{
		{"plain", "a: " + text + "\n", true},
		{"plain, at the end of the file", "a: " + text, true},
		{"plain, in flow", "a: [x, " + text + "]\n", true},
		{"number", "a: -1.50\n", true},
		{"double-quoted", "a: \"" + text + "\"\n", true},
		{"single-quoted", "a: '" + text + "'\n", true},
		{"empty quotes", "a: ''\n", true},
		{"literal", "a: |\n  " + text + "\n  " + text + "\n", true},
		{"literal, kept, with blank lines", "a: |+\n\n  " + text + "\n\n    x\n  \n\nb: 1\n", true},
		{"literal, stripped", "a: |-\n  " + text + "\n\n  y\n\n", true},
		{"literal, indented text first", "a: |2\n     " + text + "\n   z\n", true},
		{"literal, deep, with a comment", "a:\n- b:\n  - c: | # note\n      " + text + "\n\n      (1) x\n", true},
		{"literal without a last line end", "a: |\n  " + text, true},
		{"escapes", "a: \"" + text + "\\u3042\"\n", false},
		{"doubled quotes", "a: ''''\n", false},
		{"folded", "a: >\n  x\n  y\n", false},
		{"plain over lines", "a: x\n  y\n", false},
		{"True", "a: True\n", false},
	}
	for _, tt := range tests {
		for _, form := range []struct{ name, src string }{
			{"LF", tt.src},
			{"CRLF and byte order mark", "\ufeff" + strings.ReplaceAll(tt.src, "\n", "\r\n")},
		} {
			t.Run(tt.name+", "+form.name, func(t *testing.T) {
				tr, ds := yamltree.Parse("f.yaml", []byte(form.src), yamltree.Limits{})
				if tr == nil || len(ds) > 0 {
					t.Fatal(list(ds))
				}
				checkTree(t, tr, form.src)
				checkMapped(t, leaf(tr.Root()), tt.maps)
			})
		}
	}
}

// leaf is the first scalar value that is not "x".
func leaf(n tree.Node) tree.Node {
	for _, v := range n.Fields() {
		return leaf(v)
	}
	for _, v := range n.Items() {
		if v.Text() != "x" {
			return leaf(v)
		}
	}
	return n
}

func checkMapped(t *testing.T, n tree.Node, want bool) {
	t.Helper()
	text, src := n.Text(), n.Tree().Source()
	for i, r := range text + "\x00" {
		at, ok := n.SourceOffset(i)
		if ok != want {
			t.Fatalf("byte %d of %q: mapped %v, want %v", i, text, ok, want)
		}
		if !ok || i == len(text) || r == '\n' && strings.HasPrefix(src[at:], "\r\n") {
			continue
		}
		if got, _ := utf8.DecodeRuneInString(src[at:]); got != r {
			t.Fatalf("byte %d of %q: %q stands there", i, text, got)
		}
	}
}
