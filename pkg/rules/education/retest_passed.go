package education

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func retestPassed() *lint.Rule {
	return &lint.Rule{
		ID: "EDU-002", Name: "retest_passed", Severity: diag.Error, Kinds: []string{"education_record"},
		Title: diag.T("不合格者の再テストがない", "Failed test without a passed retest"),
		Basis: diag.T("J.4.3 認識（A.3.4.5）", "J.4.3 awareness (A.3.4.5)"),
		Doc: diag.T(
			"理解度テストで合格点に達しなかった者は、再教育と再テストを行い、合格したことを記録します。記録がないと、理解させたことを示せません。",
			"Whoever failed the test is retrained and tested again, and the record shows that they passed; else nothing shows that they understood."),
		Record: func(p *lint.Pass, r *record.Record) {
			passed := map[string]bool{}
			for _, again := range r.Items("retest") {
				if again.Get("passed").Bool() {
					passed[again.Get("person").Text()] = true
				}
			}
			for _, a := range r.Items("attendees") {
				result := a.Get("passed")
				if result.Text() != "false" || passed[a.Get("person").Text()] {
					continue
				}
				p.At(r, result,
					diag.T("不合格の「%[1]s」が再テストに合格した記録がありません。", "%[1]q failed and no passed retest is recorded", a.Get("person").Text()),
					diag.T("再テストを行い、retest に日付と結果を記録してください。", "Hold a retest and record date and result under retest."))
			}
		},
	}
}
