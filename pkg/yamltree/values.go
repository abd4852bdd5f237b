package yamltree

import (
	"gopkg.in/yaml.v3"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/tree"
)

func scalarStyle(n *yaml.Node) tree.Style {
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return tree.DoubleQuoted
	case n.Style&yaml.SingleQuotedStyle != 0:
		return tree.SingleQuoted
	case n.Style&yaml.LiteralStyle != 0:
		return tree.Literal
	case n.Style&yaml.FoldedStyle != 0:
		return tree.Folded
	}
	return tree.Plain
}

// value converts the scalar that starts at the offset.
func (c *converter) value(n *yaml.Node, at int, p place) int {
	style := scalarStyle(n)
	if style != tree.Plain {
		end := c.quotedEnd(n, at)
		c.scalar(tree.String, style, at, end, n.Value)
		return end
	}
	end := plainEnd(c.s, at, n.Value)
	kind, text, ambiguous := tree.String, n.Value, false
	if n.Style&yaml.TaggedStyle == 0 {
		kind, text, ambiguous = classify(n)
	}
	if ambiguous {
		c.add(finding{
			rule: ruleNumber, at: span{at, end},
			message: diag.T("数の書き方が曖昧です。読むソフトによって別の値になります。", "This number is ambiguous: readers disagree about its value."),
			hint:    diag.T("番号や電話番号など計算しない数字は引用符「\"」で囲んでください。量は 1000 や 1.5 のように書いてください。", "Put codes and telephone numbers in double quotes; write quantities as 1000 or 1.5."),
		})
	}
	if kind == tree.String {
		c.suspectValue(span{at, end}, p)
	}
	c.scalar(kind, tree.Plain, at, end, text)
	return end
}

// quotedEnd is the end of a scalar that is not plain.
func (c *converter) quotedEnd(n *yaml.Node, at int) int {
	if at >= len(c.s) {
		return at
	}
	switch scalarStyle(n) {
	case tree.Literal:
		return literalEnd(c.s, at, n.Value)
	case tree.Folded:
		return foldedEnd(c.s, at, n.Value)
	default:
		return quotedEnd(c.s, at)
	}
}

// alias converts an alias: a copy of the scalar it names, an empty map or list
// for all else. Nothing is expanded, so no bomb can go off.
func (c *converter) alias(n *yaml.Node, at int) int {
	end := propertyEnd(c.s, at)
	c.add(indirect('*', span{at, end}))
	switch n.Alias.Kind {
	case yaml.MappingNode:
		c.open(tree.Map, tree.Flow, at)
		c.close(end)
	case yaml.SequenceNode:
		c.open(tree.List, tree.Flow, at)
		c.close(end)
	default:
		kind, text := tree.String, n.Alias.Value
		if scalarStyle(n.Alias) == tree.Plain {
			kind, text, _ = classify(n.Alias)
		}
		c.scalar(kind, tree.Plain, at, end, text)
	}
	return end
}
