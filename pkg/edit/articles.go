package edit

import (
	"context"
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/tree"
	"github.com/pms-project/pms/pkg/yamltree"
)

// Articles changes the articles of one rule book; what cites them follows.
type Articles struct {
	plan *Plan
	base *repo.Snapshot
	book repo.Regulation
	ask  Ask
}

// Refusal is a change that makes no sense or cannot be expressed, in words for people.
type Refusal struct{ diag.Text }

func (r *Refusal) Error() string { return r.In(diag.EN) }

func refuse(ja, en string, args ...any) error { return &Refusal{diag.T(ja, en, args...)} }

// NewArticles starts a change of the rule book of an id, a title, a number or a path.
func NewArticles(p *Plan, document string, ask Ask) (*Articles, error) {
	var titles []string
	for _, r := range p.Snapshot().Regulations() {
		if slices.Contains([]string{r.Record.ID, r.Document.Title, r.Document.DocumentNo, r.Record.File()}, document) {
			return &Articles{plan: p, base: p.Snapshot(), book: r, ask: ask}, nil
		}
		titles = append(titles, r.Record.ID)
	}
	return nil, refuse("「%[1]s」という規程はありません。次のいずれかを指定してください: %[2]s", "there is no regulation %[1]q; name one of %[2]s", document, strings.Join(titles, ", "))
}

// position is a place in a list of articles: before item i.
type position struct {
	list tree.Node
	i    int
}

// find is the article of a label (第12条の2, 12, A.3.4.2) or id.
func (a *Articles) find(name string) (*regulation.Node, error) {
	label := regulation.FoldLabel(name)
	number, numbered := regulation.ParseNumber(label)
	for n := range a.book.Document.Articles() {
		if n.ID == name || regulation.FoldLabel(n.Label) == label || numbered && n.Level == regulation.LevelArticle && n.Number.Equal(number) {
			return n, nil
		}
	}
	return nil, refuse("「%[1]s」に「%[2]s」という条はありません。", "%[1]s has no article %[2]q", a.book.Document.Title, name)
}

// place is where an article stands in the file.
func (a *Articles) place(n *regulation.Node) (position, error) {
	if p, ok := placeIn(a.book.Document.Source.Get("body"), n.Source); ok {
		return p, nil
	}
	return position{}, refuse("%[1]sはファイルの中で一覧の要素として書かれていません。", "%[1]s does not stand in a list of its file", n.Label)
}

func placeIn(list, item tree.Node) (position, bool) {
	for i, v := range list.Items() {
		if v == item {
			return position{list, i}, true
		}
		if v.Contains(item) {
			return placeIn(v.Get("children"), item)
		}
	}
	return position{}, false
}

// Where says where an article goes: behind or before another.
type Where struct{ After, Before string }

func (a *Articles) position(w Where) (position, *regulation.Node, error) {
	name, shift := w.After, 1
	if name == "" {
		name, shift = w.Before, 0
	}
	n, err := a.find(name)
	if err != nil {
		return position{}, nil, err
	}
	p, err := a.place(n)
	p.i += shift
	return p, n, err
}

// NewArticle is an article to be put in.
type NewArticle struct {
	Caption, ID, Text string
	Branch            bool // 枝番: the articles behind keep their numbers
}

// Insert puts in an article. What its text cites is meant by the numbers of before, as
// its author reads them.
func (a *Articles) Insert(ctx context.Context, w Where, article NewArticle) (*Report, error) {
	at, beside, err := a.position(w)
	if err != nil {
		return nil, err
	}
	m := yamltree.Map{{Key: "article", Value: article.Caption}}
	if article.ID == "" {
		article.ID = a.freeID(article.Caption + "\n" + article.Text)
	} else if a.hasID(article.ID) {
		return nil, refuse("ID「%[1]s」は既に使われています。", "the id %[1]q is taken", article.ID)
	}
	m = append(m, yamltree.Entry{Key: "id", Value: article.ID})
	if article.Branch {
		number, err := a.branch(w, beside)
		if err != nil {
			return nil, err
		}
		m = append(m, yamltree.Entry{Key: "number", Value: number.String()})
	}
	if article.Text != "" {
		m = append(m, yamltree.Entry{Key: "text", Value: strings.TrimRight(article.Text, "\n") + "\n"})
	}
	a.plan.Editor(at.list).Insert(at.list, at.i, m)
	return a.finish(ctx, article.ID)
}

// branch is the branch number of an article behind another.
func (a *Articles) branch(w Where, beside *regulation.Node) (regulation.Number, error) {
	if w.After == "" || beside.Level != regulation.LevelArticle || len(beside.Number) == 0 || beside.Last != nil {
		return nil, refuse("枝番（--branch）は、--after に番号のある条を指定したときだけ付けられます。", "a branch number (--branch) needs a numbered article given with --after")
	}
	number := append(slices.Clone(beside.Number), 2)
	if n := len(beside.Number); n > 1 {
		number = slices.Clone(beside.Number)
		number[n-1]++
	}
	for n := range a.book.Document.Articles() {
		if n.Number.Equal(number) {
			return nil, refuse("%[1]sは既にあります。最後の枝番の条を --after に指定してください。", "%[1]s exists; give the last of the branches with --after", n.Label)
		}
	}
	return number, nil
}

// Move takes an article to another place, where it gets the number of the place.
func (a *Articles) Move(ctx context.Context, name string, w Where) (*Report, error) {
	n, err := a.find(name)
	if err != nil {
		return nil, err
	}
	if n.Last != nil {
		return nil, refuse("%[1]sは複数の条をまとめた削除の表示なので、移動できません。", "%[1]s stands for several deleted articles and cannot be moved", n.Label)
	}
	if pin := n.Source.Get("number"); pin.Exists() && n.Level == regulation.LevelArticle {
		a.plan.Editor(pin).Remove(n.Source, pin)
		id := n.ID
		if err := a.plan.Step(ctx); err != nil {
			return nil, err
		}
		a.refresh()
		if id == "" {
			return nil, refuse("%[1]sには ID がありません。先に pms fmt を実行してください。", "%[1]s has no id; run pms fmt first", n.Label)
		}
		if n, err = a.find(id); err != nil {
			return nil, err
		}
	}
	from, err := a.place(n)
	if err != nil {
		return nil, err
	}
	to, beside, err := a.position(w)
	if err != nil {
		return nil, err
	}
	if beside == n {
		return nil, refuse("移動先に移動する条そのものが指定されています。", "the article is to be moved beside itself")
	}
	if from.list.Len() == 1 {
		return nil, refuse("%[1]sはその章などの唯一の条なので移動できません。先に章の見出しを整理してください。", "%[1]s is the only article of its group; settle the group first", n.Label)
	}
	a.plan.Editor(from.list).Move(from.list, from.i, to.list, to.i)
	return a.finish(ctx, "")
}

// Delete takes an article out, and those behind move up; with husk its number stays
// (第10条　削除) and no other changes.
func (a *Articles) Delete(ctx context.Context, name string, husk bool) (*Report, error) {
	n, err := a.find(name)
	if err != nil {
		return nil, err
	}
	if husk {
		if err := a.husk(n); err != nil {
			return nil, err
		}
		return a.finish(ctx, "")
	}
	at, err := a.place(n)
	if err != nil {
		return nil, err
	}
	if at.list.Len() == 1 {
		return nil, refuse("%[1]sはその章などの唯一の条なので削れません。章ごと消すか、--husk を付けてください。", "%[1]s is the only article of its group; delete the group, or give --husk", n.Label)
	}
	a.plan.Editor(at.list).Remove(at.list, n.Source)
	return a.finish(ctx, "")
}

// kept are the keys of an article of which only the number is left.
var kept = []string{"article", "id", "number", "note"}

func (a *Articles) husk(n *regulation.Node) error {
	switch {
	case n.Deleted:
		return refuse("%[1]sは既に削除の表示になっています。", "%[1]s is a husk already", n.Label)
	case n.Source.Get("children").Exists():
		return refuse("%[1]sの下には見出しがあるので、削除の表示にできません。", "%[1]s has headings below it and cannot become a husk", n.Label)
	}
	e := a.plan.Editor(n.Source)
	behind := ""
	for k, v := range n.Source.Fields() {
		switch {
		case !slices.Contains(kept, k.Text()):
			e.Remove(n.Source, v)
		case k.Text() != "note":
			behind = k.Text()
		}
	}
	e.Add(n.Source, behind, yamltree.Entry{Key: "deleted", Value: true})
	return nil
}

func (a *Articles) hasID(id string) bool {
	for n := range a.book.Document.All() {
		if n.ID == id {
			return true
		}
	}
	return false
}

func (a *Articles) freeID(words string) string {
	id := IDFor("article", a.book.Record.ID, words)
	for a.hasID(id) {
		words += "+"
		id = IDFor("article", a.book.Record.ID, words)
	}
	return id
}

// refresh finds the book in the state that the steps so far have left.
func (a *Articles) refresh() {
	for _, r := range a.plan.Snapshot().Regulations() {
		if r.Record.ID == a.book.Record.ID {
			a.book = r
		}
	}
}

// finish lets the citations follow. Those of the new article are of the numbers before.
func (a *Articles) finish(ctx context.Context, added string) (*Report, error) {
	if err := a.plan.Step(ctx); err != nil {
		return nil, err
	}
	a.refresh()
	var from, to int
	if added != "" {
		if n, err := a.find(added); err == nil {
			r := n.Source.Range()
			from, to = r.Start.Line, r.End.Line
		}
	}
	return Fix(ctx, a.plan, a.base, func(d Doubt) int {
		if d.At.File == a.book.Record.File() && d.At.Start.Line >= from && d.At.Start.Line < to && len(d.Choices) == 2 {
			return 1
		}
		return a.ask(d)
	})
}
