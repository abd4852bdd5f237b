package correction

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func planOverdue() *lint.Rule {
	return &lint.Rule{
		ID: "COR-003", Name: "plan_overdue", Severity: diag.Warning, Kinds: []string{"corrective_action"}, Needs: lint.Clock,
		Title: diag.T("是正処置が期限を過ぎている", "Corrective action overdue"),
		Basis: diag.T("J.7.1 不適合と是正処置（A.3.8）", "J.7.1 nonconformity and corrective action (A.3.8)"),
		Doc: diag.T(
			"計画で決めた期限までに是正処置を実施し、結果を記録します。遅れる場合は、計画を改めて承認を受けます。",
			"A corrective action is carried out by the day its plan sets, and the result is recorded. If it takes longer, the plan is revised and approved again."),
		Record: func(p *lint.Pass, r *record.Record) {
			due := r.Date("plan", "due")
			if due.IsZero() || r.Get("result").Exists() || !p.Today.After(due) {
				return
			}
			p.At(r, r.Get("plan", "due"),
				diag.T("是正処置「%[1]s」が期限 %[2]s を%[3]d日過ぎています。", "the corrective action %[1]q was due on %[2]s, %[3]d days ago", r.Label(), due, due.DaysUntil(p.Today)),
				diag.T("実施した結果を result に記録するか、計画の期限を改めて承認を受けてください。", "Record the result, or set a new date and have the plan approved again."))
		},
	}
}
