package cli

import (
	"cmp"
	"context"
	"slices"

	"github.com/pms-project/pms/pkg/catalogue"
	"github.com/pms-project/pms/pkg/cite"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/report"
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
