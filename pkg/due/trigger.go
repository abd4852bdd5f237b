package due

import (
	"slices"
	"strconv"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

// trigger is one record, or one part of it, that a row looks at.
type trigger struct {
	row  *row
	rec  *record.Record
	part tree.Node // the map that the row's fields are relative to
	id   string    // of the occurrence, below the obligation
	on   calendar.Date
}

// runRows makes the items of all rows.
func (e *engine) runRows() {
	for _, o := range e.rows {
		for _, r := range e.triggering(o) {
			if !r.InForce() || r.Node.Get("status").Text() == "draft" {
				continue
			}
			e.eachPart(o, r)
		}
	}
}

// triggering are the records of a row's kind.
func (e *engine) triggering(o *row) []*record.Record {
	if o.head {
		return e.heads[o.kind]
	}
	return e.snap.Of(o.kind)
}

// eachPart looks at a record, or at each element of the row's list in it.
func (e *engine) eachPart(o *row, r *record.Record) {
	base := r.Kind.Name + "/" + r.ID
	if o.each == nil {
		e.fire(trigger{row: o, rec: r, part: r.Node, id: base})
		return
	}
	for i, part := range parts(r.Node, o.each) {
		id := part.Get("id").Text()
		if id == "" {
			id = strconv.Itoa(i + 1)
		}
		e.fire(trigger{row: o, rec: r, part: part, id: base + "/" + id})
	}
}

// fire makes the item of a trigger whose event has a date and whose condition holds.
func (e *engine) fire(t trigger) {
	o := t.row
	t.on = latest(t.part, o.event)
	if t.on.IsZero() || !o.holds(t.on) || e.past(t) {
		return
	}
	if o.when != nil {
		holds, err := o.when.Holds(t.part)
		if err != nil {
			e.report(ruleUnreadable, t.rec, tree.Node{}, diag.T("条件「%[1]s」をこの記録に当てはめられません（%[2]v）。", "the condition %[1]q cannot be applied to this record: %[2]v", o.when.String(), err),
				diag.T("記録の値か、条件を直してください。", "Correct the value, or the condition."))
		}
		if !holds || err != nil {
			return
		}
	}
	if !e.plausible(t) {
		return
	}
	if o.how == byCycle {
		e.repeat(t)
		return
	}
	e.cover(t)
	for _, id := range o.replaces {
		e.replaced[id] = true
	}
	if i, window, ok := e.once(t); ok {
		e.fired[o.id] = true
		e.add(i, window)
	}
}

// past reports whether the row has no more to say of the event: the duty has ended, or
// the event lies before the days that matter.
func (e *engine) past(t trigger) bool {
	o := t.row
	if o.unless != nil && text(t.rec.Node, o.unless) != "" {
		return true
	}
	if o.recent && t.on.Before(e.w.Today.AddMonthsClamped(-e.back)) {
		return true
	}
	if o.since == nil {
		return false
	}
	m := e.snap.Manifest()
	return m == nil || !t.on.After(latest(m.Node, o.since))
}

// plausible reports an event after its own end, and one that has not happened yet; a
// period counted from either would be wrong.
func (e *engine) plausible(t trigger) bool {
	o := t.row
	if start := latest(t.part, o.starts); start.After(t.on) {
		at := firstNode(t.part, o.event)
		e.report(ruleEndBeforeStart, t.rec, at,
			diag.T("終わりの日（%[1]s）が始まりの日（%[2]s）より前です。", "the end (%[1]s) lies before the start (%[2]s)", t.on, start),
			diag.T("日付を確認してください。直るまで、この期限は表示しません。", "Check the dates. The deadline is not shown until they are mended."))
		return false
	}
	if o.how == byWithin && o.keep.N == 0 && t.on.After(e.w.Today) && t.rec.Kind.Meta.Occurs == "event" {
		e.report(ruleFutureEvent, t.rec, firstNode(t.part, o.event),
			diag.T("「%[1]s」が未来の日付（%[2]s）です。今日は %[3]s です。", "%[1]q lies in the future (%[2]s; today is %[3]s)", e.fieldTitle(t), t.on, e.w.Today),
			diag.T("日付を確認してください。期限は、この日付から数えて表示しています。", "Check the date. The deadline shown is counted from it."))
	}
	return true
}

// fieldTitle is the name of a row's event field on the screen.
func (e *engine) fieldTitle(t trigger) diag.Text {
	path := append(append([]string{}, t.row.each...), t.row.event...)
	return t.rec.Title(path...)
}

func firstNode(n tree.Node, path []string) tree.Node {
	var out tree.Node
	values(n, path, func(v tree.Node) {
		if !out.Exists() {
			out = v
		}
	})
	return out
}

// base is what all items of a trigger have in common.
func (e *engine) base(t trigger) Item {
	o := t.row
	return Item{
		ID: o.id + "/" + t.id, Obligation: o.id, Title: titled(o.title, label(t.rec), t.partLabel()),
		Subject: subject(t.rec, t.part), Basis: o.basis, Further: o.further, Source: o.source,
		Role: o.role, Person: text(t.part, o.person), Evidence: o.evidenceKind(t.rec), Strength: o.strength, Phase: o.phase,
		Requirements: o.requirements, Note: o.note, TargetName: o.targetName, department: t.rec.Node.Get("department").Text(),
	}
}

// partLabel is what the element of a list is called: the words of a choice, else the
// value as written.
func (t trigger) partLabel() diag.Text {
	value := text(t.part, t.row.label)
	if value == "" {
		return diag.Text{}
	}
	f, _ := t.rec.Kind.Field(append(slices.Clone(t.row.each), t.row.label...)...)
	return f.ValueTitle(value)
}

// evidenceKind is the kind of record that shows it: the trigger itself where a field
// of it closes the duty.
func (o *row) evidenceKind(r *record.Record) string {
	if o.done != nil {
		return r.Kind.Name
	}
	return o.evidence.kind
}

// once is the item of a duty that an event causes once.
func (e *engine) once(t trigger) (i Item, window, ok bool) {
	o := t.row
	i = e.base(t)
	e.place(&i, t)
	if i.Mode == "" {
		return i, false, false // the calendar ends before it
	}
	if o.strength == Advice && o.how == byBefore && e.w.Today.After(t.on) {
		return i, false, false // too late for advice
	}
	i.DoneOn, i.DoneBy = e.closed(t, i.Open)
	if i.DoneOn.IsZero() && o.suspended != nil {
		i = e.wait(i, t)
	}
	return i, o.how == byRenewal || o.opens.N > 0 || o.keep.N > 0, true
}

// coverage is a date of a part of a record.
type coverage struct {
	part  tree.Node
	field string
}

// covering is the date at a path below a part.
func covering(part tree.Node, path []string) coverage {
	last := len(path) - 1
	return coverage{part.Get(path[:last]...), path[last]}
}

// cover notes the parts of a record whose own deadline this row counts, so that the
// thing is not listed twice.
func (e *engine) cover(t trigger) {
	for _, path := range [][]string{t.row.stated, t.row.targetAt} {
		if len(path) == 0 {
			continue
		}
		for _, part := range parts(t.part, path[:len(path)-1]) {
			if meets(part, t.row.doneWhere()) {
				e.covered[coverage{part, path[len(path)-1]}] = true
			}
		}
	}
}

// doneWhere are the conditions on the elements of the trigger itself; those of evidence
// are about other records.
func (o *row) doneWhere() []condition {
	if o.done == nil {
		return nil
	}
	return o.evidence.where
}

// closed is when the duty was done, and by which record. open bounds the evidence of
// duties that are done before a day.
func (e *engine) closed(t trigger, open calendar.Date) (calendar.Date, Subject) {
	o := t.row
	switch {
	case o.done != nil:
		if d := doneOn(t.part, o.done, o.doneWhere()); !d.IsZero() {
			return d, subject(t.rec, tree.Node{})
		}
	case o.evidence.kind != "" && (o.evidence.any || len(o.evidence.match) > 0):
		from := t.on
		if o.how == byBefore || o.how == byRenewal || o.how == byDay {
			from = open
		}
		if p, ok := first(e.matching(o.evidence, t.part), from); ok {
			return p.on, subject(p.rec, tree.Node{})
		}
	}
	return calendar.Date{}, Subject{}
}

// notes joins sentences, leaving out what is empty.
func notes(all ...diag.Text) diag.Text {
	var out diag.Text
	for _, n := range all {
		switch {
		case n.IsZero():
		case out.IsZero():
			out = n
		default:
			out = diag.T("%[1]s%[2]s", "%[1]s %[2]s", out, n)
		}
	}
	return out
}
