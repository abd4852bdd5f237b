package regulation

import "strings"

// Print sets a document as plain text that [Parse] reads back to the same tree. In
// the document's own dialect (or nil) labels stay as they are written; in any other
// every provision gets the label that dialect has for its level and number.
func Print(doc *Document, d *Dialect) string {
	p := printer{dialect: doc.Dialect}
	if d != nil && d != doc.Dialect {
		p.dialect, p.relabel = d, true
	}
	p.line(doc.Title)
	if doc.DocumentNo != "" {
		p.line("文書番号　" + doc.DocumentNo)
	}
	if doc.Preamble != nil {
		p.blank()
		p.provisions(doc.Preamble.Children)
		p.frame(0)
	}
	p.units(doc.Body)
	for _, s := range doc.Supplementary {
		p.supplementary(s)
	}
	for _, a := range doc.Appendices {
		p.appendix(a)
	}
	return p.String()
}

// PrintProvisions sets paragraphs with what is below them as the text of their unit.
func PrintProvisions(d *Dialect, nodes []*Node) string {
	p := printer{dialect: d}
	p.provisions(nodes)
	p.frame(0)
	return p.String()
}

type printer struct {
	strings.Builder
	dialect *Dialect
	relabel bool
	box     int // the box that is open
}

func (p *printer) line(s string) {
	p.WriteString(s)
	p.WriteByte('\n')
}

func (p *printer) blank() { p.WriteByte('\n') }

func (p *printer) units(nodes []*Node) {
	for _, n := range nodes {
		inner := p.heading(n)
		p.provisions(inner)
		p.frame(0)
		p.units(p.groups(n))
	}
}

// groups are the children of n that have headings of their own.
func (p *printer) groups(n *Node) []*Node {
	for i, c := range n.Children {
		if c.Level < LevelParagraph {
			return n.Children[i:]
		}
	}
	return nil
}

// heading prints the heading of a unit or group and returns the provisions that are
// still to be printed; the first may stand on the heading's line.
func (p *printer) heading(n *Node) []*Node {
	inner := n.Children[:len(n.Children)-len(p.groups(n))]
	p.blank()
	label := p.label(n)
	if n.Level != LevelArticle {
		p.line(join(label, n.Title))
		return inner
	}
	if n.Title != "" && p.dialect.CaptionAbove {
		p.line("（" + n.Title + "）")
	} else if n.Title != "" {
		label += "（" + n.Title + "）"
	}
	if n.Deleted {
		label = join(label, "削除")
	}
	if len(inner) > 0 && p.standsBare(inner[0]) && !n.Deleted {
		p.line(join(label, inner[0].Text))
		p.provisions(inner[0].Children)
		return inner[1:]
	}
	p.line(label)
	return inner
}

// standsBare reports whether a paragraph has no label to print and is not boxed, so
// that its text stands on the line of its article.
func (p *printer) standsBare(n *Node) bool {
	return p.label(n) == "" && n.Box == 0 && n.Text != "" && n.Title == ""
}

func join(label, text string) string {
	if label == "" || text == "" {
		return label + text
	}
	return label + "　" + text
}

// label is the label to print.
func (p *printer) label(n *Node) string {
	if !p.relabel || n.Number == nil && n.Label == "" {
		return n.Label
	}
	if n.Last != nil {
		return p.dialect.deleted(n.Number, n.Last)
	}
	if n.Number == nil {
		return n.Label // a bullet
	}
	return p.dialect.Label(n.Level, n.Number)
}

func (p *printer) provisions(nodes []*Node) {
	for _, n := range nodes {
		p.frame(n.Box)
		if n.Title != "" {
			p.line("（" + n.Title + "）")
		}
		if label := p.label(n); label != "" || n.Text != "" {
			p.line(label + p.gap(n, label) + n.Text)
		}
		p.provisions(n.Children)
	}
}

// frame closes the open box and opens the next where they differ.
func (p *printer) frame(box int) {
	if p.box == box {
		return
	}
	if p.box != 0 {
		p.line("└────")
	}
	if box != 0 {
		p.line("┌────")
	}
	p.box = box
}

// gap is what stands between a label and its text: the dialect's for that style, or
// the usual one for a style it does not have.
func (p *printer) gap(n *Node, label string) string {
	if label == "" || n.Text == "" {
		return ""
	}
	m, ok := scanMark(label + "　文")
	if !ok {
		return "　"
	}
	s := Style{m.readings[0].counter, m.wrap, m.bullet}
	if n.opensLate() && (s.Counter == Circled || s.Wrap == Both) {
		return "　" // without it the label would read as the start of a sentence
	}
	for _, own := range p.dialect.Labels {
		if own.Style == s {
			return own.Gap
		}
	}
	return gapAfter(s)
}

// opensLate reports whether n opens a list with another number than 1.
func (n *Node) opensLate() bool {
	if n.Parent == nil || n.Number.Main() <= 1 {
		return false
	}
	for _, c := range n.Parent.Children {
		if c.Label != "" {
			return c == n
		}
	}
	return false
}

func (p *printer) supplementary(s *Supplementary) {
	p.blank()
	label := s.Label
	if s.Date != "" && !strings.ContainsAny(label, "（(") {
		label += "（" + s.Date + "）"
	}
	p.line(label)
	split := 0
	for split < len(s.Nodes) && s.Nodes[split].Level >= LevelParagraph {
		split++
	}
	p.provisions(s.Nodes[:split])
	p.frame(0)
	p.units(s.Nodes[split:])
}

func (p *printer) appendix(a *Appendix) {
	p.blank()
	label := join(a.Label, a.Title)
	if a.Related != "" {
		label += "（" + a.Related + "）"
	}
	p.line(label)
	if a.Table != nil {
		for _, row := range a.Table.lines() {
			p.line(row)
		}
	}
	if a.Text != nil {
		p.provisions(a.Text.Children)
		p.frame(0)
	}
}
