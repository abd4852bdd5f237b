package book

import (
	"strings"

	"github.com/pms-project/pms/pkg/block"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/tree"
)

// ruleBook is one regulation while it is composed.
type ruleBook struct {
	*composer
	doc      *regulation.Document
	resolver *regulation.Resolver
	anchors  anchors
	blocks   []block.Block
	contents *block.Contents
}

// regulation composes a rule book: cover, revisions, contents, body, 附則, 別表.
func (c *composer) regulation(r *record.Record, doc *regulation.Document) *block.Document {
	b := &ruleBook{composer: c, doc: doc, resolver: regulation.NewResolver(doc, shelf{c}), anchors: c.anchors[doc],
		contents: &block.Contents{Title: c.say("目次", "Contents")}}
	d := &block.Document{Title: r.Label(), Number: c.documentNumber(r), Edition: c.edition(r)}
	b.add(c.cover(r))
	if revisions := c.revisions(r.Node.Get("revisions")); revisions != nil {
		b.add(revisions)
	}
	b.add(b.contents)
	if doc.Preamble != nil {
		b.provisions(doc.Preamble.Children)
	}
	b.units(doc.Body, 1)
	for _, s := range doc.Supplementary {
		b.supplementary(s)
	}
	for _, a := range doc.Appendices {
		b.appendix(a)
	}
	b.note(r)
	if len(b.contents.Entries) == 0 {
		b.blocks = dropContents(b.blocks)
	}
	d.Blocks = b.blocks
	return d
}

func dropContents(blocks []block.Block) []block.Block {
	var out []block.Block
	for _, b := range blocks {
		if _, contents := b.(*block.Contents); !contents {
			out = append(out, b)
		}
	}
	return out
}

func (b *ruleBook) add(blocks ...block.Block) { b.blocks = append(b.blocks, blocks...) }

func (b *ruleBook) entry(level int, label, text, anchor string) {
	b.contents.Entries = append(b.contents.Entries, block.Entry{Level: level, Label: label, Text: text, Target: block.Target{Anchor: anchor}})
}

// units sets groups and articles; depth is the level of their headings.
func (b *ruleBook) units(nodes []*regulation.Node, depth int) {
	for _, n := range nodes {
		switch {
		case n.Level.IsGroup():
			b.entry(depth, n.Label, n.Title, b.anchors.nodes[n])
			b.add(&block.Heading{Level: depth, ID: b.anchors.nodes[n], Label: n.Label, Text: n.Title})
			inner, units := split(n)
			b.provisions(inner)
			b.units(units, depth+1)
		case n.Level.IsUnit():
			title := n.Title
			if n.Deleted && title == "" {
				title = "削除"
			}
			b.entry(depth, n.Label, title, b.anchors.nodes[n])
			inner, units := split(n)
			b.add(b.article(n, inner))
			b.units(units, depth+1)
		default:
			b.provisions([]*regulation.Node{n})
		}
	}
}

// split parts what is in a unit or group from the units and groups below it.
func split(n *regulation.Node) (inner, units []*regulation.Node) {
	for i, c := range n.Children {
		if c.Level < regulation.LevelParagraph {
			return n.Children[:i], n.Children[i:]
		}
	}
	return n.Children, nil
}

func (b *ruleBook) article(n *regulation.Node, inner []*regulation.Node) *block.Article {
	d := b.doc.Dialect
	a := &block.Article{
		ID: b.anchors.nodes[n], Label: n.Label, Caption: n.Title, CaptionAbove: d.CaptionAbove,
		Deleted: n.Deleted, Heading: n.Level == regulation.LevelClause, Asides: b.asides(n.Source),
	}
	outer := b.blocks
	b.blocks = nil
	if n.Text != "" {
		b.text(n, &block.Provision{})
	}
	b.provisions(inner)
	a.Provisions, b.blocks = b.blocks, outer
	if len(inner) > 0 && inner[0].Source == n.Source { // the only paragraph carries the article's own marks
		if p, ok := a.Provisions[0].(*block.Provision); ok {
			p.Asides = nil
		}
	}
	return a
}

// provisions sets paragraphs and items one after the other, boxes around those that
// stand in one.
func (b *ruleBook) provisions(nodes []*regulation.Node) {
	for i := 0; i < len(nodes); i++ {
		box := nodes[i].Box
		if box == 0 {
			b.provision(nodes[i])
			continue
		}
		outer := b.blocks
		b.blocks = nil
		for ; i < len(nodes) && nodes[i].Box == box; i++ {
			b.provision(nodes[i])
		}
		i--
		boxed := &block.Boxed{Blocks: b.blocks}
		b.blocks = append(outer, boxed)
	}
}

func (b *ruleBook) provision(n *regulation.Node) {
	p := &block.Provision{
		ID: b.anchors.nodes[n], Depth: max(0, int(n.Level)-int(regulation.LevelParagraph)), Label: n.Label, Name: n.Name(),
	}
	if n.Title != "" {
		b.add(&block.Provision{Depth: p.Depth, Lines: []block.Line{block.Text("（" + n.Title + "）")}})
	}
	if n.Source.Exists() {
		p.Asides = b.asides(n.Source)
	}
	if n.Text == "" && n.Label == "" && len(p.Asides) == 0 {
		b.add(&block.Provision{ID: p.ID, Depth: p.Depth, Name: p.Name})
	} else {
		b.text(n, p)
	}
	if n.Box == 0 {
		b.provisions(n.Children)
		return
	}
	for _, c := range n.Children {
		b.provision(c)
	}
}

// text sets the text of n as p; tables in it stand between the parts of the text.
func (b *ruleBook) text(n *regulation.Node, p *block.Provision) {
	cited := b.resolver.Node(n)
	parts := regulation.Blocks(n.Text)
	if len(parts) == 0 || parts[0].Table != nil {
		b.add(p)
	}
	for i, part := range parts {
		switch {
		case part.Table != nil:
			b.add(cells(part.Table))
		case i == 0:
			p.Lines = b.lines(n.Text, part.From, part.To, cited)
			b.add(p)
		default:
			b.add(&block.Provision{Depth: p.Depth, Lines: b.lines(n.Text, part.From, part.To, cited)})
		}
	}
}

// supplementary sets one 附則.
func (b *ruleBook) supplementary(s *regulation.Supplementary) {
	id := ""
	if len(s.Nodes) > 0 {
		id = b.anchors.nodes[s.Nodes[0]] + "-head"
	}
	label := s.Label
	if day := b.dateText(s.Date); day != "" && !strings.Contains(label, "（") {
		label += "（" + day + "）"
	}
	b.entry(1, "", label, id)
	b.add(&block.Heading{Level: 1, ID: id, Text: label})
	for _, n := range s.Nodes {
		if n.Level < regulation.LevelParagraph {
			b.units([]*regulation.Node{n}, 2)
		} else {
			b.provisions([]*regulation.Node{n})
		}
	}
}

// appendix sets a 別表, 様式 or 別紙.
func (b *ruleBook) appendix(a *regulation.Appendix) {
	text := a.Title
	if a.Related != "" {
		text += "（" + a.Related + "）"
	}
	b.entry(1, a.Label, a.Title, b.anchors.appendices[a])
	b.add(&block.Heading{Level: 1, ID: b.anchors.appendices[a], Label: a.Label, Text: text})
	if a.Text != nil {
		if a.Text.Level >= regulation.LevelParagraph {
			b.provision(a.Text)
		} else {
			b.provisions(a.Text.Children)
		}
	}
	if a.Table != nil {
		b.add(cells(a.Table))
	}
}

// cells makes a table of text cells, with columns as wide as their texts ask for.
func cells(t *regulation.Table) *block.Table {
	out := &block.Table{}
	columns := len(t.Header)
	for _, row := range t.Rows {
		columns = max(columns, len(row))
	}
	for i := range columns {
		col := block.Column{}
		if i < len(t.Header) {
			col.Title = t.Header[i]
		}
		out.Columns = append(out.Columns, col)
	}
	for _, row := range t.Rows {
		r := block.Row{Cells: make([][]block.Line, columns)}
		for i, cell := range row {
			r.Cells[i] = block.Lines(cell)
		}
		out.Rows = append(out.Rows, r)
	}
	weigh(out)
	return out
}

// asides are what the source states about a provision: duties and requirements.
func (b *ruleBook) asides(source tree.Node) []block.Aside {
	var out []block.Aside
	if o := source.Get("obliges"); o.Kind() == tree.Map {
		out = append(out, block.Aside{Label: b.say("義務", "Duty"), Text: b.obligation(o)})
	}
	if ids := source.Get("requirements").Texts(); len(ids) > 0 {
		out = append(out, block.Aside{Label: b.say("要求事項", "Requirements"), Text: block.Text(join(ids, b.say("、", ", ")))})
	}
	if note := source.Get("note").Text(); note != "" {
		out = append(out, block.Aside{Label: b.say("備考", "Note"), Text: block.Text(note)})
	}
	return out
}
