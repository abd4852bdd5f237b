package review

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func decisionsAssigned() *lint.Rule {
	return &lint.Rule{
		ID: "REV-003", Name: "decisions_assigned", Severity: diag.Warning, Kinds: []string{"management_review"},
		Title: diag.T("指示事項に担当者か期限がない", "Decision without owner or date"),
		Basis: diag.T("J.6.3 マネジメントレビュー（A.3.7.3）", "J.6.3 management review (A.3.7.3)"),
		Doc: diag.T(
			"マネジメントレビューの指示事項には担当者と期限を決めます。決まっていないと、次のレビューで結果を確かめられません。",
			"Each decision of the review has an owner and a date; without them the next review cannot see what became of it."),
		Record: func(p *lint.Pass, r *record.Record) {
			for _, d := range r.Items("decisions") {
				if d.Get("done_on").Exists() {
					continue
				}
				var missing diag.List
				for _, field := range []string{"owner", "due"} {
					if d.Get(field).Text() == "" {
						missing = append(missing, r.Title("decisions", field))
					}
				}
				if len(missing) > 0 {
					p.At(r, d.Get("id"),
						diag.T("指示事項「%[1]s」に%[2]sがありません。", "the decision %[1]q lacks: %[2]s", d.Get("id").Text(), missing),
						diag.T("担当者（owner）と期限（due）を決めて記入してください。", "Set an owner and a due date."))
				}
			}
		},
	}
}
