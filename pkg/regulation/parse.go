package regulation

import (
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/tree"
)

// Parse makes a document of plain text as [Document.Print] sets it and as people
// type it: title first, 文書番号 below, then preamble, body, 附則 and 別表. A nil
// dialect is recognised from the text. file names the text in ranges. Like [Read]
// it never fails; words that it cannot place stay in the provision before them.
func Parse(file, text string, d *Dialect) *Document {
	if d == nil {
		d = Recognise(text)
	}
	b := tree.NewBuilder(file, text)
	b.Scalar(tree.String, tree.Plain, 0, len(text), text)
	p := &parser{
		text:    text,
		carrier: b.Tree().Root(),
		doc:     &Document{Dialect: d},
	}
	p.doc.Source = p.carrier
	p.split()
	p.accept()
	p.findCaptions()
	p.run()
	return p.doc
}

type parser struct {
	text    string
	carrier tree.Node
	doc     *Document
	lines   []textLine
	at      int // the line to read next
	boxes   int

	plainCaptions bool // what stands behind 第1条 on its line is a caption
}

// textLine is a line that is not blank, without white space at its ends.
type textLine struct {
	start, end int
	h          heading
	caption    bool // a bracket on its own over an article
}

func (p *parser) str(l textLine) string { return p.text[l.start:l.end] }

// split finds the lines and what each could open.
func (p *parser) split() {
	for at := 0; at < len(p.text); {
		line, _, _ := strings.Cut(p.text[at:], "\n")
		trimmed := trimEnd(line)
		if indent := spaces(trimmed); indent < len(trimmed) {
			l := textLine{start: at + indent, end: at + len(trimmed)}
			l.h = scanHeading(p.str(l), p.doc.Dialect)
			p.lines = append(p.lines, l)
		}
		at += len(line) + 1
	}
}

// accept drops the headings that do not fit where they stand: a clause number that
// does not grow is a citation, 別表 in the midst of the articles is a caption.
func (p *parser) accept() {
	lastArticle, seenSupplementary := -1, false
	var clause, number Number
	for i := range p.lines {
		h := &p.lines[i].h
		switch h.kind {
		case clauseHeading:
			if !clauseFollows(clause, h.number) || !p.headsClauses(i) {
				h.kind = noHeading
				continue
			}
			clause, lastArticle = h.number, i
		case articleHeading:
			if seenSupplementary {
				continue
			}
			if !p.articleFollows(i, number) {
				h.kind = noHeading
				continue
			}
			number, lastArticle = h.number, i
		case supplementaryHeading:
			seenSupplementary = true
		}
	}
	for i := range p.lines[:lastArticle+1] {
		if p.lines[i].h.kind == appendixHeading {
			p.lines[i].h.kind = noHeading
		}
	}
}

// headsClauses tells a heading 4. from an item 4.: a heading is followed by 4.1 before
// any other clause, or comes behind the last clause that has levels.
func (p *parser) headsClauses(i int) bool {
	h := p.lines[i].h
	if len(h.number) > 1 || h.label[0] >= 'A' {
		return true
	}
	for _, l := range p.lines[i+1:] {
		if l.h.kind == clauseHeading && len(l.h.number) > 1 {
			return l.h.number[0] == h.number[0] && l.h.number[1] <= 1
		}
	}
	return p.textFollows(i)
}

// clauseFollows reports whether b can be the next heading after a: greater, and no
// leap at the level where they part.
func clauseFollows(a, b Number) bool {
	if a == nil {
		return len(b) == 1 || b[0] <= 10
	}
	if a.Compare(b) >= 0 || len(b) > len(a)+2 {
		return false
	}
	for i := range b {
		if i >= len(a) {
			return b[i] <= 3
		}
		if a[i] != b[i] {
			return b[i]-a[i] <= 5
		}
	}
	return true
}

// articleFollows accepts the next numbers, and any number where the line before has
// ended: numbers get skipped and doubled, but a broken line may begin with 第5条.
func (p *parser) articleFollows(i int, last Number) bool {
	h := p.lines[i].h
	if gap := h.number.Main() - last.Main(); gap >= 0 && gap <= 3 {
		return true
	}
	if i == 0 {
		return true
	}
	before := p.str(p.lines[i-1])
	return p.lines[i-1].h.kind != noHeading || strings.HasSuffix(before, "。") || isBracketed(before) ||
		strings.HasSuffix(before, "）") || strings.HasSuffix(before, "と。")
}

// run reads the lines in order.
func (p *parser) run() {
	p.front()
	p.doc.Body = p.units(nil)
	for p.at < len(p.lines) {
		switch p.lines[p.at].h.kind {
		case supplementaryHeading:
			p.supplementary()
		case appendixHeading:
			p.appendix()
		default:
			p.at++
		}
	}
}

// front reads title, document number and preamble.
func (p *parser) front() {
	if p.at < len(p.lines) && p.lines[p.at].h.kind == noHeading && !p.lines[p.at].caption {
		p.doc.Title = p.str(p.lines[p.at])
		p.at++
	}
	if p.at < len(p.lines) && p.lines[p.at].h.kind == noHeading {
		if no, ok := documentNumber(p.str(p.lines[p.at])); ok {
			p.doc.DocumentNo = no
			p.at++
		}
	}
	from := p.at
	for p.at < len(p.lines) && p.lines[p.at].h.kind == noHeading && !p.lines[p.at].caption {
		p.at++
	}
	if from < p.at {
		p.doc.Preamble = &Node{Level: LevelPreamble}
		p.derive(p.doc.Preamble, p.lines[from].start, p.lines[p.at-1].end, false)
	}
}

func documentNumber(line string) (string, bool) {
	for _, word := range []string{"文書番号", "規程番号"} {
		if rest, ok := strings.CutPrefix(line, word); ok {
			no := strings.TrimLeft(rest, " 　\t:：")
			return no, no != "" && no != rest
		}
	}
	return "", false
}

// units reads groups, articles and clauses up to the next 附則 or 別表.
func (p *parser) units(nodes []*Node) []*Node {
	var open []*Node // the chain of open groups and clauses
	for p.at < len(p.lines) {
		l := p.lines[p.at]
		if l.caption {
			p.at++
			continue
		}
		if l.h.kind != groupHeading && l.h.kind != articleHeading && l.h.kind != clauseHeading {
			if l.h.kind == noHeading {
				p.at++ // a line under the heading of a chapter has been read with it
				continue
			}
			return nodes
		}
		n := p.unit(l)
		for len(open) > 0 && !encloses(open[len(open)-1], n) {
			open = open[:len(open)-1]
		}
		if len(open) > 0 {
			open[len(open)-1].add(n)
		} else {
			nodes = append(nodes, n)
		}
		if n.Level != LevelArticle {
			open = append(open, n)
		}
	}
	return nodes
}

// encloses reports whether n belongs under the open heading g.
func encloses(g, n *Node) bool {
	if g.Level == LevelClause && n.Level == LevelClause {
		return len(g.Number) < len(n.Number) && g.Number.Equal(n.Number[:len(g.Number)])
	}
	return g.Level < n.Level
}

// unit reads one heading with its text.
func (p *parser) unit(l textLine) *Node {
	n := &Node{
		Level: l.h.level, Label: l.h.label, Number: l.h.number, Last: l.h.last, Pinned: true,
		carrier: p.carrier, labelAt: uint32(l.start), labelSize: uint16(len(trimEnd(p.text[l.start : l.start+l.h.rest]))),
		textAt: uint32(l.start + l.h.rest),
	}
	rest, from := p.rest(l), l.start+l.h.rest
	switch {
	case n.Level != LevelArticle:
		n.Title, from = rest, l.end
	case isDeleted(rest):
		n.Deleted, from = true, l.end
		if p.at > 0 && p.lines[p.at-1].caption {
			n.Title = caption(p.str(p.lines[p.at-1])) // a caption left standing
		}
	case p.at > 0 && p.lines[p.at-1].caption:
		n.Title = caption(p.str(p.lines[p.at-1]))
	case startsWithBracket(rest):
		var after string
		n.Title, after, _ = cutBracket(rest)
		from = l.end - len(after)
	case p.plainCaptions && rest != "" && !strings.HasSuffix(rest, "。"):
		n.Title, from = rest, l.end
	}
	if n.Title == "削除" && n.Level == LevelArticle {
		n.Title, n.Deleted = "", true
	}
	p.at++
	p.derive(n, from, p.skipText(l.end), false)
	return n
}

// skipText moves behind the lines up to the next heading and returns where the last
// of them ends, end if there is none.
func (p *parser) skipText(end int) int {
	for p.at < len(p.lines) && p.lines[p.at].h.kind == noHeading && !p.lines[p.at].caption {
		end = p.lines[p.at].end
		p.at++
	}
	return end
}

func (p *parser) derive(n *Node, from, to int, counts bool) {
	d := deriver{
		dialect: p.doc.Dialect, unit: n, carrier: p.carrier,
		base: from, text: p.text[from:to], counts: counts, boxes: &p.boxes,
	}
	d.run()
	if d.box != 0 {
		p.doc.problem(ruleBox, diag.Warning, p.carrier.Tree().Range(from, to),
			diag.T("枠囲みが閉じていません。", "a box is not closed"),
			diag.T("枠の終わりに「└」で始まる行を置いてください。", "end the box with a line that begins with └"))
	}
}

func (p *parser) supplementary() {
	l := p.lines[p.at]
	s := &Supplementary{Source: p.carrier}
	s.Label, s.Date = splitDate(l.h.label)
	p.at++
	holder := &Node{}
	from := p.at
	end := p.skipText(l.end)
	if from < p.at {
		p.derive(holder, p.lines[from].start, end, true)
	}
	for _, n := range holder.Children {
		n.Parent = nil
		s.Nodes = append(s.Nodes, n)
	}
	s.Nodes = p.units(s.Nodes)
	p.doc.Supplementary = append(p.doc.Supplementary, s)
}

// splitDate takes an ISO date out of 附則（2024-06-25）; any other bracket is a part
// of the label.
func splitDate(label string) (rest, date string) {
	open := strings.IndexAny(label, "（(")
	if open < 0 {
		return label, ""
	}
	inside, after, ok := cutBracket(label[open:])
	if !ok || after != "" || len(inside) != len("2024-06-25") || strings.Count(inside, "-") != 2 {
		return label, ""
	}
	return label[:open], inside
}

func (p *parser) appendix() {
	l := p.lines[p.at]
	a := &Appendix{Label: l.h.label, Source: p.carrier}
	a.Title, a.Related = splitRelated(p.rest(l))
	p.at++
	var rows []string
	for p.at < len(p.lines) && strings.HasPrefix(p.str(p.lines[p.at]), "|") {
		rows = append(rows, p.str(p.lines[p.at]))
		p.at++
	}
	a.Table = parseTable(rows)
	from, end := p.at, l.end
	for p.at < len(p.lines) {
		if k := p.lines[p.at].h.kind; k == appendixHeading || k == supplementaryHeading {
			break
		}
		end = p.lines[p.at].end
		p.at++
	}
	if from < p.at {
		a.Text = &Node{Level: LevelArticle, Label: a.Label, Title: a.Title}
		p.derive(a.Text, p.lines[from].start, end, true)
	}
	p.doc.Appendices = append(p.doc.Appendices, a)
}

// splitRelated takes the bracket （第5条関係） from either side of a title.
func splitRelated(rest string) (title, related string) {
	if startsWithBracket(rest) {
		if inside, after, ok := cutBracket(rest); ok && strings.HasSuffix(inside, "関係") {
			return strings.TrimLeft(after, " 　"), inside
		}
		return rest, ""
	}
	open := strings.LastIndexAny(rest, "（(")
	if open < 0 {
		return rest, ""
	}
	if inside, after, ok := cutBracket(rest[open:]); ok && after == "" && strings.HasSuffix(inside, "関係") {
		return trimEnd(rest[:open]), inside
	}
	return rest, ""
}
