package exambody

import (
	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

func terminationLetters() *lint.Rule {
	return &lint.Rule{
		ID: "EXB-005", Name: "termination_letters", Severity: diag.Error, Profiles: profiles, Kinds: []string{"examination_case"},
		Consults: []string{"committee_meeting"},
		Title:    diag.T("審査打切の手順", "Steps to a termination"),
		Basis:    basis,
		Doc: diag.T(
			"改善が完了しないことによる打切は、指摘事項文書の送付から6か月を待ち、判定委員会の承認を得た打切予告通知書と打切通知書の二つを順に送ります。予告の期限の前に打ち切ること、承認した委員会の議事がないことを知らせます。入金がないことによる打切は、請求から3か月を過ぎた後とします。",
			"A termination for lack of improvement waits 6 months from the findings and takes two letters, announcement and notice, each approved by the committee. Reported are a decision before the announced limit, a missing letter, and a missing item in the minutes. For an unpaid fee 3 months from the invoice must have passed."),
		Record: func(p *lint.Pass, r *record.Record) {
			decided := r.Date("termination", "decided_on")
			if decided.IsZero() && r.Date("termination", "sent_on").IsZero() {
				return
			}
			if decided.IsZero() {
				terminated(p, r, r.Get("termination", "sent_on"), "decided_on",
					diag.T("打切通知書を送っていますが、打切の決定日がありません。", "the notice of termination was sent, but no day of decision is recorded"))
			}
			switch r.Text("termination", "ground") {
			case "unpaid":
				waited(p, r, r.Date("fee", "invoiced_on"), 3, decided)
			case "not_improved":
				notImproved(p, r, decided)
			}
		},
	}
}

// notImproved checks the two letters and their approvals.
func notImproved(p *lint.Pass, r *record.Record, decided calendar.Date) {
	announced := r.Date("termination", "announced_on")
	waited(p, r, r.Date("findings", "sent_on"), 6, announced)
	place := r.Get("termination", "decided_on")
	if announced.IsZero() {
		terminated(p, r, place, "announced_on",
			diag.T("打切を決めていますが、審査打切予告通知書を送った日がありません。", "termination was decided without a letter that announced it"))
	} else {
		approvedBy(p, r, r.Get("termination", "announced_on"), "announced", diag.T("打切予告の承認", "announcement of termination approved"), announced)
	}
	if limit := r.Date("termination", "announcement_due"); !limit.IsZero() && !decided.IsZero() && !decided.After(limit) {
		terminated(p, r, place, "announcement_due",
			diag.T("予告した期限 %[1]s までに、打切（%[2]s）を決めています。", "termination was decided on %[2]s, before the announced limit %[1]s had passed", limit, decided))
	}
	if !decided.IsZero() {
		approvedBy(p, r, place, "terminated", diag.T("審査打切", "terminated"), decided)
	}
}

func terminated(p *lint.Pass, r *record.Record, place tree.Node, field string, message diag.Text) {
	p.At(r, place, message,
		diag.T("termination の %[1]s（%[2]s）を確かめ、手順を踏んでいなければ打切を見直してください。", "Check %[1]s (%[2]s) under termination; if a step was left out, reconsider the termination.", field, r.Title("termination", field)))
}

// waited reports a step taken before so many months after an event had passed.
func waited(p *lint.Pass, r *record.Record, from calendar.Date, months int, step calendar.Date) {
	if from.IsZero() || step.IsZero() {
		return
	}
	if end := from.AddMonthsClamped(months); !step.After(end) {
		field := "announced_on"
		if months == 3 {
			field = "decided_on"
		}
		p.At(r, r.Get("termination", field),
			diag.T("「%[1]s」%[2]s は、%[3]s から%[4]dか月（%[5]s）を過ぎていません。", "%[1]s, %[2]s: %[4]d months from %[3]s had not passed (%[5]s)", r.Title("termination", field), step, from, months, end),
			diag.T("日付を確かめてください。待つ期間は規程と約款によります。", "Check the dates; how long to wait is in the rules and the general terms."))
	}
}

// approvedBy reports a step that the minutes of no meeting up to that day approve.
func approvedBy(p *lint.Pass, r *record.Record, place tree.Node, result string, word diag.Text, day calendar.Date) {
	for _, meeting := range p.Head.Of("committee_meeting") {
		for _, item := range meeting.Items("items") {
			if item.Get("case").Text() == r.ID && item.Get("result").Text() == result && !meeting.Date("date").After(day) {
				return
			}
		}
	}
	p.At(r, place,
		diag.T("%[2]s までの判定委員会の議事に、「%[1]s」についての「%[3]s」がありません。", "no minutes up to %[2]s say of %[1]q: %[3]s", r.Label(), day, word),
		diag.T("判定委員会の承認を得て、議事（items の case と result）に書いてください。", "Have the committee approve it, and record it in the minutes (case and result under items)."))
}
