package due

import (
	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
)

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

// modeName is how the row counts, in words of the JSON.
func (o *row) modeName() string {
	if o.amount.Unit == calendar.BusinessDays {
		return "business_days"
	}
	return string(o.mode)
}
