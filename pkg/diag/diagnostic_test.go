package diag

import "testing"

func golden() Diagnostic {
	return Diagnostic{
		Rule: "LED-001", Severity: Error, Field: "/purpose",
		Subject: Subject{Kind: "pi_ledger", ID: "applicants"},
		Message: T("利用目的がありません。", "purpose is missing"),
		Range:   Range{File: "ledgers/pi.yaml", Start: Point{12, 3}, End: Point{12, 10}},
	}
}

// TestFingerprintIsStable: baselines and forges keep fingerprints for years, so the
// value itself is part of the contract. A change here breaks every stored baseline.
func TestFingerprintIsStable(t *testing.T) {
	d := golden()
	const want = "f97d2933828e568f4c1c822ec6bf4193"
	if got := d.Fingerprint(); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	d.Occurrence = 1
	const second = "fdf951797c6cc50b7104f1eb5faec490"
	if got := d.Fingerprint(); got != second {
		t.Errorf("second occurrence: got %s, want %s", got, second)
	}
}

// TestFingerprintIgnores what moves between revisions and languages: place, wording,
// severity, and the file's name.
func TestFingerprintIgnores(t *testing.T) {
	d := golden()
	want := d.Fingerprint()
	for name, change := range map[string]func(*Diagnostic){
		"line":     func(d *Diagnostic) { d.Range.Start, d.Range.End = Point{99, 1}, Point{100, 1} },
		"file":     func(d *Diagnostic) { d.Range.File = "ledgers/moved.yaml" },
		"message":  func(d *Diagnostic) { d.Message = T("別の言い方です。", "another wording") },
		"hint":     func(d *Diagnostic) { d.Hint = T("直してください。", "mend it") },
		"severity": func(d *Diagnostic) { d.Severity = Info },
		"related":  func(d *Diagnostic) { d.Related = []Related{{}} },
	} {
		changed := golden()
		change(&changed)
		if got := changed.Fingerprint(); got != want {
			t.Errorf("the fingerprint depends on the %s", name)
		}
	}
}

// TestFingerprintTellsApart what makes two findings different, also where the same
// letters are divided otherwise between two parts.
func TestFingerprintTellsApart(t *testing.T) {
	seen := map[string]string{}
	for name, change := range map[string]func(*Diagnostic){
		"itself":      func(*Diagnostic) {},
		"rule":        func(d *Diagnostic) { d.Rule = "LED-002" },
		"kind":        func(d *Diagnostic) { d.Subject.Kind = "risk" },
		"id":          func(d *Diagnostic) { d.Subject.ID = "employees" },
		"field":       func(d *Diagnostic) { d.Field = "/purpose/0" },
		"occurrence":  func(d *Diagnostic) { d.Occurrence = 1 },
		"kind and id": func(d *Diagnostic) { d.Subject = Subject{"pi_ledgera", "pplicants"} },
		"id, field":   func(d *Diagnostic) { d.Subject.ID, d.Field = "applicants/purpose", "" },
	} {
		d := golden()
		change(&d)
		print := d.Fingerprint()
		if other, double := seen[print]; double {
			t.Errorf("%s and %s have one fingerprint", name, other)
		}
		seen[print] = name
	}
}

func TestSeverity(t *testing.T) {
	for s := Info; s <= Error; s++ {
		if got, err := ParseSeverity(s.String()); err != nil || got != s {
			t.Errorf("ParseSeverity(%q) = %v, %v", s, got, err)
		}
	}
	for _, bad := range []string{"", "ERROR", "off", "fatal", "severity(0)"} {
		if _, err := ParseSeverity(bad); err == nil {
			t.Errorf("ParseSeverity(%q) gave no error", bad)
		}
	}
	if got := Severity(0).String(); got != "severity(0)" {
		t.Errorf("the zero severity reads %q: it must not pass as harmless", got)
	}
	for s, want := range map[Severity][2]string{Error: {"要修正", "error"}, Warning: {"要確認", "warning"}, Info: {"参考", "info"}} {
		if got := [2]string{s.Label().In(JA), s.Label().In(EN)}; got != want {
			t.Errorf("label of %v: got %q, want %q", s, got, want)
		}
	}
}

func TestPointCompare(t *testing.T) {
	for _, c := range []struct {
		a, b Point
		want int
	}{
		{Point{1, 1}, Point{1, 1}, 0}, {Point{1, 9}, Point{2, 1}, -1}, {Point{2, 1}, Point{2, 2}, -1}, {Point{}, Point{1, 1}, -1},
	} {
		if got := sign(c.a.Compare(c.b)); got != c.want {
			t.Errorf("%v, %v: got %d, want %d", c.a, c.b, got, c.want)
		}
		if got := sign(c.b.Compare(c.a)); got != -c.want {
			t.Errorf("%v, %v: got %d, want %d", c.b, c.a, got, -c.want)
		}
	}
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}
