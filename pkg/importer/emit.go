package importer

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/pms-project/pms/pkg/regulation"
)

// emit writes the regulation as YAML, in the order of the schema.
func emit(id string, f *front, doc *regulation.Document) []byte {
	w := &writer{}
	w.field(0, "kind", "regulation")
	w.field(0, "id", id)
	w.field(0, "title", firstOf(doc.Title, id))
	if doc.DocumentNo != "" {
		w.field(0, "document_no", doc.DocumentNo)
	}
	w.field(0, "document_class", classOf(doc.Title))
	w.field(0, "dialect", doc.Dialect.Name)
	w.field(0, "version", firstOf(f.version, f.lastVersion(), "1"))
	if f.established != "" {
		w.field(0, "established", f.established)
	}
	if f.revised != "" {
		w.field(0, "revised", f.revised)
	}
	w.list(0, "distribution", f.distribution)
	w.revisions(f.revisions)
	if doc.Preamble != nil {
		w.field(0, "preamble", regulation.PrintProvisions(doc.Dialect, doc.Preamble.Children))
	}
	w.nodes(0, "body", doc.Dialect, doc.Body)
	w.supplementary(doc)
	w.appendices(doc)
	if len(f.notes) > 0 {
		w.field(0, "note", block(strings.Join(f.notes, "\n")))
	}
	return []byte(w.String())
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

// writer writes block YAML: plain structure, literal blocks for text of several
// lines, quotes wherever a plain scalar could mean anything else.
type writer struct{ strings.Builder }

func (w *writer) indent(depth int) { w.WriteString(strings.Repeat("  ", depth)) }

func (w *writer) key(depth int, key string) {
	w.indent(depth)
	w.WriteString(key + ":")
}

// field writes a key with a text.
func (w *writer) field(depth int, key, text string) {
	w.key(depth, key)
	w.scalar(depth, text)
}

func (w *writer) scalar(depth int, text string) {
	switch {
	case isPlain(text):
		w.WriteString(" " + text + "\n")
	case isLiteral(text):
		w.WriteString(" |\n")
		for _, l := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
			if l != "" {
				w.indent(depth + 1)
			}
			w.WriteString(l + "\n")
		}
	default:
		w.WriteString(" " + quote(text) + "\n")
	}
}

// isPlain reports whether a text can stand without quotes: one line that begins
// with a letter of any script, holds nothing YAML gives a meaning to, and is no
// number, date or word such as yes.
func isPlain(s string) bool {
	if s == "" || strings.TrimSpace(s) != s || strings.Contains(s, ": ") || strings.HasSuffix(s, ":") || strings.Contains(s, " #") {
		return false
	}
	for i, r := range s {
		if !unicode.IsPrint(r) || i == 0 && !unicode.IsLetter(r) && r != '（' && r != '「' {
			return false
		}
		if strings.ContainsRune("\"'\\{}[]&*!|>%@`：", r) {
			return false
		}
	}
	switch strings.ToLower(s) {
	case "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf":
		return false
	}
	return true
}

// isLiteral reports whether a text keeps every character in a literal block: it ends
// in one line break, its first line does not begin with a space, and all of it is
// printable.
func isLiteral(s string) bool {
	if !strings.HasSuffix(s, "\n") || strings.HasSuffix(s, "\n\n") || strings.HasPrefix(s, " ") || strings.HasPrefix(s, "\n") || strings.HasPrefix(s, "\t") {
		return false
	}
	for _, r := range s {
		if r != '\n' && !unicode.IsPrint(r) && r != '　' && r != '\u00a0' {
			return false
		}
	}
	return true
}

// quote writes a double-quoted scalar; what is not printable is escaped.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case unicode.IsPrint(r) || r == '　':
			b.WriteRune(r)
		case r > 0xFFFF:
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			fmt.Fprintf(&b, `\u%04X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func (w *writer) list(depth int, key string, values []string) {
	if len(values) == 0 {
		return
	}
	w.key(depth, key)
	w.WriteByte('\n')
	for _, v := range values {
		w.indent(depth + 1)
		w.WriteByte('-')
		w.scalar(depth+1, v)
	}
}

// item writes the dash of a list item and its first field.
func (w *writer) item(depth int, key, text string) {
	w.indent(depth)
	w.WriteString("- " + key + ":")
	w.scalar(depth+1, text)
}

func (w *writer) revisions(rs []revision) {
	if len(rs) == 0 {
		return
	}
	w.WriteString("revisions:\n")
	for _, r := range rs {
		w.item(1, "version", r.version)
		if r.date != "" {
			w.field(2, "decided_on", r.date)
		}
		w.field(2, "summary", firstOf(block(r.summary), "（記載なし）"))
	}
}

// block ends a text of several lines with a line break, so that it can stand as a
// literal block.
func block(s string) string {
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

// nodes writes a series of headings: the body, or the articles of a 附則.
func (w *writer) nodes(depth int, key string, d *regulation.Dialect, nodes []*regulation.Node) {
	if len(nodes) == 0 {
		return
	}
	w.key(depth, key)
	w.WriteByte('\n')
	pins := regulation.Pins(d, nodes)
	for _, n := range nodes {
		w.node(depth+1, d, n, pins)
	}
}

func (w *writer) node(depth int, d *regulation.Dialect, n *regulation.Node, pins map[*regulation.Node]string) {
	w.item(depth, keyOf(n), n.Title)
	if pin, ok := pins[n]; ok {
		w.key(depth+1, "number")
		w.WriteString(" " + quote(pin) + "\n")
	}
	if n.Deleted {
		w.key(depth+1, "deleted")
		w.WriteString(" true\n")
	}
	if text := regulation.PrintProvisions(d, provisions(n)); text != "" {
		w.field(depth+1, "text", text)
	}
	if below := units(n); len(below) > 0 {
		w.key(depth+1, "children")
		w.WriteByte('\n')
		for _, c := range below {
			w.node(depth+2, d, c, pins)
		}
	}
}

func (w *writer) supplementary(doc *regulation.Document) {
	if len(doc.Supplementary) == 0 {
		return
	}
	w.WriteString("supplementary:\n")
	for _, s := range doc.Supplementary {
		w.item(1, "label", s.Label)
		split := 0
		for split < len(s.Nodes) && s.Nodes[split].Level >= regulation.LevelParagraph {
			split++
		}
		text := regulation.PrintProvisions(doc.Dialect, s.Nodes[:split])
		if date := firstOf(s.Date, parseDate(s.Label), effectiveDate(text)); date != "" {
			w.field(2, "date", date)
		}
		if text != "" {
			w.field(2, "text", text)
		}
		w.nodes(2, "body", doc.Dialect, s.Nodes[split:])
	}
}

func (w *writer) appendices(doc *regulation.Document) {
	if len(doc.Appendices) == 0 {
		return
	}
	w.WriteString("appendices:\n")
	for _, a := range doc.Appendices {
		w.item(1, "label", a.Label)
		if a.Title != "" {
			w.field(2, "title", a.Title)
		}
		if a.Related != "" {
			w.field(2, "related", a.Related)
		}
		if a.Text != nil {
			w.field(2, "text", regulation.PrintProvisions(doc.Dialect, a.Text.Children))
		}
		w.table(a.Table)
	}
}

func (w *writer) table(t *regulation.Table) {
	if t == nil {
		return
	}
	w.key(2, "table")
	w.WriteByte('\n')
	if len(t.Header) > 0 {
		w.cells(3, "header: ", t.Header)
	}
	w.key(3, "rows")
	w.WriteByte('\n')
	for _, r := range t.Rows {
		w.cells(4, "- ", r)
	}
}

// cells writes a row in flow style.
func (w *writer) cells(depth int, lead string, cells []string) {
	quoted := make([]string, len(cells))
	for i, c := range cells {
		quoted[i] = quote(c)
	}
	w.indent(depth)
	w.WriteString(lead + "[" + strings.Join(quoted, ", ") + "]\n")
}
