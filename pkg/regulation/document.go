package regulation

import (
	"iter"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/tree"
)

// Document is a rule book as read. It is immutable.
type Document struct {
	Title      string // 題名
	DocumentNo string // 文書番号
	Dialect    *Dialect
	Preamble   *Node // 前文, nil where there is none
	Body       []*Node
	// Supplementary are the 附則 in the order of the file, each with numbers of its own.
	Supplementary []*Supplementary
	Appendices    []*Appendix

	// Problems are what could not be placed; the words in question are kept as text.
	Problems []diag.Diagnostic

	// Source is the value the document was read from; for a plain text it is one
	// scalar that holds the whole.
	Source tree.Node
}

// Supplementary is one 附則.
type Supplementary struct {
	Label  string // 附則, with what stands behind it: 附則（令和6年6月25日）
	Date   string // as written; ISO in YAML, "" where none
	Nodes  []*Node
	Source tree.Node
}

// Appendix is a table, form or annex behind the rules: 別表第1, 様式第3号, 別紙.
type Appendix struct {
	Label   string // 別表第1
	Title   string
	Related string // the bracket, as written: 第5条関係
	Text    *Node  // nil where there is none
	Table   *Table // nil where there is none
	Source  tree.Node
}

// Table is a table of text cells.
type Table struct {
	Header []string
	Rows   [][]string
}

// All yields every node in document order: preamble, body, supplementary
// provisions, texts of appendices.
func (d *Document) All() iter.Seq[*Node] {
	return func(yield func(*Node) bool) {
		for _, top := range d.tops() {
			if !top.walk(yield) {
				return
			}
		}
	}
}

func (d *Document) tops() []*Node {
	var tops []*Node
	if d.Preamble != nil {
		tops = append(tops, d.Preamble)
	}
	tops = append(tops, d.Body...)
	for _, s := range d.Supplementary {
		tops = append(tops, s.Nodes...)
	}
	for _, a := range d.Appendices {
		if a.Text != nil {
			tops = append(tops, a.Text)
		}
	}
	return tops
}

// Articles yields the articles and clauses of the body (本則) in document order.
func (d *Document) Articles() iter.Seq[*Node] {
	return func(yield func(*Node) bool) {
		for _, top := range d.Body {
			if !eachUnit(top, yield) {
				return
			}
		}
	}
}

func eachUnit(n *Node, yield func(*Node) bool) bool {
	if n.Level.IsUnit() && !yield(n) {
		return false
	}
	for _, c := range n.Children {
		if c.Level < LevelParagraph && !eachUnit(c, yield) {
			return false
		}
	}
	return true
}

// Article is the article or clause of the body with the given label as printed
// (第3条の2, A.3.4.2), nil where there is none.
func (d *Document) Article(label string) *Node {
	for n := range d.Articles() {
		if n.Label == label {
			return n
		}
	}
	return nil
}

// problem notes what could not be placed.
func (d *Document) problem(rule string, severity diag.Severity, at diag.Range, message, hint diag.Text) {
	d.Problems = append(d.Problems, diag.Diagnostic{
		Rule: rule, Severity: severity, Range: at, Message: message, Hint: hint,
	})
}
