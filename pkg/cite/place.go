package cite

import (
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/tree"
)

// PlaceKind says what a text is.
type PlaceKind uint8

// The kinds of places.
const (
	Provision PlaceKind = iota // the own text of a provision
	Caption                    // the heading of an article, a group or an appendix
	Related                    // the bracket of an appendix: 第5条関係
	Cell                       // a cell of a table
	Field                      // a field of a record, or of what a provision states
	Note                       // a remark, which may be of its date
)

// Place is a text that cites. Text begins at byte At of the text of Value, the scalar
// that a change would be made in.
type Place struct {
	Kind   PlaceKind
	Record *record.Record
	// Document is the rule book that the text stands in, nil for other records.
	Document *regulation.Document
	// Node is the provision that the text belongs to, nil outside of provisions.
	Node     *regulation.Node
	Appendix *regulation.Appendix
	// Supplement is the 附則 that the text stands in, nil elsewhere. It is of its date.
	Supplement *regulation.Supplementary

	Value tree.Node
	At    int
	Text  string
	Cites []regulation.Cited
}

// Range is the place of the bytes [from, to) of Text in the file.
func (p *Place) Range(from, to int) diag.Range {
	start, end := p.Value.RangeAt(p.At+from, p.At+to)
	return p.Value.Tree().Range(start, end)
}

// Name is where the text stands, for people: 第5条第2項, 別表第1.
func (p *Place) Name() string {
	switch {
	case p.Supplement != nil:
		return p.Supplement.Label
	case p.Appendix != nil:
		return p.Appendix.Label
	case p.Node != nil:
		return p.Node.Name()
	}
	return ""
}

// citing reports whether a text can hold a citation at all; most do not.
func citing(s string) bool {
	return strings.ContainsAny(s, "条項号章節編款前次同①②③④⑤⑥⑦⑧⑨()（）「.表式紙")
}

// collector gathers the places of one document or record.
type collector struct {
	places   []*Place
	resolver *regulation.Resolver
}

func (c *collector) add(p Place) {
	if p.Text == "" || !p.Value.Exists() || !citing(p.Text) {
		return
	}
	p.Cites = c.resolver.Text(p.Node, p.Text)
	if len(p.Cites) > 0 {
		c.places = append(c.places, &p)
	}
}

// document gathers the places of a rule book.
func (c *collector) document(r repo.Regulation) {
	doc := r.Document
	base := Place{Record: r.Record, Document: doc}
	if doc.Preamble != nil {
		c.provisions(doc.Preamble, base)
	}
	for _, n := range doc.Body {
		c.provisions(n, base)
	}
	for _, s := range doc.Supplementary {
		p := base
		p.Supplement = s
		for _, n := range s.Nodes {
			c.provisions(n, p)
		}
	}
	for _, a := range doc.Appendices {
		p := base
		p.Appendix = a
		c.appendix(a, p)
	}
}

func (c *collector) provisions(top *regulation.Node, base Place) {
	for n := range top.All() {
		p := base
		p.Node = n
		p.Value, p.At = n.Carrier()
		p.Text = n.Text
		c.add(p)
		if n.Level < regulation.LevelParagraph && n.Level != regulation.LevelPreamble {
			c.heading(n, base)
		}
		c.stated(n, base)
	}
}

// heading adds the caption of an article or group.
func (c *collector) heading(n *regulation.Node, p Place) {
	for k, v := range n.Source.Fields() {
		switch k.Text() {
		case "part", "chapter", "section", "subsection", "division", "article":
			p.Kind, p.Node, p.Value, p.Text = Caption, n, v, v.Text()
			c.add(p)
		}
	}
}

// stated adds what a provision states in fields: the basis of an obligation, a remark.
func (c *collector) stated(n *regulation.Node, p Place) {
	for k, v := range n.Source.Fields() {
		switch k.Text() {
		case "obliges":
			p.Kind = Field
		case "note":
			p.Kind = Note
		default:
			continue
		}
		for s := range scalars(v) {
			p.Node, p.Value, p.Text = n, s, s.Text()
			c.add(p)
		}
	}
}

func (c *collector) appendix(a *regulation.Appendix, p Place) {
	if a.Text != nil {
		for n := range a.Text.All() {
			q := p
			q.Node = n
			q.Value, q.At = n.Carrier()
			q.Text = n.Text
			c.add(q)
		}
	}
	for k, v := range a.Source.Fields() {
		q := p
		switch k.Text() {
		case "related":
			q.Kind = Related
		case "title":
			q.Kind = Caption
		case "table":
			q.Kind = Cell
		default:
			continue
		}
		for s := range scalars(v) {
			q.Value, q.Text = s, s.Text()
			c.add(q)
		}
	}
}

// scalars are the strings of a value, at any depth, keys left out.
func scalars(n tree.Node) func(func(tree.Node) bool) {
	return func(yield func(tree.Node) bool) { eachScalar(n, yield) }
}

func eachScalar(n tree.Node, yield func(tree.Node) bool) bool {
	for _, v := range n.Fields() {
		if !eachScalar(v, yield) {
			return false
		}
	}
	for _, v := range n.Items() {
		if !eachScalar(v, yield) {
			return false
		}
	}
	return n.Kind() != tree.String || yield(n)
}

// record gathers the places of a record that is no rule book.
func (c *collector) record(r *record.Record) {
	for s := range scalars(r.Node) {
		if !strings.ContainsAny(s.Text(), "条表") {
			continue
		}
		p := Place{Kind: Field, Record: r.Holding(s), Value: s, Text: s.Text()}
		if key := s.Key().Text(); key == "note" || key == "summary" {
			p.Kind = Note
		}
		c.add(p)
	}
}
