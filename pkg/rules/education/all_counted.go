package education

import (
	"fmt"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func allCounted() *lint.Rule {
	return &lint.Rule{
		ID: "EDU-008", Name: "all_counted", Severity: diag.Warning, Consults: []string{"person", "education_record"},
		Title: diag.T("教育の出席者と欠席者を合わせても、従業者の全員にならない", "Attendees and absentees are not all workers"),
		Basis: diag.T("J.4.3 認識（A.3.4.5）", "J.4.3 awareness (A.3.4.5)"),
		Doc: diag.T(
			"全従業者への教育では、出席者（attendees）と欠席者（absent）を合わせると、実施した日の従業者の全員になります。何日かに分けた場合は、同じ計画の同じ回（plan と session）の記録を合わせて数えます。どちらにもない者と、その日に従業者でない者を知らせます。期間中に入った者、休職中の者は、書いてなくても構いません。",
			"In the education of all workers, attendees and absentees together are all who worked there on the day. Records of one session (plan and session) count together. Found are workers in neither list, and names that were no workers. Those who joined during the session or were on leave may be left out."),
		Whole: func(p *lint.Pass) {
			for _, s := range sessions(p) {
				s.check(p)
			}
		},
	}
}

// session is one education of all workers: the records of the days on which it was held.
type session struct {
	records  []*record.Record
	from, to calendar.Date
}

func sessions(p *lint.Pass) []*session {
	var all []*session
	at := map[string]*session{}
	for _, r := range p.Head.Of("education_record") {
		from, to := r.Date("date"), r.Date("to")
		if r.Text("education_kind") != "annual" || r.IsDraft() || from.IsZero() {
			continue
		}
		if to.IsZero() {
			to = from
		}
		year, _ := r.Get("year").Int()
		key := fmt.Sprintf("%d/%s/%s", year, r.Text("plan"), r.Text("session"))
		s := at[key]
		if s == nil {
			s = &session{from: from, to: to}
			at[key], all = s, append(all, s)
		}
		s.records = append(s.records, r)
		if from.Before(s.from) {
			s.from = from
		}
		if to.After(s.to) {
			s.to = to
		}
	}
	return all
}

func (s *session) check(p *lint.Pass) {
	listed := map[string]bool{}
	for _, r := range s.records {
		for _, list := range []string{"attendees", "absent"} {
			for _, a := range r.Items(list) {
				id := a.Get("person").Text()
				listed[id] = true
				if !s.worked(p, id) {
					p.At(r, a.Get("person"),
						diag.T("「%[1]s」は、教育の期間（%[2]s から %[3]s まで）に従業者ではありません。", "%[1]q was no worker in the time of the education (%[2]s to %[3]s)", id, s.from, s.to),
						diag.T("IDか、従業者の一覧の在籍期間を確認してください。", "Check the id, or the dates in the list of workers."))
				}
			}
		}
	}
	var missing diag.List
	for _, w := range p.Firm().Workers(s.from) {
		if !listed[w.ID] && w.WorkedOn(s.to) && !w.AwayOn(s.from) && !w.AwayOn(s.to) {
			missing = append(missing, diag.Word(w.ID))
		}
	}
	if len(missing) > 0 {
		r := s.records[len(s.records)-1]
		p.At(r, r.Get("attendees"),
			diag.T("次の従業者が、教育の記録の出席者にも欠席者にも書かれていません（%[1]d人）: %[2]s。", "neither among the attendees nor the absentees (workers: %[1]d): %[2]s", len(missing), missing),
			diag.T("出席者（attendees）か、欠席者（absent）に加えてください。", "Add them to attendees or to absent."))
	}
}

// worked reports whether someone was a worker at some time of the session.
func (s *session) worked(p *lint.Pass, id string) bool {
	w, known := p.Firm().Person(id)
	return known && (w.From.IsZero() || !w.From.After(s.to)) && (w.To.IsZero() || !w.To.Before(s.from))
}
