package exambody

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func lockLogChecked() *lint.Rule {
	return &lint.Rule{
		ID: "EXB-003", Name: "lock_log_checked", Severity: diag.Error, Profiles: profiles, Needs: lint.Clock,
		Consults: []string{"log_check"},
		Title:    diag.T("施錠の記録の点検", "Checks of the lock logs"),
		Basis:    basis,
		Doc: diag.T(
			"キャビネットと審査室の施錠の記録は、おおむね2か月に1回点検します。場所ごとに、前回の点検（log_check、logs が lock）から長く空いていないか（日数は thresholds.yaml の lock_log_checked）を確かめます。点検した期間の抜けは SEC-005 が示します。審査案件があるのに点検の記録が一つもないことも知らせます。",
			"The lock logs of the cabinets and of the room are checked about every two months. For each place the last check (log_check with lock under logs) must not be long ago (days in thresholds.yaml, lock_log_checked); gaps between the periods checked are SEC-005. With cases but no check at all that is said too."),
		Whole: func(p *lint.Pass) {
			places := lockChecks(p)
			if len(places) == 0 {
				noLockCheck(p)
			}
			for _, checks := range places {
				last := checks[len(checks)-1]
				limit := p.Firm().Threshold("lock_log_checked")
				if days := last.Date("checked_on").DaysUntil(p.Today); days > limit {
					p.At(last, last.Get("checked_on"),
						diag.T("「%[1]s」の施錠の記録は、%[2]s の点検から%[3]d日を過ぎています（おおむね2か月に1回、%[4]d日まで）。", "the lock log of %[1]q was last checked on %[2]s, %[3]d days ago (about every two months, %[4]d days at most)", last.Text("place"), last.Date("checked_on"), days, limit),
						diag.T("記録を点検し、log_check を作ってください。", "Check the log and make a log_check."))
				}
			}
		},
	}
}

// lockChecks are the checks of lock logs by place, each in order of the period.
func lockChecks(p *lint.Pass) map[string][]*record.Record {
	out := map[string][]*record.Record{}
	for _, r := range p.Head.Of("log_check") {
		if slices.Contains(r.Texts("logs"), "lock") && !r.Date("checked_on").IsZero() {
			out[r.Text("place")] = append(out[r.Text("place")], r)
		}
	}
	for _, checks := range out {
		slices.SortStableFunc(checks, func(a, b *record.Record) int { return a.Date("checked_on").Compare(b.Date("checked_on")) })
	}
	return out
}

func noLockCheck(p *lint.Pass) {
	m := p.Head.Manifest()
	if m == nil || len(p.Head.Of("examination_case")) == 0 {
		return
	}
	p.At(m, m.Get("profile"),
		diag.T("審査案件がありますが、施錠の記録の点検が一つもありません。", "there are cases, but no check of a lock log is recorded"),
		diag.T("キャビネットと審査室の施錠の記録を点検し、log_check（logs: [lock]）を作ってください。", "Check the lock logs of cabinets and room, and make a log_check (logs: [lock])."))
}
