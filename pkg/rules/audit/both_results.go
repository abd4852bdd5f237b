package audit

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func bothResults() *lint.Rule {
	return &lint.Rule{
		ID: "AUD-003", Name: "both_results", Severity: diag.Error, Kinds: []string{"audit_report"},
		Title: diag.T("監査報告書に必要な結果がない", "Audit report lacks a result"),
		Basis: basis,
		Doc: diag.T(
			"監査では、規程が要求事項に合っているか（適合状況）と、規程のとおりに運用しているか（運用状況）の二つを確かめます。運用状況では、リスク対策として決めたことが行われているかも確かめ、risk_measures に書きます。臨時の監査で一方だけを見た場合は確かめません。",
			"An audit looks at two things: whether the rules answer the requirements, and whether work follows the rules. The latter includes whether the measures decided against risks are taken (risk_measures). An ad hoc audit may look at one of the two."),
		Record: func(p *lint.Pass, r *record.Record) {
			if r.IsDraft() || r.Text("audit_kind") == "ad_hoc" {
				return
			}
			for _, path := range [][]string{{"conformity", "result"}, {"operation", "result"}} {
				if !r.Get(path...).Exists() {
					p.At(r, r.Get(path[0]),
						diag.T("監査報告書の「%[1]s」に結果がありません。", "the audit report has no result of: %[1]s", r.Title(path[0])),
						diag.T("結果を %[1]s.result に書いてください。", "Write it under %[1]s.result.", path[0]))
				}
			}
			_, counted := r.Get("operation", "risk_measures_checked").Int()
			if r.Text("operation", "risk_measures") == "" && !counted {
				p.At(r, r.Get("operation"),
					diag.T("監査報告書に、リスク対策が行われているかの確認がありません。", "the audit report does not say whether the measures against risks are taken"),
					diag.T("リスク分析表の対策から選んで確かめ、結果を operation.risk_measures に書いてください。", "Check some of the measures of the risk register, and write the result under operation.risk_measures."))
			}
		},
	}
}
