package importer

import (
	"strings"

	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/yamltree"
)

// document is the regulation as a map to be written, in the order of the schema.
func document(id string, f *front, doc *regulation.Document) yamltree.Map {
	m := yamltree.Map{{Key: "kind", Value: "regulation"}, {Key: "id", Value: id}, {Key: "title", Value: firstOf(doc.Title, id)}}
	m = addText(m, "document_no", doc.DocumentNo)
	m = addText(m, "document_class", classOf(doc.Title))
	m = addText(m, "dialect", doc.Dialect.Name)
	m = addText(m, "version", firstOf(f.version, f.lastVersion(), "1"))
	m = addDate(m, "established", f.established)
	m = addDate(m, "revised", f.revised)
	if len(f.distribution) > 0 {
		m = append(m, yamltree.Entry{Key: "distribution", Value: f.distribution})
	}
	m = addMaps(m, "revisions", revisions(f.revisions))
	if doc.Preamble != nil {
		m = append(m, yamltree.Entry{Key: "preamble", Value: regulation.PrintProvisions(doc.Dialect, doc.Preamble.Children)})
	}
	m = addMaps(m, "body", nodes(doc.Dialect, doc.Body))
	m = addMaps(m, "supplementary", supplementary(doc))
	m = addMaps(m, "appendices", appendices(doc))
	return addText(m, "note", paragraph(strings.Join(f.notes, "\n")))
}

// addText adds a field if there is a text for it.
func addText(m yamltree.Map, key, text string) yamltree.Map {
	if text == "" {
		return m
	}
	return append(m, yamltree.Entry{Key: key, Value: text})
}

func addDate(m yamltree.Map, key, date string) yamltree.Map {
	if date == "" {
		return m
	}
	return append(m, yamltree.Entry{Key: key, Value: yamltree.Plain(date)})
}

func addMaps(m yamltree.Map, key string, maps []yamltree.Map) yamltree.Map {
	if len(maps) == 0 {
		return m
	}
	return append(m, yamltree.Entry{Key: key, Value: maps})
}

func (f *front) lastVersion() string {
	if len(f.revisions) == 0 {
		return ""
	}
	return f.revisions[len(f.revisions)-1].version
}

// classes are the words in titles that tell the place of a document, the first that
// is found counts.
var classes = []struct{ word, class string }{
	{"基本規程", "basic_rule"}, {"基本規定", "basic_rule"}, {"細則", "detail"}, {"手順書", "procedure"},
	{"マニュアル", "procedure"}, {"要領", "procedure"}, {"手引", "procedure"}, {"ガイドライン", "procedure"},
}

func classOf(title string) string {
	for _, c := range classes {
		if strings.Contains(title, c.word) {
			return c.class
		}
	}
	return "rule"
}

func revisions(rs []revision) []yamltree.Map {
	var out []yamltree.Map
	for _, r := range rs {
		m := addDate(yamltree.Map{{Key: "version", Value: r.version}}, "decided_on", r.date)
		out = append(out, addText(m, "summary", firstOf(paragraph(r.summary), "（記載なし）")))
	}
	return out
}

// paragraph ends a text of several lines with a line break.
func paragraph(s string) string {
	if strings.Contains(s, "\n") {
		return s + "\n"
	}
	return s
}

// headingKeys are the keys of headings by level.
var headingKeys = map[regulation.Level]string{
	regulation.LevelPart: "part", regulation.LevelChapter: "chapter", regulation.LevelSection: "section",
	regulation.LevelSubsection: "subsection", regulation.LevelDivision: "division", regulation.LevelArticle: "article",
}

// clauseKeys are the keys of clauses by depth; one without clauses below is an article.
var clauseKeys = []string{"chapter", "section", "subsection", "division", "article"}

func keyOf(n *regulation.Node) string {
	if n.Level != regulation.LevelClause {
		return headingKeys[n.Level]
	}
	if len(units(n)) == 0 {
		return "article"
	}
	return clauseKeys[min(clauseDepth(n), len(clauseKeys)-1)]
}

func clauseDepth(n *regulation.Node) int {
	depth := 0
	for p := n.Parent; p != nil; p = p.Parent {
		depth++
	}
	return depth
}

// units are the children of n that have headings, provisions the others.
func units(n *regulation.Node) []*regulation.Node {
	for i, c := range n.Children {
		if c.Level < regulation.LevelParagraph {
			return n.Children[i:]
		}
	}
	return nil
}

func provisions(n *regulation.Node) []*regulation.Node {
	return n.Children[:len(n.Children)-len(units(n))]
}

// nodes are a series of headings: the body, or the articles of a 附則.
func nodes(d *regulation.Dialect, series []*regulation.Node) []yamltree.Map {
	pins := regulation.Pins(d, series)
	var out []yamltree.Map
	for _, n := range series {
		out = append(out, node(d, n, pins))
	}
	return out
}

func node(d *regulation.Dialect, n *regulation.Node, pins map[*regulation.Node]string) yamltree.Map {
	m := yamltree.Map{{Key: keyOf(n), Value: n.Title}}
	if pin, ok := pins[n]; ok {
		m = append(m, yamltree.Entry{Key: "number", Value: pin})
	}
	if n.Deleted {
		m = append(m, yamltree.Entry{Key: "deleted", Value: true})
	}
	m = addText(m, "text", regulation.PrintProvisions(d, provisions(n)))
	var below []yamltree.Map
	for _, c := range units(n) {
		below = append(below, node(d, c, pins))
	}
	return addMaps(m, "children", below)
}

func supplementary(doc *regulation.Document) []yamltree.Map {
	var out []yamltree.Map
	for _, s := range doc.Supplementary {
		split := 0
		for split < len(s.Nodes) && s.Nodes[split].Level >= regulation.LevelParagraph {
			split++
		}
		text := regulation.PrintProvisions(doc.Dialect, s.Nodes[:split])
		m := yamltree.Map{{Key: "label", Value: s.Label}}
		m = addDate(m, "date", firstOf(s.Date, parseDate(s.Label), effectiveDate(text)))
		m = addText(m, "text", text)
		out = append(out, addMaps(m, "body", nodes(doc.Dialect, s.Nodes[split:])))
	}
	return out
}

func appendices(doc *regulation.Document) []yamltree.Map {
	var out []yamltree.Map
	for _, a := range doc.Appendices {
		m := yamltree.Map{{Key: "label", Value: a.Label}}
		m = addText(m, "title", a.Title)
		m = addText(m, "related", a.Related)
		if a.Text != nil {
			m = append(m, yamltree.Entry{Key: "text", Value: regulation.PrintProvisions(doc.Dialect, a.Text.Children)})
		}
		if a.Table != nil {
			m = append(m, yamltree.Entry{Key: "table", Value: table(a.Table)})
		}
		out = append(out, m)
	}
	return out
}

// table has its rows on one line each, as they are read.
func table(t *regulation.Table) yamltree.Map {
	var m yamltree.Map
	if len(t.Header) > 0 {
		m = append(m, yamltree.Entry{Key: "header", Value: yamltree.Flow{Value: t.Header}})
	}
	rows := make([]any, len(t.Rows))
	for i, r := range t.Rows {
		rows[i] = yamltree.Flow{Value: r}
	}
	return append(m, yamltree.Entry{Key: "rows", Value: rows})
}
