package correction

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

// steps are the parts of a corrective action, in the order of J.7.1, each with the
// date that says that it was done.
var steps = []struct{ field, date string }{
	{"cause", "date"}, {"plan", "date"}, {"result", "done_on"}, {"effectiveness_review", "date"},
}

func closedComplete() *lint.Rule {
	return &lint.Rule{
		ID: "COR-001", Name: "closed_complete", Severity: diag.Error, Kinds: []string{"corrective_action"},
		Title: diag.T("是正処置の記録がそろわないまま完了している", "Corrective action closed while incomplete"),
		Basis: diag.T("J.7.1 不適合と是正処置（A.3.8）", "J.7.1 nonconformity and corrective action (A.3.8)"),
		Doc: diag.T(
			"是正処置は、原因、計画、実施した結果、有効性の確認が全て記録されてから完了とします。",
			"A corrective action is closed only when cause, plan, result and the review of its effect are all recorded."),
		Record: func(p *lint.Pass, r *record.Record) {
			if !r.Get("closed_on").Exists() && r.Text("status") != "closed" {
				return
			}
			for _, step := range steps {
				if r.Get(step.field, step.date).Exists() {
					continue
				}
				title := r.Title(step.field)
				p.At(r, r.Get("closed_on"),
					diag.T("完了していますが、「%[1]s」（%[2]s）の記録がありません。", "closed, but %[1]s (%[2]s) is not recorded", title, step.field),
					diag.T("%[1]sを記録するか、完了日を消してください。", "Record %[1]s, or remove the closing date.", title))
			}
		},
	}
}
