package audit

import (
	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

func auditorIndependent() *lint.Rule {
	return &lint.Rule{
		ID: "AUD-002", Name: "auditor_independent", Severity: diag.Error, Kinds: []string{"audit_plan", "audit_report"},
		Consults: []string{"person", "department", "appointment"},
		Title:    diag.T("自分の部門を監査している", "Auditor audits their own department"),
		Basis:    basis,
		Doc: diag.T(
			"監査員は、自分の所属する部門を監査しません。個人情報保護管理者の業務を、その管理者自身が監査することもできません。所属は、報告書や計画の auditors の department、なければ従業者の一覧によります。部門が一つしかない会社では確かめません。",
			"An auditor does not audit the department he or she belongs to, nor the privacy manager himself or herself. The department is that under auditors of the plan or report, else that of the list of workers. A firm of one department is left alone."),
		Record: func(p *lint.Pass, r *record.Record) {
			if len(p.Head.Of("department")) < 2 {
				return
			}
			home := homes(p, r)
			if r.Kind.Name == "audit_plan" {
				for _, slot := range r.Items("schedule") {
					if slot.Get("subject").Text() == "privacy_manager" {
						checkManager(p, r, slot.Get("auditors"), record.Date(slot.Get("date")))
					}
					checkDepartment(p, r, slot, home)
				}
				return
			}
			for _, d := range r.Items("departments") {
				checkDepartment(p, r, d, home)
			}
			checkManager(p, r, r.Get("privacy_manager_audited", "auditors"), r.Date("privacy_manager_audited", "date"))
		},
	}
}

// homes are the departments of the auditors of a plan or report, by person.
func homes(p *lint.Pass, r *record.Record) func(person string) string {
	stated := map[string]string{}
	for _, a := range r.Items("auditors") {
		stated[a.Get("person").Text()] = a.Get("department").Text()
	}
	return func(person string) string {
		if d := stated[person]; d != "" {
			return d
		}
		worker, _ := p.Firm().Person(person)
		return worker.Department
	}
}

func checkDepartment(p *lint.Pass, r *record.Record, d record.Item, home func(string) string) {
	department := d.Get("department").Text()
	for _, auditor := range d.Get("auditors").Items() {
		if department != "" && home(auditor.Text()) == department {
			p.At(r, auditor,
				diag.T("監査員「%[1]s」が、自分の所属する部門「%[2]s」を監査しています。", "the auditor %[1]q audits their own department, %[2]q", auditor.Text(), called(p, department)),
				diag.T("別の部門の監査員に代えてください。終わった監査であれば、その部門を改めて監査してください。", "Put an auditor of another department in place. If it is over, have the department audited again."))
		}
	}
}

func checkManager(p *lint.Pass, r *record.Record, auditors tree.Node, day calendar.Date) {
	for _, auditor := range auditors.Items() {
		if !day.IsZero() && p.Firm().HeldRole(auditor.Text(), "privacy_manager", day) {
			p.At(r, auditor,
				diag.T("個人情報保護管理者の「%[1]s」が、自分の業務を監査しています。", "the privacy manager %[1]q audits their own work", auditor.Text()),
				diag.T("ほかの監査員に代えてください。", "Put another auditor in place."))
		}
	}
}

// called is the name of a department, its id where it is not listed.
func called(p *lint.Pass, id string) string {
	if d := p.Head.Find("department", id); d != nil {
		return d.Label()
	}
	return id
}
