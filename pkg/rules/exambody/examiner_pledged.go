package exambody

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func examinerPledged() *lint.Rule {
	return &lint.Rule{
		ID: "EXB-011", Name: "examiner_pledged", Severity: diag.Error, Kinds: []string{"examiner"}, Profiles: profiles, Needs: lint.Clock,
		Title: diag.T("機密保持誓約書のない構成員", "Member without a non-disclosure pledge"),
		Basis: basis,
		Doc: diag.T(
			"審査業務に就いている構成員は、署名した機密保持誓約書を提出しています（nda の submitted_on）。配属日（posted_on）より後に提出した者も知らせます。業務を離れた者（left_on）は対象にしません。",
			"Every member at work on examinations has handed in a signed non-disclosure pledge (submitted_on under nda), and not after the day of posting (posted_on). Those who have left (left_on) are left out."),
		Record: func(p *lint.Pass, r *record.Record) {
			given, posted := r.Date("nda", "submitted_on"), r.Date("posted_on")
			switch {
			case !r.Date("left_on").IsZero() && r.Date("left_on").Before(p.Today), posted.After(p.Today):
			case given.IsZero():
				p.At(r, r.Get("id"),
					diag.T("構成員「%[1]s」に、機密保持誓約書の提出の記録がありません。", "no non-disclosure pledge of the member %[1]s is recorded", r.Text("person")),
					diag.T("誓約書を受け取り、nda の submitted_on に提出日を書いてください。", "Have the pledge signed, and put the day under nda, submitted_on."))
			case given.After(posted) && !posted.IsZero():
				p.At(r, r.Get("nda", "submitted_on"),
					diag.T("構成員「%[1]s」の機密保持誓約書の提出日 %[2]s が、配属日 %[3]s より後です。", "the pledge of the member %[1]s, %[2]s, came after the posting on %[3]s", r.Text("person"), given, posted),
					diag.T("日付を確かめてください。提出が遅れた場合は、その理由を note に書いてください。", "Check the dates; if the pledge came late, say why under note."))
			}
		},
	}
}
