package law

import (
	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/firm"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/rules/duty"
)

func lawsChecked() *lint.Rule {
	return &lint.Rule{
		ID: "LAW-002", Name: "laws_checked", Severity: diag.Error, Needs: lint.Clock,
		Title: diag.T("法令・規範の確認が周期を過ぎている", "Check of laws and norms is overdue"),
		Basis: diag.T("自社ルール（規程又は pms.yaml の cycles で定めた確認の周期）、J.1.3 法令・指針・規範（A.3.3.2）", "own rule (cycle in the rules or in pms.yaml), J.1.3 laws and other norms (A.3.3.2)"),
		Doc: diag.T(
			"一覧表の最後の見直し（reviews。なければ行の確認日）から、自社で定めた周期を過ぎた場合に知らせます。周期は、規程の条の obliges（evidence が legal_register）か、pms.yaml の cycles に種類 legal_register で書きます。どちらもない場合は、慣行である年1回で確かめ、「要確認」とします。見直しの後も確認日が周期より古いままの行と、次回の確認日（next_check）を過ぎた行は、行ごとに知らせます。",
			"Found is a list whose last review (reviews, else the days in its rows) is older than the firm's own cycle: obliges of an article (evidence legal_register), or cycles of pms.yaml. Without either the usual year is taken and the finding is a warning. Rows whose own day of check stayed older than the cycle, or whose next check (next_check) is past, are found one by one."),
		File: func(p *lint.Pass, f *repo.File) {
			if f.Record == nil || f.Record.Kind.Name != "legal_register" {
				return
			}
			if period, ok := p.Firm().Period("legal_register"); ok {
				checked(p, f.Record, period)
			}
		},
	}
}

func checked(p *lint.Pass, head *record.Record, period firm.Period) {
	var last calendar.Date
	for _, review := range head.Items("reviews") {
		last = later(last, record.Date(review.Get("date")))
	}
	if last.IsZero() {
		for _, r := range head.Entries {
			last = later(last, r.Date("checked_on"))
		}
	}
	if last.IsZero() {
		report(p, head.At(head.Get("reviews"),
			diag.T("法令・規範の制定や改廃を確認した記録がありません。", "no check of laws and norms for changes is recorded"),
			diag.T("全ての行を確認し、reviews に確認した日と者を記録してください。", "Check all rows, and record day and person under reviews.")), period)
		return
	}
	if i := overdueByRule(p); i != nil {
		p.At(head, head.Get("reviews"),
			diag.T("法令・規範の確認が、%[1]sの期限 %[2]s を過ぎています。前回の確認は %[3]s です。", "by %[1]s the check of laws and norms was due on %[2]s; the last was on %[3]s", i.Basis, i.Due, last),
			checkAll)
		return
	}
	if end, ok := period.Next(last); ok && p.Today.After(end) {
		report(p, head.At(head.Get("reviews"),
			diag.T("法令・規範の前回の確認は %[1]s で、周期（%[2]s）の期限 %[3]s を過ぎています。", "laws and norms were last checked on %[1]s; by the cycle (%[2]s) the next check was due on %[3]s", last, period, end),
			checkAll), period)
		return
	}
	for _, r := range head.Entries {
		day, next := r.Date("checked_on"), r.Date("next_check")
		if !next.IsZero() && current(r) && p.Today.After(next) {
			p.At(r, r.Get("next_check"),
				diag.T("「%[1]s」の確認が、予定した %[2]s を過ぎています。前回の確認は %[3]s です。", "the check of %[1]q was set for %[2]s; it was last checked on %[3]s", r.Label(), next, day),
				diag.T("制定・改廃の有無を確認し、checked_on と next_check を書き換えてください。", "Check it for changes, and change checked_on and next_check."))
			continue
		}
		if end, ok := period.Next(day); ok && current(r) && p.Today.After(end) {
			report(p, r.At(r.Get("checked_on"),
				diag.T("「%[1]s」の確認日は %[2]s で、周期（%[3]s）の期限 %[4]s を過ぎています。", "%[1]q was last checked on %[2]s; by the cycle (%[3]s) the next check was due on %[4]s", r.Label(), day, period, end),
				diag.T("制定・改廃の有無を確認し、checked_on を書き換えてください。", "Check it for changes, and change checked_on.")), period)
		}
	}
}

var checkAll = diag.T("全ての行を確認し、reviews と checked_on に記録してください。", "Check all rows, and record it under reviews and checked_on.")

// overdueByRule is the check that an article of the firm's own rules asks for (obliges)
// and that is overdue, nil where there is none. It goes over the cycle of the manifest.
func overdueByRule(p *lint.Pass) *due.Item {
	for _, i := range duty.Items(p) {
		if i.Evidence == "legal_register" && i.Subject.Kind == "regulation" && i.Status == due.Overdue {
			return &i
		}
	}
	return nil
}

// report makes it a warning where no cycle of the firm's own states the duty.
func report(p *lint.Pass, d diag.Diagnostic, period firm.Period) {
	if !period.Own {
		d.Severity = diag.Warning
	}
	p.Report(d)
}

func later(a, b calendar.Date) calendar.Date {
	if b.After(a) {
		return b
	}
	return a
}
