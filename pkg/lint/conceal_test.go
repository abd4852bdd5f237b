package lint_test

import (
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

// secret is what a rule found; it must not be in the words of any other.
const secret = "98320" + "5673214"

// TestConceal: on a line with a private finding no other quotes what stands there,
// however deep in its arguments; a path and a counted number stay.
func TestConceal(t *testing.T) {
	at := func(line int) diag.Range {
		return diag.Range{File: "a-20261121093000.txt", Start: diag.Point{Line: line, Column: 1}}
	}
	guard := rule("TST-001", func(r *lint.Rule) {
		r.Whole = func(p *lint.Pass) {
			p.Report(diag.Diagnostic{Range: at(3), Subject: diag.Subject{Kind: "file", ID: "a-20261121093000.txt"}, Message: say("number"), Private: true})
		}
	})
	quoting := rule("TST-002", func(r *lint.Rule) {
		r.Whole = func(p *lint.Pass) {
			nested := diag.List{diag.Word(secret), diag.T("%[1]s", "%[1]s", secret), diag.Choice{diag.Word(secret)}}
			for line := 3; line <= 4; line++ {
				p.Report(diag.Diagnostic{Range: at(line), Subject: diag.Subject{Kind: "department", ID: secret}, Message: diag.T("%[1]s %[2]s %[3]d", "%[1]s %[2]s %[3]d", secret, nested, 42)})
			}
		}
	})
	res := run(t, lint.Input{Head: load(t, nil), Today: day(t, "2026-11-21")}, guard, quoting)
	if len(res.Findings) != 3 {
		t.Fatalf("findings: %v", lines(res.Findings))
	}
	for _, d := range res.Findings {
		shown := d.Message.In(diag.JA) + d.Message.In(diag.EN) + d.Subject.ID
		if d.Range.Start.Line == 3 && (strings.Contains(shown, secret) || !d.Private) {
			t.Errorf("shown: %s", shown)
		}
		if d.Range.Start.Line == 4 && !strings.Contains(shown, secret) {
			t.Errorf("concealed on another line: %s", shown)
		}
		if d.Rule == "TST-001" && d.Subject.ID != "a-20261121093000.txt" {
			t.Errorf("the path is masked: %s", d.Subject.ID)
		}
		if d.Rule == "TST-002" && !strings.Contains(shown, "42") {
			t.Errorf("a counted number is gone: %s", shown)
		}
	}
}

// TestConcealedIsWaived: a waiver names its subject in full, whatever is printed of it.
func TestConcealedIsWaived(t *testing.T) {
	waived := strings.Replace(strings.Replace(register, "d-sales", "d-1234567890", 1), "TST-001", "TST-003", 1)
	private := rule("TST-003", func(r *lint.Rule) {
		r.Whole = func(p *lint.Pass) {
			p.Report(diag.Diagnostic{Range: diag.FileRange("a.txt"), Subject: diag.Subject{Kind: "department", ID: "d-1234567890"}, Message: say("x"), Private: true})
		}
	})
	res := run(t, lint.Input{Head: load(t, files{"ledgers/waivers.yaml": waived}), Today: day(t, "2026-11-21")}, private)
	if len(res.Findings) != 0 || len(res.Waived) != 1 {
		t.Errorf("findings %v, waived %d", lines(res.Findings), len(res.Waived))
	}
}
