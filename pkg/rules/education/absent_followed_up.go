package education

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func absentFollowedUp() *lint.Rule {
	return &lint.Rule{
		ID: "EDU-003", Name: "absent_followed_up", Severity: diag.Error, Kinds: []string{"education_record"}, Needs: lint.Clock,
		Consults: []string{"person"},
		Title:    diag.T("欠席者の補講が済んでいない", "Absentee not followed up"),
		Basis:    diag.T("J.4.3 認識（A.3.4.5）", "J.4.3 awareness (A.3.4.5)"),
		Doc: diag.T(
			"教育を欠席した者には補講を行い、その日を follow_up_on に記録します。補講の期限（follow_up_due）を決めていない場合は、期限を決めるよう知らせます。休職中の者は復帰後に行います。",
			"Whoever missed the education is taught later, and the day is recorded under follow_up_on. Without follow_up_due the rule asks for a date. Those on leave wait for their return."),
		Record: func(p *lint.Pass, r *record.Record) {
			for _, a := range r.Items("absent") {
				checkAbsent(p, r, a)
			}
		},
	}
}

func checkAbsent(p *lint.Pass, r *record.Record, a record.Item) {
	if a.Get("follow_up_on").Exists() {
		return
	}
	id := a.Get("person").Text()
	if person, ok := p.Firm().Person(id); ok && (person.AwayOn(p.Today) || !person.WorkedOn(p.Today)) {
		return
	}
	due := record.Date(a.Get("follow_up_due"))
	switch {
	case due.IsZero():
		p.At(r, a.Get("person"),
			diag.T("欠席した「%[1]s」の補講の記録も期限もありません。", "%[1]q was absent; neither a follow-up nor its due date is recorded", id),
			diag.T("補講の期限を follow_up_due に、実施したら follow_up_on に書いてください。", "Set follow_up_due, and follow_up_on once it was held."))
	case p.Today.After(due):
		p.At(r, a.Get("follow_up_due"),
			diag.T("欠席した「%[1]s」の補講が、期限 %[2]s を過ぎても記録されていません。", "%[1]q was absent; the follow-up was due on %[2]s and is not recorded", id, due),
			diag.T("補講を行い、follow_up_on に日付を書いてください。", "Hold it and write the day under follow_up_on."))
	}
}
