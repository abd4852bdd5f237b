package tree

import (
	"math"
	"strings"
)

// Builder makes a Tree in document order: for every map Open, then key and value
// in turn, then Close; for every list Open, its elements, Close. It is the only
// way to make a Tree, used by package yamltree and by tests.
type Builder struct {
	t     *Tree
	extra strings.Builder
	stack []uint32
	keys  []bool // for each open node: is the next child a map key?
}

// NewBuilder starts a document of the given path and source.
func NewBuilder(file, src string) *Builder {
	// Records average a node for every twelve bytes; a guess saves the regrowth.
	return &Builder{t: &Tree{file: file, src: src, nodes: make([]node, 0, 8+len(src)/12)}}
}

// Open begins a map or list whose first byte is start.
func (b *Builder) Open(kind Kind, style Style, start int) {
	i := b.add(node{start: uint32(start), kind: kind, style: style})
	b.stack = append(b.stack, i)
	b.keys = append(b.keys, kind == Map)
}

// Close ends the innermost open node; end is the byte after its last.
func (b *Builder) Close(end int) {
	top := len(b.stack) - 1
	n := &b.t.nodes[b.stack[top]]
	n.end, n.link = uint32(end), uint32(len(b.t.nodes))
	b.stack, b.keys = b.stack[:top], b.keys[:top]
}

// Scalar adds a scalar written in the bytes [start, end) of the source with the
// given value. A value that stands in those bytes literally is not copied.
func (b *Builder) Scalar(kind Kind, style Style, start, end int, value string) {
	n := node{start: uint32(start), end: uint32(end), kind: kind, style: style}
	if skip, ok := literally(b.t.src[start:end], style, value); ok {
		n.skip = skip
	} else {
		n.link, n.flags = uint32(len(b.t.ends)), flagExtra
		b.extra.WriteString(value)
		b.t.ends = append(b.t.ends, uint32(b.extra.Len()))
	}
	b.add(n)
}

// literally is where the written form holds the value byte for byte: between the
// quotes, at the end of a block, or as the whole.
func literally(written string, style Style, value string) (skip uint8, ok bool) {
	switch style {
	case SingleQuoted, DoubleQuoted:
		return 1, len(written) == len(value)+2 && written[1:1+len(value)] == value
	case Literal, Folded:
		before := len(written) - len(value)
		return uint8(before), before >= 0 && before <= math.MaxUint8 && strings.HasSuffix(written, value)
	default:
		return 0, written == value
	}
}

func (b *Builder) add(n node) uint32 {
	i := uint32(len(b.t.nodes))
	if top := len(b.stack) - 1; top >= 0 && b.t.nodes[b.stack[top]].kind == Map {
		if b.keys[top] {
			n.flags |= flagMapKey
		} else {
			n.flags |= flagMapValue
		}
		b.keys[top] = !b.keys[top]
	}
	b.t.nodes = append(b.t.nodes, n)
	return i
}

// Tree ends the document.
func (b *Builder) Tree() *Tree {
	b.t.extra = b.extra.String()
	if cap(b.t.nodes) > len(b.t.nodes)+len(b.t.nodes)/4 {
		b.t.nodes = append(make([]node, 0, len(b.t.nodes)), b.t.nodes...)
	}
	return b.t
}
