package risk

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

func learnedFromIncident() *lint.Rule {
	return &lint.Rule{
		ID: "RSK-011", Name: "learned_from_incident", Severity: diag.Warning, Consults: []string{"risk", "incident"},
		Title: diag.T("事故の後にリスクが見直されていない", "Risks not reviewed after an incident"),
		Basis: diag.T("J.3.1.3 リスクアセスメント、J.7.1 不適合と是正処置（A.3.3.3）", "J.3.1.3 risk assessment, J.7.1 corrective action (A.3.3.3)"),
		Doc: diag.T(
			"漏えいなどが起きたということは、リスクの評価か対策が実際と合っていなかったということです。対応を終えた緊急事態の記録（incident）があり、その後に対象の個人情報のリスクを見直した記録がない場合に知らせます。",
			"Where something happened, the evaluation or the measures did not fit. Found is a closed incident after which the risks of what it concerned were not reviewed."),
		Whole: func(p *lint.Pass) {
			reviewed := reviewedByTarget(p.Head)
			for _, r := range p.Head.Of("incident") {
				closed, known := r.Date("closed_on"), r.Date("known_on")
				if closed.IsZero() || !r.Date("risk_reviewed_on").IsZero() {
					continue
				}
				for i, target := range r.Texts("ledger") {
					if last, assessed := reviewed[target]; assessed && last.Before(known) {
						p.At(r, r.Get("ledger").At(i),
							diag.T("「%[1]s」の後、「%[2]s」のリスクが見直されていません。", "after %[1]q the risks of %[2]q were not reviewed", r.Label(), target),
							diag.T("リスクを見直し、その日を risk_reviewed_on に書いてください。", "Review the risks and put the day under risk_reviewed_on."))
					}
				}
			}
		},
	}
}
