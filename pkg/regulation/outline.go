package regulation

import "strings"

// Outline is the shape of a rule book in JSON (version 1).
type Outline struct {
	Version       int                    `json:"version"`
	Title         string                 `json:"title"`
	DocumentNo    string                 `json:"document_no"`
	Dialect       string                 `json:"dialect"`
	Nodes         []OutlineNode          `json:"nodes"`
	Supplementary []OutlineSupplementary `json:"supplementary"`
	Tables        []OutlineTable         `json:"tables"`
}

// OutlineNode is a node of an outline. Line is the line of the file on which the
// node begins, 0 where it has none of its own.
type OutlineNode struct {
	Level    string        `json:"level"`
	Label    string        `json:"label"`
	Title    string        `json:"title"`
	ID       string        `json:"id"`
	Deleted  bool          `json:"deleted"`
	Text     string        `json:"text"`
	Line     int           `json:"line"`
	Children []OutlineNode `json:"children"`
}

// OutlineSupplementary is a 附則 in an outline.
type OutlineSupplementary struct {
	Label string        `json:"label"`
	Date  string        `json:"date"`
	Nodes []OutlineNode `json:"nodes"`
}

// OutlineTable is a 別表, 様式 or 別紙 in an outline: with a table, with text, or
// with its heading alone.
type OutlineTable struct {
	Label   string        `json:"label"`
	Title   string        `json:"title"`
	Related string        `json:"related"`
	Header  []string      `json:"header"`
	Rows    [][]string    `json:"rows"`
	Nodes   []OutlineNode `json:"nodes"`
}

// NewOutline makes the outline of a document. line gives the line of a node.
func NewOutline(d *Document, line func(*Node) int) *Outline {
	o := &Outline{
		Version: 1, Title: d.Title, DocumentNo: d.DocumentNo, Dialect: d.Dialect.Name,
		Nodes:         []OutlineNode{},
		Supplementary: []OutlineSupplementary{},
		Tables:        []OutlineTable{},
	}
	if d.Preamble != nil {
		o.Nodes = append(o.Nodes, outlineNode(d.Preamble, line))
	}
	o.Nodes = append(o.Nodes, outlineNodes(d.Body, line)...)
	for _, s := range d.Supplementary {
		o.Supplementary = append(o.Supplementary, OutlineSupplementary{s.Label, s.Date, outlineNodes(s.Nodes, line)})
	}
	for _, a := range d.Appendices {
		t := OutlineTable{Label: a.Label, Title: a.Title, Related: a.Related, Header: []string{}, Rows: [][]string{}, Nodes: []OutlineNode{}}
		if a.Table != nil {
			t.Header = append(t.Header, a.Table.Header...)
			t.Rows = append(t.Rows, a.Table.Rows...)
		}
		if a.Text != nil {
			t.Nodes = outlineNodes(a.Text.Children, line)
		}
		o.Tables = append(o.Tables, t)
	}
	return o
}

func outlineNodes(nodes []*Node, line func(*Node) int) []OutlineNode {
	out := make([]OutlineNode, 0, len(nodes))
	for _, n := range nodes {
		out = append(out, outlineNode(n, line))
	}
	return out
}

func outlineNode(n *Node, line func(*Node) int) OutlineNode {
	return OutlineNode{
		Level: n.Level.String(), Label: squeeze(n.Label), Title: n.Title, ID: n.ID, Deleted: n.Deleted,
		Text: n.Text, Line: line(n), Children: outlineNodes(n.Children, line),
	}
}

// Text is the outline for people: a line a node, indented by its depth, long texts
// cut.
func (o *Outline) Text() string {
	var b strings.Builder
	b.WriteString(strings.TrimSpace(o.DocumentNo+"　"+o.Title) + "\n")
	writeOutline(&b, o.Nodes, 1)
	for _, s := range o.Supplementary {
		b.WriteString(strings.TrimSpace(s.Label+"　"+s.Date) + "\n")
		writeOutline(&b, s.Nodes, 1)
	}
	for _, t := range o.Tables {
		b.WriteString(strings.TrimSpace(t.Label + "　" + t.Title))
		if t.Related != "" {
			b.WriteString("（" + t.Related + "）")
		}
		b.WriteByte('\n')
		writeOutline(&b, t.Nodes, 1)
	}
	return b.String()
}

func writeOutline(b *strings.Builder, nodes []OutlineNode, depth int) {
	for _, n := range nodes {
		parts := []string{n.Label, n.Title, shorten(n.Text)}
		if n.Deleted {
			parts = append(parts, "削除")
		}
		parts = deleteEmpty(parts)
		if len(parts) > 0 {
			b.WriteString(strings.Repeat("  ", depth) + strings.Join(parts, "　") + "\n")
		}
		writeOutline(b, n.Children, depth+1)
	}
}

func deleteEmpty(parts []string) []string {
	out := parts[:0]
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}

// maxOutlineText bounds the text of a node in the outline for people, in characters.
const maxOutlineText = 30

func shorten(text string) string {
	text, _, more := strings.Cut(text, "\n")
	count := 0
	for i := range text {
		if count == maxOutlineText {
			return text[:i] + "…"
		}
		count++
	}
	if more {
		return text + "…"
	}
	return text
}
