package document

import (
	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

func documentReviewed() *lint.Rule {
	return &lint.Rule{
		ID: "DOC-023", Name: "document_reviewed", Severity: diag.Info, Needs: lint.Clock,
		Consults: []string{"document_review", "document_register"},
		Title:    diag.T("長く見直していない文書", "Document not reviewed for long"),
		Basis:    diag.T("自社ルール（文書を定期に見直すこと）、J.4.5.3", "own rule (documents are looked through from time to time), J.4.5.3"),
		Doc: diag.T(
			"制定・改訂した日、文書の確認の記録（document_review）、文書が載っている文書管理一覧の見直し（reviews）のうち最も新しい日から、24か月（thresholds.yaml の document_reviewed）を過ぎた方針・規程を知らせます。",
			"Policies and regulations of which the last sign of care is more than 24 months ago (thresholds.yaml, document_reviewed): establishment, revision, a document_review, or a review of the register that lists them."),
		Whole: func(p *lint.Pass) {
			looked := lookedAt(p)
			limit := p.Firm().Threshold("document_reviewed")
			for _, kind := range alwaysControlled {
				for _, r := range p.Head.Of(kind) {
					last := later(looked[r.ID], later(r.Date("established"), r.Date("revised")))
					if !r.InForce() || r.IsDraft() || last.IsZero() || !p.Today.After(last.AddMonthsClamped(limit)) {
						continue
					}
					p.At(r, tree.Node{},
						diag.T("「%[1]s」は、%[2]s から見直した記録がありません（%[3]dか月を過ぎています）。", "nothing shows that %[1]q was looked at since %[2]s, more than %[3]d months ago", r.Label(), last, limit),
						diag.T("内容が今の業務と法令に合っているかを確かめ、文書の確認の記録（document_review）に残してください。", "See whether it still fits, and record that in a document_review."))
				}
			}
		},
	}
}

// lookedAt is the last day on which each document was looked at, by its id.
func lookedAt(p *lint.Pass) map[string]calendar.Date {
	out := map[string]calendar.Date{}
	for _, r := range p.Head.Of("document_review") {
		for _, target := range r.Items("targets") {
			id := target.Get("document").Text()
			out[id] = later(out[id], r.Date("date"))
		}
	}
	find := documentOf(p.Head)
	for _, row := range p.Head.Of("document_register") {
		if document := find(row); document != nil && row.Ledger != nil {
			for _, review := range row.Ledger.Items("reviews") {
				out[document.ID] = later(out[document.ID], record.Date(review.Get("date")))
			}
		}
	}
	return out
}

func later(a, b calendar.Date) calendar.Date {
	if b.After(a) {
		return b
	}
	return a
}
