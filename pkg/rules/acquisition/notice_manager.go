package acquisition

import (
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/firm"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/topics"
)

func noticeManager() *lint.Rule {
	return &lint.Rule{
		ID: "ACQ-009", Name: "notice_manager", Severity: diag.Error, Needs: lint.Clock,
		Consults: []string{"appointment", "person", "department", "direct_notice", "retained_data_notice"},
		Title:    diag.T("明示文・公表文の個人情報保護管理者が今の者でない", "Privacy manager of a notice is not the present one"),
		Basis:    diag.T("J.8.5 本人から書面で直接取得する場合の措置、J.10.3 保有個人データ等の周知", "J.8.5 direct acquisition in writing, J.10.3 notice on retained personal data"),
		Doc: diag.T(
			"使用中の明示文（direct_notice）と保有個人データの公表文（retained_data_notice）に書いた個人情報保護管理者の氏名と所属を、任命一覧・従業者一覧・部門一覧で今の管理者と比べます。氏名を書かず職名だけの文は、所属だけを比べます。連絡先が通じるかどうかは確かめません。",
			"The name and department of the privacy manager in notices in use (direct_notice, retained_data_notice) are compared with the present holder by appointments, workers and departments. Where only a title is given, only the department is compared. Whether the contact works is not tried."),
		Whole: func(p *lint.Pass) {
			holders := p.Firm().RoleOn("privacy_manager", p.Today)
			if len(holders) == 0 {
				return // that nobody holds the office is another rule's finding
			}
			names, departments := managers(p, holders)
			for _, kind := range []string{"direct_notice", "retained_data_notice"} {
				for _, r := range p.Head.Of(kind) {
					if topics.InUse(r) {
						compare(p, r, "name", names, diag.T("氏名", "name"))
						compare(p, r, "department", departments, diag.T("所属", "department"))
					}
				}
			}
		},
	}
}

// managers are the names of the holders and of their departments, as far as the
// repository has them.
func managers(p *lint.Pass, holders []firm.Office) (names, departments []string) {
	for _, h := range holders {
		person, ok := p.Firm().Person(h.Person)
		if !ok {
			continue
		}
		if name := person.Record.Text("name"); name != "" {
			names = append(names, topics.Plain(name))
		}
		for _, id := range []string{h.Department, person.Department} {
			if d := p.Head.Find("department", id); d != nil && d.Text("name") != "" {
				departments = append(departments, topics.Plain(d.Text("name")))
			}
		}
	}
	return names, departments
}

// compare reports a field of the manager in a notice that holds none of the known
// values; without a known value nothing is compared.
func compare(p *lint.Pass, r *record.Record, field string, known []string, title diag.Text) {
	at := r.Get("manager", field)
	written := topics.Plain(at.Text())
	if written == "" || len(known) == 0 || slices.ContainsFunc(known, func(k string) bool { return strings.Contains(written, k) }) {
		return
	}
	p.At(r, at,
		diag.T("「%[1]s」に書かれた個人情報保護管理者の%[2]sが、今の管理者のものと一致しません。", "the %[2]s of the privacy manager in %[1]q is not that of the present holder", r.Label(), title),
		diag.T("管理者が交代していれば明示文を改めてください。そうでなければ、任命一覧・従業者一覧・部門一覧の誤りを直してください。", "Revise the notice if the office changed hands; else correct appointments, workers or departments."))
}
