package html

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/pms-project/pms/pkg/block"
)

// data is what the search looks through: documents, and places in them with their words.
type data struct {
	Docs  [][4]string `json:"docs"`  // name, title, number, group
	Items []item      `json:"items"` // in the order of the book
}

// item is a place: document by number, anchor, label, words.
type item struct {
	doc                 int
	anchor, label, text string
}

// MarshalJSON writes an item as a list, which is half as long as a map.
func (i item) MarshalJSON() ([]byte, error) {
	return json.Marshal([]any{i.doc, i.anchor, i.label, i.text})
}

// searchData is the script that holds the data. It is a script and no JSON file, for a
// page that is opened from a disk may not read files.
func (s *site) searchData() []byte {
	d := data{Docs: [][4]string{}, Items: []item{}}
	for i, doc := range s.book.Documents {
		d.Docs = append(d.Docs, [4]string{doc.Name, doc.Title, doc.Number, doc.Group})
		c := collector{doc: i}
		c.blocks(doc.Blocks)
		c.flush()
		d.Items = append(d.Items, c.items...)
	}
	var out bytes.Buffer
	out.WriteString("window.pmsData=")
	if err := json.NewEncoder(&out).Encode(d); err != nil { // strings and numbers always encode
		panic(err)
	}
	return out.Bytes()
}

// collector gathers the words of a document by place. What has no anchor belongs to the
// place before it.
type collector struct {
	doc     int
	items   []item
	anchor  string
	label   string
	pending []string
}

func (c *collector) flush() {
	if text := strings.TrimSpace(strings.Join(c.pending, " ")); text != "" {
		c.items = append(c.items, item{c.doc, c.anchor, c.label, text})
	}
	c.pending = nil
}

// at begins a new place.
func (c *collector) at(anchor, label string) {
	c.flush()
	c.anchor, c.label = anchor, label
}

func (c *collector) say(words ...string) {
	for _, w := range words {
		if w != "" {
			c.pending = append(c.pending, w)
		}
	}
}

func (c *collector) lines(lines []block.Line) {
	for _, l := range lines {
		c.say(l.String())
	}
}

// blocks walks the blocks. Contents, covers and approvals hold nothing to look for.
func (c *collector) blocks(blocks []block.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *block.Heading:
			c.at(b.ID, strings.TrimSpace(b.Label+"　"+b.Text))
			c.say(b.Text)
		case *block.Article:
			c.at(b.ID, b.Label+bracket(b.Caption))
			c.say(b.Caption)
			c.asides(b.Asides)
			c.blocks(b.Provisions)
		case *block.Provision:
			if b.ID != "" && b.Label != "" {
				c.at(b.ID, b.Name)
			}
			c.lines(b.Lines)
			c.asides(b.Asides)
		case *block.Boxed:
			c.blocks(b.Blocks)
		case *block.Paragraph:
			c.lines(b.Lines)
		case *block.Note:
			c.lines(b.Text)
		case *block.List:
			c.lines(b.Items)
		case *block.Table:
			c.table(b)
		case *block.Form:
			c.form(b)
		case *block.Figure:
			if b.Words != nil {
				c.table(b.Words)
			}
		}
	}
}

func bracket(caption string) string {
	if caption == "" {
		return ""
	}
	return "（" + caption + "）"
}

func (c *collector) asides(asides []block.Aside) {
	for _, a := range asides {
		c.say(a.Text.String())
	}
}

func (c *collector) table(t *block.Table) {
	for _, row := range t.Rows {
		if row.ID != "" {
			c.at(row.ID, firstWords(row))
		}
		for _, cell := range row.Cells {
			c.lines(cell)
		}
	}
}

// firstWords are the first two filled cells of a row: its id and its name.
func firstWords(r block.Row) string {
	var out []string
	for _, cell := range r.Cells {
		if len(cell) > 0 && len(out) < 2 {
			out = append(out, cell[0].String())
		}
	}
	return strings.Join(out, "　")
}

func (c *collector) form(f *block.Form) {
	if f.ID != "" {
		label := ""
		if len(f.Rows) > 0 {
			label = f.Rows[0].Band
		}
		c.at(f.ID, label)
	}
	for _, r := range f.Rows {
		c.say(r.Band, r.Label)
		c.blocks(r.Value)
	}
}
