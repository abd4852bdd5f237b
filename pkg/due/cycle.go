package due

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/firm"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

// cycle is one thing that is done again and again: what records of a kind show. Its
// sources all ask for it, the firm's own articles first.
type cycle struct {
	id      string
	kind    string
	where   []condition
	sources []*source
	cadence cadence
}

// rank orders the sources of a cycle.
type rank uint8

const (
	inArticle rank = iota
	inManifest
	builtIn
)

// source is one place that asks for a cycle.
type source struct {
	rank         rank
	what         diag.Text
	who          string
	cadence      cadence
	basis        diag.Text
	page         string
	strength     Strength
	duty         bool // a requirement says so
	requirements []string
	subject      Subject
	rec          *record.Record
	at           tree.Node
	since        calendar.Date // the edition that states it; zero where nothing says
	statement    *statement
}

// joinCycles gathers the sources of all cycles and joins those that ask for one thing.
func (e *engine) joinCycles() {
	builtin := e.builtinWhere()
	for _, s := range e.stated {
		if s.cyclic {
			w := where(s.where)
			if len(w) == 0 {
				w = builtin[s.evidence]
			}
			e.join(s.evidence, w, s.source())
		}
	}
	if m := e.snap.Manifest(); m != nil {
		for _, c := range m.Items("cycles") {
			e.manifestCycle(m, c, builtin)
		}
	}
	for _, p := range e.firm.Fact("periods.yaml").Get("periods").Items() {
		e.builtinCycle(p)
	}
	for _, c := range e.cycles {
		e.settle(c)
	}
}

// where is a list of conditions that can be compared.
type where []condition

func (w where) key() string {
	var b strings.Builder
	for _, c := range w {
		b.WriteString("/" + strings.Join(c.field, ".") + "=" + strings.Join(c.values, "+"))
	}
	return b.String()
}

func (e *engine) builtinWhere() map[string]where {
	out := map[string]where{}
	for _, p := range e.firm.Fact("periods.yaml").Get("periods").Items() {
		r := reader{node: p}
		out[p.Get("kind").Text()] = r.conditions("where")
	}
	return out
}

func (e *engine) manifestCycle(m *record.Record, c record.Item, builtin map[string]where) {
	kind, every := c.Get("kind").Text(), c.Get("every")
	cadence, ok := parseCadence(every.Text(), e.firm.YearStart)
	if !ok {
		return // the schema reports it
	}
	if !e.known(kind) {
		e.report(ruleUnreadable, m, c.Get("kind"), diag.T("「%[1]s」という種類はありません。", "there is no kind %[1]q", kind), e.meant(kind))
		return
	}
	title := e.snap.KindTitle(kind)
	e.join(kind, builtin[kind], &source{
		rank: inManifest, what: diag.T("%[1]sの作成・見直し", "%[1]s", title), who: c.Get("who").Text(), cadence: cadence,
		basis: ownRule(c.Get("basis").Text()), page: "pms.yaml", strength: OwnRule, subject: subject(m, c.Node), rec: m, at: every,
	})
}

// ownRule names a rule of the firm, as design §8 wants it labelled.
func ownRule(text string) diag.Text {
	if text == "" {
		return diag.T("自社ルール（pms.yaml の cycles）", "own rule (cycles in pms.yaml)")
	}
	return diag.Text{JA: text, EN: text}
}

func (e *engine) builtinCycle(p tree.Node) {
	kind := p.Get("kind").Text()
	cadence, ok := parseCadence(p.Get("every").Text(), e.firm.YearStart)
	duty := p.Get("strength").Text() == "duty"
	if !ok || !duty && len(e.snap.Of(kind)) == 0 || !e.usable(kind) {
		return // what is only usual is asked of those who have begun
	}
	ids := p.Get("source").Texts()
	s := &source{
		rank: builtIn, what: diag.Text{JA: p.Get("what").Text(), EN: p.Get("what_en").Text()}, who: p.Get("who").Text(), cadence: cadence,
		basis: diag.Text{JA: strings.Join(ids, "、"), EN: strings.Join(ids, ", ")}, page: "schemas/periods.yaml", requirements: ids, strength: Advice,
	}
	if s.duty = duty; duty {
		s.strength = Guideline
	}
	if m := e.snap.Manifest(); m != nil {
		s.subject, s.rec = subject(m, tree.Node{}), m
	}
	r := reader{node: p}
	e.join(kind, r.conditions("where"), s)
}

// usable reports whether the kind is one of the profile's.
func (e *engine) usable(kind string) bool {
	k, err := e.snap.Schemas.Kind(kind)
	return err == nil && (len(k.Meta.Profiles) == 0 || slices.Contains(k.Meta.Profiles, e.firm.Profile))
}

func (e *engine) known(kind string) bool {
	_, err := e.snap.Schemas.Kind(kind)
	return err == nil
}

func (e *engine) join(kind string, w where, s *source) {
	id := "cycle/" + kind + w.key()
	i := slices.IndexFunc(e.cycles, func(c *cycle) bool { return c.id == id })
	if i < 0 && s.rank != inArticle && len(w) == 0 { // the articles tell the records of the kind apart: it is one of theirs
		i = slices.IndexFunc(e.cycles, func(c *cycle) bool { return c.kind == kind && c.sources[0].cadence.agrees(s.cadence) })
	}
	if i < 0 && s.rank == builtIn && len(w) == 0 {
		i = slices.IndexFunc(e.cycles, func(c *cycle) bool { return c.kind == kind })
	}
	if i < 0 {
		i = len(e.cycles)
		e.cycles = append(e.cycles, &cycle{id: id, kind: kind, where: w})
	}
	e.cycles[i].sources = append(e.cycles[i].sources, s)
	if s.statement != nil {
		s.statement.obligation = id
	}
}

// settle puts the sources in order, takes the shortest cycle (of two alike the one that
// names its months), and reports sources that do not agree.
func (e *engine) settle(c *cycle) {
	slices.SortStableFunc(c.sources, func(a, b *source) int { return cmp.Compare(a.rank, b.rank) })
	lead := c.sources[0]
	c.cadence = lead.cadence
	for _, s := range c.sources[1:] {
		if s.cadence.before(c.cadence) {
			c.cadence = s.cadence
		}
		if s.rank != builtIn && !s.cadence.agrees(lead.cadence) {
			e.double(lead, s)
		}
	}
	for _, duty := range c.sources {
		for _, own := range c.sources {
			if duty.rank == builtIn && duty.duty && own.rank != builtIn && duty.cadence.days() < own.cadence.days() {
				e.longer(own, duty)
			}
		}
	}
}

// before reports whether a cycle goes over another: it is shorter, or it alone says in
// which months.
func (c cadence) before(d cadence) bool {
	if c.days() != d.days() {
		return c.days() < d.days()
	}
	return len(c.months) > 0 && len(d.months) == 0
}

// longer reports a source of the firm's own that gives more time than the requirement.
func (e *engine) longer(own, duty *source) {
	e.report(ruleLonger, own.rec, own.at,
		diag.T("「%[1]s」の周期（%[2]s）が、要求事項（%[3]s）の周期（%[4]s）より長くなっています。", "the cycle of %[1]q (%[2]s) is longer than that of the requirement %[3]s (%[4]s)", own.what, own.cadence, duty.basis, duty.cadence),
		diag.T("周期を短くしてください。期限は短い方の周期で表示しています。", "Shorten the cycle. The deadlines shown follow the shorter one."))
}

// double reports two of the firm's own sources that ask for one thing at other times.
func (e *engine) double(a, b *source) {
	d := e.problem(ruleDouble, b.rec, b.at,
		diag.T("「%[1]s」の周期（%[2]s）が、同じ記録（%[3]s）を求める「%[4]s」の周期（%[5]s）と違います。", "%[1]q (%[2]s) and %[4]q (%[5]s) ask for the same record (%[3]s) in different cycles",
			b.what, b.cadence, e.snap.KindTitle(b.kind(a)), a.what, a.cadence),
		diag.T("同じことであれば周期をそろえ、別のことであれば where に記録を区別する欄を書いてください。期限は短い方の周期で表示しています。",
			"If it is one thing, give it one cycle; if not, tell the records apart with where. The deadlines shown follow the shorter cycle."))
	d.Related = []diag.Related{{Range: diag.Range{File: a.subject.File, Start: diag.Point{Line: a.subject.Line, Column: 1}}, Message: diag.T("もう一方の定め", "the other one")}}
	e.problems = append(e.problems, d)
}

// kind is the evidence that both sources ask for.
func (s *source) kind(other *source) string {
	for _, x := range []*source{s, other} {
		if x.statement != nil {
			return x.statement.evidence
		}
	}
	return s.at.Tree().Root().Get("kind").Text()
}

// agrees reports whether two cycles can be kept by the same records.
func (c cadence) agrees(d cadence) bool {
	if c.days() != d.days() {
		return false
	}
	return len(c.months) == 0 || len(d.months) == 0 || slices.Equal(c.months, d.months)
}

// In says the cycle in words.
func (c cadence) In(l diag.Lang) string {
	if !c.once.IsZero() {
		return c.once.Text().In(l)
	}
	if c.day > 0 && len(c.months) == 1 {
		return diag.T("毎年%[1]d月%[2]d日まで", "every year by %02[1]d-%02[2]d", c.months[0], c.day).In(l)
	}
	return firm.Period{Every: c.every}.In(l)
}

// runCycles makes the items of all cycles.
func (e *engine) runCycles() {
	for _, c := range e.cycles {
		if s := c.sources[0].statement; s != nil && e.fired[s.sameAs] {
			s.obligation = s.sameAs // the records have days of their own
			continue
		}
		e.occurrences(c, e.proofs(c.kind, c.where))
	}
}

// start is the first day of which an open occurrence still matters.
func (e *engine) start() calendar.Date {
	d := e.w.Today.AddMonthsClamped(-e.back)
	if !e.w.Since.IsZero() && e.w.Since.Before(d) {
		return e.w.Since
	}
	return d
}

// base is what the items of a cycle have in common.
func (c *cycle) base(e *engine) Item {
	lead := c.sources[0]
	i := Item{
		ID: c.id, Obligation: c.id, Title: lead.what, Subject: lead.subject, Basis: lead.basis, Source: lead.page, Role: lead.who,
		Evidence: c.kind, Mode: "cycle", Strength: lead.strength, Interval: c.cadence.days(),
	}
	for _, s := range c.sources {
		if i.Role == "" {
			i.Role = s.who
		}
		for _, id := range s.requirements {
			if !slices.Contains(i.Requirements, id) {
				i.Requirements = append(i.Requirements, id)
			}
		}
		if s != lead {
			i.Further = append(i.Further, s.basis)
		}
	}
	return i
}
