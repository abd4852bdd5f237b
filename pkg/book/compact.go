package book

import (
	"github.com/pms-project/pms/pkg/block"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/pkg/tree"
)

// mostCompact is how many fields of a map can stand in one line of a cell.
const mostCompact = 5

// compactable reports whether a value with parts can stand in a cell: a map of a few
// flat values, or a list of such.
func (c *composer) compactable(f schema.Field, n tree.Node) bool {
	if c.flat(f, n) {
		return true
	}
	if n.Kind() == tree.Map {
		return c.isCompact(f.Shape, n)
	}
	for _, e := range n.Items() {
		if e.Kind() != tree.Map || !c.isCompact(itemOf(f.Shape), e) {
			return false
		}
	}
	return true
}

func (c *composer) isCompact(shape *schema.Shape, n tree.Node) bool {
	list := c.fields(shape, n)
	for _, f := range list {
		if !c.flat(f.Field, f.node) {
			return false
		}
	}
	return len(list) <= mostCompact
}

func itemOf(shape *schema.Shape) *schema.Shape {
	if shape == nil {
		return nil
	}
	return shape.Item()
}

// compact is a map in one line: 開始日：2026年5月11日、理由：育児休業.
func (c *composer) compact(shape *schema.Shape, n tree.Node) block.Line {
	var out block.Line
	list := c.fields(shape, n)
	for i, f := range list {
		if i > 0 {
			out = append(out, block.Span{Text: c.say("、", ", ")})
		}
		out = append(out, block.Span{Text: c.title(f.Field) + c.say("：", ": ")})
		out = append(out, oneLine(c.valueBeside(f.Field, f.node, siblings(list)), c.say("、", ", "))...)
	}
	return out
}

func (c *composer) compactList(f schema.Field, n tree.Node) []block.Line {
	var out []block.Line
	for _, e := range n.Items() {
		if e.Kind() == tree.Map {
			out = append(out, c.compact(itemOf(f.Shape), e))
		} else {
			out = append(out, c.outline(e)...)
		}
	}
	return out
}
