package regulation

import (
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/tree"
)

// Read makes a document of the YAML form of a regulation. It never fails: a part
// that has not the right shape is named in Problems and its words are kept.
func Read(root tree.Node) *Document {
	r := &reader{doc: &Document{
		Title:      root.Get("title").Text(),
		DocumentNo: root.Get("document_no").Text(),
		Source:     root,
	}}
	r.dialect()
	if text := root.Get("preamble"); text.Text() != "" {
		r.doc.Preamble = &Node{Level: LevelPreamble}
		r.derive(r.doc.Preamble, text, false)
	}
	for _, item := range root.Get("body").Items() {
		if n := r.node(item, nil); n != nil {
			r.doc.Body = append(r.doc.Body, n)
		}
	}
	numberNodes(r.doc.Dialect, r.doc.Body)
	for _, item := range root.Get("supplementary").Items() {
		r.doc.Supplementary = append(r.doc.Supplementary, r.supplementary(item))
	}
	for _, item := range root.Get("appendices").Items() {
		r.doc.Appendices = append(r.doc.Appendices, r.appendix(item))
	}
	return r.doc
}

type reader struct {
	doc   *Document
	boxes int
}

func (r *reader) dialect() {
	node := r.doc.Source.Get("dialect")
	d, ok := DialectNamed(node.Text())
	if !ok {
		d = Company() // an unknown name is for the schema to report
	}
	if labels := r.doc.Source.Get("labels"); labels.Exists() {
		if with, ok := d.WithLabels(labels.Texts()); ok {
			d = with
		} else {
			r.doc.problem(ruleLabels, diag.Error, labels.Range(),
				diag.T("番号の見本（labels）を読み取れません。", "the sample labels cannot be read"),
				diag.T("項から順に「２」「(1)」「ア」のように、互いに異なる見本を書いてください。",
					"give one different sample a level, from the paragraph down, such as ２ and (1)"))
		}
	}
	r.doc.Dialect = d
}

// headings are the keys that make a map a node, with its level.
var headings = []struct {
	key   string
	level Level
}{
	{"part", LevelPart}, {"chapter", LevelChapter}, {"section", LevelSection},
	{"subsection", LevelSubsection}, {"division", LevelDivision},
	{"article", LevelArticle},
}

// unnumbered is pinned on a heading that bears no number.
const unnumbered = "なし"

// node reads one node of the body with its children.
func (r *reader) node(src tree.Node, parent *Node) *Node {
	n := &Node{Source: src, Parent: parent, ID: src.Get("id").Text()}
	for _, h := range headings {
		if v := src.Get(h.key); v.Exists() {
			n.Level, n.Title = h.level, scalar(v)
			break
		}
	}
	if n.Level == 0 {
		r.shapeless(src)
		if !src.Get("text").Exists() {
			return nil
		}
		n.Level = r.doc.Dialect.Unit
	}
	if r.doc.Dialect.Unit == LevelClause {
		n.Level = LevelClause // in a manual of the JIS type every heading is one
	}
	r.pin(n)
	n.Deleted = src.Get("deleted").Bool()
	if text := src.Get("text"); text.Text() != "" {
		r.text(n, text)
	}
	for _, item := range src.Get("children").Items() {
		if c := r.node(item, n); c != nil {
			n.Children = append(n.Children, c)
		}
	}
	r.marks(n)
	return n
}

// scalar is the text of a heading; a null (article: with nothing behind it) is the
// empty heading of an article under a common caption (共通見出し).
func scalar(v tree.Node) string {
	if v.Kind() == tree.Null {
		return ""
	}
	return strings.TrimSpace(v.Text())
}

func (r *reader) shapeless(src tree.Node) {
	r.doc.problem(ruleHeading, diag.Error, src.Range(),
		diag.T("章・条などの見出しがありません。", "this part of the rules has no heading"),
		diag.T("part、chapter、section、subsection、division、article のいずれかを見出しとして書いてください。",
			"head it with part, chapter, section, subsection, division or article"))
}

// pin reads a number that was written down instead of counted.
func (r *reader) pin(n *Node) {
	v := n.Source.Get("number")
	if !v.Exists() {
		return
	}
	n.Pinned = true
	if v.Text() == unnumbered {
		return
	}
	if n.Level == LevelClause {
		n.Label = v.Text()
		n.Number, _ = clauseNumber(v.Text())
		return
	}
	from, to, ok := ParseRange(v.Text())
	if !ok {
		n.Pinned = false
		r.doc.problem(ruleNumber, diag.Error, v.Range(),
			diag.T("番号「%s」を読み取れません。", "the number %q cannot be read", v.Text()),
			diag.T("「3」「3の2」、削除した範囲は「10から12まで」のように書いてください。",
				"write a number, a branch number or a deleted range as the text prints it"))
		return
	}
	n.Number = from
	n.Label = r.doc.Dialect.Label(n.Level, from)
	if !to.Equal(from) {
		n.Last = to
		n.Label = r.doc.Dialect.deleted(from, to)
	}
}

func (r *reader) text(n *Node, text tree.Node) {
	if n.Deleted && strings.TrimSpace(text.Text()) != "" {
		r.doc.problem(ruleDeleted, diag.Warning, text.Range(),
			diag.T("削除した条に本文があります。", "a deleted article has text"),
			diag.T("本文を消すか、deleted を外してください。", "drop the text, or drop deleted"))
	}
	r.derive(n, text, false)
}

func (r *reader) derive(n *Node, carrier tree.Node, counts bool) {
	d := deriver{
		dialect: r.doc.Dialect, unit: n, carrier: carrier, text: carrier.Text(),
		counts: counts, boxes: &r.boxes,
	}
	d.run()
	if d.box != 0 {
		r.doc.problem(ruleBox, diag.Warning, carrier.Range(),
			diag.T("枠囲みが閉じていません。", "a box is not closed"),
			diag.T("枠の終わりに「└」で始まる行を置いてください。", "end the box with a line that begins with └"))
	}
}

// marks hands what is stated about inner nodes to these nodes. A mark is named by a
// label (２) or a path of labels (２(1)ア), in any width; direct paths win.
func (r *reader) marks(n *Node) {
	marks := n.Source.Get("marks")
	if marks.Len() == 0 {
		return
	}
	named := n.labelled()
	for key, value := range marks.Fields() {
		if target := named[foldLabel(key.Text())]; target != nil {
			target.Source = value
			target.ID = value.Get("id").Text()
			continue
		}
		r.doc.problem("REG-007", diag.Error, key.Range(),
			diag.T("「%s」という番号の項・号が本文にありません。", "the text has no paragraph or item labelled %q", key.Text()),
			diag.T("本文の番号と同じに書いてください。下の段の番号は「２(1)」のように続けて書きます。",
				"write it as in the text; for a deeper one join the labels, as in ２(1)"))
	}
}

// labelled are the inner nodes of a unit by path of labels, and by their own label
// where no path reads so; of several the first.
func (n *Node) labelled() map[string]*Node {
	named := make(map[string]*Node)
	var alone []*Node
	for m := range n.All() {
		if m == n || m.Level < LevelParagraph || m.Label == "" {
			continue
		}
		if path := foldLabel(m.path(n)); named[path] == nil {
			named[path] = m
		}
		alone = append(alone, m)
	}
	for _, m := range alone {
		if label := foldLabel(m.Label); named[label] == nil {
			named[label] = m
		}
	}
	return named
}

// Labelled are the provisions of a unit by the names that its marks can use: paths of
// labels (２(1)), and single labels where no path reads so. The names are folded, see
// [FoldLabel].
func (n *Node) Labelled() map[string]*Node { return n.labelled() }

// FoldLabel is a label in half width without white space: labels that fold alike are one.
func FoldLabel(s string) string { return foldLabel(s) }

// path joins the labels from below unit down to n.
func (n *Node) path(unit *Node) string {
	if n == unit || n == nil {
		return ""
	}
	return n.Parent.path(unit) + n.Label
}

func foldLabel(s string) string {
	return strings.Map(func(r rune) rune {
		if r = fold(r); r == ' ' {
			return -1
		}
		return r
	}, s)
}

func (r *reader) supplementary(src tree.Node) *Supplementary {
	s := &Supplementary{Label: src.Get("label").Text(), Date: src.Get("date").Text(), Source: src}
	if s.Label == "" {
		s.Label = "附則"
	}
	for _, item := range src.Get("body").Items() {
		if n := r.node(item, nil); n != nil {
			s.Nodes = append(s.Nodes, n)
		}
	}
	numberNodes(r.doc.Dialect, s.Nodes)
	if text := src.Get("text"); text.Text() != "" {
		holder := &Node{}
		r.derive(holder, text, true)
		for _, n := range holder.Children {
			n.Parent = nil
			s.Nodes = append(s.Nodes, n)
		}
	}
	return s
}

func (r *reader) appendix(src tree.Node) *Appendix {
	a := &Appendix{
		Label: src.Get("label").Text(), Title: src.Get("title").Text(),
		Related: src.Get("related").Text(), Source: src,
	}
	if text := src.Get("text"); text.Text() != "" {
		a.Text = &Node{Level: LevelArticle, Title: a.Title, Label: a.Label, Source: src}
		r.derive(a.Text, text, true)
	}
	if table := src.Get("table"); table.Exists() {
		a.Table = &Table{Header: table.Get("header").Texts()}
		for _, row := range table.Get("rows").Items() {
			a.Table.Rows = append(a.Table.Rows, row.Texts())
		}
	}
	return a
}
