package incident

import (
	"slices"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/duty"
	"github.com/pms-project/pms/pkg/tree"
)

func dueByLaw() *lint.Rule {
	return &lint.Rule{
		ID: "INC-004", Name: "due_by_law", Severity: diag.Error, Kinds: []string{"incident"}, Profiles: []string{"company"},
		Title: diag.T("確報の期限が、法令の期限より後になっている", "Final report due later than the law says"),
		Basis: reporting,
		Doc: diag.T(
			"reports に書いた確報の期限（due）が、法令どおりに数えた期限より後の場合に知らせます。60日となるのは不正の目的のおそれがあるときだけで、ほかは30日です。知った日が1日目であること、期限の日が行政機関の休日に当たるときだけ休日の翌日になることにも注意してください。",
			"The due date written for a final report lies after the one that the law gives. 60 days hold only where a wrongful purpose is feared, else 30; the day of knowing is day 1, and only a closed last day moves."),
		Record: func(p *lint.Pass, r *record.Record) {
			for _, i := range duty.About(p, r, finals...) {
				if i.Mode != "stated" {
					continue
				}
				last, ok := counted(p, i.Obligation, r.Date("known_on"))
				if at := statedDue(r); ok && i.Due.After(last) {
					p.At(r, at,
						diag.T("確報の期限 %[1]s が、知った日（%[2]s）から数えた期限 %[3]s より後です。", "the final report is said to be due on %[1]s, but counted from the day of knowing (%[2]s) it is %[3]s", i.Due, r.Date("known_on"), last),
						diag.T("期限を %[1]s に直してください。60日となるのは、不正の目的のおそれがあるときだけです。", "Correct it to %[1]s. 60 days hold only where a wrongful purpose is feared.", last))
				}
			}
		},
	}
}

// statedDue is the due date of the final report to the Commission.
func statedDue(r *record.Record) tree.Node {
	for _, entry := range r.Items("reports") {
		if entry.Get("kind").Text() == "final" && slices.Contains(commission, entry.Get("to").Text()) {
			return entry.Get("due")
		}
	}
	return tree.Node{}
}

// counted is the last day of a row of obligations/company.yaml for an event; ok is
// false where the calendar does not reach it.
func counted(p *lint.Pass, obligation string, event calendar.Date) (last calendar.Date, ok bool) {
	for _, row := range p.Firm().Fact("obligations/company.yaml").Get("obligations").Items() {
		if row.Get("id").Text() != obligation {
			continue
		}
		amount, err := calendar.ParseAmount(row.Get("within").Text())
		if err != nil {
			return last, false
		}
		period := calendar.Period{From: event, Amount: amount, Mode: calendar.Mode(row.Get("mode").Text()), Roll: calendar.Roll(row.Get("roll").Text())}
		kind, err := calendar.ParseKind(row.Get("calendar").Text())
		if err == nil {
			period.Calendar, _, err = p.Firm().Calendar(kind)
		}
		if err != nil {
			return last, false
		}
		result, err := calendar.Count(period)
		return result.Latest(), err == nil
	}
	return last, false
}
