package regulation

import (
	"cmp"
	"iter"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/tree"
)

// Node is one part of a rule book: a chapter, an article, a paragraph, an item.
// Nodes are made by [Read] and [Parse] and not changed afterwards.
type Node struct {
	Level  Level
	Label  string // as printed, without white space; "" where there is none
	Number Number // place in its series; nil for unnumbered headings and bullets
	Last   Number // the end of a husk that stands for several articles, else nil

	Title   string // heading of a group or clause, caption of an article or paragraph
	ID      string // stable identifier, "" where none was given
	Deleted bool   // 削除: the number stays, the text is gone
	Pinned  bool   // the number was written down, not counted
	Box     int    // ordinal of the box (枠囲み) the node stands in, 0 for none

	// Text is the node's own text, label and children left out. Lines are
	// separated as in the source; [Blocks] finds the tables in it.
	Text string

	Parent   *Node
	Children []*Node

	// Source is the value the node was read from: the map of a heading, or of a
	// mark of an inner node; absent where there is none.
	Source tree.Node

	carrier   tree.Node // scalar that holds the text
	textAt    uint32    // first byte of Text in it
	labelAt   uint32    // first byte of the label as written
	labelSize uint16    // its length with white space inside; 0 where it is computed
}

// Mark is what the source states about the node under a key: requirements, covers,
// defines, obliges. It is absent where nothing is stated.
func (n *Node) Mark(key string) tree.Node { return n.Source.Get(key) }

// Range is the place of the node's label and own text; for a node without text it
// is the place of its heading.
func (n *Node) Range() diag.Range {
	switch {
	case n.labelSize > 0:
		return n.carrierRange(int(n.labelAt), int(n.textAt)+len(n.Text))
	case n.Text != "":
		return n.RangeOf(0, len(n.Text))
	}
	return n.headingRange()
}

// LabelRange is the place of the label as written; where the number is computed it
// is the place of the heading.
func (n *Node) LabelRange() diag.Range {
	if n.labelSize > 0 {
		return n.carrierRange(int(n.labelAt), int(n.labelAt)+int(n.labelSize))
	}
	return n.headingRange()
}

// RangeOf is the place of the bytes [from, to) of Text.
func (n *Node) RangeOf(from, to int) diag.Range {
	return n.carrierRange(int(n.textAt)+from, int(n.textAt)+to)
}

// OffsetsOf are the bytes of the file at which the bytes [from, to) of Text stand;
// ok is false where the text was transformed on reading (folded blocks, escapes).
func (n *Node) OffsetsOf(from, to int) (start, end int, ok bool) {
	start, ok1 := n.carrier.SourceOffset(int(n.textAt) + from)
	end, ok2 := n.carrier.SourceOffset(int(n.textAt) + to)
	return start, end, ok1 && ok2
}

// Carrier is the scalar of the file that holds the node's text, and the byte of it at
// which Text begins; absent for a node without text.
func (n *Node) Carrier() (scalar tree.Node, at int) { return n.carrier, int(n.textAt) }

// LabelSpan are the bytes of the carrier that hold the label as written; ok is false
// where the label is computed.
func (n *Node) LabelSpan() (from, to int, ok bool) {
	return int(n.labelAt), int(n.labelAt) + int(n.labelSize), n.labelSize > 0
}

func (n *Node) carrierRange(from, to int) diag.Range {
	if !n.carrier.Exists() {
		return n.headingRange()
	}
	return n.carrier.Tree().Range(n.carrier.RangeAt(from, to))
}

// headingRange is the place of the key that names the node, or of its parent's.
func (n *Node) headingRange() diag.Range {
	for m := n; m != nil; m = m.Parent {
		for key := range m.Source.Fields() {
			return key.Range()
		}
		if m.Source.Exists() {
			return m.Source.Range()
		}
		if m != n && m.labelSize > 0 {
			return m.LabelRange()
		}
	}
	return diag.Range{}
}

// Line is the 1-based line at which the node begins.
func (n *Node) Line() int { return n.Range().Start.Line }

// Unit is the article or clause that n belongs to, n itself if it is one; nil for a
// group or a preamble.
func (n *Node) Unit() *Node {
	for m := n; m != nil; m = m.Parent {
		if m.Level.IsUnit() {
			return m
		}
	}
	return nil
}

// Name is the label down from the unit, as a citation writes it: 第5条第2項第3号 for
// articles, A.3.4.2(1)a) for clauses, 附則第2項 for a 附則 without articles. A node
// without a number goes by the title or the node above it.
func (n *Node) Name() string {
	switch {
	case n.Level == LevelPreamble:
		return "前文"
	case n.Level < LevelParagraph:
		return cmp.Or(n.Label, n.Title)
	case n.Level > LevelItem || n.inClause():
		return n.parentName() + n.Label
	case n.Number == nil:
		return n.parentName()
	case n.Level == LevelItem:
		return n.parentName() + "第" + branched(n.Number, "号")
	case n.Parent != nil && len(n.Parent.Children) == 1:
		return n.Parent.Name() // the only paragraph is cited as the article
	}
	return n.parentName() + "第" + branched(n.Number, "項")
}

func (n *Node) inClause() bool {
	unit := n.Unit()
	return unit != nil && unit.Level == LevelClause
}

func (n *Node) parentName() string {
	if n.Parent == nil {
		return "附則" // only the paragraphs of a 附則 stand on their own
	}
	return n.Parent.Name()
}

// branched writes a number with its word before the branches: 3号の2.
func branched(n Number, word string) string {
	text := Number{n.Main()}.String() + word
	for _, b := range n[min(1, len(n)):] {
		text += "の" + Number{b}.String()
	}
	return text
}

// All yields n and its descendants in document order.
func (n *Node) All() iter.Seq[*Node] {
	return func(yield func(*Node) bool) { n.walk(yield) }
}

func (n *Node) walk(yield func(*Node) bool) bool {
	if !yield(n) {
		return false
	}
	for _, c := range n.Children {
		if !c.walk(yield) {
			return false
		}
	}
	return true
}

// FullText is the text of n and its descendants with their labels, one a line: what
// a reader sees of the provision, without headings.
func (n *Node) FullText() string {
	var b strings.Builder
	for m := range n.All() {
		if m.Text == "" && m.Level < LevelParagraph {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		if m.Level >= LevelParagraph && m.Label != "" {
			b.WriteString(m.Label + "　")
		}
		b.WriteString(m.Text)
	}
	return b.String()
}

func (n *Node) add(c *Node) *Node {
	c.Parent = n
	n.Children = append(n.Children, c)
	return c
}
