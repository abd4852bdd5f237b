package cycle

import (
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func planComplete() *lint.Rule {
	return &lint.Rule{
		ID: "CYC-001", Name: "plan_complete", Severity: diag.Error, Kinds: []string{"annual_plan"},
		Title: diag.T("年間計画に必要な活動か、その時期がない", "Year plan lacks an activity or its time"),
		Basis: diag.T("J.3.3 計画策定（A.3.3.6）", "J.3.3 planning (A.3.3.6)"),
		Doc: diag.T(
			"PMS年間計画書には、台帳とリスクの見直し、教育、監査、マネジメントレビューの時期（months 又は due）を書きます。なければ「要修正」です。法令の確認、委託先の評価、運用の確認は、その記録がある会社について「要確認」として知らせます。一覧は schemas/year_plan.yaml にあります。",
			"The plan of the year says when (months or due) ledger and risks are reviewed, and education, audit and management review are held; without one of these it is an error. Check of the laws, assessment of contractors and operation checks are looked for where there are records of them, as a warning. The list is schemas/year_plan.yaml."),
		Record: func(p *lint.Pass, r *record.Record) {
			if r.IsDraft() || !r.InForce() {
				return
			}
			planned := checkTimes(p, r)
			for _, n := range p.Firm().Fact("year_plan.yaml").Get("activities").Items() {
				activity, kind := n.Get("activity").Text(), n.Get("kind").Text()
				if planned[activity] || kind != "" && len(p.Head.Of(kind)) == 0 {
					continue
				}
				field, _ := r.Kind.Field("activities", "activity")
				d := r.At(r.Get("activities"),
					diag.T("年間計画「%[1]s」に「%[2]s」がありません（%[3]s）。", "the plan %[1]q has no activity: %[2]s (%[3]s)", r.Label(), field.ValueTitle(activity), strings.Join(n.Get("source").Texts(), ", ")),
					diag.T("時期と担当を決めて activities に加え、承認を受けてください。", "Add it to activities with its time and who does it, and have the plan approved."))
				if n.Get("strength").Text() != "duty" {
					d.Severity = diag.Warning
				}
				p.Report(d)
			}
		},
	}
}

// checkTimes reports activities without a time, and gives all that are planned.
func checkTimes(p *lint.Pass, r *record.Record) map[string]bool {
	planned := map[string]bool{}
	for _, a := range r.Items("activities") {
		planned[a.Get("activity").Text()] = true
		if a.Get("months").Len() == 0 && !a.Get("due").Exists() {
			p.At(r, a.Get("id"),
				diag.T("年間計画の活動「%[1]s」に時期がありません。", "the activity %[1]q has no time", a.Get("id").Text()),
				diag.T("月を months に、又は期限を due に書いてください。", "Write the months under months, or a day under due."))
		}
	}
	return planned
}
