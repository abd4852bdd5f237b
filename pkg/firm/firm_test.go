package firm_test

import (
	"context"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/firm"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

const manifestText = `kind: manifest
organization: {name: 株式会社ためし, representative: aoi}
profile: company
catalogue: j2023
lang: en
fiscal_year_start: "04"
cycles:
  - {kind: pi_ledger, every: 6m, basis: 台帳規程}
lint:
  severities:
    - {rule: LED-001, severity: "off", reason: 試し}
    - {rule: LED-002, severity: info, reason: 試し}
    - {rule: LED-003, severity: fatal, reason: 誤り}
`

const peopleText = `kind: person
id: people
entries:
  - {id: aoi, name: 葵 一郎, employment: officer, from: 2018-04-01}
  - id: p-0002
    employment: regular
    department: office
    from: 2020-02-29
    to: 2026-03-31
    absences:
      - {from: 2025-06-01, to: 2025-06-30}
      - {from: 2026-01-10}
  - {id: p-0003, employment: part_time, from: 2026-04-01}
  - {id: aoi, employment: dispatched, from: 2026-01-01}
`

const appointmentsText = `kind: appointment
id: appointments
entries:
  - {id: a1, role: privacy_manager, person: aoi, from: 2018-04-01, to: 2025-03-31}
  - {id: a2, role: privacy_manager, person: p-0002, from: 2025-04-01}
  - {id: a3, role: auditor, person: p-0003, department: office}
`

// testFirm is a firm read as the program reads it.
func testFirm(t *testing.T) *firm.Firm {
	t.Helper()
	s, err := repo.Load(context.Background(), fstest.MapFS{
		"pms.yaml": {Data: []byte(manifestText)}, "people.yaml": {Data: []byte(peopleText)}, "appointments.yaml": {Data: []byte(appointmentsText)},
	}, repo.Options{Schemas: schema.New(schemas.FS), Strict: true})
	if err != nil {
		t.Fatal(err)
	}
	return s.Firm
}

func day(t *testing.T, s string) calendar.Date {
	t.Helper()
	if s == "" {
		return calendar.Date{}
	}
	d, err := calendar.ParseISO(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func term(t *testing.T, from, to string) firm.Term {
	return firm.Term{From: day(t, from), To: day(t, to)}
}

func TestTermHolds(t *testing.T) {
	for _, c := range []struct {
		from, to, day string
		want          bool
	}{
		{"2026-04-01", "2027-03-31", "2026-03-31", false},
		{"2026-04-01", "2027-03-31", "2026-04-01", true}, // both ends included
		{"2026-04-01", "2027-03-31", "2027-03-31", true},
		{"2026-04-01", "2027-03-31", "2027-04-01", false},
		{"2026-04-01", "2026-04-01", "2026-04-01", true},
		{"2026-04-01", "", "9999-12-31", true}, // open ends
		{"2026-04-01", "", "2026-03-31", false},
		{"", "2027-03-31", "0001-01-01", true},
		{"", "2027-03-31", "2027-04-01", false},
		{"", "", "2026-04-01", true},
		{"2027-01-01", "2026-01-01", "2026-06-01", false}, // the wrong way round
	} {
		if got := term(t, c.from, c.to).Holds(day(t, c.day)); got != c.want {
			t.Errorf("[%s, %s] holds %s: %v", c.from, c.to, c.day, got)
		}
	}
}

func TestTermOverlaps(t *testing.T) {
	for _, c := range []struct {
		a, b [2]string
		want bool
	}{
		{[2]string{"2026-01-01", "2026-03-31"}, [2]string{"2026-04-01", "2026-06-30"}, false},
		{[2]string{"2026-01-01", "2026-04-01"}, [2]string{"2026-04-01", "2026-06-30"}, true}, // one day
		{[2]string{"2026-01-01", ""}, [2]string{"2026-04-01", "2026-06-30"}, true},
		{[2]string{"2026-07-01", ""}, [2]string{"2026-04-01", "2026-06-30"}, false},
		{[2]string{"", "2026-03-31"}, [2]string{"2026-04-01", ""}, false},
		{[2]string{"", "2026-04-01"}, [2]string{"2026-04-01", ""}, true},
		{[2]string{"", ""}, [2]string{"2026-04-01", "2026-06-30"}, true},
		{[2]string{"2026-01-01", "2026-12-31"}, [2]string{"2026-04-01", "2026-06-30"}, true}, // within
	} {
		a, b := term(t, c.a[0], c.a[1]), term(t, c.b[0], c.b[1])
		if a.Overlaps(b) != c.want || b.Overlaps(a) != c.want {
			t.Errorf("%v, %v: got %v and %v, want %v", c.a, c.b, a.Overlaps(b), b.Overlaps(a), c.want)
		}
	}
}

func TestYear(t *testing.T) {
	at := func(start int) *firm.Firm {
		f := firm.New(nil, func(string) []*record.Record { return nil })
		f.YearStart = start
		return f
	}
	for _, c := range []struct {
		start       int
		day         string
		year        int
		first, last string
	}{
		{4, "2026-03-31", 2025, "2025-04-01", "2026-03-31"},
		{4, "2026-04-01", 2026, "2026-04-01", "2027-03-31"},
		{4, "2026-11-21", 2026, "2026-04-01", "2027-03-31"},
		{1, "2026-01-01", 2026, "2026-01-01", "2026-12-31"},
		{1, "2026-12-31", 2026, "2026-01-01", "2026-12-31"},
		{12, "2026-11-30", 2025, "2025-12-01", "2026-11-30"},
		{3, "2024-02-29", 2023, "2023-03-01", "2024-02-29"}, // ends on a leap day
		{3, "2025-02-28", 2024, "2024-03-01", "2025-02-28"},
	} {
		year, got := at(c.start).Year(day(t, c.day))
		if year != c.year || got != term(t, c.first, c.last) {
			t.Errorf("year from month %d, %s: got %d %v", c.start, c.day, year, got)
		}
	}
	if got := at(4).YearTerm(0); got != (firm.Term{}) {
		t.Errorf("the term of no year: %v", got)
	}
}

func TestManifest(t *testing.T) {
	f := testFirm(t)
	if f.Name != "株式会社ためし" || f.Profile != "company" || f.Catalogue != "j2023" || f.Lang != diag.EN || f.YearStart != 4 {
		t.Errorf("got %+v", f)
	}
	want := map[string]diag.Severity{"LED-001": 0, "LED-002": diag.Info} // LED-003 is for the schema to report
	if d := cmp.Diff(want, f.Severities()); d != "" {
		t.Errorf("severities (-want +got):\n%s", d)
	}
}

// TestNoManifest: a firm of which nothing is known answers with nothing.
func TestNoManifest(t *testing.T) {
	f := firm.New(nil, func(string) []*record.Record { return nil })
	today := day(t, "2026-11-21")
	if f.Name != "" || len(f.Severities()) != 0 || len(f.Workers(today)) != 0 || len(f.Offices()) != 0 || len(f.RoleOn("auditor", today)) != 0 {
		t.Errorf("got %+v", f)
	}
	if _, ok := f.Person("aoi"); ok {
		t.Error("found a person")
	}
	if p, ok := f.Period("pi_ledger"); !ok || p.Own {
		t.Errorf("the built-in cycle holds without a manifest: %+v, %v", p, ok)
	}
}

func ids(people []firm.Person) []string {
	var out []string
	for _, p := range people {
		out = append(out, p.ID)
	}
	return out
}

func TestWorkers(t *testing.T) {
	f := testFirm(t)
	for _, c := range []struct {
		day  string
		want []string
	}{
		{"2018-03-31", nil},
		{"2018-04-01", []string{"aoi"}},
		{"2026-03-31", []string{"aoi", "p-0002"}}, // the last day counts
		{"2026-04-01", []string{"aoi", "p-0003"}},
	} {
		if d := cmp.Diff(c.want, ids(f.Workers(day(t, c.day)))); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.day, d)
		}
	}
	if p, _ := f.Person("aoi"); p.Employment != "officer" {
		t.Errorf("of two persons with one id the first counts, not %q", p.Employment)
	}
	p, _ := f.Person("p-0002")
	for on, away := range map[string]bool{"2025-05-31": false, "2025-06-01": true, "2025-06-30": true, "2025-07-01": false, "2026-01-10": true, "2026-03-01": true} {
		if got := p.AwayOn(day(t, on)); got != away {
			t.Errorf("away on %s: %v", on, got)
		}
	}
}

func TestOffices(t *testing.T) {
	f := testFirm(t)
	for _, c := range []struct {
		role, day string
		want      []string
	}{
		{"privacy_manager", "2018-03-31", nil},
		{"privacy_manager", "2025-03-31", []string{"aoi"}},
		{"privacy_manager", "2025-04-01", []string{"p-0002"}},
		{"auditor", "2000-01-01", []string{"p-0003"}}, // open at both ends
		{"top_management", "2026-01-01", nil},
	} {
		var got []string
		for _, o := range f.RoleOn(c.role, day(t, c.day)) {
			got = append(got, o.Person)
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s on %s (-want +got):\n%s", c.role, c.day, d)
		}
	}
	if got := len(f.Offices()); got != 3 {
		t.Errorf("%d offices, want 3", got)
	}
	if got := f.Offices("auditor", "top_management"); len(got) != 1 || got[0].Department != "office" {
		t.Errorf("offices of two roles: %+v", got)
	}
}

func TestHeldRole(t *testing.T) {
	f := testFirm(t)
	for _, c := range []struct {
		person, role, day string
		want              bool
	}{
		{"aoi", "privacy_manager", "2025-03-31", true},
		{"aoi", "privacy_manager", "2025-04-01", false},
		{"p-0002", "privacy_manager", "2025-04-01", true},
		{"aoi", "worker", "2026-04-01", true}, // everyone who works there
		{"p-0002", "worker", "2026-04-01", false},
		{"nobody", "worker", "2026-04-01", false},
		{"nobody", "auditor", "2026-04-01", false},
	} {
		if got := f.HeldRole(c.person, c.role, day(t, c.day)); got != c.want {
			t.Errorf("%s as %s on %s: %v", c.person, c.role, c.day, got)
		}
	}
}

func TestPeriod(t *testing.T) {
	f := testFirm(t)
	if p, ok := f.Period("pi_ledger"); !ok || p != (firm.Period{Every: "6m", Source: "台帳規程", Own: true}) {
		t.Errorf("the firm's own cycle: %+v, %v", p, ok)
	}
	built, ok := f.Period("management_review")
	if !ok || built.Own || built.Source == "" {
		t.Errorf("the built-in cycle: %+v, %v", built, ok)
	}
	if _, ok := built.Next(day(t, "2026-11-21")); !ok {
		t.Errorf("the built-in cycle %q has no next day", built.Every)
	}
	if _, ok := f.Period("no_such_kind"); ok {
		t.Error("a cycle of nothing")
	}
}

// TestFacts: the embedded data is readable and says what the rules ask it for.
func TestFacts(t *testing.T) {
	f := testFirm(t)
	if len(f.Published()) == 0 || len(f.Singular()) == 0 {
		t.Errorf("published %v, singular %v", f.Published(), f.Singular())
	}
	if source, barred := f.Barred("regular"); barred {
		t.Errorf("regular workers are barred: %s", source)
	}
	if f.Fact("roles.yaml") != f.Fact("roles.yaml") {
		t.Error("the file was parsed twice")
	}
	defer func() {
		if recover() == nil {
			t.Error("a fact that does not exist: no panic")
		}
	}()
	f.Fact("no_such_file.yaml")
}
