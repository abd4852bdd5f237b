package due_test

import (
	"testing"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
)

// TestRetention: until when a record is kept and from when it is to be disposed of; what
// the next renewal will be examined on is held back.
func TestRetention(t *testing.T) {
	const check = "kind: log_check\nid: c\ntitle: 点検\nlogs: [lock]\nchecked_on: 2026-10-09\napprovals: [{step: approved, role: privacy_manager, person: x, date: 2026-10-20, method: email, evidence: x}]\nretention: {$1}\n"
	for _, c := range []struct{ keep, open string }{
		{"period: 2y, from: created", "2028-10-10"},
		{"period: 2y, from: approved", "2028-10-21"},
		{"period: 1y, from: fiscal_year_end", "2028-04-01"},
		{"period: 6m, from: created", "2027-06-10"}, // held until the validity ends on 2027-06-09
		{"until: 2030-03-31", "2030-04-01"},
	} {
		all := items(t, "2026-11-21", map[string]string{"c.yaml": with(check, c.keep), "pms.yaml": with(certificate, "2027-06-09")})
		if i := find(t, all, "retention"); i.Open != day(t, c.open) || !i.Due.IsZero() || i.Evidence != "disposal_record" {
			t.Errorf("%s: disposed of from %s, want %s", c.keep, i.Open, c.open)
		}
	}
	for _, keep := range []string{"period: permanent", "period: 5y, from: left", "text: 当分の間"} {
		if has(items(t, "2026-11-21", map[string]string{"c.yaml": with(check, keep)}), "retention") {
			t.Errorf("%s gives no day", keep)
		}
	}
	over := find(t, items(t, "2028-11-21", map[string]string{"c.yaml": with(check, "period: 2y, from: created")}), "retention")
	if over.Status != due.WindowOpen {
		t.Errorf("after the end it is to be disposed of, and no law says by when: %s", over.Status)
	}
	if has(items(t, "2028-11-21", map[string]string{"c.yaml": with(check, "period: 2y, from: created") + "status: disposed\n"}), "retention") {
		t.Error("what is disposed of is listed")
	}
}

// TestStatutes: a ledger that keeps papers for less than the law wants.
func TestStatutes(t *testing.T) {
	const ledger = "kind: pi_ledger\nid: pi\ntitle: 台帳\nentries:\n  - {id: x, name: $1, items: [氏名], retention: {period: $2, from: $3}}\n"
	for _, c := range []struct {
		name, period, from string
		short              bool
	}{
		{"賃金台帳", "2y", "last_entry", true}, {"賃金台帳", "3y", "last_entry", false},
		{"健康診断個人票", "3y", "created", true}, {"健康診断個人票", "5y", "created", false}, {"健康診断個人票", "3y", "left", false}, // kept on after leaving: not comparable
		{"雇用保険の書類", "36m", "closed", true}, {"雇用保険の書類", "4y", "closed", false},
		{"健康保険の書類", "1y", "closed", true}, {"労災保険の書類", "2y", "closed", true}, {"派遣先管理台帳", "1y", "contract_end", true},
		{"扶養控除等申告書", "5y", "fiscal_year_end", true}, {"問合せ", "1m", "created", false}, {"賃金台帳", "permanent", "created", false},
	} {
		_, problems := due.Items(load(t, map[string]string{"l.yaml": with(ledger, c.name, c.period, c.from)}), due.Window{Today: day(t, "2026-11-21"), Until: day(t, "2027-11-21")})
		if short := len(problems) == 1 && problems[0].Rule == "DUE-007"; short != c.short || len(problems) > 1 {
			t.Errorf("%s %s from %s: %d problems", c.name, c.period, c.from, len(problems))
		}
		for _, p := range problems {
			if p.Message.In(diag.EN) == "" || p.Field != "/retention/period" {
				t.Errorf("%+v", p)
			}
		}
	}
}
