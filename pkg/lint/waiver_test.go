package lint_test

import (
	"strings"
	"testing"
	"time"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

const register = `kind: waiver
id: waivers
entries:
  - id: wv-1
    rule: TST-001
    subject: {kind: department, id: d-sales}
    reason: 待つ
    from: 2026-10-01
    until: 2027-03-31
    next_review: 2027-01-31
    approvals: [{step: approved, role: top_management, date: 2026-09-28, method: paper_seal}]
`

// onDepartment finds something about a department.
func onDepartment(id string) *lint.Rule {
	return rule("TST-001", func(r *lint.Rule) {
		r.Whole = func(p *lint.Pass) {
			d := diag.Diagnostic{Subject: diag.Subject{Kind: "department", ID: id}, Range: diag.FileRange("organization/departments.yaml"), Message: say("x")}
			p.Report(d)
		}
	})
}

func TestWaiver(t *testing.T) {
	for _, c := range []struct {
		name, day, register string
		subject             string
		waived              bool
	}{
		{"in its term", "2026-11-21", register, "d-sales", true},
		{"first day", "2026-10-01", register, "d-sales", true},
		{"last day", "2027-03-31", register, "d-sales", true},
		{"before", "2026-09-30", register, "d-sales", false},
		{"past", "2027-04-01", register, "d-sales", false},
		{"another subject", "2026-11-21", register, "d-office", false},
		{"not approved", "2026-11-21", strings.Replace(register, "step: approved", "step: prepared", 1), "d-sales", false},
		{"without an end", "2026-11-21", strings.Replace(register, "    until: 2027-03-31\n", "", 1), "d-sales", false},
		{"ended early", "2026-11-21", strings.Replace(register, "    next_review", "    withdrawn_on: 2026-11-20\n    next_review", 1), "d-sales", false},
		{"another rule", "2026-11-21", strings.Replace(register, "TST-001", "TST-002", 1), "d-sales", false},
		{"another field", "2026-11-21", strings.Replace(register, "    reason", "    field: /size\n    reason", 1), "d-sales", false},
	} {
		in := lint.Input{Head: load(t, files{"ledgers/waivers.yaml": c.register}), Today: day(t, c.day)}
		res := run(t, in, onDepartment(c.subject))
		if got := len(res.Waived) == 1 && len(res.Findings) == 0; got != c.waived {
			t.Errorf("%s: findings %v, waived %d", c.name, lines(res.Findings), len(res.Waived))
		}
	}
}

// TestBaseWaiversDecide: a change cannot waive what it causes.
func TestBaseWaiversDecide(t *testing.T) {
	in := lint.Input{Head: load(t, files{"ledgers/waivers.yaml": register}), Base: load(t, nil), Today: day(t, "2026-11-21")}
	if res := run(t, in, onDepartment("d-sales")); len(res.Findings) != 1 {
		t.Errorf("the waiver of the change took the finding away: %v", lines(res.Findings))
	}
}

// TestAfter: a rule about the check sees what the others found and which of them ran.
func TestAfter(t *testing.T) {
	var seen lint.Outcome
	watch := rule("TST-009", func(r *lint.Rule) { r.After = func(_ *lint.Pass, o lint.Outcome) { seen = o } })
	skipped := rule("TST-005", func(r *lint.Rule) { r.Whole, r.Needs = func(*lint.Pass) {}, lint.Base })
	run(t, lint.Input{Head: load(t, nil), Today: day(t, "2026-11-21")}, watch, skipped, onDepartment("d-sales"))
	if len(seen.Findings) != 1 || !seen.Ran["TST-001"] || seen.Ran["TST-005"] {
		t.Errorf("seen: %v, ran %v", lines(seen.Findings), seen.Ran)
	}
}

func TestTimings(t *testing.T) {
	var now time.Duration
	in := lint.Input{Head: load(t, nil), Today: day(t, "2026-11-21"), Stopwatch: func() time.Duration { now += time.Second; return now }}
	res := run(t, in, onDepartment("d-sales"))
	if len(res.Timings) != 1 || res.Timings[0].Rule != "TST-001" || res.Timings[0].Took <= 0 {
		t.Errorf("timings: %v", res.Timings)
	}
	in.Stopwatch = nil
	if res := run(t, in, onDepartment("d-sales")); res.Timings != nil {
		t.Errorf("timed without a watch: %v", res.Timings)
	}
}
