package acquisition

import (
	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func applicationApproved() *lint.Rule {
	return &lint.Rule{
		ID: "ACQ-014", Name: "application_approved", Severity: diag.Warning, Consults: []string{"appointment"},
		Kinds: []string{"acquisition_approval", "change_approval"},
		Title: diag.T("取得・変更の申請が、定めた順に承認されていない", "Application not approved in its order"),
		Basis: diag.T("自社ルール（部門管理者の確認の後に個人情報保護管理者が承認する手順）、J.8.1 利用目的の特定", "own rule (the department manager checks, then the privacy manager approves), J.8.1 purposes"),
		Doc: diag.T(
			"承認済み、又は台帳に登録した新規取得・変更の申請は、部門管理者が確認（checked）し、個人情報保護管理者が承認（approved）しています。日付は、申請、確認、承認の順に並びます。部門管理者を任命していない会社では、管理者の承認だけを確かめます。",
			"An application that is approved or entered in the ledger was checked by the department manager and approved by the privacy manager, in this order after the application. Where no department manager is appointed, only the approval of the privacy manager is wanted."),
		Record: func(p *lint.Pass, r *record.Record) {
			if r.Text("status") != "approved" && !r.Get("registered_on").Exists() || r.Text("status") == "rejected" {
				return
			}
			approved := step(r, "approved", "privacy_manager")
			checked := step(r, "checked", "department_manager")
			switch {
			case approved.IsZero():
				p.At(r, r.Get("approvals"),
					diag.T("申請「%[1]s」に、個人情報保護管理者の承認がありません。", "the application %[1]q lacks the approval of the privacy manager", r.Label()),
					diag.T("承認を受け、approvals に記録してください。", "Have it approved and record it under approvals."))
			case checked.IsZero() && len(p.Firm().Offices("department_manager")) > 0:
				p.At(r, r.Get("approvals"),
					diag.T("申請「%[1]s」に、部門管理者の確認がありません。", "the application %[1]q was not checked by the department manager", r.Label()),
					diag.T("部門管理者が確認し、approvals に step: checked で記録してください。", "Have the department manager check it and record it under approvals with step: checked."))
			case !inOrder(r.Date("applied_on"), checked, approved):
				p.At(r, r.Get("approvals"),
					diag.T("申請「%[1]s」の日付が、申請、確認、承認の順になっていません。", "the dates of %[1]q are not in the order application, check, approval", r.Label()),
					diag.T("日付を確かめて直してください。順を守れなかった場合は、理由を note に書いてください。", "Check the dates. If the order was not kept, say why under note."))
			}
		},
	}
}

// step is the last day on which somebody in the role took a step of approval.
func step(r *record.Record, name, role string) calendar.Date {
	var last calendar.Date
	for _, a := range r.Items("approvals") {
		if day := record.Date(a.Get("date")); a.Get("step").Text() == name && a.Get("role").Text() == role && day.After(last) {
			last = day
		}
	}
	return last
}

// inOrder reports whether the days that are there follow each other.
func inOrder(days ...calendar.Date) bool {
	var last calendar.Date
	for _, day := range days {
		if day.IsZero() {
			continue
		}
		if day.Before(last) {
			return false
		}
		last = day
	}
	return true
}
