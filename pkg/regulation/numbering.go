package regulation

import (
	"slices"
	"strings"
)

// numberNodes gives every node of a series its number and label: groups count inside
// their parent, articles through the whole series (the body, or one 附則), clauses
// level by level. A pinned number is kept, and counting goes on behind it.
func numberNodes(d *Dialect, nodes []*Node) {
	c := counting{dialect: d, visit: func(n *Node, number Number, label string) {
		if !n.Pinned {
			n.Number, n.Label = number, label
		}
	}}
	c.series(nodes, nil)
}

// Pins are the numbers that have to be written down for a series of nodes (a body,
// or the articles of a 附則), because counting would give others: 3の2, 10から12まで,
// A.3.4, and なし for a heading without a number.
func Pins(d *Dialect, nodes []*Node) map[*Node]string {
	pins := make(map[*Node]string)
	c := counting{dialect: d, visit: func(n *Node, number Number, label string) {
		if n.Number.Equal(number) && n.Last == nil && (n.Level != LevelClause || n.Label == label) {
			return
		}
		pins[n] = n.pin()
	}}
	c.series(nodes, nil)
	return pins
}

// pin is a node's own number as it is written down.
func (n *Node) pin() string {
	switch {
	case n.Number == nil:
		return unnumbered
	case n.Level == LevelClause:
		return n.Label
	case n.Last == nil:
		return n.Number.String()
	case n.Number.adjoins(n.Last):
		return n.Number.String() + "及び" + n.Last.String()
	}
	return n.Number.String() + "から" + n.Last.String() + "まで"
}

// counting walks a series and tells visit what each node would get by counting. What
// a node really has after the visit is where counting goes on.
type counting struct {
	dialect *Dialect
	visit   func(n *Node, number Number, label string)
	article Number // the last article so far
}

func (c *counting) series(nodes []*Node, parent *Node) {
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
			c.count(n, last[n.Level].next())
			if n.Number != nil {
				last[n.Level] = n.Number
			}
		}
		if n.Level < LevelParagraph {
			c.series(n.Children, n)
		}
	}
}

func (c *counting) count(n *Node, number Number) {
	c.visit(n, number, c.dialect.Label(n.Level, number))
}

func (c *counting) countArticle(n *Node) {
	c.count(n, c.article.next())
	switch {
	case n.Last != nil:
		c.article = n.Last
	case n.Number != nil:
		c.article = n.Number
	}
}

// countClause continues the number of the clause before, else that of the clause
// above: A.3.4 → A.3.4.1. The letter before the number is inherited likewise.
func (c *counting) countClause(n, parent, before *Node) {
	number, letter := Number{1}, c.dialect.Prefix
	switch {
	case before != nil:
		number = slices.Clone(before.Number)
		number[len(number)-1]++
		letter = letterOf(before)
	case parent != nil && len(parent.Number) > 0:
		number = append(slices.Clone(parent.Number), 1)
		letter = letterOf(parent)
	}
	c.visit(n, number, letter+number.join("."))
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
