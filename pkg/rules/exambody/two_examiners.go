package exambody

import (
	"slices"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

func twoExaminers() *lint.Rule {
	return &lint.Rule{
		ID: "EXB-001", Name: "two_examiners", Severity: diag.Error, Kinds: []string{"examination_case"}, Profiles: profiles,
		Consults: []string{"examiner"},
		Title:    diag.T("担当審査員2名の選定", "Two examiners of a case"),
		Basis:    basis,
		Doc: diag.T(
			"申請者ごとに、リーダ審査員とサブ審査員の別々の2名を選びます。2名とも、選んだ日に構成員の名簿（examiner）にあり、審査員補以上の資格を持つことを確かめます。リーダは主任審査員です。選んだ日が書かれていなければ、受理した日、申請を受けた日の順に用います。",
			"Each applicant has two examiners, lead and sub, who are different persons. On the day of the choice both are on the list of members (examiner) with a qualification, and the lead is a lead examiner. Without that day the day of acceptance counts, else that of the application."),
		Record: func(p *lint.Pass, r *record.Record) {
			lead, sub := r.Get("examiners", "lead"), r.Get("examiners", "sub")
			if !r.Get("examiners").Exists() {
				missingExaminers(p, r)
				return
			}
			if lead.Text() != "" && lead.Text() == sub.Text() {
				p.At(r, sub,
					diag.T("「%[1]s」のリーダ審査員とサブ審査員が同じ者（%[2]s）です。", "lead and sub examiner of %[1]q are one person, %[2]s", r.Label(), sub.Text()),
					diag.T("別の審査員を選んでください。", "Choose another examiner."))
				return
			}
			day := chosenOn(r)
			checkExaminer(p, r, lead, day, []string{"lead"})
			checkExaminer(p, r, sub, day, []string{"lead", "examiner", "assistant"})
		},
	}
}

// examined are the stages of a case that need examiners.
var examined = []string{"document_review", "examination", "improvement", "committee", "held", "decided"}

func missingExaminers(p *lint.Pass, r *record.Record) {
	if !slices.Contains(examined, r.Text("stage")) {
		return
	}
	p.At(r, r.Get("stage"),
		diag.T("「%[1]s」は「%[2]s」まで進んでいますが、担当審査員が書かれていません。", "%[1]q has reached the stage %[2]q without examiners", r.Label(), r.ValueTitle("stage")),
		diag.T("examiners に、リーダ審査員とサブ審査員を書いてください。", "Name the lead and the sub examiner under examiners."))
}

// chosenOn is the day on which the examiners were chosen, or the nearest day known.
func chosenOn(r *record.Record) calendar.Date {
	for _, path := range [][]string{{"examiners", "instructed_on"}, {"acceptance", "accepted_on"}, {"application", "received_on"}} {
		if day := r.Date(path...); !day.IsZero() {
			return day
		}
	}
	return calendar.Date{}
}

var membersKey = &lint.Key[map[string][]*record.Record]{Name: "members of the examination room"}

// members are the rows of the list of members, by person.
func members(p *lint.Pass) map[string][]*record.Record {
	return lint.Once(p, membersKey, func() map[string][]*record.Record {
		out := map[string][]*record.Record{}
		for _, r := range p.Head.Of("examiner") {
			out[r.Text("person")] = append(out[r.Text("person")], r)
		}
		return out
	})
}

func checkExaminer(p *lint.Pass, r *record.Record, person tree.Node, day calendar.Date, grades []string) {
	if person.Text() == "" || day.IsZero() {
		return
	}
	rows := members(p)[person.Text()]
	present := slices.DeleteFunc(slices.Clone(rows), func(m *record.Record) bool { return !there(m, day) })
	if len(present) == 0 {
		p.At(r, person,
			diag.T("担当審査員「%[1]s」は、%[2]s の時点で構成員の名簿にありません。", "%[1]s was not on the list of members on %[2]s", person.Text(), day),
			diag.T("名簿（examiner）の配属日・離れた日を確かめ、いない者であれば別の審査員を選んでください。", "Check the days in the list (examiner), or choose another examiner."))
		return
	}
	for _, m := range present {
		if slices.Contains(grades, m.Text("grade")) && qualified(m, day) {
			return
		}
	}
	m := present[0]
	d := r.At(person,
		diag.T("「%[1]s」の資格は、%[3]s の時点で「%[2]s」として足りません（%[4]s）。", "%[1]s was not qualified to be the %[2]s on %[3]s (%[4]s)", person.Text(), r.Title("examiners", post(grades)), day, held(m, day)),
		diag.T("資格のある審査員を選ぶか、名簿の資格と資格取得日を直してください。", "Choose an examiner who is qualified, or correct the list."))
	d.Related = []diag.Related{{Range: m.Get("grade").Range(), Message: diag.T("名簿の資格", "the list of members")}}
	p.Report(d)
}

// there reports whether a row of the list of members is of a day.
func there(m *record.Record, day calendar.Date) bool {
	posted, left := m.Date("posted_on"), m.Date("left_on")
	return !posted.After(day) && (left.IsZero() || !left.Before(day))
}

func qualified(m *record.Record, day calendar.Date) bool {
	since := m.Date("qualified_on")
	return !since.IsZero() && !since.After(day)
}

// post is the field of the examiner of whom these grades are asked.
func post(grades []string) string {
	if len(grades) == 1 {
		return "lead"
	}
	return "sub"
}

// held says what a member was qualified for on a day.
func held(m *record.Record, day calendar.Date) diag.Text {
	if qualified(m, day) || m.Text("grade") == "none" {
		return m.ValueTitle("grade")
	}
	return diag.T("%[1]s。資格取得日がその日までにない", "%[1]s; not yet qualified on that day", m.ValueTitle("grade"))
}
