package education

import (
	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/firm"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func yearlyEducation() *lint.Rule {
	return &lint.Rule{
		ID: "EDU-001", Name: "yearly_education", Severity: diag.Error, Needs: lint.Clock,
		Consults: []string{"person", "education_record"},
		Title:    diag.T("年度の教育を受けていない従業者がいる", "Worker without this year's education"),
		Basis:    diag.T("J.4.3 認識（A.3.4.5）", "J.4.3 awareness (A.3.4.5)"),
		Doc: diag.T(
			"役員、パート、派遣労働者を含む全ての従業者が、PMS年度ごとに1回以上教育を受けた記録が必要です。休職中の者は復帰後に、年度の途中で入った者は入社時の教育で受けます。終わった年度の不足は、実施した年度の記録では埋まりません。",
			"Every worker, officers, part-time and dispatched staff included, is educated at least once a PMS year. Those on leave are educated on return, those who join during the year when they join. A past year is not mended by a record of a later one."),
		Whole: func(p *lint.Pass) {
			year, _ := p.Firm().Year(p.Today)
			plans := plansByYear(p)
			for _, y := range []int{year - 1, year} {
				if plan := plans[y]; plan != nil {
					checkYear(p, y, plan)
				}
			}
		},
	}
}

func plansByYear(p *lint.Pass) map[int]*record.Record {
	plans := map[int]*record.Record{}
	for _, plan := range p.Head.Of("education_plan") {
		if year, ok := plan.Get("year").Int(); ok {
			plans[year] = plan
		}
	}
	return plans
}

// checkYear asks for a record of education of every worker of the year, once the
// last day that the plan sets for it is over.
func checkYear(p *lint.Pass, year int, plan *record.Record) {
	end := lastDay(plan)
	if end.IsZero() || !p.Today.After(end) {
		return
	}
	educated := educatedIn(p, year)
	var missing diag.List
	for _, person := range p.Firm().Workers(end) {
		if !educated[person.ID] && !excused(p.Firm().YearTerm(year), person, p.Today, end) {
			missing = append(missing, diag.Word(person.ID))
		}
	}
	if len(missing) == 0 {
		return
	}
	p.At(plan, plan.Get("year"),
		diag.T("%[1]d年度の教育を受けた記録のない従業者がいます（%[2]d人）: %[3]s。", "no record of education in the PMS year %[1]d (workers: %[2]d): %[3]s", year, len(missing), missing),
		diag.T("教育を実施し、出席者（attendees）又は欠席者の補講（absent の follow_up_on）として記録してください。", "Educate them and record it under attendees, or as follow_up_on under absent."))
}

// lastDay is the end of the plan's sessions for all workers.
func lastDay(plan *record.Record) calendar.Date {
	var last calendar.Date
	for _, s := range plan.Items("sessions") {
		if s.Get("education_kind").Text() != "annual" {
			continue
		}
		end := record.Date(s.Get("to"))
		if end.IsZero() {
			end = record.Date(s.Get("from"))
		}
		if end.After(last) {
			last = end
		}
	}
	return last
}

// educatedIn are the ids of those with a record in the PMS year.
func educatedIn(p *lint.Pass, year int) map[string]bool {
	done := map[string]bool{}
	for _, r := range p.Head.Of("education_record") {
		if y, ok := r.Get("year").Int(); !ok || y != year {
			continue
		}
		for _, a := range r.Items("attendees") {
			done[a.Get("person").Text()] = true
		}
		for _, a := range r.Items("absent") {
			if a.Get("follow_up_on").Exists() {
				done[a.Get("person").Text()] = true
			}
		}
	}
	return done
}

// excused are those on leave on the planned day and still on leave today, or at the
// end of the year once it is over: their education waits for their return.
func excused(year firm.Term, person firm.Person, today, planned calendar.Date) bool {
	last := today
	if !year.To.IsZero() && today.After(year.To) {
		last = year.To
	}
	return person.AwayOn(planned) && person.AwayOn(last)
}
