package review

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

// inputs are what J.6.3 a)-f) wants looked at, with c) in its four parts.
var inputs = []string{
	"previous_reviews", "issues", "nonconformities", "checks", "audits", "objectives", "feedback", "risks", "improvements",
}

func inputsComplete() *lint.Rule {
	return &lint.Rule{
		ID: "REV-002", Name: "inputs_complete", Severity: diag.Error, Kinds: []string{"management_review"},
		Title: diag.T("マネジメントレビューの考慮事項が不足している", "Management review lacks an input"),
		Basis: diag.T("J.6.3 マネジメントレビュー（A.3.7.3）", "J.6.3 management review (A.3.7.3)"),
		Doc: diag.T(
			"マネジメントレビューでは、前回までの結果への処置、課題の変化、運用の状況（不適合と是正、点検、監査、目標の達成）、利害関係者の意見、リスク、改善の機会の全てを考慮します。該当がない事項も「なし」と記録します。",
			"The review considers all of: follow-up of earlier reviews, changes of issues, operation (nonconformities, checks, audits, objectives), feedback, risks and chances to improve. What had nothing to report is recorded as such."),
		Record: func(p *lint.Pass, r *record.Record) {
			var missing diag.List
			for _, input := range inputs {
				if r.Text("inputs", input) == "" {
					missing = append(missing, r.Title("inputs", input))
				}
			}
			if len(missing) > 0 {
				p.At(r, r.Get("inputs").Key(),
					diag.T("考慮した事項として、次の記録がありません: %[1]s。", "not recorded as considered: %[1]s", missing),
					diag.T("考慮した内容を inputs に書いてください。なかった事項は「なし」と書きます。", "Write under inputs what was considered, and \"none\" where there was nothing."))
			}
		},
	}
}
