package tree

import (
	"iter"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/pms-project/pms/pkg/diag"
)

// Kind of a node. The zero Kind belongs to the zero Node.
type Kind uint8

// The kinds. Number is a plain scalar that reads as a number; its text is kept
// as written. Dates are Strings.
const (
	Absent Kind = iota
	Null
	Bool
	Number
	String
	Map
	List
)

// Style is how a node is written in the source.
type Style uint8

// The styles: Plain, SingleQuoted, DoubleQuoted, Literal (|) and Folded (>) for
// scalars, Block and Flow for maps and lists.
const (
	Plain Style = iota
	SingleQuoted
	DoubleQuoted
	Literal
	Folded
	Block
	Flow
)

// Tree is one parsed document.
type Tree struct {
	file  string
	src   string
	nodes []node

	// extra holds the values that do not stand in src literally, one after the
	// other; value i ends at ends[i].
	extra string
	ends  []uint32

	marksOnce sync.Once
	marks     []mark // ascending by offset, the first at the first character

	placesOnce sync.Once
	places     []place // of every node
}

// mark is a place whose line and column are known: every line has one at its
// start, a long line one more every markEvery bytes, so that [Tree.Point] counts
// few characters even in a file of one line.
type mark struct{ offset, line, column uint32 }

const markEvery = 256

// node is 16 bytes: the nodes are most of what a big repository costs in memory.
type node struct {
	start, end uint32 // bytes of the source
	link       uint32 // map, list: index after the last descendant; flagExtra: number of the value
	kind       Kind
	style      Style
	flags      uint8
	skip       uint8 // scalar: bytes between start and the value
}

const (
	flagExtra    uint8 = 1 << iota // the value is in extra
	flagMapKey                     // the node is a key
	flagMapValue                   // the node before it is its key
)

// File is the slash path of the document, relative to the PMS root.
func (t *Tree) File() string { return t.file }

// Source is the document as read, byte for byte.
func (t *Tree) Source() string { return t.src }

// Root is the top node; absent for an empty document.
func (t *Tree) Root() Node {
	if t == nil || len(t.nodes) == 0 {
		return Node{}
	}
	return Node{t, 0}
}

// Len is the number of nodes, keys included.
func (t *Tree) Len() int { return len(t.nodes) }

// Point converts a byte offset of the source to line and column. A byte order
// mark counts as no column; CRLF ends a line as LF does.
func (t *Tree) Point(offset int) diag.Point {
	t.marksOnce.Do(t.setMarks)
	after := sort.Search(len(t.marks), func(i int) bool { return int(t.marks[i].offset) > offset })
	m := t.marks[max(after-1, 0)]
	offset = min(max(offset, int(m.offset)), len(t.src))
	return diag.Point{Line: int(m.line), Column: int(m.column) + utf8.RuneCountInString(t.src[m.offset:offset])}
}

// Range is the range of the bytes [start, end) of the source.
func (t *Tree) Range(start, end int) diag.Range {
	return diag.Range{File: t.file, Start: t.Point(start), End: t.Point(end)}
}

func (t *Tree) setMarks() {
	at := 0
	if strings.HasPrefix(t.src, "\ufeff") {
		at = len("\ufeff")
	}
	t.marks = make([]mark, 0, 1+strings.Count(t.src, "\n"))
	for line := uint32(1); ; line++ {
		end := strings.IndexByte(t.src[at:], '\n')
		if end < 0 {
			t.markLine(at, len(t.src), line)
			return
		}
		t.markLine(at, at+end, line)
		at += end + 1
	}
}

func (t *Tree) markLine(start, end int, line uint32) {
	column := uint32(1)
	t.marks = append(t.marks, mark{uint32(start), line, column})
	for end-start > markEvery {
		next := start + markEvery
		for next > start && !utf8.RuneStart(t.src[next]) {
			next--
		}
		if next == start {
			return // no character starts in a whole stretch: not UTF-8, no column to count
		}
		column += uint32(utf8.RuneCountInString(t.src[start:next]))
		t.marks = append(t.marks, mark{uint32(next), line, column})
		start = next
	}
}

// Node is a handle on one node of a Tree. Two handles on the same node are ==.
type Node struct {
	t *Tree
	i uint32
}

func (n Node) rec() *node { return &n.t.nodes[n.i] }

// next is the index after the last descendant of node i.
func (t *Tree) next(i uint32) uint32 {
	if r := &t.nodes[i]; r.kind == Map || r.kind == List {
		return r.link
	}
	return i + 1
}

// Exists reports whether the node is there.
func (n Node) Exists() bool { return n.t != nil }

// Tree is the document that n belongs to, nil for the zero Node.
func (n Node) Tree() *Tree { return n.t }

// Kind is the node's kind, Absent for the zero Node.
func (n Node) Kind() Kind {
	if n.t == nil {
		return Absent
	}
	return n.rec().kind
}

// Style is how the node is written.
func (n Node) Style() Style {
	if n.t == nil {
		return Plain
	}
	return n.rec().style
}

// Text is a scalar's text: decoded for quoted and block scalars, as written for
// numbers, booleans and nulls. It is "" for maps, lists and the zero Node.
func (n Node) Text() string {
	if n.t == nil {
		return ""
	}
	r := n.rec()
	switch {
	case r.kind == Map || r.kind == List:
		return ""
	case r.flags&flagExtra != 0:
		return n.t.extraValue(r.link)
	}
	end := r.end
	if r.style == SingleQuoted || r.style == DoubleQuoted {
		end-- // the closing quote
	}
	return n.t.src[r.start+uint32(r.skip) : end]
}

func (t *Tree) extraValue(i uint32) string {
	start := uint32(0)
	if i > 0 {
		start = t.ends[i-1]
	}
	return t.extra[start:t.ends[i]]
}

// Bool is true for the boolean true.
func (n Node) Bool() bool { return n.Kind() == Bool && n.Text() == "true" }

// Int is the value of a number written as a decimal integer that fits.
func (n Node) Int() (int, bool) {
	if n.Kind() != Number {
		return 0, false
	}
	v, err := strconv.Atoi(n.Text())
	return v, err == nil
}

// Fields yields the keys and values of a map in the order of the file.
func (n Node) Fields() iter.Seq2[Node, Node] {
	return func(yield func(Node, Node) bool) {
		if n.Kind() != Map {
			return
		}
		end := n.rec().link
		for i := n.i + 1; i < end; {
			value := i + 1
			if !yield(Node{n.t, i}, Node{n.t, value}) {
				return
			}
			i = n.t.next(value)
		}
	}
}

// Items yields the elements of a list with their indexes.
func (n Node) Items() iter.Seq2[int, Node] {
	return func(yield func(int, Node) bool) {
		if n.Kind() != List {
			return
		}
		end := n.rec().link
		for i, k := n.i+1, 0; i < end; i, k = n.t.next(i), k+1 {
			if !yield(k, Node{n.t, i}) {
				return
			}
		}
	}
}

// Len is the number of fields of a map or elements of a list, else 0.
func (n Node) Len() int {
	count := 0
	switch n.Kind() {
	case Map:
		for range n.Fields() {
			count++
		}
	case List:
		for range n.Items() {
			count++
		}
	}
	return count
}

// Get is the value under a key of a map: the zero Node where there is none or n
// is no map. With several keys it descends: n.Get("contact", "tel").
func (n Node) Get(keys ...string) Node {
	for _, key := range keys {
		n = n.get(key)
	}
	return n
}

func (n Node) get(key string) Node {
	for k, v := range n.Fields() {
		if k.Text() == key {
			return v
		}
	}
	return Node{}
}

// At is element i of a list, the zero Node where there is none.
func (n Node) At(i int) Node {
	for k, v := range n.Items() {
		if k == i {
			return v
		}
	}
	return Node{}
}

// Texts are the texts of the scalar elements of a list; a lone scalar counts as a
// list of one.
func (n Node) Texts() []string {
	switch n.Kind() {
	case Absent, Null, Map:
		return nil
	case List:
		var out []string
		for _, v := range n.Items() {
			if v.Kind() != Map && v.Kind() != List {
				out = append(out, v.Text())
			}
		}
		return out
	default:
		return []string{n.Text()}
	}
}

// Key is the key node of a map value, the zero Node for any other.
func (n Node) Key() Node {
	if n.t == nil || n.rec().flags&flagMapValue == 0 {
		return Node{}
	}
	return Node{n.t, n.i - 1}
}

// Offsets are the node's first byte in the source and the byte after its last.
func (n Node) Offsets() (start, end int) {
	if n.t == nil {
		return 0, 0
	}
	r := n.rec()
	return int(r.start), int(r.end)
}

// Range is the node's place in its file.
func (n Node) Range() diag.Range {
	if n.t == nil {
		return diag.Range{}
	}
	return n.t.Range(n.Offsets())
}

// Line is the node's first line, 1-based; 0 for the zero Node.
func (n Node) Line() int { return n.Range().Start.Line }

// Contains reports whether m is n or one of its descendants.
func (n Node) Contains(m Node) bool {
	return n.t != nil && n.t == m.t && n.i <= m.i && m.i < n.t.next(n.i)
}

// Values yields every map value below n whose key is one of the given, in document
// order, at any depth.
func (n Node) Values(keys ...string) iter.Seq[Node] {
	return func(yield func(Node) bool) {
		if n.t == nil {
			return
		}
		for i := n.i + 1; i < n.t.next(n.i); i++ {
			if n.t.nodes[i].flags&flagMapValue == 0 {
				continue
			}
			if slices.Contains(keys, Node{n.t, i - 1}.Text()) && !yield(Node{n.t, i}) {
				return
			}
		}
	}
}
