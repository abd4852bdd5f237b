package repo_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

func person(id, more string) string {
	return "  - id: " + id + "\n    employment: regular\n    from: 2018-04-01\n" + more
}

const peopleHead = "kind: person\nid: people\nentries:\n"

// TestProblems: each thing wrong is one finding, at its place, with a way out, and
// about the record rather than the file.
func TestProblems(t *testing.T) {
	for _, c := range []struct {
		name  string
		files map[string]string
		want  []string // "rule file:line:column kind/id field | message"
	}{
		{"nothing", map[string]string{"people.yaml": people}, nil},
		{"two records with one id, in one file",
			map[string]string{"people.yaml": people + person("aoi", "")},
			[]string{`REP-008 people.yaml:8:9 person/aoi /id | the id "aoi" is also held on line 4`}},
		{"two records with one id, in two files",
			map[string]string{"people.yaml": people, "z/people.yaml": peopleHead + person("aoi", "")},
			[]string{`REP-008 z/people.yaml:4:9 person/aoi /id | the id "aoi" is also held by people.yaml`}},
		{"one id in two kinds",
			map[string]string{"people.yaml": people, "departments.yaml": "kind: department\nid: departments\nentries:\n  - id: aoi\n    name: 葵課\n"}, nil},
		{"a copy beside the file", map[string]string{"people.yaml": people, "people - コピー.yaml": people},
			[]string{`REP-008 people - コピー.yaml:2:5 person/people /id | the id "people" is also held by people.yaml`}},
		{"a copy elsewhere, under another name", map[string]string{"people.yaml": people, "old/staff.yaml": people},
			[]string{
				`REP-007 old/staff.yaml:2:5 person/people /id | the id "people" and the file name "staff" differ`,
				`REP-008 people.yaml:4:9 person/aoi /id | the id "aoi" is also held by old/staff.yaml`,
			}},
		{"not named by its id", map[string]string{"staff.yaml": people},
			[]string{`REP-007 staff.yaml:2:5 person/people /id | the id "people" and the file name "staff" differ`}},
		{"no kind", map[string]string{"people.yaml": people, "a.yaml": "id: a\n"},
			[]string{`REP-006 a.yaml:1:1 file/a.yaml  | the key kind is missing`}},
		{"a list for a map", map[string]string{"people.yaml": people, "a.yaml": "- a\n"},
			[]string{`REP-006 a.yaml:1:1 file/a.yaml  | the key kind is missing`}},
		{"unknown kind", map[string]string{"people.yaml": people, "a.yaml": "id: a\nkind: persn\n"},
			[]string{`REP-006 a.yaml:2:7 file/a.yaml /kind | unknown kind "persn"`}},
		{"reference to nothing", map[string]string{"people.yaml": people + person("beni", "    department: sales\n")},
			[]string{`REP-009 people.yaml:11:17 person/beni /department | there is no record "sales" (kind: Departments)`}},
		{"a second manifest", map[string]string{"people.yaml": people, "x/pms.yaml": manifest},
			[]string{`REP-010 x/pms.yaml:1:7 file/x/pms.yaml  | kind: manifest belongs only to pms.yaml at the top`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := load(t, tree(c.files))
			var got []string
			for _, rule := range s.ProblemRules() {
				for _, d := range s.Problems(rule) {
					got = append(got, fmt.Sprintf("%s %s:%d:%d %s/%s %s | %s", d.Rule, d.Range.File, d.Range.Start.Line, d.Range.Start.Column,
						d.Subject.Kind, d.Subject.ID, d.Field, d.Message.In(diag.EN)))
					if d.Hint.IsZero() {
						t.Errorf("%s says nothing about a way out", d.Rule)
					}
				}
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

// TestMeant: a reference to nothing is answered with the record of that name, or with
// the one id that is near; of several as near any may be wrong.
func TestMeant(t *testing.T) {
	departments := "kind: department\nid: departments\nentries:\n  - {id: sales, name: 営業部}\n  - {id: dep-1, name: 一課}\n  - {id: dep-2, name: 二課}\n"
	for text, want := range map[string]string{
		"営業部":   "もしかして「sales」（営業部）ではありませんか。",
		"seles": "もしかして「sales」（営業部）ではありませんか。",
		"dep-3": "IDを確認するか、参照先の記録を作成してください。",
		"二課":    "もしかして「dep-2」（二課）ではありませんか。",
	} {
		s := load(t, tree(map[string]string{"departments.yaml": departments, "people.yaml": people + person("beni", "    department: "+text+"\n")}))
		d := s.Problems("REP-009")
		if len(d) != 1 || d[0].Hint.In(diag.JA) != want {
			t.Errorf("%s: got %v, want %q", text, d, want)
		}
	}
}

// TestGuessesAreBounded: a guess looks at every id, so a file of dangling references
// must not make one for each.
func TestGuessesAreBounded(t *testing.T) {
	var b strings.Builder
	b.WriteString(peopleHead)
	for i := range 500 {
		b.WriteString(person(fmt.Sprintf("p-%04d", i), "    department: ofice\n"))
	}
	s := load(t, tree(map[string]string{"people.yaml": b.String(), "departments.yaml": "kind: department\nid: departments\nentries:\n  - id: office\n    name: 管理部\n"}))
	guessed := 0
	found := s.Problems("REP-009")
	for _, d := range found {
		if strings.Contains(d.Hint.In(diag.EN), "office") {
			guessed++
		}
	}
	if len(found) != 501 { // the manifest's representative too
		t.Errorf("%d dangling references, want 501", len(found))
	}
	if guessed == 0 || guessed > 100 {
		t.Errorf("%d guesses, want at least one and at most 100", guessed)
	}
}

func TestSnapshot(t *testing.T) {
	s := load(t, tree(map[string]string{
		"people.yaml": people + person("beni", ""), "a/people.yaml": peopleHead + person("asagi", ""),
		"contact_point.yaml": "kind: contact_point\nid: contact_point\ntitle: 窓口\nresponsible: aoi\ntel: \"03-0000-0000\"\nconfirmed_on: 2026-06-10\n",
	}))
	if d := cmp.Diff([]string{"contact_point", "manifest", "person"}, s.Kinds()); d != "" {
		t.Errorf("kinds (-want +got):\n%s", d)
	}
	var ids []string
	for _, r := range s.Of("person") {
		ids = append(ids, r.ID)
	}
	if d := cmp.Diff([]string{"asagi", "aoi", "beni"}, ids); d != "" {
		t.Errorf("records by file and place (-want +got):\n%s", d)
	}
	if s.Find("person", "people") != nil || s.Find("person", "nobody") != nil || s.Find("nothing", "aoi") != nil || s.Of("nothing") != nil {
		t.Error("found what is not there: the head of a ledger is no record")
	}
	if r := s.Find("contact_point", "contact_point"); r == nil || r.Text("tel") != "03-0000-0000" {
		t.Error("the file that is a record was not found")
	}
	if s.File("a/people.yaml") == nil || s.File("nowhere.yaml") != nil {
		t.Error("files by path")
	}
	if s.Manifest() == nil || s.Firm.Name != "株式会社ためし" {
		t.Errorf("manifest %v, firm %q", s.Manifest(), s.Firm.Name)
	}
}

func TestEmpty(t *testing.T) {
	s := repo.Empty(schema.New(schemas.FS))
	if s.Manifest() != nil || len(s.Kinds()) != 0 || s.Find("person", "x") != nil || s.Firm == nil || s.Firm.Severities() == nil {
		t.Error("a repository that holds nothing answers with nothing")
	}
}

// TestTwiceOneField: the first of two fields of one name is judged, as it is read; the
// second is the one finding.
func TestTwiceOneField(t *testing.T) {
	twice := strings.Replace(people, "employment: officer\n", "employment: officer\n    employment: boss\n", 1)
	want := []string{`YML-002 people.yaml:7 The key employment appears twice in the same map.`}
	if d := cmp.Diff(want, problems(load(t, tree(map[string]string{"people.yaml": twice})))); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}
