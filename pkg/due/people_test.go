package due_test

import (
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
)

const joiners = `kind: person
id: people
entries:
  - {id: p-1, employment: regular, from: 2026-09-01}
  - {id: p-2, employment: regular, from: 2026-10-01, absences: [{from: 2026-10-15}]}
  - {id: p-3, employment: regular, from: 2026-10-01, absences: [{from: 2026-10-15, to: 2026-12-14}]}
  - {id: p-4, employment: dispatched, from: 2026-10-20}
  - {id: p-5, employment: regular, from: 2018-04-01}
  - {id: p-6, employment: regular, from: 2026-09-01, to: 2026-09-30}
`

const education = `kind: education_record
id: e
title: 入社時教育
date: 2026-09-10
education_kind: onboarding
contents: []
attendees: [{person: p-1, passed: true}]
`

// TestJoiners: who joined is educated within the time that the firm's article sets, which
// is a target, since the requirement has no number; who is on leave is waited for.
func TestJoiners(t *testing.T) {
	files := map[string]string{
		"people.yaml": joiners, "e.yaml": education,
		"r.yaml": rule(`what: 入社時教育, within: 1m, after: 入社の日, evidence: education_record, same_as: joiner-education`),
	}
	got := map[string]due.Item{}
	for _, i := range items(t, "2026-11-21", files) {
		if i.Obligation == "joiner-education" {
			got[i.Subject.ID] = i
		}
	}
	if len(got) != 4 {
		t.Fatalf("%d joiners, want p-1 to p-4: those of old and those who left are no matter", len(got))
	}
	if i := got["p-1"]; i.Status != due.Done || i.DoneBy.ID != "e" {
		t.Errorf("p-1: %+v", i)
	}
	if i := got["p-2"]; !i.Day().IsZero() || i.Status == due.Overdue || !strings.Contains(i.Note.In(diag.EN), "On leave") {
		t.Errorf("p-2 is on leave, no return known: %+v", i)
	}
	if i := got["p-3"]; i.Target != day(t, "2027-01-15") || i.Status != due.Upcoming {
		t.Errorf("p-3 is back on 2026-12-15: %+v", i)
	}
	if i := got["p-4"]; !i.Due.IsZero() || i.Target != day(t, "2026-11-20") || i.Status != due.Overdue || i.Basis.In(diag.JA) != "基本規程 第1条" || len(i.Further) != 1 {
		t.Errorf("p-4: %+v", i)
	}
	if !strings.HasPrefix(got["p-4"].TargetName.In(diag.JA), "自社目安") {
		t.Errorf("the firm's number is called %q", got["p-4"].TargetName.In(diag.JA))
	}
	for id := range got {
		if strings.Contains(got[id].Title.In(diag.JA), "氏名") {
			t.Error("a name in a title")
		}
	}
}

// TestOwnEvent: an article may name the date that it counts from.
func TestOwnEvent(t *testing.T) {
	files := map[string]string{
		"r.yaml": rule(`what: 計画の作成, within: 3w, after: 発見の日, event: corrective_action.found_on, done: plan.date, evidence: corrective_action, when: "source == 'internal_audit'"`),
		"a.yaml": "kind: corrective_action\nid: a\ntitle: 甲\nsource: internal_audit\nfound_on: 2026-11-02\n",
		"b.yaml": "kind: corrective_action\nid: b\ntitle: 乙\nsource: complaint\nfound_on: 2026-11-02\n",
	}
	i := find(t, items(t, "2026-11-21", files), "rule/rule/a1")
	if i.Due != day(t, "2026-11-23") || i.Subject.ID != "a" || i.Strength != due.OwnRule || i.Source != "r.yaml#a1" || i.ID != "rule/rule/a1/corrective_action/a" {
		t.Errorf("got %+v", i)
	}
}

// TestDuties: what an article asks, what is next, what was last.
func TestDuties(t *testing.T) {
	files := map[string]string{
		"r.yaml": rule(`what: 台帳の見直し, every: year in 06, evidence: pi_ledger`, `what: 届出, within: without_delay, after: 変更の日, evidence: change_report`, `what: 申請, within: 2w, mode: backward, after: 取得の日, evidence: acquisition_approval`),
		"l.yaml": review("2025-06-10", "2026-06-10"),
	}
	s := load(t, files)
	all := due.Duties(s, due.Window{Today: day(t, "2026-11-21"), Until: day(t, "2027-11-21")})
	if len(all) != 3 {
		t.Fatalf("%d duties", len(all))
	}
	if d := all[0]; d.When.In(diag.JA) != "毎年（6月）" || d.Next == nil || d.Next.Due != day(t, "2027-06-30") || d.Last == nil || d.Last.DoneOn != day(t, "2026-06-10") || d.Article.In(diag.JA) != "基本規程 第1条" {
		t.Errorf("the cycle: %+v", d)
	}
	if d := all[1]; d.When.In(diag.JA) != "変更の日から遅滞なく" || d.Next != nil {
		t.Errorf("without a number: %q", d.When.In(diag.JA))
	}
	if d := all[2]; d.When.In(diag.JA) != "取得の日の2週間前まで" {
		t.Errorf("backward: %q", d.When.In(diag.JA))
	}
	if got := due.OfArticle(all, all[1].Node); len(got) != 1 || got[0].What != "届出" {
		t.Errorf("of the article: %+v", got)
	}
}
