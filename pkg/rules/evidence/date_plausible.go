package evidence

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/tree"
)

// factFields hold days on which something was done, not days by which it is to be
// done; the latter may lie in the future.
var factFields = []string{
	"found_on", "done_on", "closed_on", "confirmed_on", "reviewed_on", "follow_up_on", "issued_on", "submitted_on", "accepted_on", "checked_on",
}

func datePlausible() *lint.Rule {
	return &lint.Rule{
		ID: "EVD-006", Name: "date_plausible", Severity: diag.Error,
		Title: diag.T("あり得ない日付の記録", "Record with an impossible date"),
		Basis: diag.T("J.4.5.5 記録の管理（A.3.5.3）", "J.4.5.5 control of records (A.3.5.3)"),
		Doc: diag.T(
			"実施した日・承認した日が未来の記録と、実施する前の日付で結果が承認されている記録を検出します。記録は、行った後に、行った日を書きます。",
			"Found are records of things done or approved in the future, and results approved before they were done. A record is made afterwards and says when."),
		File: func(p *lint.Pass, f *repo.File) {
			if f.Record == nil {
				return
			}
			checkFuture(p, f.Record)
			if !f.Record.IsHead() {
				checkApprovedBefore(p, f.Record)
			}
		},
	}
}

func checkFuture(p *lint.Pass, r *record.Record) {
	for n := range r.Node.Values(factFields...) {
		reportFuture(p, r, n)
	}
	for list := range r.Node.Values("approvals", "reviews") {
		for _, row := range list.Items() {
			reportFuture(p, r, row.Get("date"))
		}
	}
	reportFuture(p, r, r.Node.Get("date"))
}

func reportFuture(p *lint.Pass, r *record.Record, n tree.Node) {
	day := record.Date(n)
	if day.IsZero() || !day.After(p.Today) {
		return
	}
	holder := r.Holding(n)
	p.At(holder, n,
		diag.T("実施した日・承認した日が未来（%[1]s）です。今日は %[2]s です。", "the day on which it was done or approved lies in the future (%[1]s; today is %[2]s)", day, p.Today),
		diag.T("日付を確認してください。予定であれば、計画の項目に書いてください。", "Check the date. What is planned belongs into the fields of a plan."))
}

// checkApprovedBefore looks at records with a day of their own: their result cannot
// have been approved earlier.
func checkApprovedBefore(p *lint.Pass, r *record.Record) {
	day := record.Date(r.Node.Get("date"))
	if day.IsZero() || r.Kind.Meta.Occurs == "standing" {
		return
	}
	for _, a := range r.Node.Get("approvals").Items() {
		approved := record.Date(a.Get("date"))
		if a.Get("step").Text() != "approved" || approved.IsZero() || !approved.Before(day) {
			continue
		}
		p.At(r, a.Get("date"),
			diag.T("承認日 %[1]s が、記録された日 %[2]s より前です。", "approved on %[1]s, before the day of the record, %[2]s", approved, day),
			diag.T("どちらかの日付を確認してください。", "Check the two dates."))
	}
}
