package risk

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func riskEvaluated() *lint.Rule {
	return &lint.Rule{
		ID: "RSK-002", Name: "risk_evaluated", Severity: diag.Error, Kinds: []string{"risk"},
		Title: diag.T("リスクの評価がそろっていない", "Risk is not fully evaluated"),
		Basis: diag.T("J.3.1.3 リスクアセスメント（A.3.3.3）", "J.3.1.3 risk assessment (A.3.3.3)"),
		Doc: diag.T(
			"分析したリスクには、リスク所有者、基準に基づく評価、対応の優先順位が必要です。",
			"Each risk has an owner, an evaluation by the criteria and a priority of treatment."),
		Record: func(p *lint.Pass, r *record.Record) {
			if r.Get("not_applicable").Exists() || r.Get("withdrawn_on").Exists() {
				return
			}
			for _, field := range []string{"risk", "risk_owner", "evaluation", "priority"} {
				if r.Text(field) != "" {
					continue
				}
				title := r.Title(field)
				p.At(r, r.Get("id"),
					diag.T("リスク「%[1]s」に%[2]sがありません。", "the risk %[1]q lacks: %[2]s", r.ID, title),
					diag.T("「%[1]s」（%[2]s）を記入してください。", "Fill in %[1]s (%[2]s).", title, field))
			}
		},
	}
}
