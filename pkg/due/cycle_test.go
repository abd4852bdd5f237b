package due_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
)

// rule is a regulation with one article a given obligation.
func rule(obliges ...string) string {
	var b strings.Builder
	b.WriteString("kind: regulation\nid: rule\ntitle: 基本規程\nversion: \"1\"\ndocument_class: basic_rule\ndialect: company\nrevised: 2024-04-01\nbody:\n")
	for i, o := range obliges {
		fmt.Fprintf(&b, "  - {article: 見出し, id: a%d, text: 定める。, obliges: {who: privacy_manager, %s}}\n", i+1, o)
	}
	return b.String()
}

// lines are the items of a cycle: key, due, status, day done.
func lines(all []due.Item, obligation string) []string {
	var out []string
	for _, i := range all {
		if strings.HasPrefix(i.Obligation, obligation) {
			late := ""
			if i.Late {
				late = " late"
			}
			out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %s %s", i.ID[strings.LastIndex(i.ID, "/")+1:], i.Due, i.Status, i.DoneOn))+late)
		}
	}
	slices.Sort(out)
	return out
}

func within(t *testing.T, today, since, until string, files map[string]string) []due.Item {
	t.Helper()
	got, _ := due.Items(load(t, files), due.Window{Today: day(t, today), Since: day(t, since), Until: day(t, until)})
	return got
}

func review(days ...string) string {
	var b strings.Builder
	b.WriteString("kind: pi_ledger\nid: pi\ntitle: 台帳\nreviews:\n")
	for _, d := range days {
		fmt.Fprintf(&b, "  - {date: %s, person: x}\n", d)
	}
	return b.String() + "entries: []\n"
}

func operationCheck(id, on, department string) string {
	return fmt.Sprintf("kind: operation_check\nid: %s\ntitle: 点検\ndepartment: %s\nchecked_on: %s\n", id, department, on)
}

// TestSiblings: what several departments check in one round is no late proof of the
// round before, whether on one day or on two.
func TestSiblings(t *testing.T) {
	for _, second := range []string{"2026-08-03", "2026-08-05"} {
		files := map[string]string{
			"regulations/rule.yaml": rule("every: quarter, evidence: operation_check, what: 運用の確認"),
			"records/a.yaml":        operationCheck("a", "2026-02-10", "sales"),
			"records/b.yaml":        operationCheck("b", "2026-08-03", "sales"),
			"records/c.yaml":        operationCheck("c", second, "office"),
		}
		got := lines(within(t, "2026-08-10", "2026-01-01", "2026-09-30", files), "cycle/operation_check")
		want := []string{"2025-Q4 2026-03-31 done 2026-02-10", "2026-Q1 2026-06-30 overdue", "2026-Q2 2026-09-30 done 2026-08-03"}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("second check on %s (-want +got):\n%s", second, d)
		}
	}
}

// TestMonthsGoFirst: of two cycles alike the one that names its months counts.
func TestMonthsGoFirst(t *testing.T) {
	for _, obliges := range [][]string{
		{"what: 見直し, every: 1y, evidence: pi_ledger", "what: 見直し, every: year in 07, evidence: pi_ledger"},
		{"what: 見直し, every: year in 07, evidence: pi_ledger", "what: 見直し, every: 1y, evidence: pi_ledger"},
	} {
		files := map[string]string{"r.yaml": rule(obliges...), "l.yaml": review("2026-07-20")}
		want := []string{"2026 2026-07-31 done 2026-07-20", "2027 2027-07-31 upcoming"}
		if d := cmp.Diff(want, lines(within(t, "2026-11-21", "2026-04-01", "2027-11-21", files), "cycle/pi_ledger")); d != "" {
			t.Errorf("%v (-want +got):\n%s", obliges, d)
		}
	}
}

func logCheck(id, on, log string) string {
	return fmt.Sprintf("kind: log_check\nid: %s\ntitle: 点検\nlogs: [%s]\nchecked_on: %s\n", id, log, on)
}

// TestCycles: occurrences are counted from the intended date and closed by the record
// that belongs to them; a late one stays late, a missed one stays open.
func TestCycles(t *testing.T) {
	for _, c := range []struct {
		name, obliges, cycle string
		files                map[string]string
		want                 []string
	}{
		{"the month of every year", `what: 見直し, every: year in 06, evidence: pi_ledger`, "cycle/pi_ledger",
			map[string]string{"l.yaml": review("2024-06-20", "2025-07-03", "2026-05-30")},
			[]string{"2024 2024-06-30 done 2024-06-20", "2025 2025-06-30 done 2025-07-03 late", "2026 2026-06-30 done 2026-05-30", "2027 2027-06-30 upcoming"}},
		{"a year is missed: a second review in the next year does not make it good before its own", `what: 見直し, every: year in 06, evidence: pi_ledger`, "cycle/pi_ledger",
			map[string]string{"l.yaml": review("2024-06-20", "2026-06-10")},
			[]string{"2024 2024-06-30 done 2024-06-20", "2025 2025-06-30 overdue", "2026 2026-06-30 done 2026-06-10", "2027 2027-06-30 upcoming"}},
		{"nothing was ever done: the present one is open", `what: 見直し, every: year in 06, evidence: pi_ledger`, "cycle/pi_ledger",
			nil, []string{"2026 2026-06-30 overdue", "2027 2027-06-30 upcoming"}},
		{"a day of every year", `what: 見直し, by: 12-20, evidence: pi_ledger`, "cycle/pi_ledger",
			map[string]string{"l.yaml": review("2025-12-21")},
			[]string{"2025 2025-12-20 done 2025-12-21 late", "2026 2026-12-20 due_soon"}},
		{"one day", `what: 見直し, by: 2026-12-20, evidence: pi_ledger`, "cycle/pi_ledger",
			map[string]string{"l.yaml": review("2025-06-01")}, []string{"2026-12-20 2026-12-20 due_soon"}},
		{"once a PMS year", `what: 見直し, every: 1y, evidence: pi_ledger`, "cycle/pi_ledger",
			map[string]string{"l.yaml": review("2024-05-01", "2025-12-12")},
			[]string{"2024 2025-03-31 done 2024-05-01", "2025 2026-03-31 done 2025-12-12", "2026 2027-03-31 due_soon"}},
		{"quarters of the PMS year", `what: 点検, every: quarter, evidence: log_check`, "cycle/log_check",
			map[string]string{"a.yaml": logCheck("a", "2026-04-10", "lock"), "b.yaml": logCheck("b", "2026-10-02", "lock"), "c.yaml": logCheck("c", "2026-11-02", "lock")},
			[]string{"2026-Q1 2026-06-30 done 2026-04-10", "2026-Q2 2026-09-30 done 2026-11-02 late", "2026-Q3 2026-12-31 done 2026-10-02", "2026-Q4 2027-03-31 upcoming", "2027-Q1 2027-06-30 upcoming", "2027-Q2 2027-09-30 upcoming"}},
		{"named months", `what: 点検, every: "year in 03,09", evidence: log_check`, "cycle/log_check",
			map[string]string{"a.yaml": logCheck("a", "2026-03-10", "lock"), "b.yaml": logCheck("b", "2026-10-02", "lock")},
			[]string{"2026-03 2026-03-31 done 2026-03-10", "2026-09 2026-09-30 done 2026-10-02 late", "2027-03 2027-03-31 upcoming", "2027-09 2027-09-30 upcoming"}},
		{"every two months from the first on, whatever the later dates", `what: 点検, every: 2m, evidence: log_check`, "cycle/log_check",
			map[string]string{"a.yaml": logCheck("a", "2026-05-31", "lock"), "b.yaml": logCheck("b", "2026-08-10", "lock"), "c.yaml": logCheck("c", "2026-09-30", "lock")},
			[]string{"1 2026-07-31 done 2026-09-30 late", "2 2026-09-30 done 2026-08-10", "3 2026-11-30 due_soon", "4 2027-01-31 upcoming", "5 2027-03-31 upcoming", "6 2027-05-31 upcoming", "7 2027-07-31 upcoming", "8 2027-09-30 upcoming"}},
		{"a record that says its year", `what: 計画, every: year in 04, evidence: education_plan`, "cycle/education_plan",
			map[string]string{"p.yaml": "kind: education_plan\nid: p\ntitle: 計画\nyear: 2026\nsessions: []\napprovals: [{step: approved, role: top_management, person: x, date: 2026-03-20, method: email, evidence: x}]\n"},
			[]string{"2026 2026-04-30 done 2026-03-20", "2027 2027-04-30 upcoming"}},
		{"a draft shows nothing", `what: 点検, every: quarter, evidence: log_check`, "cycle/log_check",
			map[string]string{"a.yaml": logCheck("a", "2026-11-10", "lock") + "status: draft\n"},
			[]string{"2026-Q3 2026-12-31 upcoming", "2026-Q4 2027-03-31 upcoming", "2027-Q1 2027-06-30 upcoming", "2027-Q2 2027-09-30 upcoming"}},
		{"records told apart", `what: 点検, every: quarter, evidence: log_check, where: {logs: lock}`, "cycle/log_check/logs=lock",
			map[string]string{"a.yaml": logCheck("a", "2026-10-10", "lock"), "b.yaml": logCheck("b", "2026-07-10", "camera")},
			[]string{"2026-Q3 2026-12-31 done 2026-10-10", "2026-Q4 2027-03-31 upcoming", "2027-Q1 2027-06-30 upcoming", "2027-Q2 2027-09-30 upcoming"}},
	} {
		files := map[string]string{"r.yaml": rule(c.obliges)}
		for path, text := range c.files {
			files[path] = text
		}
		got := lines(within(t, "2026-11-21", "2024-04-01", "2027-11-21", files), c.cycle)
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
	}
}

// TestOneThingOnce: the article goes over the manifest, this over the built-in cycle;
// the shortest counts and the others are named.
func TestOneThingOnce(t *testing.T) {
	files := map[string]string{
		"pms.yaml": manifest + "cycles: [{kind: pi_ledger, every: year in 06, basis: 台帳規程}]\n",
		"r.yaml":   rule(`what: 台帳の見直し, every: year in 06, evidence: pi_ledger`),
		"l.yaml":   review("2026-06-01"),
	}
	all := within(t, "2026-11-21", "", "2027-11-21", files)
	i := find(t, all, "cycle/pi_ledger")
	if i.Title.In(diag.JA) != "台帳の見直し（2027年度・6月）" || i.Basis.In(diag.JA) != "基本規程 第1条" || i.Subject.File != "r.yaml" || i.Role != "privacy_manager" {
		t.Errorf("the article leads: %+v", i)
	}
	var further []string
	for _, f := range i.Further {
		further = append(further, f.In(diag.JA))
	}
	if d := cmp.Diff([]string{"台帳規程", "J.3.1.1、A.3.3.1"}, further); d != "" {
		t.Errorf("further basis (-want +got):\n%s", d)
	}
	delete(files, "r.yaml")
	if i := find(t, within(t, "2026-11-21", "", "2027-11-21", files), "cycle/pi_ledger"); i.Basis.In(diag.JA) != "台帳規程" || len(i.Further) != 1 {
		t.Errorf("without the article the manifest leads: %+v", i)
	}
	files["pms.yaml"] = manifest + "cycles: [{kind: pi_ledger, every: 2y, basis: 台帳規程}]\n"
	got, problems := due.Items(load(t, files), due.Window{Today: day(t, "2026-11-21"), Until: day(t, "2027-11-21")})
	if i := find(t, got, "cycle/pi_ledger"); i.Due != day(t, "2027-03-31") && i.Due != day(t, "2028-03-31") {
		t.Errorf("the shorter cycle counts: %s", i.Due)
	}
	if len(problems) != 1 || problems[0].Rule != "DUE-006" {
		t.Errorf("problems: %v", problems)
	}
}

// TestBuiltinCycles: the duties of §11 stand without any rule of the firm, each with the
// requirement that asks for it; what is only usual waits for a first record.
func TestBuiltinCycles(t *testing.T) {
	all := within(t, "2026-11-21", "", "2027-04-01", nil)
	for _, kind := range []string{"pi_ledger", "risk", "education_plan", "audit_plan", "education_record/education_kind=annual", "audit_report", "management_review"} {
		i := find(t, all, "cycle/"+kind)
		if i.Due != day(t, "2027-03-31") || i.Basis.IsZero() || i.Source == "" || len(i.Requirements) == 0 || i.Strength != due.Guideline {
			t.Errorf("%s: %+v", kind, i)
		}
	}
	if has(all, "cycle/contact_point") || has(all, "cycle/document_register") {
		t.Error("what is only usual is asked of a firm that has no such record")
	}
	reminded := within(t, "2026-11-21", "", "2027-04-01", map[string]string{"m.yaml": "kind: management_review\nid: m\ntitle: 見直し\ndate: 2025-12-12\n"})
	if i := find(t, reminded, "cycle/management_review"); i.Target != day(t, "2026-12-12") || i.Due != day(t, "2027-03-31") || i.Status != due.DueSoon {
		t.Errorf("twelve months are a reminder, the PMS year is the limit: %+v", i)
	}
}

// TestNothingHappened: a confirmation that there was nothing stands for the record.
func TestNothingHappened(t *testing.T) {
	files := map[string]string{
		"r.yaml": rule(`what: 苦情の集計, every: quarter, evidence: complaint`),
		"n.yaml": "kind: no_occurrence\nid: n\ntitle: なし\nevent_kinds: [complaint]\nperiod_from: 2026-10-01\nperiod_to: 2026-12-31\nconfirmed_on: 2026-11-20\n",
	}
	got := lines(within(t, "2026-11-21", "2026-10-01", "2027-03-31", files), "cycle/complaint")
	if d := cmp.Diff([]string{"2026-Q3 2026-12-31 done 2026-12-31", "2026-Q4 2027-03-31 upcoming"}, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// TestPlan: an entry of the annual plan gives the cycle its date and is not listed beside it.
func TestPlan(t *testing.T) {
	files := map[string]string{
		"p.yaml": "kind: annual_plan\nid: p\ntitle: 計画\nyear: 2026\nactivities:\n  - {id: review, activity: review, title: レビュー, due: 2026-12-18, owner: x, evidence: management_review}\n  - {id: other, activity: other, title: 研修会, due: 2026-12-01, owner: x}\n",
	}
	all := within(t, "2026-11-21", "", "2027-03-31", files)
	if i := find(t, all, "cycle/management_review"); i.Target != day(t, "2026-12-18") || i.TargetName.In(diag.JA) != "計画" || i.Person != "x" {
		t.Errorf("planned: %+v", i)
	}
	if i := find(t, all, "annual_plan.activity_due"); i.Due != day(t, "2026-12-01") || !strings.Contains(i.Title.In(diag.JA), "研修会") {
		t.Errorf("what no duty asks for is listed by itself: %+v", i)
	}
}
