package edit

import (
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/cite"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/tree"
)

// relabel counts the labels of paragraphs, items and sub-items again where members came,
// went or changed places, and lets the keys of marks follow. A list that skipped numbers
// in the base goes on doing so.
func (f *fixer) relabel() {
	for _, pr := range f.pairs {
		if pr.before == pr.after {
			continue
		}
		for _, top := range pr.after.Body {
			for n := range top.All() {
				if n.Level.IsUnit() {
					f.relabelUnit(pr, n)
				}
			}
		}
		for _, a := range pr.after.Appendices {
			if a.Text != nil {
				f.relabelUnit(pr, a.Text)
			}
		}
	}
}

func (f *fixer) relabelUnit(pr *pair, unit *regulation.Node) {
	labels := map[*regulation.Node]string{}
	for n := range unit.All() {
		if n != unit && n.Level.IsUnit() {
			return // a clause above others: they come by themselves
		}
		if !f.recount(pr, n, labels) {
			f.doubt(Doubt{At: n.Range(), Where: diag.T("「%[1]s」%[2]s", "%[1]s, %[2]s", pr.after.Title, n.Name()), Written: n.Label,
				Reason: diag.T("番号の付け直しができません（番号の種類が足りません）。", "the labels cannot be counted again: their series ends")})
		}
	}
	for n, label := range labels {
		f.report.Renumbered++
		carrier, at := n.Carrier()
		from, to, _ := n.LabelSpan()
		if label == "" {
			to = at // with the space behind it
		}
		f.plan.Editor(carrier).ReplaceSpan(carrier, from, to, label)
	}
	f.marks(pr, unit, labels)
}

// recount notes the new labels of the list below parent. It is false where a label cannot
// be written.
func (f *fixer) recount(pr *pair, parent *regulation.Node, labels map[*regulation.Node]string) bool {
	list := listed(parent)
	before := pr.m.Before(parent)
	if len(list) == 0 || before == nil || counted(list) || !counted(listed(before)) || f.sameMembers(pr, listed(before), list) {
		return true
	}
	bare := listed(before)
	for i, n := range list {
		if i == 0 && len(bare) > 0 && bare[0].Label == "" && bare[0].Level == regulation.LevelParagraph {
			if n.Label != "" {
				labels[n] = ""
			} else {
				f.unlabel(pr, n)
			}
			continue
		}
		if len(n.Number) != 1 || n.Label == "" {
			return true // bullets, branches: their author counts
		}
		if n.Number.Main() == i+1 {
			continue
		}
		label, ok := n.Relabel(i + 1)
		if !ok {
			return false
		}
		labels[n] = label
	}
	return true
}

// unlabel takes the label off a paragraph that has become the first: as such it bears
// none, so its old label reads as text.
func (f *fixer) unlabel(pr *pair, n *regulation.Node) {
	then := pr.m.Before(n)
	if then == nil || then.Label == "" || !strings.HasPrefix(n.Text, then.Label) {
		return
	}
	rest := n.Text[len(then.Label):]
	size := len(n.Text) - len(strings.TrimLeft(rest, " 　"))
	carrier, at := n.Carrier()
	f.plan.Editor(carrier).ReplaceSpan(carrier, at, at+size, "")
	f.report.Renumbered++
}

// listed are the provisions below a node that are counted together.
func listed(parent *regulation.Node) []*regulation.Node {
	var out []*regulation.Node
	for _, c := range parent.Children {
		if c.Level >= regulation.LevelParagraph {
			out = append(out, c)
		}
	}
	return out
}

// counted reports whether a list is numbered 1, 2, 3 ….
func counted(list []*regulation.Node) bool {
	for i, n := range list {
		if len(n.Number) != 1 || n.Number.Main() != i+1 {
			return false
		}
	}
	return true
}

func (f *fixer) sameMembers(pr *pair, before, after []*regulation.Node) bool {
	return slices.EqualFunc(before, after, func(a, b *regulation.Node) bool { return pr.m.Before(b) == a })
}

// mark is one entry of marks.
type mark struct{ key, value tree.Node }

func marksOf(n *regulation.Node) []mark {
	var out []mark
	for k, v := range n.Source.Get("marks").Fields() {
		out = append(out, mark{k, v})
	}
	return out
}

// marks renames the keys of marks to the labels that their provisions have now. An entry
// of the base means the provision it meant there.
func (f *fixer) marks(pr *pair, unit *regulation.Node, labels map[*regulation.Node]string) {
	is := marksOf(unit)
	before := pr.m.Before(unit)
	if len(is) == 0 || before == nil || before.Source == unit.Source {
		return
	}
	was, named, namedBefore := marksOf(before), unit.Labelled(), before.Labelled()
	for i, j := range pairMarks(was, is) {
		target, then := named[regulation.FoldLabel(is[j].key.Text())], (*regulation.Node)(nil)
		if i >= 0 && was[i].key.Text() == is[j].key.Text() {
			if then = namedBefore[regulation.FoldLabel(was[i].key.Text())]; then != nil {
				target, _ = pr.m.After(then)
			}
		} else if i >= 0 {
			continue // renamed already
		}
		if target == nil {
			f.lostMark(pr, unit, is[j])
			continue
		}
		own := target
		if then != nil {
			own = then
		}
		byPath := regulation.FoldLabel(own.Label) != regulation.FoldLabel(is[j].key.Text())
		name := markName(unit, target, labels, byPath)
		if name == "" { // the first paragraph bears no label that a mark could name
			f.lostMark(pr, unit, is[j])
			continue
		}
		if regulation.FoldLabel(name) != regulation.FoldLabel(is[j].key.Text()) {
			f.plan.Editor(is[j].key).Replace(is[j].key, name)
		}
	}
}

// pairMarks yields the entries of the base beside those of the present state, -1 for a new
// one: in order where they are as many, else by their values.
func pairMarks(was, is []mark) func(func(int, int) bool) {
	return func(yield func(int, int) bool) {
		used := map[int]bool{}
		for j := range is {
			i := -1
			if len(was) == len(is) {
				i = j
			} else {
				i = slices.IndexFunc(was, func(m mark) bool { return sourceOf(m.value) == sourceOf(is[j].value) })
				if i < 0 {
					i = slices.IndexFunc(was, func(m mark) bool { return m.key.Text() == is[j].key.Text() })
				}
				if i >= 0 && used[i] {
					i = -1
				}
				used[i] = true
			}
			if !yield(i, j) {
				return
			}
		}
	}
}

// sourceOf is the source of a value without its white space.
func sourceOf(n tree.Node) string {
	start, end := n.Offsets()
	return strings.Join(strings.Fields(n.Tree().Source()[start:end]), "")
}

func (f *fixer) lostMark(pr *pair, unit *regulation.Node, m mark) {
	f.doubt(Doubt{
		At: m.key.Range(), Where: diag.T("「%[1]s」%[2]s", "%[1]s, %[2]s", pr.after.Title, unit.Name()), Written: m.key.Text(),
		Reason: diag.T("この付記（marks）が付いていた項・号が本文に見当たりません。付記を消すか、付ける番号を改めてください。", "the provision that this entry of marks was about is no longer there; delete the entry or name another"),
	})
}

// markName is the name that a mark uses for a provision: its label, or the path of labels
// where another before it has that label too or the mark had a path.
func markName(unit, target *regulation.Node, labels map[*regulation.Node]string, byPath bool) string {
	label := func(n *regulation.Node) string {
		if l, ok := labels[n]; ok {
			return l
		}
		return n.Label
	}
	path := ""
	for n := target; n != nil && n != unit; n = n.Parent {
		path = label(n) + path
	}
	own := label(target)
	for n := range unit.All() {
		if n == unit || label(n) == "" {
			continue
		}
		if n == target {
			break
		}
		if regulation.FoldLabel(label(n)) == regulation.FoldLabel(own) {
			return path
		}
	}
	if byPath {
		return path
	}
	return own
}

// rename lets the citations of a document follow its title.
func (f *fixer) rename() {
	renamed := map[string]string{}
	for _, pr := range f.pairs {
		if was, is := pr.before.Title, pr.after.Title; was != is && is != "" {
			renamed[regulation.FoldLabel(was)] = is
		}
	}
	for _, p := range f.is.Places {
		if p.Kind == cite.Note || p.Supplement != nil && f.stoodBefore(p) {
			continue
		}
		for i := range p.Cites {
			c := &p.Cites[i]
			title, ok := renamed[regulation.FoldLabel(c.Document)]
			at := strings.Index(p.Text[c.From:c.To], c.Document)
			if !ok || c.Document == "" || c.Target.Document != nil || at < 0 {
				continue
			}
			f.replace(p, c.From+at, c.From+at+len(c.Document), title)
			f.report.Followed++
		}
	}
}
