package education

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func effectEvaluated() *lint.Rule {
	return &lint.Rule{
		ID: "EDU-007", Name: "effect_evaluated", Severity: diag.Warning, Kinds: []string{"education_record"},
		Title: diag.T("教育の評価や承認がない", "Education not evaluated or not approved"),
		Basis: diag.T("J.4.3 認識、J.4.2 力量（A.3.4.5）", "J.4.3 awareness, J.4.2 competence (A.3.4.5)"),
		Doc: diag.T(
			"全従業者への教育は、結果を報告して承認を受け、効果を評価し（result_evaluation）、次の計画に反映する事項（feedback）を残します。反映することがなければ、その旨を書きます。作成中（draft）の記録では確かめず、申請中（submitted）の記録では承認を求めません。",
			"Of the education of all workers the report is approved, the effect evaluated (result_evaluation), and what the next plan takes up written down (feedback); if nothing, say so. Drafts are left alone, and what is submitted need not be approved yet."),
		Record: func(p *lint.Pass, r *record.Record) {
			if r.Text("education_kind") != "annual" || r.IsDraft() {
				return
			}
			var missing diag.List
			for _, field := range []string{"result_evaluation", "feedback"} {
				if r.Text(field) == "" {
					missing = append(missing, r.Title(field))
				}
			}
			if len(r.Approvals()) == 0 && r.Text("status") != "submitted" {
				missing = append(missing, r.Title("approvals"))
			}
			if len(missing) > 0 {
				p.At(r, r.Get("education_kind"),
					diag.T("教育の記録「%[1]s」に、次がありません: %[2]s。", "the record of education %[1]q lacks: %[2]s", r.Label(), missing),
					diag.T("理解度の結果を評価し、次の計画に反映する事項を書いて、承認を受けてください。", "Evaluate the results, write down what the next plan takes up, and have it approved."))
			}
		},
	}
}
