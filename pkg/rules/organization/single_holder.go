package organization

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/firm"
	"github.com/pms-project/pms/pkg/lint"
)

func singleHolder() *lint.Rule {
	return &lint.Rule{
		ID: "ORG-001", Name: "single_holder", Severity: diag.Error, Needs: lint.Clock,
		Consults: []string{"appointment"},
		Profiles: []string{"company", "examination_body"},
		Title:    diag.T("管理者・監査責任者の任命", "Manager and audit manager"),
		Basis:    officersBasis,
		Doc: diag.T(
			"個人情報保護管理者と個人情報保護監査責任者は、代表者がそれぞれ一人を任命します。今日その役割に就いている者がちょうど一人であること、任命した者（appointed_by）が任命日に代表者であったことを確かめます。交代した代表者の行も、任命一覧に残してください。",
			"The representative appoints one personal information protection manager and one audit manager. Today each has exactly one holder, and who appointed them was the representative on that day. Keep the rows of former representatives."),
		Whole: func(p *lint.Pass) {
			for _, role := range p.Firm().Singular() {
				holders := p.Firm().RoleOn(role, p.Today)
				if len(holders) == 0 {
					nobody(p, role)
				}
				for _, o := range holders {
					onlyOne(p, holders[0], o)
					appointed(p, o)
				}
			}
		},
	}
}

func nobody(p *lint.Pass, role string) {
	atAppointments(p,
		diag.T("今日（%[2]s）「%[1]s」に就いている者がいません。", "nobody holds the office of %[1]s today, %[2]s", p.RoleTitle(role), p.Today),
		diag.T("代表者が任命し、任命一覧に行（role: %[1]s）を追加してください。", "Have the representative appoint somebody, and add a row with role: %[1]s.", role))
}

func onlyOne(p *lint.Pass, first, o firm.Office) {
	if o.Person == first.Person {
		return
	}
	d := o.Record.At(o.Record.Get("person"),
		diag.T("今日（%[2]s）「%[1]s」に二人以上が就いています（%[3]s、%[4]s）。", "more than one person holds the office of %[1]s today, %[2]s: %[3]s and %[4]s", p.RoleTitle(o.Role), p.Today, first.Person, o.Person),
		diag.T("交代した者の行に、役割を担った最後の日（to）を書いてください。", "Fill in to, the last day in office, on the row of the former holder."))
	d.Related = []diag.Related{{Range: first.Record.Get("person").Range(), Message: diag.T("もう一人", "the other holder")}}
	p.Report(d)
}

func appointed(p *lint.Pass, o firm.Office) {
	by := o.Record.Get("appointed_by")
	switch {
	case by.Text() == "":
		p.At(o.Record, by,
			diag.T("「%[1]s」（%[2]s）を任命した者が書かれていません。", "who appointed %[2]s as %[1]s is not recorded", p.RoleTitle(o.Role), o.Person),
			diag.T("appointed_by に、任命した代表者のIDを書いてください。", "Fill in appointed_by with the id of the representative."))
	case !o.From.IsZero() && !p.Firm().HeldRole(by.Text(), "top_management", o.From):
		p.At(o.Record, by,
			diag.T("「%[1]s」を任命した「%[2]s」は、任命日 %[3]s に代表者（top_management）として任命一覧にありません。", "%[2]s, who appointed the %[1]s, is not listed as top_management on %[3]s", p.RoleTitle(o.Role), by.Text(), o.From),
			diag.T("任命した者と任命日を確かめてください。当時の代表者の行がなければ、期間とともに追加してください。", "Check both; if the row of the representative of that day is missing, add it with its dates."))
	}
}
