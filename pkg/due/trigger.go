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

// place sets the days of an item.
func (e *engine) place(i *Item, t trigger) {
	o := t.row
	stated := doneOn(t.part, o.stated, o.doneWhere())
	switch {
	case !stated.IsZero():
		i.Due, i.Mode, i.Open = stated, "stated", t.on
	case o.how == byRenewal:
		e.renewal(i, t.on)
	case o.how == byDay:
		i.Due, i.Mode = t.on, "stated"
	case o.how == byBefore:
		e.backward(i, t)
	default:
		e.forward(i, t)
	}
	if i.Due.IsZero() {
		return
	}
	if i.Interval == 0 {
		i.Interval = max(t.on.DaysUntil(i.Due), i.Due.DaysUntil(t.on))
	}
	if o.opens.N > 0 {
		if r, _, ok := e.count(calendar.Period{From: i.Due, Amount: o.opens, Mode: calendar.Backward, Calendar: e.calendar(o.kalends)}); ok {
			i.Open = r.Due
		}
	}
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

// forward counts on from the event, after the time it is to be kept.
func (e *engine) forward(i *Item, t trigger) {
	o, from := t.row, t.on
	i.Open = from
	if o.keep.N > 0 {
		r, _, ok := e.count(calendar.Period{From: from, Amount: o.keep, Mode: o.mode, Calendar: e.calendar(o.kalends)})
		if !ok {
			return
		}
		from = r.Latest()
		i.Open, i.Mode = from.AddDays(1), string(o.mode)
	}
	if o.word != "" {
		i.Mode = "none"
		i.Note = notes(diag.T("「%[1]s」行うもので、日数の定めはありません。", "To be done %[1]s; no number of days is set.", words[o.word]), i.Note)
		e.aim(i, t, t.on)
		return
	}
	r, note, ok := e.count(e.period(t, from, o.amount))
	if !ok {
		return
	}
	i.Due, i.Latest, i.Mode = r.Earliest(), r.Latest(), o.modeName()
	i.Note = notes(i.Note, note, hour(r))
	if !r.Other.IsZero() {
		i.Note = notes(i.Note, diag.T("月末の数え方に二つの読み方があり、早い方の日を示しています（遅い方は%[1]s）。", "There are two readings at a month's end; the earlier day is shown (the other is %[1]s).", r.Latest().Text()))
	}
	e.aim(i, t, from)
}

// hour is the time of day at which a period in hours ends.
func hour(r calendar.Result) diag.Text {
	if r.At.IsZero() {
		return diag.Text{}
	}
	return diag.T("時刻は %[1]s までです。", "Until %[1]s.", r.At.String())
}

// period is a period of the row from a day on; hours count from the time of day that
// the record gives, or as days where it gives none.
func (e *engine) period(t trigger, from calendar.Date, amount calendar.Amount) calendar.Period {
	o := t.row
	p := calendar.Period{From: from, Amount: amount, Mode: o.mode, Roll: o.roll, Calendar: e.calendar(o.kalends), Event: o.eventName}
	if amount.Unit == calendar.Hours {
		if reading, clock, err := calendar.ParseMoment(from.String() + "T" + text(t.part, o.time)); err == nil {
			p.From, p.At = reading.Date, clock
		} else {
			p.Amount = calendar.Amount{N: max(1, amount.N/24), Unit: calendar.Days} // no time of day is written
		}
	}
	return p
}

// aim sets the target, counted as the duty itself but never moved off a closed day.
func (e *engine) aim(i *Item, t trigger, from calendar.Date) {
	o := t.row
	if i.Target = latest(t.part, o.targetAt); !i.Target.IsZero() || o.target.N == 0 {
		return
	}
	p := e.period(t, from, o.target)
	p.Roll = calendar.RollNone
	if r, _, ok := e.count(p); ok {
		i.Target = r.Due
	}
}

// backward counts back from the event.
func (e *engine) backward(i *Item, t trigger) {
	o := t.row
	amount := o.amount
	if o.field != nil {
		var err error
		if amount, err = calendar.ParseAmount(text(t.part, o.field)); err != nil {
			return // not filled, or one of the words without a number
		}
	}
	p := e.period(t, t.on, amount)
	p.Mode = calendar.Backward
	r, note, ok := e.count(p)
	if !ok {
		return
	}
	i.Due, i.Latest, i.Mode, i.Note = r.Due, r.Due, string(calendar.Backward), notes(i.Note, note, hour(r))
	if o.target.N > 0 {
		if r, _, ok := e.count(calendar.Period{From: i.Due, Amount: o.target, Mode: calendar.Backward, Calendar: e.calendar(o.kalends)}); ok {
			i.Target = r.Due
		}
	}
}

// renewal sets the window for the renewal of the P-mark: it warns by what is safe in
// both readings, and is late only after the last day of the moved one.
func (e *engine) renewal(i *Item, expiry calendar.Date) {
	r, err := calendar.RenewalOf(expiry, e.calendar(calendar.ExaminationBody))
	if err != nil {
		return
	}
	i.Open, i.Due, i.Latest, i.Mode = r.Safe.From, r.Safe.To, later(r.EffectiveClose, r.B.To), "renewal_window"
	i.Interval = r.Safe.From.DaysUntil(r.Safe.To)
	i.Note = notes(i.Note, r.Explanation, r.Note)
}

// doneWhere are the conditions on the elements of the trigger itself; those of evidence
// are about other records.
func (o *row) doneWhere() []condition {
	if o.done == nil {
		return nil
	}
	return o.evidence.where
}

// modeName is how the row counts, in words of the JSON.
func (o *row) modeName() string {
	if o.amount.Unit == calendar.BusinessDays {
		return "business_days"
	}
	return string(o.mode)
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
