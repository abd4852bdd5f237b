package regulation

import (
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
)

// Shelf is where a resolver finds other documents and forms. A nil Shelf knows none.
type Shelf interface {
	// Document is the document of a title as cited; nil if the shelf has none.
	Document(title string) *Document
	// Form is the title of the form with a code such as PF-701; false if unknown.
	Form(code string) (title string, ok bool)
}

// Target is what a citation points to. Why says why there is none; it is zero where
// the target was found, or lies in a document that is not on the shelf.
type Target struct {
	Document *Document // the document that holds Nodes; nil for an outer one
	Name     string    // name of an outer document, statute or form
	Nodes    []*Node   // the nodes meant, in order; a range gives all of them
	Appendix *Appendix
	Why      diag.Text
}

// Resolver finds the targets of the citations of one document. It remembers what it
// has looked up in others, so it serves one goroutine at a time.
type Resolver struct {
	doc   *Document
	shelf Shelf
	units []*Node       // articles and clauses of the body, in order
	order map[*Node]int // place of a unit in units
	by    map[string][]*Node
	short aliases // names the document gives to others

	others   map[*Document]*Resolver
	listings map[*Node]*listing
}

// NewResolver indexes a document. shelf may be nil.
func NewResolver(doc *Document, shelf Shelf) *Resolver {
	r := &Resolver{
		doc: doc, shelf: shelf, order: map[*Node]int{}, by: map[string][]*Node{}, short: aliases{},
		others: map[*Document]*Resolver{}, listings: map[*Node]*listing{},
	}
	for n := range doc.Articles() {
		r.order[n] = len(r.units)
		r.units = append(r.units, n)
		key := unitKey(n.Level, n.Number)
		r.by[key] = append(r.by[key], n)
	}
	for n := range doc.All() {
		r.short.collect(n.Text)
	}
	for _, top := range doc.Body {
		for n := range top.All() {
			if n.Level.IsGroup() {
				key := unitKey(n.Level, n.Number)
				r.by[key] = append(r.by[key], n)
			}
		}
	}
	return r
}

func unitKey(l Level, n Number) string { return l.String() + n.String() }

// Cited is a citation with its place and target.
type Cited struct {
	Citation
	Node   *Node
	Target Target
}

// All finds and resolves every citation of the document in order, headings left out.
func (r *Resolver) All() []Cited {
	var out []Cited
	for n := range r.doc.All() {
		out = append(out, r.Node(n)...)
	}
	return out
}

// Node finds and resolves the citations in the text of one node.
func (r *Resolver) Node(n *Node) []Cited { return r.Text(n, n.Text) }

// Text finds and resolves the citations in a text as if it stood at a node, whose own
// text it need not be: a cell of a table, the bracket of an appendix. n may be nil for a
// text outside of the document; then nothing relative is found.
func (r *Resolver) Text(n *Node, text string) []Cited {
	cs := citations(text, r.doc.Dialect, r.short)
	out := make([]Cited, 0, len(cs))
	var last antecedents
	for _, c := range cs {
		out = append(out, Cited{Citation: c, Node: n, Target: r.resolve(n, &c, &last)})
		last.note(&out[len(out)-1])
	}
	return out
}

// antecedents are what 同 can mean in a text: 同条 the provision named last, 同法 and
// 同規程 a document.
type antecedents struct {
	provision *Cited
	documents []string // the names, the last one last
}

// note remembers a citation. A document as a whole takes the place of nothing that
// 同条 could mean.
func (a *antecedents) note(c *Cited) {
	if c.Kind == CitesProvision {
		a.provision = c
	}
	if name := c.Target.Name; name != "" && c.Kind != CitesForm && !slices.Contains(a.documents, name) {
		a.documents = append(a.documents, name)
	}
}

func (r *Resolver) resolve(n *Node, c *Citation, last *antecedents) Target {
	switch c.Kind {
	case CitesForm:
		return r.form(c)
	case CitesAppendix:
		return r.appendix(c, last)
	case CitesDocument:
		name := r.short.full(c.Document)
		return Target{Name: name, Document: r.outer(name)}
	}
	if c.Document == "附則" {
		return r.supplementary(n, c)
	}
	if name, ok := r.documentOf(c, last); ok {
		return r.elsewhere(name, c, last.provision)
	}
	return r.provisions(n, c, last.provision)
}

// documentOf is the other document a citation lies in: named, by its short name too,
// or carried on by 同条 and 同規則 from before. It is false for this document.
func (r *Resolver) documentOf(c *Citation, last *antecedents) (string, bool) {
	if kind, ok := strings.CutPrefix(c.Document, "同"); ok {
		for _, name := range slices.Backward(last.documents) {
			if strings.HasSuffix(name, kind) || kind == "法" && strings.HasSuffix(name, "法律") {
				return name, true
			}
		}
		if len(last.documents) > 0 {
			return last.documents[len(last.documents)-1], true
		}
	}
	if c.Document == "" && len(c.Path) > 0 && c.Path[0].Rel == Same && last.provision != nil {
		name := last.provision.Target.Name
		return name, name != ""
	}
	name := r.short.full(c.Document)
	return name, name != "" && name != r.doc.Title
}

func (r *Resolver) outer(name string) *Document {
	if r.shelf == nil {
		return nil
	}
	return r.shelf.Document(name)
}

// elsewhere resolves a citation into another document, as far as the shelf has it.
func (r *Resolver) elsewhere(name string, c *Citation, before *Cited) Target {
	doc := r.outer(name)
	if doc == nil {
		return Target{Name: name}
	}
	other := r.others[doc]
	if other == nil {
		other = NewResolver(doc, r.shelf)
		r.others[doc] = other
	}
	t := other.provisions(nil, c, before)
	t.Name = name
	return t
}

// Locate is the target of a path that begins with a unit or a group of the document,
// wherever it is cited from.
func (r *Resolver) Locate(c *Citation) Target { return r.provisions(nil, c, nil) }

func (r *Resolver) form(c *Citation) Target {
	if r.shelf != nil {
		if _, ok := r.shelf.Form(c.Code); !ok {
			return Target{Name: c.Code, Why: diag.T("様式「%s」は登録されていません。", "there is no form %s", c.Code)}
		}
	}
	return Target{Name: c.Code}
}

// appendix finds 別表第1 among the appendices of this document, or of the one it
// names; the number may be written with or without 第 and 号.
func (r *Resolver) appendix(c *Citation, last *antecedents) Target {
	doc := r.doc
	name, other := r.documentOf(c, last)
	if other {
		if doc = r.outer(name); doc == nil {
			return Target{Name: name}
		}
	}
	want := appendixKey(c.Code)
	for _, a := range doc.Appendices {
		if appendixKey(a.Label) == want {
			return Target{Document: doc, Name: name, Appendix: a}
		}
	}
	switch {
	case other:
		return Target{Name: name, Why: diag.T("「%s」に「%s」はありません。", "%s has no %s", name, c.Code)}
	case strings.HasPrefix(c.Code, "様式"):
		return r.form(c)
	}
	return Target{Name: c.Code, Why: diag.T("「%s」はこの文書にありません。", "this document has no %s", c.Code)}
}

func appendixKey(label string) string {
	label = foldLabel(label)
	label = strings.NewReplacer("第", "", "号", "").Replace(label)
	for i := range label {
		if v, n := scanKanji(label[i:]); n > 0 && v > 0 {
			return label[:i] + Number{v}.String() + label[i+n:]
		}
	}
	return label
}

// supplementary resolves 附則第2項 in the 附則 the citation stands in, else the last.
func (r *Resolver) supplementary(n *Node, c *Citation) Target {
	if len(r.doc.Supplementary) == 0 {
		return missing(c, "附則")
	}
	s := r.supplementaryOf(n)
	if s == nil {
		s = r.doc.Supplementary[len(r.doc.Supplementary)-1]
	}
	for _, node := range s.Nodes {
		if node.Level == c.Path[0].Level && node.Number.Equal(c.Path[0].Number) {
			return Target{Document: r.doc, Nodes: []*Node{node}}
		}
	}
	return missing(c, "附則"+describe(c.Path[0]))
}

// supplementaryOf is the 附則 that holds n, nil if n stands in the body.
func (r *Resolver) supplementaryOf(n *Node) *Supplementary {
	for n != nil && n.Parent != nil {
		n = n.Parent
	}
	for _, s := range r.doc.Supplementary {
		if slices.Contains(s.Nodes, n) {
			return s
		}
	}
	return nil
}

// provisions walks the path of a citation from node n, and for a range the path of
// its far end.
func (r *Resolver) provisions(n *Node, c *Citation, before *Cited) Target {
	w := walker{r: r, from: n, where: c.Where}
	if before != nil && before.Target.Document == r.doc && len(before.Target.Nodes) > 0 {
		w.before = before.Target.Nodes[len(before.Target.Nodes)-1]
	}
	nodes, failed := w.walk(c.Path)
	if failed != nil {
		return missingStep(c, *failed)
	}
	if c.Through == nil {
		return Target{Document: r.doc, Nodes: nodes}
	}
	far, failed := w.walkBeside(c, nodes[0])
	if failed != nil {
		return missingStep(c, *failed)
	}
	span, ok := r.span(nodes[0], far[len(far)-1])
	if !ok {
		return Target{Why: diag.T("範囲の始めと終わりが同じ並びにありません。", "the two ends of the range are not in one list")}
	}
	return Target{Document: r.doc, Nodes: span}
}

// span is the run of nodes between two members of one list, or two units.
func (r *Resolver) span(a, b *Node) ([]*Node, bool) {
	if i, ok := r.order[a]; ok {
		j, ok := r.order[b]
		if !ok || j < i {
			return nil, false
		}
		var out []*Node
		for _, u := range r.units[i : j+1] {
			if u.Level == LevelArticle || len(u.Number) == len(a.Number) {
				out = append(out, u)
			}
		}
		return out, true
	}
	list := r.siblings(a)
	i, j := slices.Index(list, a), slices.Index(list, b)
	if i < 0 || j < i {
		return nil, false
	}
	return list[i : j+1], true
}

// siblings is the list that n stands in.
func (r *Resolver) siblings(n *Node) []*Node {
	if n.Parent != nil {
		return n.Parent.Children
	}
	if s := r.supplementaryOf(n); s != nil {
		return s.Nodes
	}
	return r.doc.Body
}

func missing(c *Citation, what string) Target {
	return Target{Why: diag.T("%sはありません。", "there is no %s", what)}
}

func missingStep(c *Citation, s Step) Target {
	what := describe(s)
	switch s.Rel {
	case Previous, Next:
		return Target{Why: diag.T("ここに「%s」に当たるものはありません。", "nothing here is meant by %s", what)}
	case Same:
		return Target{Why: diag.T("「%s」が指すものが直前にありません。", "nothing before is meant by %s", what)}
	case Every:
		return Target{Why: diag.T("「%s」に当たる号がありません。", "there are no items for %s", what)}
	}
	return missing(c, what)
}

var levelWords = map[Level]string{LevelArticle: "条", LevelParagraph: "項", LevelItem: "号",
	LevelPart: "編", LevelChapter: "章", LevelSection: "節", LevelSubsection: "款", LevelDivision: "目"}

// describe names a step for people: 第43条, 前項, ④.
func describe(s Step) string {
	word := levelWords[s.Level]
	switch {
	case s.Level == LevelClause:
		letter := ""
		if s.Style.Mark != 0 {
			letter = string(s.Style.Mark) + "."
		}
		return letter + s.Number.join(".")
	case s.Kana != 0 && s.Style.Wrap == Bare:
		return string(s.Kana)
	case s.Level == 0:
		return s.Style.format(s.Number, false)
	case s.Rel == Previous && s.Count > 1:
		return "前" + Number{s.Count}.String() + word
	case s.Rel == Previous:
		return "前" + word
	case s.Rel == Next:
		return "次" + word
	case s.Rel == This:
		return "本" + word
	case s.Rel == Same:
		return "同" + word
	case s.Rel == Every && s.Count < 0:
		return "前各" + word
	case s.Rel == Every:
		return "各" + word
	}
	return "第" + branched(s.Number, word)
}

// String writes the target as a list of names: 第22条第1項第1号～第22条第1項第3号. An
// outer target is its name, a missing one "?".
func (t Target) String() string {
	switch {
	case !t.Why.IsZero():
		return "?"
	case t.Appendix != nil:
		return t.Appendix.Label
	case len(t.Nodes) == 0:
		return t.Name
	case len(t.Nodes) == 1:
		return t.Nodes[0].Name()
	}
	return t.Nodes[0].Name() + "～" + t.Nodes[len(t.Nodes)-1].Name()
}

// DescribePath names a path as a citation writes it: 第12条第2項.
func DescribePath(path []Step) string {
	var b strings.Builder
	for _, s := range path {
		b.WriteString(describe(s))
	}
	return b.String()
}
