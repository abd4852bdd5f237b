package edit

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/pms-project/pms/pkg/cite"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/yamltree"
)

// Fix lets every citation of the plan's repository follow what it pointed to in base:
// pinned numbers and inner labels are counted again first, then names of documents, then citations. What it
// cannot decide it gives to ask. A second run changes nothing.
func Fix(ctx context.Context, p *Plan, base *repo.Snapshot, ask Ask) (*Report, error) {
	f := &fixer{ctx: ctx, plan: p, base: base, ask: ask, report: &Report{}}
	var err error
	if f.was, err = cite.New(ctx, base); err != nil {
		return nil, err
	}
	for _, step := range []func(){f.repin, f.relabel, f.rename, f.refer, f.follow} {
		if err := f.look(); err != nil {
			return nil, err
		}
		step()
		if err := p.Step(ctx); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(f.report.Doubts, func(a, b Doubt) int {
		return cmp.Or(cmp.Compare(a.At.File, b.At.File), a.At.Start.Compare(b.At.Start))
	})
	return f.report, nil
}

// fixer is one call of Fix.
type fixer struct {
	ctx    context.Context
	plan   *Plan
	base   *repo.Snapshot
	ask    Ask
	report *Report

	seen    *repo.Snapshot
	was, is *cite.Index // of the base and of what was seen
	pairs   []*pair
	byBase  map[*regulation.Document]*pair
	byHead  map[*regulation.Document]*pair
	then    map[*regulation.Document]*regulation.Resolver // of the base
	now     map[*regulation.Document]*regulation.Resolver
	outside *regulation.Resolver

	earlierPlace map[*cite.Place]*cite.Place
}

// pair is a document in both states.
type pair struct {
	before, after *regulation.Document
	m             *regulation.Matching
	upside        map[*regulation.Appendix]*regulation.Appendix // after → before
}

// look reads the state that the steps so far have left.
func (f *fixer) look() error {
	head := f.plan.Snapshot()
	if f.seen == head {
		return nil
	}
	f.seen = head
	var err error
	if f.is, err = cite.New(f.ctx, head); err != nil {
		return err
	}
	f.pairs, f.byBase, f.byHead = nil, map[*regulation.Document]*pair{}, map[*regulation.Document]*pair{}
	f.then, f.now = map[*regulation.Document]*regulation.Resolver{}, map[*regulation.Document]*regulation.Resolver{}
	f.outside = f.is.Outside()
	for _, r := range head.Regulations() {
		before := f.earlier(r)
		if before == nil || f.byBase[before] != nil {
			continue
		}
		pr := &pair{before: before, after: r.Document, m: regulation.Match(before, r.Document), upside: map[*regulation.Appendix]*regulation.Appendix{}}
		for _, a := range before.Appendices {
			if b := pr.m.Appendix(a); b != nil {
				pr.upside[b] = a
			}
		}
		f.pairs = append(f.pairs, pr)
		f.byBase[before], f.byHead[r.Document] = pr, pr
	}
	f.alignPlaces()
	return nil
}

// Unknown are the titles of the rule books that the base does not have, under any file
// name.
func Unknown(head, base *repo.Snapshot) []string {
	f := fixer{plan: &Plan{head: head}, base: base}
	var out []string
	for _, r := range head.Regulations() {
		if f.earlier(r) == nil {
			out = append(out, r.Record.Label())
		}
	}
	return out
}

// earlier is a document as the base has it: the one of the same id, wherever its file
// was, else the only one of the same title.
func (f *fixer) earlier(r repo.Regulation) *regulation.Document {
	var titled []*regulation.Document
	for _, b := range f.base.Regulations() {
		if b.Record.ID == r.Record.ID {
			return b.Document
		}
		if b.Document.Title == r.Document.Title && f.plan.Snapshot().Find("regulation", b.Record.ID) == nil {
			titled = append(titled, b.Document)
		}
	}
	if len(titled) == 1 {
		return titled[0]
	}
	return nil
}

// doubt gives a doubt to whoever decides, and lists it if nobody does. It returns the
// text that was chosen.
func (f *fixer) doubt(d Doubt) (text string, chosen bool) {
	if len(d.Choices) > 0 {
		if i := f.ask(d); i >= 0 && i < len(d.Choices) {
			return d.Choices[i].Text, true
		}
	}
	f.report.Doubts = append(f.report.Doubts, d)
	return "", false
}

// where names a place for people.
func where(p *cite.Place) diag.Text {
	title := p.Record.Label()
	if name := p.Name(); name != "" {
		return diag.T("「%[1]s」%[2]s", "%[1]s, %[2]s", title, name)
	}
	return diag.T("「%[1]s」", "%[1]s", title)
}

// replace puts a text in the place of the bytes [from, to) of a place, and touches no more
// bytes than differ.
func (f *fixer) replace(p *cite.Place, from, to int, text string) {
	was := p.Text[from:to]
	head := sharedHead(was, text)
	tail := sharedTail(was[head:], text[head:])
	f.plan.Editor(p.Value).ReplaceSpan(p.Value, p.At+from+head, p.At+to-tail, text[head:len(text)-tail])
}

func sharedHead(a, b string) int {
	n := 0
	for i, r := range a {
		if i >= len(b) || len(b[i:]) < len(string(r)) || b[i:i+len(string(r))] != string(r) {
			break
		}
		n = i + len(string(r))
	}
	return n
}

func sharedTail(a, b string) int {
	ra, rb := []rune(a), []rune(b)
	n := 0
	for i := 1; i <= min(len(ra), len(rb)) && ra[len(ra)-i] == rb[len(rb)-i]; i++ {
		n += len(string(ra[len(ra)-i]))
	}
	return n
}

// IsRefusal reports whether an error of a step means that a file cannot be changed in
// place, which its writer can mend.
func IsRefusal(err error) bool { return errors.Is(err, yamltree.ErrEdit) }
