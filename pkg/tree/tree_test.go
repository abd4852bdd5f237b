package tree

import (
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/diag"
)

// sample is the tree of "名: 山田\nlist:\n  - 1.10\n  - x\n", built by hand.
func sample() *Tree {
	src := "名: 山田\nlist:\n  - 1.10\n  - x\n"
	b := NewBuilder("a.yaml", src)
	at := func(s string) (int, int) { i := strings.Index(src, s); return i, i + len(s) }
	scalar := func(k Kind, s string) {
		from, to := at(s)
		b.Scalar(k, Plain, from, to, s)
	}
	b.Open(Map, Block, 0)
	scalar(String, "名")
	scalar(String, "山田")
	scalar(String, "list")
	b.Open(List, Block, strings.Index(src, "- 1"))
	scalar(Number, "1.10")
	scalar(String, "x")
	b.Close(len(src) - 1)
	b.Close(len(src) - 1)
	return b.Tree()
}

func TestNavigation(t *testing.T) {
	root := sample().Root()
	if got := root.Get("名").Text(); got != "山田" {
		t.Errorf("名 = %q", got)
	}
	if got := root.Get("list").At(0).Text(); got != "1.10" {
		t.Errorf("list[0] = %q, want it as written", got)
	}
	if n := root.Get("list", "nothing").Get("deeper"); n.Exists() || n.Text() != "" || n.Len() != 0 {
		t.Errorf("an absent node answers %v", n)
	}
	if got := strings.Join(root.Get("list").Texts(), ","); got != "1.10,x" {
		t.Errorf("texts = %q", got)
	}
	if key := root.Get("list").Key(); key.Text() != "list" {
		t.Errorf("key = %q", key.Text())
	}
	if root.Len() != 2 || root.Get("list").Len() != 2 {
		t.Errorf("lengths = %d, %d", root.Len(), root.Get("list").Len())
	}
}

func TestPathFrom(t *testing.T) {
	root := sample().Root()
	for _, c := range []struct {
		n    Node
		want string
	}{
		{root, ""}, {root.Get("名"), "/名"}, {root.Get("list").Key(), "/list"}, {root.Get("list").At(1), "/list/1"},
	} {
		if got := c.n.PathFrom(root); got != c.want {
			t.Errorf("path = %q, want %q", got, c.want)
		}
	}
	if got := EscapePointer("a/b~c"); got != "a~1b~0c" {
		t.Errorf("escaped = %q", got)
	}
}

func TestPoint(t *testing.T) {
	long := strings.Repeat("あ", 5000)
	for _, c := range []struct {
		name, src, at string
		want          diag.Point
	}{
		{"full width", "a: b\n名前: x\n", "x", diag.Point{Line: 2, Column: 5}},
		{"outside the BMP", "k: 𠮷x\n", "x", diag.Point{Line: 1, Column: 5}},
		{"byte order mark", "\ufeffa: x\n", "x", diag.Point{Line: 1, Column: 4}},
		{"CRLF", "a: b\r\nc: x\r\n", "x", diag.Point{Line: 2, Column: 4}},
		{"long line", "a: " + long + "x", "x", diag.Point{Line: 1, Column: 5004}},
		{"after a long line", "a: " + long + "\nb: x", "x", diag.Point{Line: 2, Column: 4}},
	} {
		t.Run(c.name, func(t *testing.T) {
			tr := NewBuilder("f", c.src).Tree()
			if got := tr.Point(strings.LastIndex(c.src, c.at)); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestPointOutside(t *testing.T) {
	tr := NewBuilder("f", strings.Repeat("\x80", 3*markEvery)).Tree()
	for _, offset := range []int{-1, 0, 10, 1 << 20} {
		if p := tr.Point(offset); p.Line != 1 || p.Column < 1 {
			t.Errorf("offset %d: %v", offset, p)
		}
	}
}

func TestLiteralOffset(t *testing.T) {
	src := "text: |\r\n    第一の行\r\n\r\n      深い行\r\nnext: 1\r\n"
	start := strings.Index(src, "|")
	end := strings.Index(src, "next")
	b := NewBuilder("f", src)
	b.Open(Map, Block, 0)
	b.Scalar(String, Plain, 0, 4, "text")
	b.Scalar(String, Literal, start, end, "第一の行\n\n  深い行\n")
	b.Close(len(src))
	n := b.Tree().Root().Get("text")
	for i, r := range n.Text() {
		offset, ok := n.SourceOffset(i)
		if !ok {
			t.Fatalf("byte %d: no offset", i)
		}
		if r != '\n' && !strings.HasPrefix(src[offset:], string(r)) {
			t.Errorf("byte %d (%c) maps to %q", i, r, src[offset:offset+3])
		}
	}
}
