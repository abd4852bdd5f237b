package education

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

// yearly are the four contents that J.4.3 a)-d) asks of the education of all workers.
var yearly = []string{"policy", "importance", "roles", "consequences"}

func contentsCovered() *lint.Rule {
	return &lint.Rule{
		ID: "EDU-005", Name: "contents_covered", Severity: diag.Error, Kinds: []string{"education_record"},
		Title: diag.T("教育の内容が不足している", "Education lacks a required content"),
		Basis: diag.T("J.4.3 認識（A.3.4.5）", "J.4.3 awareness (A.3.4.5)"),
		Doc: diag.T(
			"全従業者への教育では、個人情報保護方針、PMSの重要性と利点、役割と責任、違反したときに予想される結果の四つを必ず扱います。",
			"The education of all workers covers four contents: the policy, the importance and merit of the PMS, roles and responsibilities, and the consequences of a breach."),
		Record: func(p *lint.Pass, r *record.Record) {
			if kind := r.Text("education_kind"); kind != "annual" && kind != "onboarding" {
				return
			}
			given := r.Texts("contents")
			field, _ := r.Kind.Field("contents")
			var missing diag.List
			for _, v := range field.Enum {
				if slices.Contains(yearly, v.Value) && !slices.Contains(given, v.Value) {
					missing = append(missing, v.Title)
				}
			}
			if len(missing) == 0 {
				return
			}
			p.At(r, r.Get("contents"),
				diag.T("教育の内容に、次の事項がありません: %[1]s。", "the education lacks: %[1]s", missing),
				diag.T("扱った場合は contents に追記し、扱っていない場合は補う教育を行ってください。", "Add what was covered to contents; hold further education for what was not."))
		},
	}
}
