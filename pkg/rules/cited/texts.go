package cited

import (
	"iter"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/tree"
)

// Text is one text of a rule book: what a provision says, a heading, a cell.
type Text struct {
	Text string
	Node *regulation.Node // nil in the headings and tables of appendices

	record *record.Record
	value  tree.Node
	at     int
}

// Texts yields the texts of a rule book that hold today, in the order of the book:
// preamble, headings and provisions, appendices. Headings are left out where headings
// is false.
func Texts(r *record.Record, doc *regulation.Document, headings bool) iter.Seq[Text] {
	return func(yield func(Text) bool) {
		if doc.Preamble != nil && !provisions(r, doc.Preamble, headings, yield) {
			return
		}
		for _, top := range doc.Body {
			if !provisions(r, top, headings, yield) {
				return
			}
		}
		for _, a := range doc.Appendices {
			if a.Text != nil && !provisions(r, a.Text, headings, yield) {
				return
			}
			if !scalars(a.Source.Get("table"), func(v tree.Node) bool { return yield(Text{v.Text(), nil, r, v, 0}) }) {
				return
			}
		}
	}
}

func provisions(r *record.Record, top *regulation.Node, headings bool, yield func(Text) bool) bool {
	for n := range top.All() {
		if headings && n.Level < regulation.LevelParagraph && n.Title != "" {
			if v := heading(n); v.Exists() && !yield(Text{v.Text(), n, r, v, 0}) {
				return false
			}
		}
		if n.Text == "" {
			continue
		}
		value, at := n.Carrier()
		if !yield(Text{n.Text, n, r, value, at}) {
			return false
		}
	}
	return true
}

// heading is the value that names an article or a group.
func heading(n *regulation.Node) tree.Node {
	for k, v := range n.Source.Fields() {
		switch k.Text() {
		case "part", "chapter", "section", "subsection", "division", "article":
			return v
		}
	}
	return tree.Node{}
}

func scalars(n tree.Node, yield func(tree.Node) bool) bool {
	for _, v := range n.Fields() {
		if !scalars(v, yield) {
			return false
		}
	}
	for _, v := range n.Items() {
		if !scalars(v, yield) {
			return false
		}
	}
	return n.Kind() != tree.String || yield(n)
}

// Range is the place of the bytes [from, to) of the text.
func (t Text) Range(from, to int) diag.Range {
	start, end := t.value.RangeAt(t.at+from, t.at+to)
	return t.value.Tree().Range(start, end)
}

// At makes a finding about the bytes [from, to) of the text.
func (t Text) At(from, to int, message, hint diag.Text) diag.Diagnostic {
	d := t.record.At(t.value, message, hint)
	d.Range = t.Range(from, to)
	return d
}

// reach bounds what is looked at around a place, in bytes: a sentence or row is shorter,
// and a hostile text has no end.
const reach = 1500

// Sentence is the sentence that the bytes [from, to) of a text stand in.
func Sentence(text string, from, to int) string {
	text, from, to = around(text, from, to)
	start := 0
	for _, end := range []string{"。", "\n"} {
		if i := strings.LastIndex(text[:from], end); i >= 0 {
			start = max(start, i+len(end))
		}
	}
	stop := len(text)
	for _, end := range []string{"。", "\n"} {
		if i := strings.Index(text[to:], end); i >= 0 {
			stop = min(stop, to+i)
		}
	}
	return text[start:stop]
}

// around is the part of a text within reach of the bytes [from, to), and where they are
// in it.
func around(text string, from, to int) (part string, f, t int) {
	start := max(0, from-reach)
	return text[start:min(len(text), to+reach)], from - start, to - start
}

// lineOf are the ends of the line that byte i of a text stands in.
func lineOf(text string, i int) (from, to int) {
	from = strings.LastIndexByte(text[:i], '\n') + 1
	to = len(text)
	if n := strings.IndexByte(text[i:], '\n'); n >= 0 {
		to = i + n
	}
	return from, to
}

// splitRow are the cells of a row between bars, nil for any other line.
func splitRow(line string) []string {
	line = strings.TrimSpace(line)
	if !strings.HasPrefix(line, "|") {
		return nil
	}
	var out []string
	for _, cell := range strings.Split(strings.Trim(line, "|"), "|") {
		out = append(out, strings.TrimSpace(cell))
	}
	return out
}
