package policy

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

// approver is the one role that makes the policy. What the representative may
// delegate does not include it.
const approver = "top_management"

func approvedByTop() *lint.Rule {
	return &lint.Rule{
		ID: "POL-011", Name: "approved_by_top", Severity: diag.Error,
		Kinds: []string{"policy"},
		Title: diag.T("方針を代表者が承認していない", "Policy not approved by the representative"),
		Basis: basis,
		Doc: diag.T(
			"個人情報保護方針を定めるのはトップマネジメント（代表者）です。ほかの承認を委任している場合でも、方針の制定と改訂は委任できません。作成中の方針は対象にしません。",
			"The policy is made by top management. Whoever else approvals are delegated to, making and revising the policy is not. Drafts are left out."),
		Record: func(p *lint.Pass, r *record.Record) {
			if !r.InForce() || r.IsDraft() {
				return
			}
			approved := false
			for _, a := range r.Items("approvals") {
				if a.Get("step").Text() == "approved" {
					approved = true
					byTop(p, r, a)
				}
			}
			if !approved {
				p.At(r, tree.Node{},
					diag.T("方針「%[1]s」に代表者の承認の記録がありません。", "no approval of the policy %[1]q is recorded", r.Label()),
					diag.T("approvals に、代表者（top_management）が承認した日と方法を書いてください。承認前であれば status を draft にしてください。", "Record under approvals when and how the representative (top_management) approved it, or set status to draft."))
			}
		},
	}
}

func byTop(p *lint.Pass, r *record.Record, a record.Item) {
	role := a.Get("role")
	if role.Text() == approver || role.Text() == "" {
		return
	}
	p.At(r, role,
		diag.T("方針が「%[1]s」によって承認されています。方針を承認できるのは代表者だけです。", "the policy was approved by: %[1]s; only the representative can approve it", p.RoleTitle(role.Text())),
		diag.T("代表者（top_management）の承認を受け、その記録に改めてください。確認であれば step を checked にしてください。", "Have the representative (top_management) approve it and record that; a check is step: checked."))
}
