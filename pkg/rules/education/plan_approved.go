package education

import (
	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func planApproved() *lint.Rule {
	return &lint.Rule{
		ID: "EDU-006", Name: "plan_approved", Severity: diag.Error, Kinds: []string{"education_plan"},
		Title: diag.T("教育計画が実施前に承認されていない", "Education plan not approved in time"),
		Basis: diag.T("J.3.3 計画策定（A.3.3.6）", "J.3.3 planning (A.3.3.6)"),
		Doc: diag.T(
			"教育計画書は、最初の教育の日より前に承認を受けます。承認の日が実施の後では、計画に基づいて行ったことになりません。",
			"The plan is approved before the first day of education; approved afterwards, nothing was done by plan."),
		Record: checkPlan,
	}
}

func checkPlan(p *lint.Pass, r *record.Record) {
	start := firstDay(r)
	if start.IsZero() {
		return
	}
	for _, a := range r.Items("approvals") {
		if a.Get("step").Text() != "approved" {
			continue
		}
		if day := record.Date(a.Get("date")); day.After(start) {
			p.At(r, a.Get("date"),
				diag.T("計画の承認日 %[1]s が、最初の教育の日 %[2]s より後です。", "the plan was approved on %[1]s, after the first education on %[2]s", day, start),
				diag.T("日付を確認し、事後の承認であれば理由を note に書いてください。", "Check the dates; if it was approved afterwards, say why under note."))
		}
		return
	}
	p.At(r, r.Get("approvals"),
		diag.T("教育計画書に承認の記録がありません。", "the education plan has no approval"),
		diag.T("承認を受け、approvals に記録してください。", "Have it approved and record that under approvals."))
}

func firstDay(plan *record.Record) calendar.Date {
	var first calendar.Date
	for _, s := range plan.Items("sessions") {
		day := record.Date(s.Get("from"))
		if !day.IsZero() && (first.IsZero() || day.Before(first)) {
			first = day
		}
	}
	return first
}
