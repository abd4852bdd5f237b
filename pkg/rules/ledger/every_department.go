package ledger

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

func everyDepartment() *lint.Rule {
	return &lint.Rule{
		ID: "LED-006", Name: "every_department", Severity: diag.Warning, Needs: lint.Clock, Consults: []string{"pi_ledger", "department"},
		Title: diag.T("台帳に一つも個人情報のない部門", "Department without an entry in the ledger"),
		Basis: diag.T("J.3.1.1 個人情報の特定（A.3.3.1）", "J.3.1.1 identification of personal information (A.3.3.1)"),
		Doc: diag.T(
			"どの部門にも、少なくとも従業者に関する個人情報があります。管理部門（department）としても閲覧できる部門（access_departments）としても台帳に出てこない部門は、洗い出しが漏れているおそれがあります。",
			"Every department holds at least personal information of its workers. One that is named in no entry, neither as department nor under access_departments, may have been overlooked."),
		Whole: func(p *lint.Pass) {
			named := map[string]bool{}
			for _, entry := range p.Head.Of("pi_ledger") {
				if entry.Get("ended_on").Exists() {
					continue
				}
				named[entry.Text("department")] = true
				for _, id := range entry.Texts("access_departments") {
					named[id] = true
				}
			}
			if len(named) == 0 {
				return // no ledger at all is another rule's finding
			}
			for _, d := range p.Head.Of("department") {
				from, to := d.Date("from"), d.Date("to")
				if named[d.ID] || from.After(p.Today) || !to.IsZero() && to.Before(p.Today) {
					continue
				}
				p.At(d, d.Get("id"),
					diag.T("「%[1]s」の個人情報が台帳に一つもありません。", "%[1]q has no entry in the ledger", d.Label()),
					diag.T("部門の業務を洗い出し、取り扱う個人情報を台帳に載せてください。", "Go through the work of the department and enter what it handles."))
			}
		},
	}
}
