package edit

import (
	"slices"

	"github.com/pms-project/pms/pkg/cite"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/regulation"
)

// follow rewrites the citations that no longer lead where they did.
func (f *fixer) follow() {
	for _, p := range f.is.Places {
		f.place(p)
	}
}

// place lets the citations of one text follow. A 附則 that stood in the base is of its
// date: it means the numbers of then.
func (f *fixer) place(p *cite.Place) {
	if p.Supplement != nil && f.stoodBefore(p) {
		return
	}
	before := f.earlierPlace[p]
	if before == nil {
		for i := range p.Cites {
			f.fresh(p, &p.Cites[i])
		}
		return
	}
	was, is := groupsOf(before), groupsOf(p)
	w := writing{f: f, place: p, text: p.Text}
	for j, i := range aligned(&was, &is) {
		if i < 0 {
			for _, k := range is.list[j] {
				f.fresh(p, &p.Cites[k])
			}
			continue
		}
		f.list(&w, before, was.list[i], is.list[j], was.text(i) == is.text(j))
	}
	w.finish()
}

// stoodBefore reports whether the 附則 of a place is one of the base's.
func (f *fixer) stoodBefore(p *cite.Place) bool {
	pr := f.byHead[p.Document]
	return pr != nil && slices.ContainsFunc(pr.before.Supplementary, func(s *regulation.Supplementary) bool {
		return s.Label == p.Supplement.Label && s.Date == p.Supplement.Date
	})
}

// list lets one list of citations follow. Where its members are as many as in the base
// they correspond in order; a member that reads otherwise was changed by its author.
func (f *fixer) list(w *writing, before *cite.Place, was, is []int, untouched bool) {
	if len(was) != len(is) {
		if !f.sameUnion(before, was, w.place, is) {
			for _, k := range is {
				f.fresh(w.place, &w.place.Cites[k])
			}
		}
		return
	}
	for k := range is {
		old, now := &before.Cites[was[k]], &w.place.Cites[is[k]]
		target := f.wanted(old)
		unchanged := untouched || regulation.FoldLabel(before.Text[old.From:old.To]) == regulation.FoldLabel(w.place.Text[now.From:now.To])
		switch {
		case target.nothing:
		case target.gone && unchanged:
			f.lost(w.place, now, target)
		case target.met(now) && w.undisturbed(now):
			w.gloss(old, now, &target)
		case !unchanged:
			f.fresh(w.place, now)
		case w.place.Kind == cite.Note || target.unsure:
			f.uncertain(w, now, &target)
		default:
			f.lead(w, old, now, &target)
		}
	}
}

// sameUnion reports whether two lists of different length mean the same nodes: 前2条 was
// written out as 第3条及び第5条.
func (f *fixer) sameUnion(before *cite.Place, was []int, p *cite.Place, is []int) bool {
	var all want
	for _, k := range was {
		w := f.wanted(&before.Cites[k])
		if w.nothing || w.gone || w.form != each {
			return false
		}
		all.nodes = append(all.nodes, w.nodes...)
	}
	var now []regulation.Cited
	for _, k := range is {
		now = append(now, p.Cites[k])
	}
	return all.metBy(now)
}

// lead rewrites a citation, and asks where no way of writing it leads to its target.
func (f *fixer) lead(w *writing, old, now *regulation.Cited, target *want) {
	if !w.write(now, target) {
		f.doubt(Doubt{
			At: w.place.Range(now.From, now.To), Where: where(w.place), Written: w.place.Text[now.From:now.To],
			Reason: diag.T("引用先だった%[1]sを、同じ書き方では表せません。引用を書き直してください。", "it pointed to %[1]s, which cannot be written in this form; rewrite the citation", target.was),
		})
		return
	}
	f.report.Followed++
	w.gloss(old, now, target)
	if target.form == ends && len(old.Target.Nodes) != f.spanned(w, now) {
		f.report.Notes = append(f.report.Notes, diag.Diagnostic{
			Range: w.place.Range(now.From, now.To), Severity: diag.Info,
			Message: diag.T("範囲の引用「%[1]s」の中の条項の数が変わりました。", "the range %[1]s has gained or lost provisions", w.place.Text[now.From:now.To]),
			Hint:    diag.T("新しい条項も含めてよいか確認してください。", "Check that it is meant to cover what it now covers."),
		})
	}
}

// spanned is the number of nodes that a rewritten range covers.
func (f *fixer) spanned(w *writing, now *regulation.Cited) int {
	if c := w.at(w.moved(now.From)); c != nil {
		return len(c.Target.Nodes)
	}
	return 0
}

// lost lists a citation whose target was taken out.
func (f *fixer) lost(p *cite.Place, c *regulation.Cited, target want) {
	f.doubt(Doubt{
		At: p.Range(c.From, c.To), Where: where(p), Written: p.Text[c.From:c.To],
		Reason: diag.T("引用先の%[1]sは削除されています。引用をやめるか、別の条項に改めてください。", "it pointed to %[1]s, which was taken out; drop the citation or point it elsewhere", target.was),
	})
}

// uncertain asks about a citation that may have to follow.
func (f *fixer) uncertain(w *writing, now *regulation.Cited, target *want) {
	p := w.place
	d := Doubt{At: p.Range(now.From, now.To), Where: where(p), Written: p.Text[now.From:now.To]}
	if p.Kind == cite.Note {
		d.Reason = diag.T("備考の引用は当時の番号のことがあるため、自動では改めません（引用先だったのは%[1]s）。", "a remark may mean the numbers of its time and is not changed by itself; it pointed to %[1]s", target.was)
	} else {
		d.Reason = diag.T("引用先だった%[1]sの文言が大きく変わっていて、同じ条項か判断できません。", "it pointed to %[1]s, whose words have changed so much that it may be another provision", target.was)
	}
	text := ""
	if trial := w.clone(); trial.write(now, target) {
		text = trial.written(now)
	}
	f.choose(w, now, d, text, meaning(target.nodes))
}

// choose lists a doubt with the two texts it could have, and writes the chosen one.
func (f *fixer) choose(w *writing, now *regulation.Cited, d Doubt, text, means string) {
	if text != "" {
		d.Choices = []Choice{{Text: d.Written, Means: meaning(now.Target.Nodes)}, {Text: text, Means: means}}
	}
	if chosen, ok := f.doubt(d); ok && chosen != d.Written {
		w.put(now, chosen)
		f.report.Followed++
	}
}

// meaning names what a citation points to, for people.
func meaning(nodes []*regulation.Node) string {
	switch len(nodes) {
	case 0:
		return "－"
	case 1:
		return describe(nodes[0])
	}
	return regulation.Target{Nodes: nodes}.String()
}

// fresh looks at a citation that the base does not have: if the numbers it names have
// moved in this change, nobody but its author knows which numbering it means.
func (f *fixer) fresh(p *cite.Place, c *regulation.Cited) {
	doc := c.Target.Document
	if doc == nil && c.Document == "" {
		doc = p.Document
	}
	pr := f.byHead[doc]
	if c.Kind != regulation.CitesProvision || pr == nil || pr.before == pr.after || len(c.Path) == 0 || c.Path[0].Rel != regulation.Absolute {
		return
	}
	if f.then[pr.before] == nil {
		f.then[pr.before] = f.was.Resolver(pr.before)
	}
	then := *c
	if then.Target = f.then[pr.before].Locate(&c.Citation); !then.Target.Why.IsZero() {
		return
	}
	target := f.wanted(&then)
	if target.nothing || target.gone || target.met(c) {
		return
	}
	w := writing{f: f, place: p, text: p.Text}
	text := ""
	if w.write(c, &target) {
		text = w.written(c)
	}
	means := meaning(target.nodes)
	d := Doubt{At: p.Range(c.From, c.To), Where: where(p), Written: p.Text[c.From:c.To], Reason: diag.T(
		"新しく書かれた引用です。今の番号では%[1]s、改正前の番号なら今の%[2]sを指します。", "a new citation: by the present numbers it points to %[1]s, by those of the base to what is now %[2]s", meaning(c.Target.Nodes), means)}
	w = writing{f: f, place: p, text: p.Text}
	f.choose(&w, c, d, text, means)
	w.finish()
}
