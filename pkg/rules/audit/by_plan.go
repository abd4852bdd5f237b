package audit

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func byPlan() *lint.Rule {
	return &lint.Rule{
		ID: "AUD-004", Name: "by_plan", Severity: diag.Warning, Kinds: []string{"audit_report"}, Consults: []string{"audit_plan"},
		Title: diag.T("監査が計画のとおりに行われていない", "Audit not held by plan"),
		Basis: diag.T("J.6.2 内部監査、J.3.3 計画策定（A.3.7.2、A.3.3.6）", "J.6.2 internal audit, J.3.3 planning (A.3.7.2, A.3.3.6)"),
		Doc: diag.T(
			"監査は、実施の前に承認を受けた計画によって行い、被監査部門に前もって通知します。報告書が参照する計画（plan）について、承認の日、通知の記録、監査した日が計画の期間にあるかを確かめます。",
			"An audit follows a plan that was approved before, and those audited are told in advance. Of the plan that a report names, the day of approval, the notice, and whether the days of the audit lie inside its time are checked."),
		Record: func(p *lint.Pass, r *record.Record) {
			plan := p.Head.Find("audit_plan", r.Text("plan"))
			if plan == nil || r.IsDraft() {
				return
			}
			checkApproval(p, r, plan)
			checkNotice(p, r, plan)
			checkDays(p, r, plan)
		},
	}
}

func checkApproval(p *lint.Pass, r, plan *record.Record) {
	approved, began := plan.ApprovedOn(), r.Date("from")
	if began.IsZero() {
		began = r.Date("date")
	}
	switch {
	case approved.IsZero():
		p.At(r, r.Get("plan"),
			diag.T("監査計画「%[1]s」に承認の記録がありません。", "the audit plan %[1]q has no approval", plan.Label()),
			diag.T("承認を受け、計画の approvals に記録してください。", "Have the plan approved and record that under approvals."))
	case approved.After(began):
		p.At(r, r.Get("plan"),
			diag.T("監査計画「%[1]s」の承認日 %[2]s が、監査の始まった %[3]s より後です。", "the audit plan %[1]q was approved on %[2]s, after the audit began on %[3]s", plan.Label(), approved, began),
			diag.T("日付を確認し、事後の承認であれば理由を note に書いてください。", "Check the dates; if it was approved afterwards, say why under note."))
	}
}

func checkNotice(p *lint.Pass, r, plan *record.Record) {
	if plan.Get("notice_sent_on").Exists() || len(plan.Items("schedule")) == 0 {
		return
	}
	for _, slot := range plan.Items("schedule") {
		if slot.Get("notice_sent_on").Exists() {
			return
		}
	}
	p.At(r, r.Get("plan"),
		diag.T("監査計画「%[1]s」に、被監査部門への通知の記録がありません。", "the audit plan %[1]q does not say when those audited were told", plan.Label()),
		diag.T("通知した日を、計画の notice_sent_on か日程の notice_sent_on に書いてください。", "Write the day under notice_sent_on of the plan or of its schedule."))
}

func checkDays(p *lint.Pass, r, plan *record.Record) {
	from, to := plan.Date("from"), plan.Date("to")
	for _, d := range r.Items("departments") {
		day := record.Date(d.Get("date"))
		if day.IsZero() || from.IsZero() || to.IsZero() || !day.Before(from) && !day.After(to) {
			continue
		}
		p.At(r, d.Get("date"),
			diag.T("監査した日 %[1]s が、計画の期間（%[2]s から %[3]s まで）の外です。", "it was audited on %[1]s, outside the time of the plan (%[2]s to %[3]s)", day, from, to),
			diag.T("日付を確認し、延期した場合は計画を改めて承認を受けてください。", "Check the day; if it was put off, revise the plan and have it approved."))
	}
}
