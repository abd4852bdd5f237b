package exambody

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/topics"
	"github.com/pms-project/pms/pkg/tree"
)

func examinerIndependent() *lint.Rule {
	return &lint.Rule{
		ID: "EXB-007", Name: "examiner_independent", Severity: diag.Error, Kinds: []string{"examination_case"}, Profiles: profiles,
		Consults: []string{"examiner", "committee_meeting"},
		Title:    diag.T("担当審査員の公平性", "Independence of the examiners"),
		Basis:    basis,
		Doc: diag.T(
			"担当審査員は、申請者に勤める者や申請者を支援する者でなく（名簿の affiliations と申請者の名称を比べます）、その案件を審議する判定委員会に委員として加わりません（除斥を議事に書いた場合を除く）。名称は、全角・半角、空白の違いを問わずに比べます。",
			"An examiner does not work for, nor advise, the applicant (affiliations in the list of members against the applicant's name), and does not sit on the committee that decides the case, unless the minutes say that they abstained. Names are compared whatever their width and spaces."),
		Record: func(p *lint.Pass, r *record.Record) {
			for _, field := range []string{"lead", "sub"} {
				person := r.Get("examiners", field)
				if person.Text() != "" {
					checkAffiliation(p, r, person)
					checkCommittee(p, r, person)
				}
			}
		},
	}
}

func checkAffiliation(p *lint.Pass, r *record.Record, person tree.Node) {
	applicant := topics.Plain(r.Text("applicant", "name"))
	for _, m := range members(p)[person.Text()] {
		list := m.Get("affiliations")
		for i, name := range list.Texts() {
			if applicant == "" || topics.Plain(name) != applicant {
				continue
			}
			d := r.At(person,
				diag.T("担当審査員「%[1]s」は、申請者「%[2]s」に勤めるか、その支援をしています。", "the examiner %[1]s works for the applicant, %[2]q, or advises it", person.Text(), r.Text("applicant", "name")),
				diag.T("別の審査員を選んでください。名簿の勤務先などが古ければ直してください。", "Choose another examiner, or correct the list if it is out of date."))
			d.Related = []diag.Related{{Range: list.At(i).Range(), Message: diag.T("名簿の勤務先など", "the list of members")}}
			p.Report(d)
		}
	}
}

// checkCommittee reports an examiner who is among the members present of the meeting
// on the case.
func checkCommittee(p *lint.Pass, r *record.Record, person tree.Node) {
	for _, path := range [][]string{{"committee", "meeting"}, {"hold", "meeting"}, {"termination", "meeting"}} {
		meeting := p.Head.Find("committee_meeting", r.Text(path...))
		if meeting == nil || abstained(meeting, r.ID, person.Text()) {
			continue
		}
		i := slices.Index(meeting.Texts("members"), person.Text())
		if i < 0 {
			continue
		}
		d := r.At(person,
			diag.T("担当審査員「%[1]s」が、この案件を審議した「%[2]s」に委員として出席しています。", "the examiner %[1]s was a member of the meeting %[2]q on this case", person.Text(), meeting.Label()),
			diag.T("担当審査員は委員として審議に加わらないでください。除斥した場合は、議事の abstained に書いてください。", "An examiner does not decide on the case. If they abstained, say so under abstained in the minutes."))
		d.Related = []diag.Related{{Range: meeting.Get("members").At(i).Range(), Message: diag.T("出席した委員", "the members present")}}
		p.Report(d)
		return
	}
}

func abstained(meeting *record.Record, id, person string) bool {
	return slices.ContainsFunc(meeting.Items("items"), func(i record.Item) bool {
		return i.Get("case").Text() == id && slices.Contains(i.Get("abstained").Texts(), person)
	})
}
