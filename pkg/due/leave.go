package due

import (
	"cmp"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/firm"
)

// wait moves an open item of a person on leave: it is counted from the return, and has
// no day as long as none is known.
func (e *engine) wait(i Item, t trigger) Item {
	p, ok := e.firm.Person(text(t.part, t.row.suspended))
	if !ok {
		return i
	}
	back, away := returns(p, t.on, cmp.Or(i.Due, i.Target, e.w.Today))
	switch {
	case away:
		i.Due, i.Latest, i.Target, i.Open = calendar.Date{}, calendar.Date{}, calendar.Date{}, calendar.Date{}
		i.Mode = "none"
		i.Note = notes(i.Note, onLeave())
	case back.After(t.on):
		t.on = back
		i = e.base(t)
		e.place(&i, t)
		i.Note = notes(i.Note, diag.T("休職・休業から復帰した %[1]s から数えています。", "Counted from the return from leave on %[1]s.", back.Text()))
	}
	return i
}

func onLeave() diag.Text {
	return diag.T("休職・休業中のため、復帰してから行います。", "On leave: to be done after the return.")
}

// returns is the day on which a person is back from the leaves that touch the days
// from one to another; away: from one of them no return is known. It is the first day
// where there was no leave.
func returns(p firm.Person, from, to calendar.Date) (back calendar.Date, away bool) {
	back = from
	for range p.Absences { // each may push the day into the next one
		for _, a := range p.Absences {
			if !a.Overlaps(firm.Term{From: back, To: later(back, to)}) {
				continue
			}
			if a.To.IsZero() {
				return back, true
			}
			if next := a.To.AddDays(1); next.After(back) {
				to = later(to, next)
				back = next
			}
		}
	}
	return back, false
}
