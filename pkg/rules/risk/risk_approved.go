package risk

import (
	"slices"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

// approvers may approve the treatment of risks: J.3.1.4 expects top management, which
// may delegate all but the policy.
var approvers = []string{"top_management", "delegated_top"}

func riskApproved() *lint.Rule {
	return &lint.Rule{
		ID: "RSK-008", Name: "risk_approved", Severity: diag.Error, Consults: []string{"risk"},
		Title: diag.T("見直したリスクが承認されていない", "Reviewed risks not approved"),
		Basis: diag.T("J.3.1.4 リスク対応（リスク対応計画と残留リスクの承認）（A.3.3.3）", "J.3.1.4 risk treatment: approval of the plan and of residual risks (A.3.3.3)"),
		Doc: diag.T(
			"リスクの見直しの結果は、トップマネジメント又はその権限を委任された者が承認します。最後の見直し以後の承認が、リスク分析表の approvals か見直しの approvals に必要です。",
			"The result of a review is approved by top management or its delegate. An approval not earlier than the last review stands under approvals of the table or of the review."),
		Whole: func(p *lint.Pass) {
			for _, head := range heads(p.Head) {
				last, _ := head.LastReview()
				if last.IsZero() {
					continue
				}
				if approvedSince(head, last) {
					continue
				}
				p.At(head, head.Get("approvals"),
					diag.T("%[1]s の見直しの後、トップマネジメント（又は権限を委任された者）の承認がありません。", "since the review of %[1]s top management (or its delegate) approved nothing", last),
					diag.T("見直しの結果の承認を受け、approvals に記録してください。", "Have the result approved and record it under approvals."))
			}
		},
	}
}

// approvedSince reports whether the table, or one of its reviews, was approved by top
// management or its delegate on a day or later.
func approvedSince(head *record.Record, day calendar.Date) bool {
	lists := []tree.Node{head.Get("approvals")}
	for _, review := range head.Items("reviews") {
		lists = append(lists, review.Get("approvals"))
	}
	for _, list := range lists {
		for _, a := range list.Items() {
			top := slices.Contains(approvers, a.Get("role").Text())
			if top && a.Get("step").Text() == "approved" && !record.Date(a.Get("date")).Before(day) {
				return true
			}
		}
	}
	return false
}
