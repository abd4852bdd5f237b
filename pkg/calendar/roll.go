package calendar

import "github.com/pms-project/pms/pkg/diag"

// roll sets Due: Reached, or the open day that the roll moves it to. It says why it
// moved, and notes a closed day on which a period stays.
func (r *Result) roll() (diag.Text, error) {
	p := &r.Period
	r.Due = r.Reached
	if p.Calendar == nil || p.Amount.Unit == Hours {
		return diag.Text{}, nil
	}
	if !p.rolls() {
		r.noteClosed()
		return diag.Text{}, nil
	}
	step, ja, en := 1, "%sのため%s。", "That is %s, so the next open day counts: %s."
	if p.Roll == RollPrev {
		step, ja, en = -1, "%sのため繰り上げて%s。", "That is %s, so the last open day before counts: %s."
	}
	to, closed, err := p.Calendar.walk(r.Reached, step)
	if err != nil {
		return diag.Text{}, err
	}
	if p.Mode != Backward && to.Before(p.From) {
		return diag.Text{}, refuse(BadPeriod,
			diag.T("繰り上げると、始まりの%sより前の%sになります。", "Moved back, the period would end on %[2]s, before its start on %[1]s.", p.From.Text(), to.Text()),
			diag.T("休業日の扱いを none か next にしてください。", "Use the roll none or next."))
	}
	r.Due, r.Closed, r.Rolled = to, closed, len(closed) > 0
	r.noteOrigin()
	if !r.Rolled {
		return diag.Text{}, nil
	}
	return diag.T(ja, en, p.Calendar.Kind().Closing(), to.Text()), nil
}

// noteClosed says that a period which nothing moves ends on a closed day. Days of
// which the holidays are not known are passed over: the end does not depend on them.
func (r *Result) noteClosed() {
	if r.Period.Amount.Unit == BusinessDays {
		r.noteOrigin()
		return
	}
	day, err := r.Period.Calendar.Look(r.Reached)
	if err != nil || day.Open {
		return
	}
	r.Notes = append(r.Notes, diag.T("%sは%sです（%s）。移していません。", "%s is %s (%s); it is not moved.",
		r.Reached.Text(), r.Period.Calendar.Kind().Closing(), day.Reason()))
}

// noteOrigin says which holidays the end depends on, and warns of those that are not
// published.
func (r *Result) noteOrigin() {
	if !r.Period.Calendar.rules.Holidays {
		return
	}
	first, last := r.Reached, r.Due
	if r.Period.Amount.Unit == BusinessDays {
		first = r.Period.From
	}
	if last.Before(first) {
		first, last = last, first
	}
	s := tables().source
	r.Origin = s.origin(last)
	if s.origin(first) == ByLaw {
		r.Origin = ByLaw
	}
	if note := r.Origin.Note(); !note.IsZero() {
		r.Notes = append(r.Notes, note)
	}
}
