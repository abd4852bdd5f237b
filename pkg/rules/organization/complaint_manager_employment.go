package organization

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

// notAccountable are the employments of which nobody can answer for the firm.
var notAccountable = []string{"part_time", "temporary"}

func complaintManagerEmployment() *lint.Rule {
	return &lint.Rule{
		ID: "ORG-008", Name: "complaint_manager_employment", Severity: diag.Warning,
		Title: diag.T("窓口責任者の雇用区分", "Employment of the complaint manager"),
		Basis: diag.T("自社ルール（窓口責任者は、苦情・相談に責任を負える者とする）", "own rule (the complaint manager can answer for complaints)"),
		Doc: diag.T(
			"苦情・相談窓口責任者には、苦情・相談への対応に責任を負える者（少なくとも正社員）を任命します。パート・アルバイト、派遣労働者の現在の任命を検出します。受付をする窓口担当者の雇用区分は問いません。",
			"The manager of the contact point can answer for the firm: at least a regular employee. Open appointments of part-time and dispatched workers are reported; who merely receives complaints may be of any employment."),
		Whole: func(p *lint.Pass) {
			for _, o := range p.Firm().Offices("complaint_manager") {
				person, ok := p.Firm().Person(o.Person)
				if !ok || !o.To.IsZero() || !slices.Contains(notAccountable, person.Employment) {
					continue
				}
				d := o.Record.At(o.Record.Get("person"),
					diag.T("「%[1]s」の %[2]s の雇用区分が「%[3]s」です。", "the %[1]s, %[2]s, is a %[3]s", p.RoleTitle(o.Role), o.Person, person.Record.ValueTitle("employment")),
					diag.T("責任を負える者を任命してください。雇用区分が変わっていれば、従業者一覧を直してください。", "Appoint somebody who can answer for it, or correct the list of workers."))
				d.Related = []diag.Related{{Range: person.Record.Get("employment").Range(), Message: diag.T("雇用区分", "employment")}}
				p.Report(d)
			}
		},
	}
}
