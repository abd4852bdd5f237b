package ledger

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/repo"
)

func ledgerReviewed() *lint.Rule {
	return &lint.Rule{
		ID: "LED-002", Name: "ledger_reviewed", Severity: diag.Error, Needs: lint.Clock,
		Consults: []string{"appointment"},
		Title:    diag.T("台帳の見直しが周期を過ぎている", "Ledger review is overdue"),
		Basis:    diag.T("J.3.1.1 個人情報の特定（A.3.3.1）", "J.3.1.1 identification of personal information (A.3.3.1)"),
		Doc: diag.T(
			"台帳は、定められた周期（既定では年1回以上）で個人情報保護管理者が見直し、見直した日と者を reviews に記録します。周期は pms.yaml の cycles で自社の規程に合わせて短くできます。",
			"The privacy manager reviews the ledger in the set cycle (by default once a year) and the review is recorded under reviews. The cycle can be shortened in pms.yaml, cycles."),
		File: func(p *lint.Pass, f *repo.File) {
			if f.Record != nil && f.Record.IsHead() && f.Record.Kind.Name == "pi_ledger" {
				reviewed(p, f.Record)
			}
		},
	}
}

func reviewed(p *lint.Pass, r *record.Record) {
	last, review := r.LastReview()
	if last.IsZero() {
		p.At(r, r.Get("reviews"),
			diag.T("台帳を見直した記録がありません。", "no review of the ledger is recorded"),
			diag.T("見直しを行い、reviews に見直した日と者を記録してください。", "Review it, and record date and person under reviews."))
		return
	}
	if !p.Firm().HeldRole(review.Get("person").Text(), "privacy_manager", last) {
		p.At(r, review.Get("person"),
			diag.T("%[1]s の見直しは、その日の個人情報保護管理者によるものではありません。", "the review of %[1]s was not made by that day's privacy manager", last),
			diag.T("個人情報保護管理者が見直し、その記録を追加してください。", "Have the privacy manager review it and record that."))
	}
	period, ok := p.Firm().Period("pi_ledger")
	if !ok {
		return
	}
	if due, ok := period.Next(last); ok && p.Today.After(due) {
		p.At(r, r.Get("reviews"),
			diag.T("台帳の前回の見直しは %[1]s で、周期（%[2]s）の期限 %[3]s を過ぎています。", "the ledger was last reviewed on %[1]s; by the cycle (%[2]s) the next was due on %[3]s", last, period, due),
			diag.T("台帳を見直し、reviews に記録してください。", "Review the ledger and record it under reviews."))
	}
}
