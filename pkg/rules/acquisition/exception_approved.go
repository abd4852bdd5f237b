package acquisition

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

func exceptionApproved() *lint.Rule {
	return &lint.Rule{
		ID: "ACQ-015", Name: "exception_approved", Severity: diag.Warning,
		Kinds: []string{"acquisition_approval", "change_approval", "purpose_notice"},
		Title: diag.T("ただし書の適用に理由又は承認がない", "Exception applied without reason or approval"),
		Basis: diag.T("J.8.3 要配慮個人情報などの取得、J.8.4 取得した場合の措置（A.3.4.2.3、A.3.4.2.4）", "J.8.3 sensitive information, J.8.4 notice of purposes (A.3.4.2.3, A.3.4.2.4)"),
		Doc: diag.T(
			"同意や通知・公表を要しない例外を適用するときは、どの号に当たるか（ground）と理由を書き、個人情報保護管理者の承認を受けます。申請書では記録の承認欄、利用目的の通知・公表では例外ごとの approved_on で確かめます。要配慮個人情報を同意によらず取得する申請も同じです。",
			"An exception from consent or notice states which case it is (ground) and why, and is approved by the privacy manager: by the approvals of an application, by approved_on of each exception of a purpose notice. So does an application to acquire sensitive information without consent."),
		Record: func(p *lint.Pass, r *record.Record) {
			if !settled(r) {
				return
			}
			if r.Kind.Name == "purpose_notice" {
				for _, e := range r.Items("exceptions") {
					excepted(p, r, e.Get("ground"), e.Get("reason"), e.Get("approved_on").Exists())
				}
				return
			}
			pending := r.Text("status") == "submitted" // its approval is still to come
			approved := pending || !step(r, "approved", "privacy_manager").IsZero()
			excepted(p, r, r.Get("exception", "ground"), r.Get("exception", "reason"), approved)
			if r.Kind.Name == "acquisition_approval" && r.Text("sensitive", "ground") != "consent" {
				excepted(p, r, r.Get("sensitive", "ground"), r.Get("sensitive", "text"), approved)
			}
		},
	}
}

// excepted reports an exception that lacks its reason or its approval.
func excepted(p *lint.Pass, r *record.Record, ground, reason tree.Node, approved bool) {
	switch {
	case !ground.Exists():
	case reason.Text() == "":
		p.At(r, ground,
			diag.T("「%[1]s」は例外を適用していますが、理由が書かれていません。", "%[1]q applies an exception without saying why", r.Label()),
			diag.T("当てはまる事情を具体的に書いてください。", "Say in what way the case applies."))
	case !approved:
		p.At(r, ground,
			diag.T("「%[1]s」は例外を適用していますが、個人情報保護管理者の承認がありません。", "%[1]q applies an exception that the privacy manager has not approved", r.Label()),
			diag.T("承認を受け、承認の日を記録してください。", "Have it approved and record the day."))
	}
}
