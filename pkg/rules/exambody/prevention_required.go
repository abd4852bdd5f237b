package exambody

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func preventionRequired() *lint.Rule {
	return &lint.Rule{
		ID: "EXB-009", Name: "prevention_required", Severity: diag.Error, Kinds: []string{"measure_decision"}, Profiles: profiles,
		Title: diag.T("再発防止の報告を求めていない", "Report on prevention not asked for"),
		Basis: basis,
		Doc: diag.T(
			"欠格値が3以上の措置では、付与事業者に再発防止策とその効果の報告を求めます（値は thresholds.yaml の prevention_required）。prevention_report.required を true にすると、pms due が3か月の期限を数えます。",
			"A measure with a disqualification value of 3 or more (thresholds.yaml, prevention_required) asks the grantee to report on prevention and its effect. With prevention_report.required set to true, pms due counts the three months."),
		Record: func(p *lint.Pass, r *record.Record) {
			value, ok := r.Get("assessment", "value").Int()
			if !ok || value < p.Firm().Threshold("prevention_required") || r.Date("decision", "decided_on").IsZero() || r.Get("prevention_report", "required").Bool() {
				return
			}
			p.At(r, r.Get("assessment", "value"),
				diag.T("欠格値が%[1]dですが、再発防止の報告を求めることになっていません。", "the disqualification value is %[1]d, but no report on prevention is asked for", value),
				diag.T("prevention_report.required を true にし、措置決定通知に報告の期限を書いてください。", "Set prevention_report.required to true and state the limit in the notice."))
		},
	}
}
