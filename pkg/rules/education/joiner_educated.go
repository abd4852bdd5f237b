package education

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/rules/duty"
)

func joinerEducated() *lint.Rule {
	return &lint.Rule{
		ID: "EDU-004", Name: "joiner_educated", Severity: diag.Warning, Needs: lint.Clock, Profiles: []string{"company"},
		Consults: []string{"person", "education_record"},
		Title:    diag.T("入社時教育が自社の期限を過ぎている", "Education on joining overdue"),
		Basis:    diag.T("自社ルール（規程の obliges で定めた入社時教育の期限）、J.4.3 認識（A.3.4.5）", "own rule (time for the education on joining, in an article's obliges), J.4.3 awareness (A.3.4.5)"),
		Doc: diag.T(
			"入社した者、派遣を受け入れた者の教育をいつまでに行うかは、自社で定めるものです。規程の obliges に same_as: joiner-education と期間（within: 1m など）を書くと、その日を過ぎても教育の記録がない者を知らせます。定めていない場合は何も言いません。休職中の者は復帰を待ちます。",
			"How soon those who join, dispatched staff included, are educated is the firm's own rule. Where an article's obliges says same_as: joiner-education with a time (within: 1m), those without a record after that day are found; without such a rule nobody is. Those on leave wait for their return."),
		Whole: func(p *lint.Pass) {
			if !joiningStated(p) {
				return
			}
			for _, i := range duty.Of(p, joining) {
				person := duty.Record(p, i)
				if person == nil || i.Status == due.Done || i.Target.IsZero() || !p.Today.After(i.Target) {
					continue
				}
				p.At(person, person.Get("from"),
					diag.T("%[1]s に入った「%[2]s」の入社時教育が、自社の期限 %[3]s を過ぎても記録されていません。", "%[2]q joined on %[1]s; by the firm's own rule the education was due on %[3]s, and it is not recorded", person.Date("from"), person.ID, i.Target),
					diag.T("教育を行い、教育の記録（education_kind: onboarding）の attendees に加えてください。", "Hold it, and add the person to the attendees of an education_record with education_kind: onboarding."))
			}
		},
	}
}

// joining is the obligation to educate those who join.
const joining = "joiner-education"

// joiningStated reports whether an article of the firm states the time for it.
func joiningStated(p *lint.Pass) bool {
	for _, reg := range p.Head.Regulations() {
		for n := range reg.Document.All() {
			if n.Mark("obliges").Get("same_as").Text() == joining {
				return true
			}
		}
	}
	return false
}
