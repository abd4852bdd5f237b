package policy

import (
	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

func policyDates() *lint.Rule {
	return &lint.Rule{
		ID: "POL-010", Name: "policy_dates", Severity: diag.Error,
		Kinds: []string{"policy"},
		Title: diag.T("方針の日付の前後", "Dates of the policy out of order"),
		Basis: basis,
		Doc: diag.T(
			"方針の改訂日は制定日以後です。公表日は今の版の公表日なので、代表者が承認した日以後です。承認の前に公表した日付になっていると、承認されていない方針を公表したことになります。",
			"A policy is revised on or after the day of its establishment, and its present version is published on or after the day of its approval."),
		Record: func(p *lint.Pass, r *record.Record) {
			inOrder(p, r, dated{r.Get("established"), diag.T("制定日", "establishment")}, dated{r.Get("revised"), diag.T("改訂日", "revision")})
			inOrder(p, r, lastApproval(r), dated{r.Get("published_on"), diag.T("公表日", "publication")})
		},
	}
}

// dated is a date with the word for it.
type dated struct {
	node tree.Node
	word diag.Text
}

func (d dated) day() calendar.Date { return record.Date(d.node) }

// inOrder reports a later day that is before the earlier.
func inOrder(p *lint.Pass, r *record.Record, earlier, later dated) {
	if earlier.day().IsZero() || later.day().IsZero() || !later.day().Before(earlier.day()) {
		return
	}
	d := r.At(later.node,
		diag.T("%[1]s %[2]s が、%[3]s %[4]s より前になっています。", "the day of %[1]s, %[2]s, is before that of %[3]s, %[4]s", later.word, later.day(), earlier.word, earlier.day()),
		diag.T("どちらの日付が正しいかを確かめて直してください。", "Find out which date is right and correct the other."))
	d.Related = []diag.Related{{Range: earlier.node.Range(), Message: earlier.word}}
	p.Report(d)
}

// lastApproval is the day of the last approval of the present version.
func lastApproval(r *record.Record) dated {
	last := dated{word: diag.T("承認日", "approval")}
	for _, a := range r.Items("approvals") {
		if n := a.Get("date"); a.Get("step").Text() == "approved" && !record.Date(n).Before(last.day()) {
			last.node = n
		}
	}
	return last
}
