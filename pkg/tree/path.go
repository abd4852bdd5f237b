package tree

import (
	"slices"
	"strconv"
	"strings"
)

// place is where a node hangs: its parent, and how many nodes hang there before it.
// The places are made when the first path of a tree is asked for; to walk down
// instead would cost the width of every level, and a list of 100,000 elements can
// have a finding on each.
type place struct{ parent, index uint32 }

func (t *Tree) setPlaces() {
	t.places = make([]place, len(t.nodes))
	var open []place // the maps and lists around a node, and their children so far
	for i := range t.nodes {
		for len(open) > 0 && t.nodes[open[len(open)-1].parent].link <= uint32(i) {
			open = open[:len(open)-1]
		}
		if len(open) > 0 {
			around := &open[len(open)-1]
			t.places[i] = *around
			around.index++
		}
		if k := t.nodes[i].kind; k == Map || k == List {
			open = append(open, place{parent: uint32(i)})
		}
	}
}

// PathFrom is the JSON Pointer of n inside the ancestor a ("" for a itself, and
// where a is no ancestor of n). A key has the path of its value.
func (n Node) PathFrom(a Node) string {
	if a == n || !a.Contains(n) {
		return ""
	}
	n.t.placesOnce.Do(n.t.setPlaces)
	var tokens []string
	for i := n.i; i != a.i; i = n.t.places[i].parent {
		tokens = append(tokens, n.t.token(i))
	}
	slices.Reverse(tokens)
	return "/" + strings.Join(tokens, "/")
}

// token is the step of a JSON Pointer from the parent of node i to it.
func (t *Tree) token(i uint32) string {
	switch flags := t.nodes[i].flags; {
	case flags&flagMapKey != 0:
		return EscapePointer(Node{t, i}.Text())
	case flags&flagMapValue != 0:
		return EscapePointer(Node{t, i - 1}.Text())
	default:
		return strconv.Itoa(int(t.places[i].index))
	}
}

// EscapePointer escapes one token of a JSON Pointer (RFC 6901).
func EscapePointer(token string) string {
	if !strings.ContainsAny(token, "~/") {
		return token
	}
	return strings.NewReplacer("~", "~0", "/", "~1").Replace(token)
}
