package edit

import (
	"slices"

	"github.com/pms-project/pms/pkg/regulation"
)

// want is what a citation has to point to now.
type want struct {
	nothing bool // no target to follow: an outer document, a form, a citation that led nowhere
	gone    bool // the target was taken out
	unsure  bool // the target may have become something else

	form     form
	document *regulation.Document
	nodes    []*regulation.Node
	appendix *regulation.Appendix
	was      string // what it pointed to, for people
}

// form is how a citation names its target.
type form uint8

const (
	each  form = iota // every node by itself: 第3条, 前2条
	ends              // a range by its ends, whatever stands between them now
	below             // all that a provision holds: 各号
)

func formOf(c *regulation.Citation) form {
	switch {
	case c.Through != nil:
		return ends
	case len(c.Path) > 0 && c.Path[len(c.Path)-1].Rel == regulation.Every:
		return below
	}
	return each
}

// pick are the nodes that tell a target of that form from others; nil where there is
// none.
func pick(fm form, nodes []*regulation.Node) []*regulation.Node {
	switch {
	case len(nodes) == 0:
		return nil
	case fm == ends:
		return []*regulation.Node{nodes[0], nodes[len(nodes)-1]}
	case fm == below && nodes[0].Parent == nil:
		return nil
	case fm == below:
		return []*regulation.Node{nodes[0].Parent}
	}
	return nodes
}

// wanted is what a citation of the base has to point to in the present state.
func (f *fixer) wanted(c *regulation.Cited) want {
	t := c.Target
	switch {
	case !t.Why.IsZero() || t.Document == nil || c.Kind == regulation.CitesForm || c.Kind == regulation.CitesDocument:
		return want{nothing: true}
	}
	w := want{form: formOf(&c.Citation), was: t.String()}
	pr := f.byBase[t.Document]
	if pr == nil {
		w.gone = true
		return w
	}
	w.document = pr.after
	if t.Appendix != nil {
		w.appendix = pr.m.Appendix(t.Appendix)
		w.gone = w.appendix == nil
		return w
	}
	nodes := pick(w.form, t.Nodes)
	if nodes == nil {
		return want{nothing: true}
	}
	for _, n := range nodes {
		after, sure := pr.m.After(n)
		w.unsure = w.unsure || !sure
		if after == nil || after.Deleted && !n.Deleted {
			w.gone = true
			continue
		}
		w.nodes = append(w.nodes, after)
	}
	if w.gone && len(nodes) == 1 {
		w.was = describe(nodes[0])
	}
	return w
}

// describe names a provision with its caption.
func describe(n *regulation.Node) string {
	unit := n.Unit()
	if unit == nil || unit.Title == "" {
		return n.Name()
	}
	return n.Name() + "（" + unit.Title + "）"
}

// met reports whether a target is what is wanted.
func (w *want) met(c *regulation.Cited) bool {
	switch {
	case w.nothing:
		return true
	case w.appendix != nil:
		return c.Target.Appendix == w.appendix
	case !c.Target.Why.IsZero():
		return false
	}
	return formOf(&c.Citation) == w.form && slices.Equal(pick(w.form, c.Target.Nodes), w.nodes)
}

// metBy reports whether several citations together name the nodes that are wanted.
func (w *want) metBy(cs []regulation.Cited) bool {
	var nodes []*regulation.Node
	for i := range cs {
		if !cs[i].Target.Why.IsZero() {
			return false
		}
		nodes = append(nodes, cs[i].Target.Nodes...)
	}
	return w.form == each && slices.Equal(nodes, w.nodes)
}
