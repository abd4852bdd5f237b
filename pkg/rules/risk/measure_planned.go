package risk

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func measurePlanned() *lint.Rule {
	return &lint.Rule{
		ID: "RSK-005", Name: "measure_planned", Severity: diag.Error, Kinds: []string{"risk"},
		Title: diag.T("計画中の対策に、内容・期限・担当がない", "Planned measure without content, date or owner"),
		Basis: diag.T("J.3.1.4 リスク対応（A.3.3.3）", "J.3.1.4 risk treatment (A.3.3.3)"),
		Doc: diag.T(
			"これから講じる対策は、何を、いつまでに、誰が行うかを決めておきます。期限を過ぎた対策は RSK-013 で知らせます。",
			"A measure still to be taken says what is done, by when and by whom. Those past their date are found by RSK-013."),
		Record: func(p *lint.Pass, r *record.Record) {
			for _, m := range r.Items("planned_measures") {
				for _, field := range []string{"content", "due", "owner"} {
					if m.Get(field).Text() != "" {
						continue
					}
					title := r.Title("planned_measures", field)
					p.At(r, m.Node,
						diag.T("リスク「%[1]s」の計画中の対策に%[2]sがありません。", "a planned measure of the risk %[1]q lacks: %[2]s", r.ID, title),
						diag.T("「%[1]s」（%[2]s）を書いてください。", "Fill in %[1]s (%[2]s).", title, field))
				}
			}
		},
	}
}
