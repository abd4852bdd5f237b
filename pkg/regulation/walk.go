package regulation

import (
	"slices"
	"strings"
)

// walker follows the steps of a path through the tree.
type walker struct {
	r      *Resolver
	from   *Node // where the citation stands; nil for one out of another document
	before *Node // what the citation before points to
	where  Where
}

// walk returns the nodes at the end of a path, or the step that led nowhere. Only
// the last step may give more than one node (前二項, 各号).
func (w *walker) walk(path []Step) ([]*Node, *Step) {
	var at []*Node
	for i := range path {
		if i == 0 {
			at = w.first(&path[0])
		} else {
			at = w.below(at[0], &path[i])
		}
		if len(at) == 0 {
			return nil, &path[i]
		}
	}
	return at, nil
}

// walkBeside follows the far end of a range. A bare label is looked for in the list
// of the near end first.
func (w *walker) walkBeside(c *Citation, near *Node) ([]*Node, *Step) {
	if len(c.Through) == 1 && c.Through[0].Level == 0 {
		for _, n := range w.r.siblings(near) {
			if n.carries(&c.Through[0]) && n.Number.Compare(near.Number) > 0 {
				return []*Node{n}, nil
			}
		}
		return nil, &c.Through[0]
	}
	if last := c.Through[len(c.Through)-1]; last.Level == 0 {
		for _, n := range w.r.siblings(near) {
			if n.carries(&last) && n.Number.Compare(near.Number) > 0 {
				return []*Node{n}, nil
			}
		}
	}
	return w.walk(c.Through)
}

// first finds where a path begins, seen from the citation.
func (w *walker) first(s *Step) []*Node {
	switch {
	case w.from == nil && s.Rel != Same && (s.Rel != Absolute || s.Level == 0 || s.Level >= LevelParagraph):
		return nil // seen from outside, only a unit's own number says which
	case s.Level == 0:
		return w.label(s)
	case s.Level == LevelArticle || s.Level == LevelClause:
		return w.unit(s)
	case s.Level.IsGroup():
		return w.group(s)
	case s.Level == LevelParagraph:
		return w.paragraph(s)
	}
	return w.item(s)
}

func (w *walker) unit(s *Step) []*Node {
	switch s.Rel {
	case Absolute:
		return w.numbered(s)
	case Same:
		return only(w.before.unit())
	case This:
		return only(w.from.unit())
	}
	here, ok := w.r.order[w.from.unit()]
	if !ok {
		return w.supplementaryUnit(s)
	}
	return relativeTo(w.r.units, here, s)
}

// numbered is the article of a number; doubled numbers give the first. A clause may
// be cited with or without its letter.
func (w *walker) numbered(s *Step) []*Node {
	found := w.r.by[unitKey(s.Level, s.Number)]
	for _, n := range found {
		if s.Style.Mark == 0 || len(n.Label) > 0 && rune(n.Label[0]) == s.Style.Mark {
			return []*Node{n}
		}
	}
	return nil
}

// supplementaryUnit resolves 前条 inside a 附則 that has articles.
func (w *walker) supplementaryUnit(s *Step) []*Node {
	sup := w.r.supplementaryOf(w.from)
	if sup == nil {
		return nil
	}
	return relativeTo(sup.Nodes, slices.Index(sup.Nodes, w.from.unit()), s)
}

// relativeTo is the neighbour of list[here] that a relative step means: one after,
// or the Count before it.
func relativeTo(list []*Node, here int, s *Step) []*Node {
	if here < 0 {
		return nil
	}
	switch s.Rel {
	case Next:
		if here+1 < len(list) {
			return list[here+1 : here+2]
		}
	case Previous:
		if n := max(s.Count, 1); here-n >= 0 {
			return list[here-n : here]
		}
	case Every:
		return list[:here]
	}
	return nil
}

func (w *walker) group(s *Step) []*Node {
	here := w.from
	for here != nil && here.Level != s.Level {
		here = here.Parent
	}
	switch s.Rel {
	case Absolute:
		if found := w.r.by[unitKey(s.Level, s.Number)]; len(found) > 0 {
			return found[:1]
		}
		return nil
	case This, Same:
		return only(here)
	}
	if here == nil {
		return nil
	}
	list := w.r.siblings(here)
	return relativeTo(list, slices.Index(list, here), s)
}

// paragraph resolves 第2項, 前項, 同項, 本項 from the paragraph the citation is in.
func (w *walker) paragraph(s *Step) []*Node {
	switch s.Rel {
	case Same:
		return only(w.before.ancestor(LevelParagraph))
	case This:
		return only(w.from.ancestor(LevelParagraph))
	}
	list := w.r.paragraphs(w.from)
	if s.Rel == Absolute {
		return numberedIn(list.nodes, s.Number)
	}
	return relativeTo(list.nodes, list.of(w.from.ancestor(LevelParagraph)), s)
}

// listing is a list of nodes with the place of each.
type listing struct {
	nodes []*Node
	at    map[*Node]int
}

// of is the place of a node, -1 if it is not in the list.
func (l *listing) of(n *Node) int {
	if i, ok := l.at[n]; ok {
		return i
	}
	return -1
}

// paragraphs are those of the unit, or of the 附則, that n stands in. They are listed
// once for all citations in them.
func (r *Resolver) paragraphs(n *Node) *listing {
	p := n.ancestor(LevelParagraph)
	if p == nil {
		p = n
	}
	if l := r.listings[p]; l != nil {
		return l
	}
	siblings := r.siblings(p)
	if p.Level < LevelParagraph {
		siblings = p.Children
	}
	l := &listing{at: make(map[*Node]int)}
	for _, sib := range siblings {
		if sib.Level == LevelParagraph {
			l.at[sib] = len(l.nodes)
			l.nodes = append(l.nodes, sib)
			r.listings[sib] = l
		}
	}
	r.listings[p] = l
	return l
}

func numberedIn(list []*Node, number Number) []*Node {
	for i, n := range list {
		if n.Number.Equal(number) {
			return list[i : i+1]
		}
	}
	return nil
}

// item resolves 第3号, 前号, 次の各号, 前各号.
func (w *walker) item(s *Step) []*Node {
	if w.from == nil {
		return nil
	}
	here := w.from.ancestor(LevelItem)
	switch s.Rel {
	case Every:
		if s.Count < 0 && here != nil {
			return itemsBefore(here)
		}
		if s.Count < 0 {
			return itemsOf(w.previousParagraph())
		}
		return itemsOf(w.from)
	case Same:
		return only(w.before.ancestor(LevelItem))
	case This:
		return only(here)
	case Absolute:
		return numberedIn(itemsOf(w.from.ancestor(LevelParagraph)), s.Number)
	}
	if here == nil {
		return nil
	}
	list := here.Parent.Children
	return relativeTo(list, slices.Index(list, here), s)
}

func itemsBefore(here *Node) []*Node {
	list := here.Parent.Children
	return list[:slices.Index(list, here)]
}

// previousParagraph is the paragraph that 前各号 looks back to from one without
// items of its own.
func (w *walker) previousParagraph() *Node {
	p := w.from.ancestor(LevelParagraph)
	list := w.r.paragraphs(w.from)
	if i := list.of(p); i > 0 {
		return list.nodes[i-1]
	}
	return p
}

// itemsOf are the direct items of a paragraph, or the next level of a deeper node.
func itemsOf(n *Node) []*Node {
	if n == nil {
		return nil
	}
	return n.Children
}

// below follows a step from a node that is already found.
func (w *walker) below(n *Node, s *Step) []*Node {
	switch {
	case s.Rel == Every:
		if n.Level.IsUnit() && len(n.Children) > 0 {
			n = n.Children[0]
		}
		return n.Children
	case s.Level == LevelParagraph:
		return numberedIn(n.Children, s.Number)
	case s.Level == LevelItem:
		return w.itemBelow(n, s)
	case s.Level == 0:
		return n.search(s)
	case s.Level == LevelArticle && n.Level.IsGroup():
		return w.numbered(s)
	}
	return nil
}

// itemBelow finds 第2号 under a paragraph, or under any paragraph of an article.
func (w *walker) itemBelow(n *Node, s *Step) []*Node {
	if n.Level == LevelParagraph {
		return numberedIn(n.Children, s.Number)
	}
	for _, p := range n.Children {
		if found := numberedIn(p.Children, s.Number); found != nil {
			return found
		}
	}
	return nil
}

// search finds a label among the descendants of n, the nearest level first.
func (n *Node) search(s *Step) []*Node {
	level := n.Children
	for len(level) > 0 {
		var next []*Node
		for i, c := range level {
			if c.carries(s) {
				return level[i : i+1]
			}
			if c.Level >= LevelParagraph {
				next = append(next, c.Children...)
			}
		}
		level = next
	}
	return nil
}

// carries reports whether n has the label that a step names. The wrapping counts,
// (1) is not 1), but not for kana and letters, which people cite as they like.
func (n *Node) carries(s *Step) bool {
	if s.Kana != 0 {
		return n.Level >= LevelParagraph && strings.ContainsRune(n.Label, s.Kana)
	}
	if n.Label == "" || n.Number.Main() != s.Number.Main() || n.Level < LevelParagraph {
		return false
	}
	m, ok := scanMark(n.Label + "　文")
	if !ok {
		return false
	}
	for _, r := range m.readings {
		if r.counter == s.Style.Counter && r.value == s.Number.Main() {
			return m.wrap == s.Style.Wrap || r.counter != Arabic
		}
	}
	return false
}

// label finds what a bare ① or a) means: below the citation, then in the lists it
// stands in, then anywhere in its unit.
func (w *walker) label(s *Step) []*Node {
	if w.from == nil {
		return nil
	}
	if w.where != Above {
		if found := w.from.search(s); found != nil {
			return found
		}
	}
	for n := w.from; n != nil && n.Level >= LevelParagraph; n = n.Parent {
		for i, sib := range w.r.siblings(n) {
			if sib.carries(s) && sib.Level >= LevelParagraph {
				return w.r.siblings(n)[i : i+1]
			}
		}
	}
	if unit := w.from.unit(); unit != nil {
		if found := unit.search(s); found != nil {
			return found
		}
	}
	if w.before != nil {
		return w.before.search(s) // A.3.4.2.5(1)の明示事項 a)～d)
	}
	return nil
}

func only(n *Node) []*Node {
	if n == nil {
		return nil
	}
	return []*Node{n}
}

// unit is Unit for a node that may be nil.
func (n *Node) unit() *Node {
	if n == nil {
		return nil
	}
	return n.Unit()
}

// ancestor is n or the node above it of a level, nil where there is none.
func (n *Node) ancestor(l Level) *Node {
	for ; n != nil; n = n.Parent {
		if n.Level == l {
			return n
		}
	}
	return nil
}
