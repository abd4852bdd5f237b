package security

import (
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/duty"
)

var ownLogs = diag.T("自社ルール（記録の点検の周期は、規程の obliges 又は pms.yaml の cycles による）、J.9.2 安全管理措置", "own rule (cycle by obliges in the rules or cycles in pms.yaml), J.9.2 security control")

func logChecked() *lint.Rule {
	return &lint.Rule{
		ID: "SEC-005", Name: "log_checked", Severity: diag.Error, Needs: lint.Clock,
		Consults: []string{"log_check"},
		Title:    diag.T("入退室などの記録の点検の抜け", "Logs that were not checked"),
		Basis:    ownLogs,
		Doc: diag.T(
			"自社で定めた周期の点検（log_check）が期限を過ぎた場合は「要修正」とします。周期を定めていない記録でも、同じ場所・同じ記録の点検の期間に抜けがあれば「要確認」とします。施錠の記録の前回からの日数は EXB-003 が見ます。",
			"A check (log_check) past the cycle that the firm states is an error. Where no cycle is stated, a gap between the periods of checks of one log at one place is a warning. How long ago locks were checked is EXB-003."),
		Whole: func(p *lint.Pass) {
			for _, i := range duty.Items(p) {
				if i.Evidence == "log_check" && i.Status == due.Overdue {
					if r := duty.Record(p, i); r != nil {
						overdueLog(p, r, i)
					}
				}
			}
			for _, checks := range logChecks(p) {
				for i, r := range checks[1:] {
					checkGap(p, checks[i], r)
				}
			}
		},
	}
}

// overdueLog reports a stated check at the article or entry that states it.
func overdueLog(p *lint.Pass, r *record.Record, i due.Item) {
	d := r.At(r.Get("id"), duty.Overdue(p, i),
		diag.T("記録を点検し、log_check を作ってください。", "Check the log and make a log_check."))
	d.Range.Start.Line, d.Range.End.Line = i.Subject.Line, i.Subject.Line
	d.Range.Start.Column, d.Range.End.Column = 1, 1
	d.Field = i.Obligation
	p.Report(d)
}

// logChecks are the checks of each log at each place, in order of their day.
func logChecks(p *lint.Pass) map[string][]*record.Record {
	out := map[string][]*record.Record{}
	for _, r := range p.Head.Of("log_check") {
		if !r.Date("checked_on").IsZero() {
			key := strings.Join(append(r.Texts("logs"), r.Text("place"), r.Text("department")), "\n")
			out[key] = append(out[key], r)
		}
	}
	for _, checks := range out {
		slices.SortStableFunc(checks, func(a, b *record.Record) int { return a.Date("period_from").Compare(b.Date("period_from")) })
	}
	return out
}

func checkGap(p *lint.Pass, before, r *record.Record) {
	to, from := before.Date("period_to"), r.Date("period_from")
	if to.IsZero() || from.IsZero() || to.DaysUntil(from) <= 1 {
		return
	}
	d := r.At(r.Get("period_from"),
		diag.T("「%[1]s」の記録は、%[2]s から %[3]s までの分が点検されていません。", "the log of %[1]q was not checked from %[2]s to %[3]s", logPlace(r), to.AddDays(1), from.AddDays(-1)),
		diag.T("抜けている期間の記録を点検するか、期間の書き間違いを直してください。", "Check the log of those days, or correct the period."))
	d.Severity = diag.Warning
	d.Related = []diag.Related{{Range: before.Get("period_to").Range(), Message: diag.T("前の点検", "the check before")}}
	p.Report(d)
}

func logPlace(r *record.Record) any {
	if place := r.Text("place"); place != "" {
		return place
	}
	return r.Label()
}
