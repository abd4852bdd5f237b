package cli

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/catalogue"
	"github.com/pms-project/pms/pkg/cite"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/report"
	"github.com/pms-project/pms/pkg/rules"
)

// articleExplanation is the JSON of `pms explain ARTICLE`.
type articleExplanation struct {
	Version      int            `json:"version"`
	Document     titled         `json:"document"`
	ID           string         `json:"id"`      // of the provision or the article that holds it
	Name         string         `json:"name"`    // 第12条第2項
	Caption      string         `json:"caption"` // of the article
	File         string         `json:"file"`
	Line         int            `json:"line"`
	Text         string         `json:"text"`
	Requirements []titled       `json:"requirements"`
	Covers       []string       `json:"covers"`
	Defines      []string       `json:"defines"`
	Note         string         `json:"note"`
	Obligations  []articleDuty  `json:"obligations"`
	Cites        []articleCites `json:"cites"`
	CitedBy      []articleCited `json:"cited_by"`
}

// articleCites is a citation in the text. Target and File are empty for what lies outside
// of the repository, Problem says why a target is missing.
type articleCites struct {
	Written  string `json:"written"`
	Document string `json:"document"`
	Target   string `json:"target"`
	Caption  string `json:"caption"`
	File     string `json:"file"`
	Line     int    `json:"line"`
	Problem  string `json:"problem"`
}

// articleCited is a place that cites the provision, or something in it.
type articleCited struct {
	Document string `json:"document"`
	Name     string `json:"name"`
	Written  string `json:"written"`
	File     string `json:"file"`
	Line     int    `json:"line"`
}

// provision is a node of a rule book with the book.
type provision struct {
	book repo.Regulation
	node *regulation.Node
}

// explainArticle explains a provision of a document, or of the only document that has it
// where none is named.
func (a *app) explainArticle(ctx context.Context, s *repo.Snapshot, document, word string) error {
	p, err := findProvision(s, document, word)
	if err != nil {
		return err
	}
	x, err := cite.New(ctx, s)
	if err != nil {
		return err
	}
	e, err := a.describeProvision(s, x, p)
	if err != nil {
		return err
	}
	if a.json() {
		return a.printJSON(e)
	}
	return a.print(a.provisionText(e))
}

// findProvision is the provision that a word means.
func findProvision(s *repo.Snapshot, document, word string) (provision, error) {
	books, err := booksOf(s, document)
	if err != nil {
		return provision{}, err
	}
	var found []provision
	for _, b := range books {
		if n := provisionIn(b.Document, word); n != nil {
			found = append(found, provision{b, n})
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return provision{}, unknownProvision(books, document, word)
	}
	var list []string
	for _, p := range found {
		list = append(list, "\n  "+p.book.Record.ID+"  "+strings.TrimSpace(p.book.Document.Title+" "+p.node.Name()+" "+captionOf(p.node)))
	}
	return provision{}, usage("「%[1]s」は %[2]d 件の文書にあります。「pms explain %[3]s %[1]s」のように文書を指定してください。%[4]s",
		"%[2]d documents have %[1]q; name one, as in pms explain %[3]s %[1]s%[4]s", word, len(found), found[0].book.Record.ID, strings.Join(list, ""))
}

// hasArticle reports the id of an article. Words that are rules or kinds go before.
func hasArticle(s *repo.Snapshot, word string) bool {
	if _, err := findRule(rules.All(), word); err == nil || slices.Contains(s.Schemas.Kinds(), word) {
		return false
	}
	for _, b := range s.Regulations() {
		for n := range b.Document.All() {
			if n.ID == word {
				return true
			}
		}
	}
	return false
}

// booksOf are the rule books of an id, a title, a number or a path, all for "".
func booksOf(s *repo.Snapshot, document string) ([]repo.Regulation, error) {
	all := s.Regulations()
	if document == "" {
		return all, nil
	}
	var names []string
	for _, b := range all {
		own := []string{b.Record.ID, b.Document.Title, b.Document.DocumentNo, b.Record.File()}
		if slices.Contains(own, document) {
			return []repo.Regulation{b}, nil
		}
		names = append(names, own...)
	}
	return nil, usage("「%[1]s」という規程はありません。%[2]s", "there is no regulation %[1]q%[2]s", document, didYouMean(document, names))
}

// provisionIn is the provision with an id, or the one that a citation of that document
// would mean by the word; nil where there is none. A bare number is that of an article.
func provisionIn(doc *regulation.Document, word string) *regulation.Node {
	for n := range doc.All() {
		if n.ID != "" && n.ID == word {
			return n
		}
	}
	label := regulation.FoldLabel(word)
	number, numbered := regulation.ParseNumber(label)
	for n := range doc.Articles() {
		if regulation.FoldLabel(n.Label) == label || numbered && n.Level == regulation.LevelArticle && n.Number.Equal(number) {
			return n
		}
	}
	cited := regulation.NewResolver(doc, nil).Text(nil, word)
	if len(cited) == 1 && cited[0].From == 0 && cited[0].To == len(word) && cited[0].Document == "" && len(cited[0].Target.Nodes) == 1 {
		return cited[0].Target.Nodes[0]
	}
	return nil
}

func unknownProvision(books []repo.Regulation, document, word string) error {
	var names []string
	for _, b := range books {
		for n := range b.Document.Articles() {
			names = append(names, n.Label, n.ID)
		}
	}
	hint := didYouMean(word, names)
	if document == "" {
		return usage("「%[1]s」という条はどの規程にもありません。%[2]s", "no regulation has %[1]q%[2]s", word, hint)
	}
	return usage("「%[1]s」に「%[2]s」はありません。%[3]s", "%[1]s has no %[2]q%[3]s", books[0].Document.Title, word, hint)
}

func (a *app) describeProvision(s *repo.Snapshot, x *cite.Index, p provision) (articleExplanation, error) {
	unit := cmp.Or(p.node.Unit(), p.node)
	e := articleExplanation{
		Version: 1, Document: titled{p.book.Record.ID, p.book.Document.Title}, ID: cmp.Or(p.node.ID, unit.ID), Name: p.node.Name(),
		Caption: captionOf(p.node), File: p.book.Record.File(), Line: p.node.Line(), Text: p.node.FullText(),
		Requirements: []titled{}, Covers: []string{}, Defines: []string{}, Obligations: []articleDuty{}, Cites: []articleCites{}, CitedBy: []articleCited{},
	}
	for n := range p.node.All() {
		a.addMarks(&e, s, n)
	}
	if p.node != unit {
		a.addMarks(&e, s, unit) // what is said of the article goes for its paragraphs
	}
	e.CitedBy = append(e.CitedBy, citedBy(x, p)...)
	for _, place := range x.Of(p.book.Document) {
		if place.Node != nil && standsIn(p.node, place.Node) && place.Kind == cite.Provision {
			e.Cites = append(e.Cites, a.citesAt(x, place)...)
		}
	}
	duties, err := a.dutiesOf(s, p.node)
	e.Obligations = append(e.Obligations, duties...)
	return e, err
}

// addMarks adds what is noted beside a provision.
func (a *app) addMarks(e *articleExplanation, s *repo.Snapshot, n *regulation.Node) {
	for _, id := range n.Mark("requirements").Texts() {
		if !slices.ContainsFunc(e.Requirements, func(t titled) bool { return t.ID == id }) {
			e.Requirements = append(e.Requirements, titled{id, requirementTitle(s, id).In(a.lang)})
		}
	}
	for _, c := range n.Mark("covers").Texts() {
		if !slices.Contains(e.Covers, c) {
			e.Covers = append(e.Covers, c)
		}
	}
	for _, word := range n.Mark("defines").Texts() {
		if !slices.Contains(e.Defines, word) {
			e.Defines = append(e.Defines, word)
		}
	}
	e.Note = cmp.Or(e.Note, n.Mark("note").Text())
}

func requirementTitle(s *repo.Snapshot, id string) diag.Text {
	c := catalogue.For(s.Firm.Catalogue)
	if c == nil {
		return diag.Text{}
	}
	if r, ok := c.Find(id); ok {
		return r.Title
	}
	_, r, _ := c.Elsewhere(id)
	return r.Title
}

// citesAt are the citations of a place.
func (a *app) citesAt(x *cite.Index, place *cite.Place) []articleCites {
	var out []articleCites
	for _, c := range place.Cites {
		one := articleCites{Written: place.Text[c.From:c.To], Document: c.Target.Name, Problem: c.Target.Why.In(a.lang)}
		if r := x.Record(c.Target.Document); r != nil {
			one.Document, one.File = r.ID, r.File()
		}
		switch nodes := c.Target.Nodes; {
		case len(nodes) > 0:
			one.Target, one.Caption, one.Line = nodes[0].Name(), captionOf(nodes[0]), nodes[0].Line()
			if last := nodes[len(nodes)-1]; last != nodes[0] {
				one.Target, one.Caption = one.Target+"～"+last.Name(), ""
			}
		case c.Target.Appendix != nil:
			one.Target, one.Caption, one.Line = c.Target.Appendix.Label, c.Target.Appendix.Title, c.Target.Appendix.Source.Range().Start.Line
		}
		out = append(out, one)
	}
	return out
}

// citedBy are the places outside of a provision that cite it or something in it, a range
// over several of its paragraphs once.
func citedBy(x *cite.Index, p provision) []articleCited {
	var out []articleCited
	told := map[diag.Range]bool{}
	for n := range p.node.All() {
		for _, ref := range x.To(n) {
			at := ref.Range()
			if told[at] || ref.Place.Node != nil && standsIn(p.node, ref.Place.Node) {
				continue
			}
			told[at] = true
			out = append(out, articleCited{ref.Place.Record.Label(), ref.Place.Name(), ref.Written(), at.File, at.Start.Line})
		}
	}
	return out
}

// standsIn reports whether a node is another or stands in it.
func standsIn(outer, n *regulation.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}

// captionOf is the caption of the article or clause that holds a node.
func captionOf(n *regulation.Node) string {
	if unit := n.Unit(); unit != nil {
		return unit.Title
	}
	return n.Title
}

// articleDuty is an obligation that a provision states.
type articleDuty struct {
	Name     string      `json:"name"` // of the provision
	Who      titled      `json:"who"`
	What     string      `json:"what"`
	When     string      `json:"when"`
	Evidence titled      `json:"evidence"`
	Form     string      `json:"form"`
	Next     *articleDay `json:"next"`
	Last     *articleDay `json:"last"`
}

// articleDay is an occurrence of an obligation: a date, or "" where the law gives none.
type articleDay struct {
	Due    string `json:"due"`
	Status string `json:"status"`
	Days   int    `json:"days"`
	DoneOn string `json:"done_on"`
	Record string `json:"record"` // file of the record that closed it

	word diag.Text // of the status
}

// dutiesOf looks two years ahead: what comes round less often is not planned by days.
func (a *app) dutiesOf(s *repo.Snapshot, node *regulation.Node) ([]articleDuty, error) {
	today, err := a.today()
	if err != nil {
		return nil, err
	}
	until, err := ahead(today, "730d")
	if err != nil {
		return nil, err
	}
	var out []articleDuty
	for _, d := range due.OfArticle(due.Duties(s, due.Window{Today: today, Until: until}), node) {
		one := articleDuty{
			Name: d.Node.Name(), Who: titled{d.Who, roleField(s).ValueTitle(d.Who).In(a.lang)}, What: d.What, When: d.When.In(a.lang), Form: d.Form,
			Next: dayOf(d.Next), Last: dayOf(d.Last),
		}
		if d.Evidence != "" {
			one.Evidence = titled{d.Evidence, s.KindTitle(d.Evidence).In(a.lang)}
		}
		out = append(out, one)
	}
	return out, nil
}

func dayOf(i *due.Item) *articleDay {
	if i == nil {
		return nil
	}
	d := &articleDay{Status: string(i.Status), Days: i.Days, Record: i.DoneBy.File, word: report.StatusWord(i)}
	if !i.Day().IsZero() {
		d.Due = i.Day().String()
	}
	if !i.DoneOn.IsZero() {
		d.DoneOn = i.DoneOn.String()
	}
	return d
}
