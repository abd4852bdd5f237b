package organization

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/firm"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

const managerRole = "department_manager"

func departmentManager() *lint.Rule {
	return &lint.Rule{
		ID: "ORG-006", Name: "department_manager", Severity: diag.Warning, Needs: lint.Clock,
		Consults: []string{"appointment", "person", "department"},
		Title:    diag.T("部門管理者がいない部門", "Department without a manager"),
		Basis:    rolesBasis,
		Doc: diag.T(
			"部門管理者を置く会社では、従業者のいる全ての部門に部門管理者が必要です。台帳・リスク分析・運用の確認を部門ごとに行う者が決まらないためです。上位の部門に部門管理者がいれば足ります。部門管理者を一人も任命していない会社（部門のない会社など）は対象にしません。",
			"Where department managers are used at all, every department with workers has one, or a department above it has: somebody keeps its part of the ledger, the risks and the checks. Firms that have appointed none are left out."),
		Whole: func(p *lint.Pass) {
			if len(p.Firm().Offices(managerRole)) == 0 {
				return
			}
			managed := managedDepartments(p)
			workers := map[string]int{}
			for _, person := range p.Firm().Workers(p.Today) {
				workers[person.Department]++
			}
			for _, d := range p.Head.Of("department") {
				term := firm.Term{From: d.Date("from"), To: d.Date("to")}
				if workers[d.ID] > 0 && term.Holds(p.Today) && !covered(p, d, managed) {
					p.At(d, d.Get("name"),
						diag.T("「%[1]s」に部門管理者がいません（今日 %[3]s の従業者は%[2]d人です）。", "%[1]q has no department manager (%[2]d workers today, %[3]s)", d.Label(), workers[d.ID], p.Today),
						diag.T("部門管理者を任命し、任命一覧に行（role: %[1]s、department: %[2]s）を追加してください。", "Appoint one and add a row with role: %[1]s, department: %[2]s.", managerRole, d.ID))
				}
			}
		},
	}
}

// managedDepartments are the departments that have a manager today. An appointment
// that names none is for the manager's own department.
func managedDepartments(p *lint.Pass) map[string]bool {
	out := map[string]bool{}
	for _, o := range p.Firm().RoleOn(managerRole, p.Today) {
		department := o.Department
		if person, ok := p.Firm().Person(o.Person); ok && department == "" {
			department = person.Department
		}
		out[department] = true
	}
	return out
}

// covered reports whether the department or one above it has a manager.
func covered(p *lint.Pass, d *record.Record, managed map[string]bool) bool {
	seen := map[*record.Record]bool{} // a department may be put below itself by mistake
	for d != nil && !seen[d] {
		if managed[d.ID] {
			return true
		}
		seen[d] = true
		d = p.Head.Find("department", d.Text("parent"))
	}
	return false
}
