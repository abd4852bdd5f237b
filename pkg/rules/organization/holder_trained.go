package organization

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

func holderTrained() *lint.Rule {
	return &lint.Rule{
		ID: "ORG-012", Name: "holder_trained", Severity: diag.Warning, Needs: lint.Clock, Profiles: []string{"company", "examination_body"},
		Consults: []string{"appointment", "education_record", "competence"},
		Title:    diag.T("役割に就いている者に教育も力量の記録もない", "Holder of a role without education or competence"),
		Basis:    diag.T("J.4.2 力量（A.3.4.5）", "J.4.2 competence (A.3.4.5)"),
		Doc: diag.T(
			"PMSの役割に就いている者は、必要な力量を備え、その証拠を残します。教育の記録（出席・再試験）にも力量の記録にも一度も現れない者を知らせます。教育の記録が一つもない場合は、始めたばかりとみて知らせません。休業中の者と、社外の委員などの会議体の役割は除きます。",
			"Holders of a PMS role have the competence for it, and evidence of it. Reported is who never occurs in an education record nor in the list of competence. Where there is no education record at all, a PMS has just begun and nothing is reported. People on leave and members of meetings are left out."),
		Whole: func(p *lint.Pass) {
			if len(p.Head.Of("education_record")) == 0 {
				return
			}
			known, collective := trained(p), p.Firm().Fact("roles.yaml").Get("collective").Texts()
			for _, o := range p.Firm().Offices() {
				person, ok := p.Firm().Person(o.Person)
				if !ok || known[o.Person] || slices.Contains(collective, o.Role) || !o.Holds(p.Today) || person.AwayOn(p.Today) || !person.WorkedOn(p.Today) {
					continue
				}
				known[o.Person] = true // one finding a person
				p.At(o.Record, o.Record.Get("person"),
					diag.T("「%[1]s」の %[2]s に、教育の記録も力量の記録もありません。", "the %[1]s, %[2]s, has neither an education record nor one of competence", p.RoleTitle(o.Role), o.Person),
					diag.T("教育を行って記録するか、力量の記録（competence）に評価を書いてください。", "Give and record the education, or assess the competence."))
			}
		},
	}
}

// trained are the people with an education record or one of competence.
func trained(p *lint.Pass) map[string]bool {
	out := map[string]bool{}
	for _, r := range p.Head.Of("education_record") {
		for _, list := range []string{"attendees", "retest"} {
			for _, a := range r.Items(list) {
				out[a.Get("person").Text()] = true
			}
		}
	}
	for _, r := range p.Head.Of("competence") {
		out[r.Text("person")] = true
	}
	return out
}
