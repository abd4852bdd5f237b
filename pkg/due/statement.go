package due

import (
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/tree"
)

// statement is one `obliges` of a regulation.
type statement struct {
	reg  repo.Regulation
	node *regulation.Node
	at   tree.Node

	what, who, evidence, form string
	where                     []condition
	cyclic                    bool
	sameAs                    string // the row that it is the clause of
	cadence                   cadence
	obligation                string // of the items that come of it; "" where no day can be counted
}

// readStatements reads the obligations of all regulations in force.
func (e *engine) readStatements() {
	for _, reg := range e.snap.Regulations() {
		if !reg.Record.InForce() {
			continue
		}
		for n := range reg.Document.All() {
			if at := n.Mark("obliges"); at.Kind() == tree.Map && !n.Deleted {
				e.state(&statement{
					reg: reg, node: n, at: at, what: at.Get("what").Text(), who: at.Get("who").Text(), evidence: at.Get("evidence").Text(), form: at.Get("form").Text(),
					where: (&reader{node: at}).conditions("where"),
				})
			}
		}
	}
}

// state takes an obligation for what it is: the clause of a row, a cycle, or a duty
// that an event causes.
func (e *engine) state(s *statement) {
	e.stated = append(e.stated, s)
	at := s.at
	if !s.closable() {
		e.fault(ruleNoEvidence, s, at, diag.T("「%[1]s」を行ったことを示す記録の種類（evidence）がありません。", "no kind of record (evidence) shows that %[1]q was done", s.what),
			diag.T("evidence に記録の種類を書いてください。書くまで、済んだかどうかを判断できないため、期限には表示しません。", "Name the kind of record under evidence. Until then nothing tells whether it was done, so it is not among the deadlines."))
		return
	}
	if s.evidence != "" && !e.known(s.evidence) {
		e.fault(ruleUnreadable, s, at.Get("evidence"), diag.T("「%[1]s」という記録の種類はありません。", "there is no kind of record %[1]q", s.evidence), e.meant(s.evidence))
		return
	}
	switch {
	case at.Get("same_as").Exists() && !e.clauseOf(s):
	case at.Get("every").Exists() || at.Get("by").Exists():
		if c, ok := s.readCadence(e.firm.YearStart); ok {
			s.cyclic, s.cadence = true, c
		}
	case at.Get("event").Exists():
		e.ownRow(s)
	}
}

// closable reports whether anything tells that it was done. What has no time at all is
// no deadline and needs nothing.
func (s *statement) closable() bool {
	timed := false
	for _, key := range []string{"every", "by", "within"} {
		timed = timed || s.at.Get(key).Exists()
	}
	return !timed || s.evidence != "" || s.at.Get("done").Exists() || s.at.Get("same_as").Exists()
}

// readCadence reads every or by.
func (s *statement) readCadence(yearStart int) (cadence, bool) {
	if every := s.at.Get("every"); every.Exists() {
		return parseCadence(every.Text(), yearStart)
	}
	by := s.at.Get("by").Text()
	if d, err := calendar.ParseISO(by); err == nil {
		return cadence{once: d, every: by, unit: "year", n: 1, yearStart: yearStart}, true
	}
	month, dayOf, _ := strings.Cut(by, "-")
	c, ok := parseCadence("year in "+month, yearStart)
	for _, digit := range dayOf {
		c.day = c.day*10 + int(digit-'0')
	}
	return c, ok
}

// clauseOf makes the statement the first basis of a built-in row; its own number, where
// it is the shorter one, becomes the target. It reports whether there is such a row.
func (e *engine) clauseOf(s *statement) bool {
	id := s.at.Get("same_as").Text()
	i := slices.IndexFunc(e.rows, func(o *row) bool { return o.id == id })
	if i < 0 {
		var ids []string
		for _, o := range e.rows {
			ids = append(ids, o.id)
		}
		e.fault(ruleUnreadable, s, s.at.Get("same_as"), diag.T("「%[1]s」という組み込みの義務はありません。", "there is no built-in obligation %[1]q", id), meantOf(id, ids))
		return false
	}
	s.obligation, s.sameAs = id, id
	for _, o := range e.rows[i:] {
		if o.id != id {
			continue
		}
		if o.basis.JA != "" {
			o.further = append(o.further, o.basis)
		}
		o.basis = s.basis()
		if o.role == "" {
			o.role = s.who
		}
		if a, err := calendar.ParseAmount(s.at.Get("within").Text()); err == nil && a != o.amount {
			o.target, o.targetName = a, diag.T("自社目安（%[1]s）", "own target (%[1]s)", s.basis())
		}
	}
	return true
}

// ownRow makes a row of an obligation that names its event as kind.field.
func (e *engine) ownRow(s *statement) {
	o, mistake := readRow(s.at, true)
	kind, field, _ := strings.Cut(s.at.Get("event").Text(), ".")
	k, err := e.snap.Schemas.Kind(kind)
	switch {
	case !mistake.mistake.IsZero():
		e.fault(ruleUnreadable, s, mistake.at, mistake.mistake, diag.T("書き方を直してください。直るまで、期限には表示しません。", "Correct it. Until then it is not among the deadlines."))
		return
	case err != nil:
		e.fault(ruleUnreadable, s, s.at.Get("event"), diag.T("「%[1]s」という種類はありません。", "there is no kind %[1]q", kind), e.meant(kind))
		return
	case !k.Has(split(field)...):
		e.fault(ruleUnreadable, s, s.at.Get("event"), diag.T("%[1]sに「%[2]s」という欄はありません。", "%[1]s has no field %[2]q", k.Title, field), diag.T("起点の日付の欄を「種類.欄」の形で書いてください。", "Name the date field as kind.field."))
		return
	}
	o.id = s.id()
	o.kind, o.event = kind, split(field)
	o.title = diag.Text{JA: s.what, EN: s.what}
	o.eventName = diag.Text{JA: s.at.Get("after").Text(), EN: s.at.Get("after").Text()}
	o.role, o.strength, o.basis, o.source = s.who, OwnRule, s.basis(), s.page()
	o.requirements, o.recent = s.requirements(), true
	s.obligation = o.id
	e.rows = append(e.rows, o)
}

// id names the statement for good: the document and the id of the article, or its
// place where it has none.
func (s *statement) id() string {
	n := s.node
	place := n.ID
	if unit := n.Unit(); place == "" && unit != nil && unit != n {
		place = unit.ID
		if place == "" {
			place = unit.Name()
		}
		place += strings.TrimPrefix(n.Name(), unit.Name())
	} else if place == "" {
		place = n.Name()
	}
	return "rule/" + s.reg.Record.ID + "/" + place
}

// basis is the clause as one cites it: 「教育細則」第5条第2項.
func (s *statement) basis() diag.Text {
	return diag.T("%[1]s %[2]s", "%[1]s %[2]s", s.reg.Record.Label(), s.node.Name())
}

// page is the file and the id of the article.
func (s *statement) page() string {
	if unit := s.node.Unit(); unit != nil && unit.ID != "" {
		return s.reg.Record.File() + "#" + unit.ID
	}
	return s.reg.Record.File()
}

// requirements are those marked on the node, else on its article.
func (s *statement) requirements() []string {
	if ids := s.node.Mark("requirements").Texts(); len(ids) > 0 {
		return ids
	}
	if unit := s.node.Unit(); unit != nil {
		return unit.Mark("requirements").Texts()
	}
	return nil
}

// source is the statement as a source of a cycle.
func (s *statement) source() *source {
	at := s.at.Range()
	return &source{
		rank: inArticle, what: diag.Text{JA: s.what, EN: s.what}, who: s.who, cadence: s.cadence, basis: s.basis(), page: s.page(),
		strength: OwnRule, requirements: s.requirements(), rec: s.reg.Record, at: s.at, statement: s, since: record.Date(s.reg.Record.Get("revised")),
		subject: Subject{Subject: s.reg.Record.Subject(), File: at.File, Line: at.Start.Line},
	}
}
