package risk

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func onScale() *lint.Rule {
	return &lint.Rule{
		ID: "RSK-009", Name: "on_scale", Severity: diag.Warning, Kinds: []string{"risk"}, Consults: []string{"risk_criteria"},
		Title: diag.T("リスクの評価が基準の段階にない", "Evaluation off the scale"),
		Basis: diag.T("J.3.1.3 リスクアセスメント（リスクの基準）（A.3.3.3）", "J.3.1.3 risk assessment (criteria) (A.3.3.3)"),
		Doc: diag.T(
			"発生可能性と影響度は、リスクの基準（criteria 又は criteria_record の指す基準）で定めた段階の値を使います。基準の段階を変えたときは、全てのリスクを評価し直します。",
			"Likelihood and impact are levels of the criteria (criteria, or those that criteria_record names). When the levels change, all risks are evaluated anew."),
		Record: func(p *lint.Pass, r *record.Record) {
			if r.IsHead() || r.Ledger == nil || r.Get("withdrawn_on").Exists() {
				return
			}
			for _, axis := range []string{"likelihood", "impact"} {
				value, ok := r.Get(axis).Int()
				levels := levels(p, r.Ledger, axis)
				if !ok || len(levels) == 0 || levels[value] {
					continue
				}
				p.At(r, r.Get(axis),
					diag.T("リスク「%[1]s」の%[2]s %[3]d は、基準の段階にありません。", "%[2]s %[3]d of the risk %[1]q is no level of the criteria", r.ID, r.Title(axis), value),
					diag.T("基準の段階の値で評価し直してください。", "Evaluate it by a level of the criteria."))
			}
		},
	}
}

// levels are the levels of one axis of the criteria of a table, none where it states
// none.
func levels(p *lint.Pass, head *record.Record, axis string) map[int]bool {
	list := head.Items("criteria", axis)
	if c := p.Head.Find("risk_criteria", head.Text("criteria_record")); c != nil && len(list) == 0 {
		list = c.Items(axis)
	}
	out := map[int]bool{}
	for _, level := range list {
		if n, ok := level.Get("level").Int(); ok {
			out[n] = true
		}
	}
	return out
}
