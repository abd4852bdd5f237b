package due

import (
	"slices"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

// occurrences makes the items of a cycle. The first is the one that the first proof
// belongs to; without any proof it is the present one, or, where the edition that asks
// for it came after its day, the next.
func (e *engine) occurrences(c *cycle, all []proof) {
	var anchor, first calendar.Date
	if len(all) > 0 {
		anchor, first = all[0].on, all[0].on
	}
	slots := c.cadence.slots(anchor, e.start(), later(e.w.Until, e.w.Today))
	if len(all) == 0 {
		slots, first = e.present(slots), c.sources[0].since
	}
	done := assign(slots, all)
	for k, s := range slots {
		if done[k] != nil || !s.due.Before(first) {
			e.add(e.occurrence(c, s, done[k], all), len(c.cadence.months) > 0)
		}
	}
}

// present are the slots from the one on that today belongs to.
func (e *engine) present(slots []slot) []slot {
	k := 0
	for k+1 < len(slots) && !slots[k+1].from.After(e.w.Today) {
		k++
	}
	return slots[k:]
}

// occurrence is the item of one slot.
func (e *engine) occurrence(c *cycle, s slot, done *proof, all []proof) Item {
	i := c.base(e)
	i.ID += "/" + s.key
	i.Title = diag.T("%[1]s（%[2]s）", "%[1]s (%[2]s)", i.Title, s.label)
	i.Open, i.Due = s.open, s.due
	if done != nil {
		i.DoneOn, i.DoneBy = done.on, subject(done.rec, tree.Node{})
		return i
	}
	if r := e.nothing(c.kind, s); r != nil {
		i.DoneOn, i.DoneBy = s.due, subject(r, tree.Node{})
		i.Note = diag.T("発生なし（0件）が確認されています。", "It is confirmed that there was none.")
		return i
	}
	if d := c.cadence.again(all, s); !d.IsZero() {
		i.Target, i.TargetName = d, diag.T("前回から1年", "a year after the last one")
	}
	for _, p := range e.plans[c.id] {
		if !p.on.Before(s.from) && !p.on.After(s.due) && (i.Target.IsZero() || i.TargetName.JA != plannedName.JA || p.on.Before(i.Target)) {
			i.Target, i.TargetName, i.Person = p.on, plannedName, p.person
			i.Further = append(i.Further, p.basis)
		}
	}
	return i
}

var plannedName = diag.T("計画", "planned")

// nothing is the record which confirms that in the days of a slot nothing of the kind
// occurred.
func (e *engine) nothing(kind string, s slot) *record.Record {
	for _, r := range e.snap.Of("no_occurrence") {
		if counts(r) && slices.Contains(r.Texts("event_kinds"), kind) && !r.Date("period_to").Before(s.due) && !r.Date("period_from").After(s.open) {
			return r
		}
	}
	return nil
}

// again is the day a year after the last proof before a yearly slot. 「年1回以上」 has no
// published arithmetic: the PMS year is the limit, 12 months are the reminder.
func (c cadence) again(all []proof, s slot) calendar.Date {
	if c.unit != "year" || len(c.months) > 0 {
		return calendar.Date{}
	}
	var last calendar.Date
	for _, p := range all {
		if p.on.Before(s.from) {
			last = p.on
		}
	}
	if last.IsZero() {
		return last
	}
	if d := last.AddMonthsClamped(12); !d.Before(s.from) && d.Before(s.due) {
		return d
	}
	return calendar.Date{}
}

// assign gives each slot the proof that closes it. A record that names its PMS year
// belongs to that year. Any other belongs to the slot whose days hold its date; made
// before the time that is meant, or beside another, it closes the slot before if that
// is still open: late, and it stays late.
func assign(slots []slot, all []proof) []*proof {
	out := make([]*proof, len(slots))
	for i := range all {
		p := &all[i]
		k := home(slots, p)
		if k < 0 {
			continue
		}
		if named := slots[k].year != 0 && slots[k].year == p.year; named {
			if out[k] == nil {
				out[k] = p
			}
			continue
		}
		before := k > 0 && out[k-1] == nil
		switch {
		case out[k] != nil && siblings(p, out[k]):
		case before && (p.on.Before(slots[k].open) || out[k] != nil):
			out[k-1] = p
		case out[k] == nil:
			out[k] = p
		}
	}
	return out
}

// siblings are proofs of one round: made on one day, or by two departments. The second
// is no late proof of the round before.
func siblings(p, q *proof) bool {
	return p.on == q.on || p.rec.Node.Get("department").Text() != q.rec.Node.Get("department").Text()
}

// home is the slot that a proof belongs to, -1 where there is none.
func home(slots []slot, p *proof) int {
	if p.year != 0 {
		for k := range slots {
			if slots[k].year == p.year {
				return k
			}
		}
	}
	for k := range slots {
		if p.on.Before(slots[k].from) {
			continue
		}
		if k+1 == len(slots) && (slots[k].year == 0 || !p.on.After(slots[k].from.AddMonthsClamped(12).AddDays(-1))) || k+1 < len(slots) && p.on.Before(slots[k+1].from) {
			return k
		}
	}
	return -1
}

// repeat makes the items of a duty that a record causes again and again, counted from
// its event.
func (e *engine) repeat(t trigger) {
	c, ok := parseCadence(t.row.every, e.firm.YearStart)
	if !ok {
		return
	}
	base := e.base(t)
	base.Mode, base.Interval = "cycle", c.days()
	var all []proof
	if t.row.done != nil {
		for _, d := range days(t.part, t.row.done) {
			if d.After(t.on) {
				all = append(all, proof{on: d, rec: t.rec})
			}
		}
	} else if t.row.evidence.kind != "" {
		all = e.matching(t.row.evidence, t.part)
	}
	slots := c.from(t.on, later(e.start(), t.on), later(e.w.Until, e.w.Today))
	slices.SortStableFunc(all, func(a, b proof) int { return a.on.Compare(b.on) })
	done := assign(slots, all)
	for k, s := range slots {
		i := base
		i.ID += "/" + s.key
		i.Open, i.Due = s.open, s.due
		if p := done[k]; p != nil {
			i.DoneOn, i.DoneBy = p.on, subject(p.rec, tree.Node{})
		}
		e.add(i, false)
	}
}
