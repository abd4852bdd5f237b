package due_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/repo"
)

// TestProblems: what is wrong with an obligation is said at its place; the others are
// counted all the same.
func TestProblems(t *testing.T) {
	for _, c := range []struct {
		name  string
		files map[string]string
		want  []string
	}{
		{"a condition that does not parse", map[string]string{"r.yaml": rule(`what: 甲, within: 1m, event: person.from, when: "a ==", done: to, evidence: person`)}, []string{"DUE-001 r.yaml:9"}},
		{"a condition that does not fit the record", map[string]string{
			"r.yaml": rule(`what: 甲, within: 1m, event: corrective_action.found_on, when: "source > 3", done: closed_on, evidence: corrective_action`),
			"c.yaml": "kind: corrective_action\nid: c\ntitle: 乙\nsource: other\nfound_on: 2026-11-01\n",
		}, []string{"DUE-001 c.yaml:2"}},
		{"an event that is no field", map[string]string{"r.yaml": rule(`what: 甲, within: 1m, event: person.form, done: to, evidence: person`)}, []string{"DUE-001 r.yaml:9"}},
		{"a kind that is none", map[string]string{"r.yaml": rule(`what: 甲, every: 1y, evidence: pi_leger`)}, []string{"DUE-001 r.yaml:9"}},
		{"a built-in duty that is none", map[string]string{"r.yaml": rule(`what: 甲, within: 30d, evidence: incident, same_as: ppc-finals`)}, []string{"DUE-001 r.yaml:9"}},
		{"two cycles for one thing", map[string]string{"r.yaml": rule(`what: 甲, every: month, evidence: log_check`, `what: 乙, every: quarter, evidence: log_check`)}, []string{"DUE-002 r.yaml:10"}},
		{"one thing in two articles", map[string]string{"r.yaml": rule(`what: 甲, every: month, evidence: log_check`, `what: 甲, every: month, evidence: log_check`)}, nil},
		{"two things told apart", map[string]string{"r.yaml": rule(`what: 甲, every: month, evidence: log_check, where: {logs: lock}`, `what: 乙, every: quarter, evidence: log_check, where: {logs: camera}`)}, nil},
		{"no evidence", map[string]string{"r.yaml": rule(`what: 甲, every: month`)}, []string{"DUE-003 r.yaml:9"}},
		{"no time, no evidence", map[string]string{"r.yaml": rule(`what: 甲`)}, nil},
		{"a contract that ends before it begins", map[string]string{"k.yaml": "kind: consignment_contract\nid: k\ntitle: 契約\nvalid_from: 2027-01-01\nvalid_to: 2026-01-01\n"}, []string{"DUE-004 k.yaml:5"}},
		{"an incident of tomorrow", map[string]string{"i.yaml": with(incident, "2026-11-22", "sensitive: false", "1")}, []string{"DUE-005 i.yaml:5"}},
		{"an incident of today", map[string]string{"i.yaml": with(incident, "2026-11-21", "sensitive: false", "1")}, nil},
	} {
		_, problems := due.Items(load(t, c.files), due.Window{Today: day(t, "2026-11-21"), Until: day(t, "2027-11-21")})
		var got []string
		for _, p := range problems {
			got = append(got, fmt.Sprintf("%s %s:%d", p.Rule, p.Range.File, p.Range.Start.Line))
			if p.Severity == 0 || p.Hint.IsZero() || p.Message.In(diag.EN) == "" {
				t.Errorf("%s: %+v", c.name, p)
			}
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
	}
}

// TestNight: at 23:30 UTC it is the next morning in Japan, and the deadline of the day
// before is over.
func TestNight(t *testing.T) {
	today := calendar.DateOf(time.Date(2026, 6, 30, 23, 30, 0, 0, time.UTC))
	if today != day(t, "2026-07-01") {
		t.Fatalf("today is %s", today)
	}
	got, _ := due.Items(load(t, map[string]string{"r.yaml": rule(`what: 見直し, every: year in 06, evidence: pi_ledger`), "l.yaml": review("2025-06-01")}), due.Window{Today: today, Until: today})
	if i := find(t, got, "cycle/pi_ledger"); i.Status != due.Overdue || i.Days != -1 {
		t.Errorf("got %s, %d days", i.Status, i.Days)
	}
}

// example is the company or the examination body of the examples.
func example(t testing.TB, name string) *repo.Snapshot {
	t.Helper()
	s, err := repo.Load(context.Background(), os.DirFS(filepath.Join("..", "..", "examples", name)), repo.Options{Schemas: set, Strict: true})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestExamples: two years ahead there is enough to do, each with its clause and the
// place where its number stands, nothing twice, and the same on any number of processors.
func TestExamples(t *testing.T) {
	for name, least := range map[string]int{"company": 60, "examination-body": 25} {
		s := example(t, name)
		w := due.Window{Today: day(t, "2026-11-21"), Until: day(t, "2026-11-21").AddDays(730)}
		all, problems := due.Items(s, w)
		if len(all) < least {
			t.Errorf("%s: %d items, want %d", name, len(all), least)
		}
		for _, p := range problems {
			t.Errorf("%s: %s %s:%d %s", name, p.Rule, p.Range.File, p.Range.Start.Line, p.Message.In(diag.JA))
		}
		seen := map[string]bool{}
		for _, i := range all {
			if seen[i.ID] {
				t.Errorf("%s: %s twice", name, i.ID)
			}
			seen[i.ID] = true
			if i.Basis.In(diag.JA) == "" || i.Source == "" || i.Mode == "" || i.Strength == "" || i.Subject.File == "" || i.Subject.Line == 0 || i.Title.In(diag.JA) == "" || i.Title.In(diag.EN) == "" {
				t.Errorf("%s: something is missing: %+v", name, i)
			}
			if en := i.Title.In(diag.EN); en[0] >= 'a' && en[0] <= 'z' || strings.HasPrefix(i.Source, "x-deadlines") && strings.Contains(i.Basis.In(diag.EN), "、") {
				t.Errorf("%s: not English as the others are: %q, %q", name, en, i.Basis.In(diag.EN))
			}
			if i.Role == "" && i.Person == "" {
				t.Errorf("%s: nobody has to do %s", name, i.ID)
			}
		}
		old := runtime.GOMAXPROCS(1)
		again, _ := due.Items(example(t, name), w)
		runtime.GOMAXPROCS(old)
		if d := cmp.Diff(render(all), render(again)); d != "" {
			t.Errorf("%s differs between runs:\n%s", name, d)
		}
	}
}

func render(all []due.Item) []string {
	var out []string
	for _, i := range all {
		out = append(out, fmt.Sprint(i.ID, i.Title.In(diag.JA), i.Due, i.Open, i.Target, i.Status, i.Note.In(diag.JA), i.Person, i.Basis.In(diag.JA)))
	}
	return out
}

// BenchmarkItems is the cost over a loaded repository.
func BenchmarkItems(b *testing.B) {
	s := example(b, "company")
	w := due.Window{Today: day(b, "2026-11-21"), Until: day(b, "2028-11-21")}
	for b.Loop() {
		due.Items(s, w)
	}
}
