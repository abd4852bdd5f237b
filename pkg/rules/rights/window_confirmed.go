package rights

import (
	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/repo"
)

func windowConfirmed() *lint.Rule {
	return &lint.Rule{
		ID: "RGT-006", Name: "window_confirmed", Severity: diag.Warning, Needs: lint.Clock, Consults: []string{"contact_point", "change_report"},
		Title: diag.T("苦情・相談窓口の連絡先を長く確かめていない", "Contact point not confirmed for long"),
		Basis: diag.T("自社ルール（pms.yaml の cycles で定めた確認の周期。定めがなければ年1回）、J.11.1 苦情・相談への対応（A.3.6）", "own rule (cycle in pms.yaml, else once a year), J.11.1 complaints (A.3.6)"),
		Doc: diag.T(
			"公表している窓口の連絡先が正しいことを、周期ごとに確かめて confirmed_on に書きます。周期は pms.yaml の cycles（種類 contact_point）で、定めがなければ慣行の年1回です。確認の後に本店の所在地を変更した場合（変更報告の記録）は、周期の前でも確かめ直します。",
			"That the published contact can be reached is confirmed in each cycle (cycles of pms.yaml for contact_point, else the usual year) and stands under confirmed_on. A change of the head office since then, by the change reports, calls for a new check at once."),
		Whole: func(p *lint.Pass) {
			moved := lastMove(p.Head)
			for _, r := range p.Head.Of("contact_point") {
				confirmed := r.Date("confirmed_on")
				if !r.InForce() || r.IsDraft() || confirmed.IsZero() {
					continue
				}
				confirm(p, r, confirmed, moved)
			}
		},
	}
}

func confirm(p *lint.Pass, r *record.Record, confirmed, moved calendar.Date) {
	if moved.After(confirmed) && !moved.After(p.Today) {
		p.At(r, r.Get("confirmed_on"),
			diag.T("窓口「%[1]s」は、%[2]s の本店の移転の後に確かめられていません（前回の確認は %[3]s）。", "the contact point %[1]q was not confirmed after the head office moved on %[2]s (last on %[3]s)", r.Label(), moved, confirmed),
			recheck)
		return
	}
	period, ok := p.Firm().Period("contact_point")
	if !ok {
		return
	}
	if due, ok := period.Next(confirmed); ok && p.Today.After(due) {
		p.At(r, r.Get("confirmed_on"),
			diag.T("窓口「%[1]s」の連絡先の前回の確認は %[2]s で、周期（%[3]s）の期限 %[4]s を過ぎています。", "the contact point %[1]q was last confirmed on %[2]s; by the cycle (%[3]s) the next check was due on %[4]s", r.Label(), confirmed, period, due),
			recheck)
	}
}

var recheck = diag.T("電話・メール・掲載のページを実際に試し、confirmed_on と confirmed_by を書き換えてください。", "Try telephone, mail and page, and change confirmed_on and confirmed_by.")

// lastMove is the day of the last change of the head office, zero where none is known.
func lastMove(s *repo.Snapshot) calendar.Date {
	var last calendar.Date
	for _, r := range s.Of("change_report") {
		for _, c := range r.Items("changes") {
			if day := r.Date("changed_on"); c.Get("item").Text() == "head_office" && day.After(last) {
				last = day
			}
		}
	}
	return last
}
