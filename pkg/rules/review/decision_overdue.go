package review

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func decisionOverdue() *lint.Rule {
	return &lint.Rule{
		ID: "REV-004", Name: "decision_overdue", Severity: diag.Warning, Kinds: []string{"management_review"}, Needs: lint.Clock,
		Title: diag.T("指示事項が期限を過ぎている", "Decision overdue"),
		Basis: diag.T("J.6.3 マネジメントレビュー（A.3.7.3：前回までの結果に対する処置の状況）", "J.6.3 management review (A.3.7.3: status of actions from previous reviews)"),
		Doc: diag.T(
			"マネジメントレビューの指示事項が、期限（due）を過ぎても完了日（done_on）がなく、次のレビューにも引き継がれて（carried_to）いない場合に知らせます。",
			"Found is a decision of a management review past its date (due) that is neither done (done_on) nor carried to a later review (carried_to)."),
		Record: func(p *lint.Pass, r *record.Record) {
			for _, d := range r.Items("decisions") {
				due := record.Date(d.Get("due"))
				if due.IsZero() || !p.Today.After(due) || d.Get("done_on").Exists() || d.Get("carried_to").Exists() {
					continue
				}
				p.At(r, d.Get("due"),
					diag.T("マネジメントレビューの指示事項「%[1]s」が、期限 %[2]s を%[3]d日過ぎています。", "the decision %[1]q of the management review was due on %[2]s, %[3]d days ago", d.Get("text").Text(), due, due.DaysUntil(p.Today)),
					diag.T("終えていれば done_on と result を書いてください。続ける場合は、引き継ぐレビューを carried_to に書いてください。", "If it is done, fill in done_on and result; if it goes on, name the review that takes it over under carried_to."))
			}
		},
	}
}
