package evidence

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/tree"
)

func approverHeldRole() *lint.Rule {
	return &lint.Rule{
		ID: "EVD-007", Name: "approver_held_role", Severity: diag.Error,
		Consults: []string{"appointment", "person"},
		Title:    diag.T("承認者がその日に役割に就いていない", "Approver did not hold the role"),
		Basis:    diag.T("J.2.3.1 組織の役割・責任・権限（A.3.3.4）", "J.2.3.1 roles, responsibilities and authorities (A.3.3.4)"),
		Doc: diag.T(
			"作成・確認・承認の欄の者が、その日に、書かれた役割に任命されていたことを任命一覧で確かめます。役割を終えた者や、まだ就いていない者の承認は有効ではありません。",
			"Whoever prepared, checked or approved must have held the named role on that day, by the appointments. An approval by someone no longer, or not yet, in office does not count."),
		File: func(p *lint.Pass, f *repo.File) {
			if f.Record == nil {
				return
			}
			for list := range f.Record.Node.Values("approvals") {
				for _, a := range list.Items() {
					checkApprover(p, f.Record, a)
				}
			}
		},
	}
}

func checkApprover(p *lint.Pass, r *record.Record, a tree.Node) {
	person, role, day := a.Get("person"), a.Get("role"), record.Date(a.Get("date"))
	if !person.Exists() || !role.Exists() || day.IsZero() {
		return
	}
	if _, known := p.Firm().Person(person.Text()); !known || p.Firm().HeldRole(person.Text(), role.Text(), day) {
		return // a reference to nobody is reported as such
	}
	p.At(r.Holding(a), person,
		diag.T("「%[1]s」は %[2]s の時点で「%[3]s」に任命されていません。", "%[1]q did not hold the role %[3]s on %[2]s", person.Text(), day, p.RoleTitle(role.Text())),
		diag.T("承認者、役割、日付のいずれかを直すか、任命一覧（appointment）を直してください。", "Correct the person, the role or the date, or the appointments."))
}
