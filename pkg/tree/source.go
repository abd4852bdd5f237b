package tree

import "strings"

// SourceOffset is the byte of the source at which byte i of the node's text
// stands (i may be len(Text())), for plain scalars, quoted scalars without escapes
// and literal blocks. ok is false where the text was transformed on reading
// (folded blocks, escapes, plain text over several lines): no offset is better
// than a wrong one.
func (n Node) SourceOffset(i int) (offset int, ok bool) {
	if n.t == nil || i < 0 || i > len(n.Text()) {
		return 0, false
	}
	r := n.rec()
	if r.kind == Map || r.kind == List {
		return 0, false
	}
	if r.flags&flagExtra == 0 && (r.style != Literal && r.style != Folded) {
		return int(r.start) + int(r.skip) + i, true
	}
	if r.style == Literal {
		return n.literalOffset(i)
	}
	return 0, false
}

// literalOffset walks the lines of a literal block beside the lines of its
// source: each is its source line less the block's indentation and less the CR.
func (n Node) literalOffset(i int) (int, bool) {
	r := n.rec()
	src := n.t.src[:r.end]
	at := int(r.start)
	header := strings.IndexByte(src[at:], '\n')
	if header < 0 {
		return at, i == 0
	}
	at += header + 1
	text := n.Text()
	for {
		line, rest, more := strings.Cut(text, "\n")
		if at > len(src) {
			return 0, false
		}
		srcLine, _, srcMore := strings.Cut(src[at:], "\n")
		body := strings.TrimSuffix(srcLine, "\r")
		if !strings.HasSuffix(body, line) {
			return 0, false
		}
		indent := len(body) - len(line)
		if i <= len(line) {
			return at + indent + i, true
		}
		if !more || !srcMore {
			return 0, false
		}
		i -= len(line) + 1
		at += len(srcLine) + 1
		text = rest
	}
}

// RangeAt is the place of the bytes [from, to) of the node's text; where the text
// was transformed on reading it is the place of the whole node.
func (n Node) RangeAt(from, to int) (start, end int) {
	s, ok1 := n.SourceOffset(from)
	e, ok2 := n.SourceOffset(to)
	if !ok1 || !ok2 {
		return n.Offsets()
	}
	return s, e
}
