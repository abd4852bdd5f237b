package lint

import (
	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/repo"
)

// waiverKind is the kind whose entries are waivers (例外承認).
const waiverKind = "waiver"

// Waiver is the decision to live with one finding for a time: an entry of the
// register of waivers.
type Waiver struct {
	Record  *record.Record
	Rule    string
	Subject diag.Subject
	Field   string // "": every field of the subject
	// From and Until are the first and the last day of its effect. Until is zero
	// where the register lacks it, and the waiver then has no effect at all.
	From, Until calendar.Date
}

// Waivers are the waivers of a repository in the order of its register.
func Waivers(s *repo.Snapshot) []Waiver {
	var out []Waiver
	for _, r := range s.Of(waiverKind) {
		w := Waiver{
			Record: r, Rule: r.Text("rule"), Subject: diag.Subject{Kind: r.Text("subject", "kind"), ID: r.Text("subject", "id")},
			Field: r.Text("field"), From: r.Date("from"), Until: r.Date("until"),
		}
		if end := r.Date("withdrawn_on"); !end.IsZero() && end.Before(w.Until) {
			w.Until = end
		}
		out = append(out, w)
	}
	return out
}

// In reports whether the waiver has effect on a day: it is approved, and the day is
// inside its term.
func (w *Waiver) In(day calendar.Date) bool {
	return len(w.Record.Approvals()) > 0 && !w.From.IsZero() && !w.Until.IsZero() && !day.Before(w.From) && !day.After(w.Until)
}

// Covers reports whether d is what the waiver speaks of.
func (w *Waiver) Covers(d *diag.Diagnostic) bool {
	return w.Rule == d.Rule && w.Subject == d.Subject && (w.Field == "" || w.Field == d.Field)
}

// Waived is a finding that a waiver takes out of the count.
type Waived struct {
	Finding diag.Diagnostic
	By      Waiver
}

// waiving divides findings by the waivers in effect.
type waiving struct {
	byRule map[string][]Waiver
}

func newWaiving(s *repo.Snapshot, day calendar.Date) waiving {
	w := waiving{map[string][]Waiver{}}
	for _, one := range Waivers(s) {
		if one.In(day) {
			w.byRule[one.Rule] = append(w.byRule[one.Rule], one)
		}
	}
	return w
}

// find is the first waiver that covers d.
func (w waiving) find(d *diag.Diagnostic) (Waiver, bool) {
	for _, one := range w.byRule[d.Rule] {
		if one.Covers(d) {
			return one, true
		}
	}
	return Waiver{}, false
}

// divide keeps the findings without a waiver and returns the others apart.
func (w waiving) divide(found []diag.Diagnostic) (kept []diag.Diagnostic, waived []Waived) {
	if len(w.byRule) == 0 {
		return found, nil
	}
	kept = found[:0]
	for _, d := range found {
		if by, ok := w.find(&d); ok {
			waived = append(waived, Waived{d, by})
			continue
		}
		kept = append(kept, d)
	}
	return kept, waived
}
