package yamltree_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pms-project/pms/pkg/tree"
)

// checkTree checks what holds for every tree, whatever the source: offsets lie
// inside the source, children lie inside their parents and follow one another, and
// a value that maps back to the source maps to its own bytes.
func checkTree(t testing.TB, tr *tree.Tree, src string) {
	t.Helper()
	if tr.Source() != src {
		t.Fatalf("the tree's source is not the file's")
	}
	if root := tr.Root(); root.Exists() {
		checkNode(t, root, 0, len(src))
	}
}

// checkNode checks n, which has to lie in the bytes [from, to), and returns its
// end.
func checkNode(t testing.TB, n tree.Node, from, to int) int {
	t.Helper()
	start, end := n.Offsets()
	if start < from || end < start || to < end {
		t.Fatalf("%s at [%d, %d) is outside [%d, %d)", describe(n), start, end, from, to)
	}
	checkForm(t, n, n.Tree().Source()[start:end])
	at := start
	switch n.Kind() {
	case tree.Map:
		for k, v := range n.Fields() {
			at = checkNode(t, k, at, end)
			at = checkNode(t, v, at, end)
		}
	case tree.List:
		for _, v := range n.Items() {
			at = checkNode(t, v, at, end)
		}
	default:
		checkText(t, n)
	}
	return end
}

// checkForm checks that the bytes of a node begin and end as its style does.
func checkForm(t testing.TB, n tree.Node, written string) {
	t.Helper()
	if strings.HasPrefix(written, "*") {
		return // an alias, which stands for anything
	}
	ok := true
	bracketed := func(b string) bool {
		return len(written) >= 2 && written[:1] == b[:1] && written[len(written)-1:] == b[1:]
	}
	switch n.Style() {
	case tree.Plain:
		ok = strings.Trim(written, " \t\r\n") == written
	case tree.SingleQuoted:
		ok = bracketed("''")
	case tree.DoubleQuoted:
		ok = bracketed(`""`)
	case tree.Literal:
		ok = strings.HasPrefix(written, "|")
	case tree.Folded:
		ok = strings.HasPrefix(written, ">")
	case tree.Block:
		ok = n.Kind() == tree.Map || strings.HasPrefix(written, "-")
	case tree.Flow:
		ok = bracketed("[]") || bracketed("{}") || isPair(n)
	}
	if !ok {
		t.Fatalf("%s is not written %q", describe(n), written)
	}
}

// isPair reports the map of [a: b], which has no braces of its own.
func isPair(n tree.Node) bool {
	start, _ := n.Offsets()
	for k := range n.Fields() {
		first, _ := k.Offsets()
		return first == start || n.Tree().Source()[start] == '?'
	}
	return false
}

// checkText checks that every rune of the text stands in the source where
// SourceOffset says.
func checkText(t testing.TB, n tree.Node) {
	t.Helper()
	text, src := n.Text(), n.Tree().Source()
	if len(text) > 2000 {
		return // SourceOffset walks a literal block, so all offsets cost its square
	}
	start, end := n.Offsets()
	for i, r := range text {
		at, ok := n.SourceOffset(i)
		if !ok {
			continue
		}
		if at < start || at+utf8.RuneLen(r) > end {
			t.Fatalf("%s: rune %d is said to stand at %d, outside [%d, %d)", describe(n), i, at, start, end)
		}
		if r == '\n' && strings.HasPrefix(src[at:], "\r\n") {
			continue
		}
		if got, _ := utf8.DecodeRuneInString(src[at:]); got != r {
			t.Fatalf("%s: rune %d is %q, at %d of the source stands %q", describe(n), i, r, at, got)
		}
	}
}

func describe(n tree.Node) string { return fmt.Sprintf("kind %d %q", n.Kind(), n.Text()) }

// dump writes a tree with the place of every node, one node a line:
//
//	1:1-1:3 map
//	  1:1-1:2 key "a"
func dump(n tree.Node) string {
	var b strings.Builder
	var walk func(n tree.Node, depth int, role string)
	walk = func(n tree.Node, depth int, role string) {
		r := n.Range()
		fmt.Fprintf(&b, "%s%d:%d-%d:%d %s", strings.Repeat("  ", depth), r.Start.Line, r.Start.Column, r.End.Line, r.End.Column, role)
		switch n.Kind() {
		case tree.Map:
			b.WriteString("map\n")
			for k, v := range n.Fields() {
				walk(k, depth+1, "key ")
				walk(v, depth+1, "")
			}
		case tree.List:
			b.WriteString("list\n")
			for _, v := range n.Items() {
				walk(v, depth+1, "")
			}
		default:
			fmt.Fprintf(&b, "%s %q\n", [...]string{"absent", "null", "bool", "number", "string"}[n.Kind()], n.Text())
		}
	}
	walk(n, 0, "")
	return b.String()
}
