package edit

import (
	"slices"
	"strings"
	"unicode"

	"github.com/pms-project/pms/pkg/cite"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/tree"
)

// owner is what the places of two states have in common: the provision, appendix or
// record of the base that they belong to, and what they are.
type owner struct {
	kind     cite.PlaceKind
	node     *regulation.Node
	appendix *regulation.Appendix
	record   string
}

// ownerOf is the owner of a place of the base.
func ownerOf(p *cite.Place) owner {
	if p.Document == nil {
		return owner{kind: p.Kind, record: recordKey(p.Record)}
	}
	o := owner{kind: p.Kind, node: p.Node}
	if p.Node == nil {
		o.appendix = p.Appendix
	}
	return o
}

func recordKey(r *record.Record) string { return r.Kind.Name + "/" + r.ID }

// signature is what tells the texts of one owner apart: the keys on the way to it and the
// words of its row, without the numbers that citations change.
func signature(p *cite.Place) string {
	if p.Kind == cite.Provision || p.Kind == cite.Related || p.Kind == cite.Caption {
		return ""
	}
	row, way := p.Record.Node, ""
	for at := row; at.Exists() && at != p.Value; {
		next := tree.Node{}
		for k, v := range at.Fields() {
			if v.Contains(p.Value) {
				way += "/" + k.Text()
				next = v
			}
		}
		for _, v := range at.Items() {
			if v.Contains(p.Value) {
				next = v
				if v != p.Value {
					row = v
				}
			}
		}
		at = next
	}
	if row == p.Record.Node {
		return way
	}
	start, end := row.Offsets()
	return way + "\x00" + strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || unicode.IsSpace(r) {
			return -1
		}
		return r
	}, row.Tree().Source()[start:end])
}

// alignPlaces finds for every text of the present state the one of the base that it was:
// of the same owner and signature, in order where both states have as many, else by its
// words.
func (f *fixer) alignPlaces() {
	type key struct {
		owner
		signature string
	}
	was, is := map[key][]*cite.Place{}, map[key][]*cite.Place{}
	for _, p := range f.was.Places {
		k := key{ownerOf(p), signature(p)}
		was[k] = append(was[k], p)
	}
	for _, p := range f.is.Places {
		if o, ok := f.earlierOwner(p); ok {
			k := key{o, signature(p)}
			is[k] = append(is[k], p)
		}
	}
	f.earlierPlace = map[*cite.Place]*cite.Place{}
	for k, now := range is {
		then := was[k]
		for i, p := range now {
			if len(then) == len(now) {
				f.earlierPlace[p] = then[i]
			} else if j := slices.IndexFunc(then, func(q *cite.Place) bool { return q.Text == p.Text }); j >= 0 {
				f.earlierPlace[p] = then[j]
			}
		}
	}
}

// earlierOwner is the owner that a place of the present state had in the base; false for
// a new one.
func (f *fixer) earlierOwner(p *cite.Place) (owner, bool) {
	o := owner{kind: p.Kind}
	if p.Document == nil {
		o.record = recordKey(p.Record)
		return o, true
	}
	pr := f.byHead[p.Document]
	switch {
	case pr == nil:
		return o, false
	case p.Node != nil:
		o.node = pr.m.Before(p.Node)
		return o, o.node != nil
	}
	o.appendix = pr.upside[p.Appendix]
	return o, o.appendix != nil
}

// groups are the citations of a text by list (第1号及び第3号 is one), and what stands
// between the lists, without white space.
type groups struct {
	place   *cite.Place
	list    [][]int  // indexes into place.Cites
	between []string // one more than list
}

func groupsOf(p *cite.Place) groups {
	g := groups{place: p}
	at := 0
	for i := range p.Cites {
		gap := p.Text[min(at, p.Cites[i].From):p.Cites[i].From]
		if i > 0 && joins(gap) {
			last := len(g.list) - 1
			g.list[last] = append(g.list[last], i)
		} else {
			g.list = append(g.list, []int{i})
			g.between = append(g.between, regulation.FoldLabel(gap))
		}
		at = max(at, p.Cites[i].To)
	}
	g.between = append(g.between, regulation.FoldLabel(p.Text[at:]))
	return g
}

// joiners are what stands between the members of a list.
var joiners = []string{"", "、", ",", "・", "と", "及び", "並びに", "又は", "若しくは", "および", "または", "もしくは", "ならびに",
	"、及び", "、並びに", "、又は", "、若しくは", "から", "～"}

func joins(gap string) bool { return slices.Contains(joiners, regulation.FoldLabel(gap)) }

func (g *groups) text(i int) string {
	first, last := g.list[i][0], g.list[i][len(g.list[i])-1]
	return regulation.FoldLabel(g.place.Text[g.place.Cites[first].From:g.place.Cites[last].To])
}

// aligned pairs the lists of citations of two states of a text: earlier[i] is the list of
// the base for list i, -1 for a new one. What stands around them decides, for it stays
// when numbers change.
func aligned(before, after *groups) (earlier []int) {
	earlier = make([]int, len(after.list))
	if slices.Equal(before.between, after.between) {
		for i := range earlier {
			earlier[i] = i
		}
		return earlier
	}
	best := make([][]int, len(before.list)+1)
	for i := range best {
		best[i] = make([]int, len(after.list)+1)
	}
	for i := len(before.list) - 1; i >= 0; i-- {
		for j := len(after.list) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if s := affinity(before, i, after, j); s > 0 {
				best[i][j] = max(best[i][j], s+best[i+1][j+1])
			}
		}
	}
	for j := range earlier {
		earlier[j] = -1
	}
	for i, j := 0, 0; i < len(before.list) && j < len(after.list); {
		s := affinity(before, i, after, j)
		switch {
		case s > 0 && best[i][j] == s+best[i+1][j+1]:
			earlier[j] = i
			i, j = i+1, j+1
		case best[i][j] == best[i+1][j]:
			i++
		default:
			j++
		}
	}
	return earlier
}

// affinity is how surely two lists of citations are one, 0 where they are not: of the
// words before, the words behind and the citation itself two have to be the same.
func affinity(before *groups, i int, after *groups, j int) int {
	const context = 24 // bytes: eight letters
	s := 0
	if tail(before.between[i], context) == tail(after.between[j], context) {
		s += 2
	}
	if head(before.between[i+1], context) == head(after.between[j+1], context) {
		s += 2
	}
	if before.text(i) == after.text(j) {
		s += 3
	}
	if s < 4 {
		return 0
	}
	return s
}

func tail(s string, n int) string { return s[max(0, len(s)-n):] }

func head(s string, n int) string { return s[:min(n, len(s))] }
