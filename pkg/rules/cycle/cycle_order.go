package cycle

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func cycleOrder() *lint.Rule {
	return &lint.Rule{
		ID: "CYC-003", Name: "cycle_order", Severity: diag.Warning, Consults: []string{"education_record", "audit_report", "management_review"},
		Title: diag.T("教育、監査、マネジメントレビューの順が前後している", "Education, audit and review out of order"),
		Basis: diag.T("J.6.2 内部監査、J.6.3 マネジメントレビュー（PDCAの順。順序そのものの定めはない）", "J.6.2 internal audit, J.6.3 management review (the order of PDCA; no clause sets it)"),
		Doc: diag.T(
			"監査は教育などの運用を確かめ、マネジメントレビューは監査の結果を受けて行います。同じPMS年度で、最初の全従業者教育が最初の監査より後の場合と、最後のマネジメントレビューが最初の監査より前の場合に知らせます。理由があれば例外承認としてください。",
			"The audit looks at what was done, education among it, and the management review takes up the audit. Found is a PMS year whose first education of all workers comes after its first audit, and one whose last review comes before it. Where that has a reason, waive it."),
		Whole: func(p *lint.Pass) {
			education := firstByYear(p, "education_record", func(r *record.Record) bool { return r.Text("education_kind") == "annual" })
			audits := firstByYear(p, "audit_report", func(r *record.Record) bool { return r.Text("audit_kind") != "ad_hoc" })
			for year, review := range lastReviews(p) {
				if audit := audits[year]; audit != nil && review.Date("date").Before(audit.Date("date")) {
					p.At(review, review.Get("date"),
						diag.T("%[1]d年度のマネジメントレビュー（%[2]s）が、その年度の監査（%[3]s）より前です。", "in the PMS year %[1]d the management review (%[2]s) comes before the audit (%[3]s)", year, review.Date("date"), audit.Date("date")),
						diag.T("監査の結果を受けて、改めてマネジメントレビューを行ってください。", "Hold a review that takes up the audit."))
				}
			}
			for year, audit := range audits {
				if e := education[year]; e != nil && audit.Date("date").Before(e.Date("date")) {
					p.At(audit, audit.Get("date"),
						diag.T("%[1]d年度の監査（%[2]s）が、全従業者への教育（%[3]s）より前です。", "in the PMS year %[1]d the audit (%[2]s) comes before the education of all workers (%[3]s)", year, audit.Date("date"), e.Date("date")),
						diag.T("次の年度は教育の後に監査を計画し、今年度は教育の実施を別に確かめてください。", "Next year plan the audit after the education; this year look at the education separately."))
				}
			}
		},
	}
}

// firstByYear are the first of the records of a kind that count, by PMS year.
func firstByYear(p *lint.Pass, kind string, counts func(*record.Record) bool) map[int]*record.Record {
	out := map[int]*record.Record{}
	for _, r := range p.Head.Of(kind) {
		year, ok := r.Get("year").Int()
		day := r.Date("date")
		if !ok || day.IsZero() || r.IsDraft() || !counts(r) {
			continue
		}
		if first := out[year]; first == nil || day.Before(first.Date("date")) {
			out[year] = r
		}
	}
	return out
}

func lastReviews(p *lint.Pass) map[int]*record.Record {
	out := map[int]*record.Record{}
	for _, r := range p.Head.Of("management_review") {
		year, ok := r.Get("year").Int()
		day := r.Date("date")
		if !ok || day.IsZero() || r.IsDraft() {
			continue
		}
		if last := out[year]; last == nil || day.After(last.Date("date")) {
			out[year] = r
		}
	}
	return out
}
