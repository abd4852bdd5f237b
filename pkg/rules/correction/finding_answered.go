package correction

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/duty"
)

// answers are the obligations to answer the findings of the examination body.
var answers = []string{"finding-report", "pmark-findings", "corrective_action.reissued_due"}

func findingAnswered() *lint.Rule {
	return &lint.Rule{
		ID: "COR-006", Name: "finding_answered", Severity: diag.Warning, Needs: lint.Clock, Profiles: []string{"company"},
		Consults: []string{"corrective_action", "mark_application"},
		Title:    diag.T("審査機関への改善報告の期限が近い、又は過ぎている", "Improvement report to the examination body due or overdue"),
		Basis:    diag.T("標準約款 第8条第4項第5号（指摘事項文書の発行日から3か月以内）、J.7.1", "standard terms, article 8 (4) 5 (within 3 months of the issue of the findings), J.7.1"),
		Doc: diag.T(
			"審査機関から指摘事項文書を受け取ったら、発行日から3か月以内に改善報告書を提出します。期限までに報告がないと審査打切りになるため、期限が近づくと「参考」、過ぎると「要確認」として知らせます。何日前から知らせるかは schemas/alerts.yaml によります。提出が期限より後だった場合も知らせます。",
			"The improvement report is due within 3 months of the issue of the findings; without it the examination is terminated. Near the day this is information, after it a warning; how early is said by schemas/alerts.yaml. A report sent late is found too."),
		Whole: func(p *lint.Pass) {
			if !found(p) {
				return
			}
			for _, i := range duty.Of(p, answers...) {
				answer(p, i)
			}
		},
	}
}

// found reports whether an examination ever found anything: without that there is no
// need to count all obligations.
func found(p *lint.Pass) bool {
	return slices.ContainsFunc(p.Head.Of("corrective_action"), func(r *record.Record) bool { return r.Get("finding").Exists() }) ||
		len(p.Head.Of("mark_application")) > 0
}

func answer(p *lint.Pass, i due.Item) {
	r := duty.Record(p, i)
	if r == nil {
		return
	}
	path := []string{"findings_issued_on"}
	if r.Kind.Name == "corrective_action" {
		path = []string{"finding", "issued_on"}
	}
	at := r.Get(path...)
	switch {
	case i.Late:
		p.At(r, at, duty.Late(i), diag.T("日付を確認し、遅れた理由を note に書いてください。", "Check the dates, and say under note why it was late."))
	case i.Status == due.Overdue:
		p.At(r, at, duty.Overdue(p, i), diag.T("直ちに審査機関に連絡し、提出した日を書いてください。", "Contact the examination body at once, and write down the day of the report."))
	case i.Status == due.DueSoon:
		d := r.At(at,
			diag.T("「%[1]s」の期限 %[2]s まで、あと%[3]d日です。", "%[1]q is due on %[2]s, in %[3]d days", i.Title, i.Due, i.Days),
			diag.T("改善報告書を提出し、その日を書いてください。", "Send the report, and write down the day."))
		d.Severity = diag.Info
		p.Report(d)
	}
}
