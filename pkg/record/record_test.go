package record

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/pkg/tree"
	"github.com/pms-project/pms/pkg/yamltree"
	"github.com/pms-project/pms/schemas"
)

func read(t *testing.T, kind, file, text string) *Record {
	t.Helper()
	k, err := schema.New(schemas.FS).Kind(kind)
	if err != nil {
		t.Fatal(err)
	}
	parsed, problems := yamltree.Parse(file, []byte(text), yamltree.Limits{})
	if len(problems) > 0 {
		t.Fatalf("%v", problems[0].Message.In(diag.EN))
	}
	return New(k, parsed.Root(), true)
}

const ledger = `kind: risk
id: risks
title: リスク分析
entries:
  - id: r1
    targets: [applicants]
    phase: store
    planned_measures:
      - {content: 施錠, due: 2026-12-01, owner: aoi}
      - {content: 記録, due: 来月, owner: beni}
  - id: r2
    targets: applicants
    phase: use
    reviewed_on: 2026-02-30
  - phase: use
`

func TestLedger(t *testing.T) {
	head := read(t, "risk", "ledgers/risks.yaml", ledger)
	if !head.IsHead() || head.ID != "risks" || len(head.Entries) != 3 || head.Ledger != nil {
		t.Fatalf("head: %+v", head)
	}
	var ids []string
	for _, e := range head.Entries {
		if e.IsHead() || e.Ledger != head || e.Kind != head.Kind || e.File() != "ledgers/risks.yaml" {
			t.Errorf("entry %s: %+v", e.ID, e)
		}
		ids = append(ids, e.ID)
	}
	if d := cmp.Diff([]string{"r1", "r2", ""}, ids); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if got := head.Entries[0].Subject(); got != (diag.Subject{Kind: "risk", ID: "r1"}) {
		t.Errorf("subject %+v", got)
	}
	if got := head.Entries[1].Source(); !strings.HasPrefix(got, "id: r2") || strings.Contains(got, "r1") {
		t.Errorf("source of an entry: %q", got)
	}
}

// TestHolding: a value belongs to the entry that it stands in, whatever its depth.
func TestHolding(t *testing.T) {
	head := read(t, "risk", "risks.yaml", ledger)
	entries := head.Entries
	for _, c := range []struct {
		name string
		node tree.Node
		want *Record
	}{
		{"a field of the head", head.Node.Get("title"), head},
		{"the list itself", head.Node.Get("entries"), head},
		{"a field of the first", entries[0].Node.Get("phase"), entries[0]},
		{"deep in the first", entries[0].Node.Get("planned_measures").At(1).Get("owner"), entries[0]},
		{"the second", entries[1].Node, entries[1]},
		{"the last", entries[2].Node.Get("phase"), entries[2]},
	} {
		if got := head.Holding(c.node); got != c.want {
			t.Errorf("%s: held by %q", c.name, got.ID)
		}
	}
}

func TestGet(t *testing.T) {
	r := read(t, "risk", "risks.yaml", ledger).Entries[0]
	if got := r.Text("phase"); got != "store" {
		t.Errorf("text %q", got)
	}
	if got := r.Text("residual", "text"); got != "" {
		t.Errorf("a field that is not filled: %q", got)
	}
	if d := cmp.Diff([]string{"applicants"}, r.Texts("targets")); d != "" {
		t.Errorf("texts (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]string{"applicants"}, read(t, "risk", "risks.yaml", ledger).Entries[1].Texts("targets")); d != "" {
		t.Errorf("a lone value counts as a list (-want +got):\n%s", d)
	}
	items := r.Items("planned_measures")
	if len(items) != 2 || items[1].Get("content").Text() != "記録" {
		t.Errorf("items: %+v", items)
	}
	if r.Items("response") != nil {
		t.Error("items of a list that is not filled")
	}
	if got := Date(items[0].Get("due")).String(); got != "2026-12-01" {
		t.Errorf("date %q", got)
	}
	if got := Date(items[1].Get("due")); !got.IsZero() {
		t.Errorf("a date that is none: %v", got)
	}
	if got := read(t, "risk", "risks.yaml", ledger).Entries[1].Date("reviewed_on"); !got.IsZero() {
		t.Errorf("a day that there is not: %v", got)
	}
}

// TestUndeclared: in tests a mistyped name is a panic; a rule that asks for a field
// that its kind lacks would otherwise never fire and never be noticed.
func TestUndeclared(t *testing.T) {
	head := read(t, "risk", "risks.yaml", ledger)
	r := head.Entries[0]
	for name, ask := range map[string]func(){
		"a field":                  func() { r.Get("fase") },
		"a field of a map":         func() { r.Get("residual", "txt") },
		"a field of an element":    func() { r.Items("planned_measures")[0].Get("dew") },
		"a list":                   func() { r.Items("measures") },
		"of the head, of an entry": func() { head.Get("phase") },
		"of an entry, of the head": func() { r.Get("criteria") },
		"a text":                   func() { r.Text("x") },
		"a date":                   func() { r.Date("x") },
		"a list of texts":          func() { r.Texts("x") },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			ask()
		}()
	}
	lenient := New(head.Kind, head.Node, false)
	if lenient.Entries[0].Get("fase").Exists() {
		t.Error("outside tests an undeclared field is just not there")
	}
}

func TestAt(t *testing.T) {
	head := read(t, "risk", "risks.yaml", ledger)
	message, hint := diag.T("何か", "something"), diag.T("直す", "mend")
	for _, c := range []struct {
		name   string
		record *Record
		node   tree.Node
		line   int
		field  string
	}{
		{"a value", head.Entries[0], head.Entries[0].Get("phase"), 7, "/phase"},
		{"deep", head.Entries[0], head.Entries[0].Get("planned_measures").At(1).Get("due"), 10, "/planned_measures/1/due"},
		{"an absent value: the id", head.Entries[1], tree.Node{}, 11, ""},
		{"no id: the first key", head.Entries[2], tree.Node{}, 15, ""},
		{"the head", head, head.Get("title"), 3, "/title"},
	} {
		d := c.record.At(c.node, message, hint)
		if d.Range.Start.Line != c.line || d.Field != c.field || d.Range.File != "risks.yaml" || d.Subject != c.record.Subject() || d.Hint.IsZero() {
			t.Errorf("%s: got %+v", c.name, d)
		}
	}
}

func TestLabelAndTitle(t *testing.T) {
	head := read(t, "risk", "risks.yaml", ledger)
	if got := head.Label(); got != "リスク分析" {
		t.Errorf("label by title: %q", got)
	}
	if got := head.Entries[0].Label(); got != "r1" {
		t.Errorf("label by id: %q", got)
	}
	person := read(t, "person", "people.yaml", "kind: person\nid: people\nentries:\n  - {id: aoi, name: 葵 一郎}\n")
	if got := person.Entries[0].Label(); got != "葵 一郎" {
		t.Errorf("label by name: %q", got)
	}
	for _, c := range []struct {
		path   []string
		ja, en string
	}{
		{[]string{"phase"}, "局面", "phase"},
		{[]string{"residual", "until"}, "見直し期限", "until"},
		{[]string{"no_such_field"}, "no_such_field", "no_such_field"},
	} {
		got := head.Entries[0].Title(c.path...)
		if got.In(diag.JA) != c.ja || got.In(diag.EN) != c.en {
			t.Errorf("title of %v: %q, %q", c.path, got.In(diag.JA), got.In(diag.EN))
		}
	}
}

// TestNoIDs: a kind whose records have no ids takes the name of the file.
func TestNoIDs(t *testing.T) {
	m := read(t, "manifest", "pms.yaml", "kind: manifest\n")
	if m.ID != "pms" || m.IsHead() || len(m.Entries) != 0 {
		t.Errorf("got %+v", m)
	}
	if p := read(t, "policy", "policies/privacy_policy.yaml", "kind: policy\n"); p.ID != "" {
		t.Errorf("an id that is missing is %q", p.ID)
	}
}

func TestBaseName(t *testing.T) {
	for file, want := range map[string]string{
		"pms.yaml": "pms", "a/b/c.yml": "c", "a.b.yaml": "a.b", "a": "a", "日本/台帳.yaml": "台帳", "x/.yaml": "",
	} {
		if got := BaseName(file); got != want {
			t.Errorf("%q: got %q, want %q", file, got, want)
		}
	}
}

func TestApprovals(t *testing.T) {
	r := read(t, "management_review", "mr.yaml", `kind: management_review
id: mr
title: 見直し
date: 2026-01-10
approvals:
  - {step: prepared, role: secretariat, date: 2026-01-20, method: email}
  - {step: approved, role: top_management, date: 2026-01-15, method: email}
  - {step: approved, role: top_management, date: 2026-01-12, method: email}
`)
	if n := len(r.Approvals()); n != 2 {
		t.Errorf("%d approvals, want 2", n)
	}
	if got := r.ApprovedOn().String(); got != "2026-01-15" {
		t.Errorf("approved on %s", got)
	}
	none := read(t, "management_review", "mr.yaml", "kind: management_review\nid: mr\n")
	if !none.ApprovedOn().IsZero() || none.Approvals() != nil {
		t.Error("approved, though nobody did")
	}
}

func TestLastReview(t *testing.T) {
	r := read(t, "risk", "risks.yaml", "kind: risk\nid: risks\nreviews:\n  - {date: 2026-06-20, person: beni}\n  - {date: 2025-06-20, person: aoi}\nentries: []\n")
	if day, review := r.LastReview(); day.String() != "2026-06-20" || review.Get("person").Text() != "beni" {
		t.Errorf("last review on %s by %s", day, review.Get("person").Text())
	}
	none := read(t, "risk", "risks.yaml", "kind: risk\nid: risks\nentries: []\n")
	if day, review := none.LastReview(); !day.IsZero() || review.Exists() {
		t.Error("a review where there is none")
	}
}
