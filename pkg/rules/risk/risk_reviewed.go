package risk

import (
	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/repo"
)

func riskReviewed() *lint.Rule {
	return &lint.Rule{
		ID: "RSK-004", Name: "risk_reviewed", Severity: diag.Error, Needs: lint.Clock, Consults: []string{"risk", "change_approval"},
		Title: diag.T("リスクの見直しが行われていない", "Risks not reviewed"),
		Basis: diag.T("J.3.1.3 リスクアセスメント、J.3.1.4 リスク対応（A.3.3.3(4)）", "J.3.1.3 risk assessment, J.3.1.4 risk treatment (A.3.3.3(4))"),
		Doc: diag.T(
			"リスクは、定められた周期（既定では年1回以上）で見直し、取扱いの変更を承認したときは、変更の対象となる個人情報についても見直します。見直した日は、リスク分析表の reviews、行の reviewed_on、又は変更の申請書の risk_reviewed_on に書きます。",
			"Risks are reviewed in the set cycle (by default once a year), and after a change of handling was approved. The day stands under reviews of the table, reviewed_on of a line, or risk_reviewed_on of the application."),
		Whole: func(p *lint.Pass) {
			heads := heads(p.Head)
			for _, head := range heads {
				checkCycle(p, head)
			}
			if len(heads) > 0 {
				checkChanges(p)
			}
		},
	}
}

// heads are the risk tables of the repository.
func heads(s *repo.Snapshot) []*record.Record {
	var out []*record.Record
	seen := map[*record.Record]bool{}
	for _, r := range s.Of("risk") {
		if r.Ledger != nil && !seen[r.Ledger] {
			seen[r.Ledger] = true
			out = append(out, r.Ledger)
		}
	}
	return out
}

func checkCycle(p *lint.Pass, head *record.Record) {
	last, _ := head.LastReview()
	period, ok := p.Firm().Period("risk")
	if !ok {
		return
	}
	due, ok := period.Next(last)
	if last.IsZero() || !ok || !p.Today.After(due) {
		if last.IsZero() {
			p.At(head, head.Get("reviews"),
				diag.T("リスクを見直した記録がありません。", "no review of the risks is recorded"),
				diag.T("見直しを行い、reviews に記録してください。", "Review them and record it under reviews."))
		}
		return
	}
	p.At(head, head.Get("reviews"),
		diag.T("リスクの前回の見直しは %[1]s で、周期（%[2]s）の期限 %[3]s を過ぎています。", "the risks were last reviewed on %[1]s; by the cycle (%[2]s) the next was due on %[3]s", last, period, due),
		diag.T("リスクを見直し、reviews に記録してください。", "Review the risks and record it under reviews."))
}

// checkChanges finds approved changes of handling after which no risk of what they
// change was reviewed.
func checkChanges(p *lint.Pass) {
	reviewed := reviewedByTarget(p.Head)
	for _, r := range p.Head.Of("change_approval") {
		approved := r.ApprovedOn()
		if approved.IsZero() || r.Get("risk_reviewed_on").Exists() {
			continue
		}
		for i, target := range r.Texts("ledger") {
			if last := reviewed[target]; last.Before(approved) && !p.Today.Before(approved) {
				p.At(r, r.Get("ledger").At(i),
					diag.T("承認された変更「%[1]s」の後、「%[2]s」のリスクが見直されていません。", "after the approved change %[1]q the risks of %[2]q were not reviewed", r.Label(), target),
					diag.T("リスクを見直し、その日を risk_reviewed_on に書いてください。", "Review the risks and put the day under risk_reviewed_on."))
			}
		}
	}
}

// reviewedByTarget is the last review of the risks of each ledger entry.
func reviewedByTarget(s *repo.Snapshot) map[string]calendar.Date {
	last := map[string]calendar.Date{}
	for _, r := range s.Of("risk") {
		day := r.Date("reviewed_on")
		if r.Ledger != nil {
			if d, _ := r.Ledger.LastReview(); d.After(day) {
				day = d
			}
		}
		for _, target := range r.Texts("targets") {
			if day.After(last[target]) {
				last[target] = day
			}
		}
	}
	return last
}
