package contractor

import (
	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/duty"
)

func assessedInCycle() *lint.Rule {
	return &lint.Rule{
		ID: "CON-010", Name: "assessed_in_cycle", Severity: diag.Error, Needs: lint.Clock, Consults: []string{"contractor", "contractor_assessment"},
		Title: diag.T("委託先の評価が周期を過ぎている", "Contractor not assessed in the cycle"),
		Basis: diag.T("自社ルール（pms.yaml の cycles で定めた再評価の周期）、J.9.4 委託先の監督", "own rule (cycle in pms.yaml), J.9.4 supervision of contractors"),
		Doc: diag.T(
			"取引のある委託先には、承認された評価（contractor_assessment）が必要です。再評価の周期は自社で定めるもので、pms.yaml の cycles に種類 contractor_assessment の周期を書くと、それを過ぎた委託先を知らせます。周期がなくても、委託先管理台帳に次回の評価日（next_assessment）があれば、その日を過ぎた委託先を知らせます。どちらもない場合は、一度も評価していない委託先だけを知らせます。",
			"A contractor at work has an approved assessment (contractor_assessment). The cycle is the firm's own: stated in pms.yaml, cycles, it is checked. Without one the day that the register sets (next_assessment) is; with neither only contractors never assessed are found."),
		Whole: func(p *lint.Pass) {
			last, late := assessments(p), map[string]due.Item{}
			for _, i := range duty.Of(p, "contractor-reassessment") {
				if i.Status == due.Overdue {
					late[i.Subject.ID] = i
				}
			}
			for _, c := range p.Head.Of("contractor") {
				if active(p, c) {
					checkAssessed(p, c, last[c.ID])
					checkStated(p, c, last[c.ID], late[c.ID])
				}
			}
		},
	}
}

// active reports whether a contractor is at work today.
func active(p *lint.Pass, c *record.Record) bool {
	started, ended := c.Date("started_on"), c.Date("ended_on")
	return (started.IsZero() || !started.After(p.Today)) && (ended.IsZero() || !ended.Before(p.Today))
}

// assessments are the days of the last approved assessment, by contractor.
func assessments(p *lint.Pass) map[string]calendar.Date {
	last := map[string]calendar.Date{}
	for _, r := range p.Head.Of("contractor_assessment") {
		if day, id := r.Date("assessed_on"), r.Text("contractor"); len(r.Approvals()) > 0 && day.After(last[id]) {
			last[id] = day
		}
	}
	return last
}

// checkStated holds a contractor to the day that the register sets, where the firm states
// no cycle.
func checkStated(p *lint.Pass, c *record.Record, last calendar.Date, i due.Item) {
	if period, ok := p.Firm().Period("contractor_assessment"); ok && period.Own || last.IsZero() || i.Subject.ID == "" {
		return
	}
	p.At(c, c.Get("next_assessment"),
		diag.T("委託先「%[1]s」の再評価が、予定した %[2]s を過ぎても行われていません（前回の評価は %[3]s）。", "the contractor %[1]q was to be assessed again by %[2]s; it was last assessed on %[3]s", c.Label(), c.Date("next_assessment"), last),
		diag.T("再評価して記録（contractor_assessment）を作り、次回の評価日を改めてください。", "Assess it again, make the record (contractor_assessment) and set the next day."))
}

func checkAssessed(p *lint.Pass, c *record.Record, last calendar.Date) {
	if last.IsZero() {
		p.At(c, c.Get("id"),
			diag.T("委託先「%[1]s」に、承認された評価がありません。", "the contractor %[1]q has no approved assessment", c.Label()),
			diag.T("評価して記録（contractor_assessment）を作り、承認を受けてください。", "Assess it, make the record (contractor_assessment) and have it approved."))
		return
	}
	period, ok := p.Firm().Period("contractor_assessment")
	if !ok || !period.Own {
		return
	}
	if due, ok := period.Next(last); ok && p.Today.After(due) {
		p.At(c, c.Get("id"),
			diag.T("委託先「%[1]s」の前回の評価は %[2]s で、周期（%[3]s）の期限 %[4]s を過ぎています。", "the contractor %[1]q was last assessed on %[2]s; by the cycle (%[3]s) the next was due on %[4]s", c.Label(), last, period, due),
			diag.T("再評価して記録（contractor_assessment）を作ってください。", "Assess it again and make the record (contractor_assessment)."))
	}
}
