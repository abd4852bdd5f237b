package regulation

import (
	"slices"
	"strings"
)

// numberBody gives every node of the body its number and label: groups count
// inside their parent, articles through the whole body, clauses level by level. A
// pinned number is kept, and counting goes on behind it.
func numberBody(d *Document) { numberNodes(d.Dialect, d.Body) }

// numberNodes numbers a series of its own: the body, or one supplementary provision.
func numberNodes(d *Dialect, nodes []*Node) {
	c := counting{dialect: d}
	c.group(nodes, nil)
}

type counting struct {
	dialect *Dialect
	article Number // the last article so far
}

func (c *counting) group(nodes []*Node, parent *Node) {
	var last [LevelSubitem1]Number // of each level, in this parent
	var clause *Node               // the last that bears a number
	for _, n := range nodes {
		switch {
		case n.Level == LevelArticle:
			c.countArticle(n)
		case n.Level == LevelClause:
			c.countClause(n, parent, clause)
			if len(n.Number) > 0 {
				clause = n
			}
		case n.Level.IsGroup():
			if !n.Pinned {
				n.Number = last[n.Level].next()
			}
			if n.Number != nil {
				last[n.Level] = n.Number
			}
			n.Label = c.dialect.Label(n.Level, n.Number)
		}
		if n.Level < LevelParagraph {
			c.group(n.Children, n)
		}
	}
}

func (c *counting) countArticle(n *Node) {
	if !n.Pinned {
		n.Number = c.article.next()
	}
	if n.Number == nil {
		return
	}
	c.article = n.Number
	n.Label = c.dialect.Label(LevelArticle, n.Number)
	if n.Last != nil {
		c.article = n.Last
		n.Label = c.dialect.deleted(n.Number, n.Last)
	}
}

// countClause continues the number of the clause before, else that of the clause
// above: A.3.4 → A.3.4.1. The letter before the number is inherited likewise.
func (c *counting) countClause(n, parent, before *Node) {
	if n.Pinned {
		return
	}
	switch {
	case before != nil:
		n.Number = slices.Clone(before.Number)
		n.Number[len(n.Number)-1]++
		n.Label = letterOf(before) + n.Number.join(".")
	case parent != nil && len(parent.Number) > 0:
		n.Number = append(slices.Clone(parent.Number), 1)
		n.Label = letterOf(parent) + n.Number.join(".")
	default:
		n.Number = Number{1}
		n.Label = c.dialect.Prefix + "1"
	}
}

// letterOf is what a clause's label has before its number: A., J. or nothing.
func letterOf(n *Node) string { return strings.TrimSuffix(n.Label, n.Number.join(".")) }

// clauseNumber reads the digits of a clause label: A.3.4.2 → {3, 4, 2}. White space
// is allowed behind the points, as text taken from a PDF file has it.
func clauseNumber(label string) (Number, bool) {
	rest := foldLabel(label)
	if len(rest) > 1 && rest[0] >= 'A' && rest[0] <= 'Z' {
		rest = strings.TrimPrefix(rest[1:], ".")
	}
	var n Number
	for {
		v, size := scanArabic(rest)
		if size == 0 {
			return nil, false
		}
		n = append(n, v)
		if rest = rest[size:]; rest == "" {
			return n, true
		}
		if rest[0] != '.' {
			return nil, false
		}
		rest = rest[1:]
	}
}
