package risk

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func measureOverdue() *lint.Rule {
	return &lint.Rule{
		ID: "RSK-013", Name: "measure_overdue", Severity: diag.Warning, Kinds: []string{"risk"}, Needs: lint.Clock,
		Title: diag.T("計画中の対策が期限を過ぎている", "Planned measure overdue"),
		Basis: diag.T("J.3.1.4 リスク対応（A.3.3.3）", "J.3.1.4 risk treatment (A.3.3.3)"),
		Doc: diag.T(
			"期限を過ぎて実施日（done_on）のない対策を知らせます。実施したら実施日を書き、遅れる場合は期限を改めて承認を受けます。",
			"Found is a measure past its date without the day it was done (done_on). Record the day, or have a new date approved."),
		Record: func(p *lint.Pass, r *record.Record) {
			if r.Get("withdrawn_on").Exists() {
				return
			}
			for _, m := range r.Items("planned_measures") {
				due := record.Date(m.Get("due"))
				if due.IsZero() || m.Get("done_on").Exists() || !p.Today.After(due) {
					continue
				}
				p.At(r, m.Get("due"),
					diag.T("リスク「%[1]s」の対策「%[2]s」が期限 %[3]s を過ぎています。", "the measure %[2]q of the risk %[1]q was due on %[3]s", r.ID, m.Get("content").Text(), due),
					diag.T("実施した日を done_on に書くか、期限を改めて承認を受けてください。", "Put the day under done_on, or set a new date and have it approved."))
			}
		},
	}
}
