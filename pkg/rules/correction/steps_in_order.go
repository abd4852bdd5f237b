package correction

import (
	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

func stepsInOrder() *lint.Rule {
	return &lint.Rule{
		ID: "COR-002", Name: "steps_in_order", Severity: diag.Error, Kinds: []string{"corrective_action"},
		Title: diag.T("是正処置の日付が前後している", "Steps of a corrective action out of order"),
		Basis: diag.T("J.7.1 不適合と是正処置（A.3.8）", "J.7.1 nonconformity and corrective action (A.3.8)"),
		Doc: diag.T(
			"是正処置は、発見、原因の特定、計画、実施、有効性の確認、完了の順に進みます。日付が前後していると、手順どおりに行ったことを示せません。計画の承認は、実施を終える前に受けます。",
			"A corrective action goes from finding to cause, plan, result, review of effect and closing, in this order; dates that go back show otherwise. The plan is approved before it is carried out."),
		Record: checkOrder,
	}
}

type dated struct {
	title diag.Text
	node  tree.Node
	day   calendar.Date
}

func checkOrder(p *lint.Pass, r *record.Record) {
	chain := []dated{{r.Title("found_on"), r.Get("found_on"), r.Date("found_on")}}
	for _, step := range steps {
		chain = append(chain, dated{r.Title(step.field), r.Get(step.field, step.date), r.Date(step.field, step.date)})
	}
	chain = append(chain, dated{r.Title("closed_on"), r.Get("closed_on"), r.Date("closed_on")})
	before := chain[0]
	for _, step := range chain[1:] {
		if step.day.IsZero() {
			continue
		}
		if step.day.Before(before.day) {
			p.At(r, step.node,
				diag.T("「%[1]s」の日付 %[2]s が、「%[3]s」の %[4]s より前です。", "%[1]s on %[2]s is before %[3]s on %[4]s", step.title, step.day, before.title, before.day),
				diag.T("どちらかの日付を確認してください。", "Check the two dates."))
		}
		before = step
	}
	checkPlanApproval(p, r)
}

// checkPlanApproval asks that the plan was approved before it had been carried out.
func checkPlanApproval(p *lint.Pass, r *record.Record) {
	done := r.Date("result", "done_on")
	for _, a := range r.Approvals("plan", "approvals") {
		if on := record.Date(a.Get("date")); !done.IsZero() && on.After(done) {
			p.At(r, a.Get("date"),
				diag.T("是正処置の計画の承認（%[1]s）が、実施を終えた %[2]s より後です。", "the plan was approved on %[1]s, after it had been carried out on %[2]s", on, done),
				diag.T("日付を確認してください。承認の前に実施した場合は、その理由を note に書いてください。", "Check the dates; if it was carried out before the approval, say why under note."))
		}
	}
}
