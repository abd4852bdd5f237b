package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pms-project/pms/schemas"
)

// bodyDeadline is one line of the table: the article of the rules of an examination
// room, the item that a record of the example gives, and its day computed by hand.
type bodyDeadline struct {
	article string
	item    string // obligation/kind/record
	due     string // "": the rule has a word (遅滞なく, 直ちに) or only a keeping period
	open    string // first day, where it matters
	by      string // the computation
}

// bodyDeadlines has every row of the rules that gives a day or a duty to one record.
var bodyDeadlines = []bodyDeadline{
	{"5(2)", "exb-5-2/examiner/ex-m-0012", "2027-01-01", "", "2026-07-01 + 6 months"},
	{"6(5)", "exb-6-5/examination_case/examination_case-20261116-shiokaze", "", "", "遅滞なく"},
	{"6(5) correction", "exb-6-5-correction/examination_case/examination_case-20261116-shiokaze", "2026-12-04", "", "the day in the letter"},
	{"6(6)", "exb-6-6/grantee/gr-tsuyukusabashi", "2027-02-09", "2026-10-10", "expiry 2027-06-09: 8 months before .. 4 months before"},
	{"6(6)①", "exb-6-6-1/grantee/gr-tsuyukusabashi", "2027-01-09", "", "2027-06-09 - 5 months"},
	{"6(6)②", "exb-6-6-2/grantee/gr-kikyo", "", "", "遅滞なく, after the window"},
	{"7(1)", "exb-7-1/examination_case/examination_case-20260302-yamaboushi", "", "", "遅滞なく"},
	{"8⑥", "exb-8-2-6/examination_case/examination_case-20261116-shiokaze", "2026-12-18", "", "the day on the invoice"},
	{"9(1)", "exb-9-1/examination_case/examination_case-20261116-shiokaze", "", "", "遅滞なく"},
	{"11", "cycle/log_check/place=審査室のキャビネット1〜6/9", "2026-12-05", "", "every 2 months from 2025-06-05"},
	{"13④", "cycle/log_check/place=審査室の出入口/9", "2026-12-05", "", "every 2 months from 2025-06-05"},
	{"16(2)", "exb-16-2/examiner/ex-x-0105", "2026-12-20", "2026-09-21", "left 2024-09-20, kept 2 years to 2026-09-20, + 3 months"},
	{"18(3)", "exb-18-3/examiner/ex-x-0101", "2027-03-31", "", "end of the contract"},
	{"20(2)", "exb-20-2/examination_case/examination_case-20261116-shiokaze", "2026-11-25", "", "Thu 11-19: Fri 20, (Mon 23 holiday) Tue 24, Wed 25"},
	{"21(1) new", "exb-21-1-new/examination_case/examination_case-20260928-minamo", "2026-11-25", "", "2026-12-09 - 2 weeks"},
	{"21(1) renewal", "exb-21-1-renewal/examination_case/examination_case-20260907-kodachi", "2026-11-22", "", "2026-12-22 - 1 month"},
	{"21(2)", "exb-21-2/examination_case/examination_case-20260914-akatsuki", "2026-11-26", "", "2026-11-19 + 1 week"},
	{"21(3)", "exb-21-3/examination_case/examination_case-20260928-minamo", "2026-11-26", "", "Fri 11-20: Tue 24, Wed 25, Thu 26"},
	{"22(1)②", "exb-22-1/examination_case/examination_case-20260706-hanamizuki", "2026-10-29", "", "Tue 10-20: 21, 22, 23, 26, 27, 28, 29"},
	{"22(4)①b", "exb-22-4-1/examination_case/examination_case-20261116-shiokaze", "", "", "遅滞なく; two years for a renewal"},
	{"22(4)②d", "exb-22-4-2/examiner/ex-x-0103", "2026-11-23", "", "last scan 2026-11-16 + 1 week"},
	{"23", "exb-23/examination_case/examination_case-20260928-minamo", "2026-12-08", "", "the day before 2026-12-09"},
	{"25(1)", "exb-25/examination_case/examination_case-20260803-suzukake", "2026-11-12", "", "2026-11-05 + 1 week"},
	{"25(1) site check", "exb-25/examination_case/examination_case-20260706-hanamizuki", "2026-11-04", "", "site check 2026-10-28 + 1 week"},
	{"25(3)", "exb-25/examination_case/examination_case-20260824-hiiragi", "2026-11-19", "", "no findings: 2026-11-12 + 1 week all the same"},
	{"25(4)", "exb-25-4/examination_case/examination_case-20260803-suzukake", "2027-02-09", "", "the day on form E"},
	{"26(1)", "exb-26-1/examination_case/examination_case-20260803-suzukake", "2026-12-05", "", "2026-11-05 + 1 month"},
	{"26(1) proviso, none", "exb-26-1-early/examination_case/examination_case-20260824-hiiragi", "2026-11-19", "", "2026-11-12 + 1 week"},
	{"26(1) proviso, early", "exb-26-1-early/examination_case/examination_case-20260406-satsuki", "2026-07-09", "", "2026-07-02 + 1 week, report came on 07-08"},
	{"26(2)", "exb-26-2/examination_case/examination_case-20260706-hanamizuki", "2026-11-28", "", "2026-10-28 + 1 month"},
	{"26(2) promised", "exb-26-2-promised/examination_case/examination_case-20260706-hanamizuki", "2026-12-11", "", "the day that was told"},
	{"26(3)", "exb-26-3/examination_case/examination_case-20260615-kaede", "2026-12-15", "", "12-16 14:00 - 24 hours"},
	{"27(2)", "exb-27-2/examination_case/examination_case-20260615-kaede", "2026-11-24", "", "Wed 11-18: Thu 19, Fri 20, Tue 24"},
	{"28(3)", "exb-28-3/measure_decision/measure_decision-20261113-kodachi", "2026-12-16", "", "the next committee"},
	{"29", "exb-29/examination_case/examination_case-20260302-yamaboushi", "2026-07-21", "", "Fri 07-17 + 1 business day (Mon 20 holiday)"},
	{"30(1)", "exb-30-1/measure_decision/measure_decision-20261029-suzukake", "2026-11-24", "", "Wed 11-18: 19, 20, 24"},
	{"30(2) report", "exb-30-2-report/measure_decision/measure_decision-20261029-suzukake", "2026-11-27", "2026-11-27", "sent 11-19: seven full days to 11-26, day 8"},
	{"30(2) paper", "exb-30-2-paper/measure_decision/measure_decision-20260928-asagao", "2026-11-11", "", "Fri 10-30: 11-02, (3 holiday) 04, 05, 06, 09, 10, 11"},
	{"31 grant", "exb-31-grant/examination_case/examination_case-20260302-yamaboushi", "2026-07-18", "", "Fri 07-17 + 1 calendar day, a Saturday"},
	{"31 measure", "exb-31-measure/measure_decision/measure_decision-20261029-suzukake", "2026-11-19", "", "11-18 + 1 calendar day"},
	{"32(1)", "exb-32-1/examination_case/examination_case-20260803-matsukaze", "2026-11-10", "", "invoice 2026-08-10 + 3 months, not 3 business days"},
	{"32(1) notice", "exb-32-1-notice/examination_case/examination_case-20250908-tochinoki", "", "", "直ちに"},
	{"32(2)", "exb-32-2/examination_case/examination_case-20260803-suzukake", "2027-05-09", "", "2026-11-09 + 6 months"},
	{"32(2)②", "exb-32-2-2/examination_case/examination_case-20250908-tochinoki", "2026-11-19", "", "with the notice of that day, less than 4 months left"},
	{"33", "exb-33/change_receipt/change_receipt-20261112-hanamizuki", "2026-11-26", "", "2026-11-12 + 2 weeks"},
	{"33 lists", "exb-33-lists/change_receipt/change_receipt-20261112-hanamizuki", "2026-11-26", "", "2026-11-12 + 2 weeks"},
	{"34", "exb-34/examination_case/examination_case-20260803-suzukake", "2026-12-05", "", "2026-11-05 + 1 month"},
	{"35(2)", "exb-35-2/incident/incident-20260622-loan-pc", "", "", "直ちに"},
	{"35(4)", "exb-35-4/incident/incident-20260622-loan-pc", "", "", "直ちに"},
	{"38(1)", "exb-38-1/examination_case/examination_case-20240513-tsukimino", "2027-02-18", "", "next decision 2026-11-18 + 3 months"},
	{"38(2)", "exb-38-2/examination_case/examination_case-20240401-satsuki", "2026-12-16", "", "next decision 2026-09-16 + 3 months"},
	{"38(3) paper", "exb-38-3-paper/examination_case/examination_case-20240603-umikaze", "2026-12-15", "", "withdrawn 2026-09-15 + 3 months"},
	{"38(3) data", "exb-38-3-data/examination_case/examination_case-20240909-nanohana", "2027-01-01", "", "dissolved 2026-10-01 + 3 months"},
	{"38(4)", "exb-38-4/examination_case/examination_case-20240513-tsukimino", "2027-02-18", "", "next decision 2026-11-18 + 3 months"},
	{"38(5)", "exb-38-5/examination_case/examination_case-20210510-nogiku", "2027-01-20", "2026-10-21", "2021-10-20 + 5 years, + 3 months"},
	{"38(6)", "exb-38-6/measure_decision/measure_decision-20211011-nogiku", "2027-02-17", "2026-11-18", "2021-11-17 + 5 years, + 3 months"},
	{"38(6)④", "exb-38-6-4/measure_decision/measure_decision-20261029-suzukake", "2027-02-18", "", "2026-11-18 + 3 months"},
	{"38(7)", "exb-38-7/committee_meeting/committee_meeting-20261118", "", "", "遅滞なく"},
	{"38(8)②", "exb-38-8-2/kept_material/km-lock-2024a", "", "2026-10-05", "2024-10-04 + 2 years"},
	{"38(8)③", "exb-38-8-3/kept_material/km-seminar-2024-form", "", "2026-12-06", "2024-12-05 + 2 years"},
	{"38(8)④", "exb-38-8-3/kept_material/km-seminar-2024-list", "", "2026-12-06", "2024-12-05 + 2 years"},
	{"38(8)⑤", "exb-38-8-5/kept_material/km-consultation-202609", "", "2026-12-11", "2026-09-10 + 3 months"},
	{"38(8)⑦", "exb-38-8-7/kept_material/km-education-2021", "", "2026-12-04", "2021-12-03 + 5 years"},
	{"38(8)⑧", "exb-38-8-7/kept_material/km-audit-2021", "", "2027-02-19", "2022-02-18 + 5 years"},
	{"38(10)②", "exb-38-10-2/kept_material/km-contract-2016", "2027-02-18", "2026-11-19", "2016-11-18 + 10 years, + 3 months"},
	{"38(10)③", "exb-38-10-3/kept_material/km-liaison-2021", "2027-01-22", "2026-10-23", "2021-10-22 + 5 years, + 3 months"},
	{"38(10)④", "exb-38-10-4/kept_material/km-other-2024", "2027-06-30", "", "the manager's 2027-03-31 + 3 months"},
	{"39", "cycle/education_record/education_kind=annual/2026", "2026-07-31", "", "once a year, by July"},
	{"40", "cycle/audit_report/2026", "2027-01-31", "", "once a year, in January"},
}

// bodyLaidOver has the rows whose event has not happened to the body of the example; the
// test lays it over.
var bodyLaidOver = []bodyDeadline{
	{"38(12)①", "exb-38-12-1/kept_material/km-closure-paper", "", "2026-05-16", "2024-05-15 + 2 years"},
	{"38(12)②③", "exb-38-12-2/kept_material/km-closure-data", "", "2029-05-16", "2024-05-15 + 5 years"},
	{"32(2)①", "exb-32-2-1/examination_case/examination_case-20250908-tochinoki", "2026-12-01", "", "the limit in the first of the two letters"},
	{"38(3) at a month's end", "exb-38-3-paper/examination_case/examination_case-20240603-umikaze", "2026-12-30", "", "the earlier reading of 2026-09-30 + 3 months warns"},
}

// bodyStanding are the rows without any day: nothing may be listed for these records.
var bodyStanding = []struct{ article, subject, why string }{
	{"6(2)", "examination_case.application.sequence", "order of arrival: a field, no day"},
	{"38(7)", "km-committee-2020", "minutes and important material are kept for good"},
	{"38(8)①", "km-committee-list", "kept for good"},
	{"38(8)⑥", "km-intake", "kept for good"},
	{"38(10)①", "km-ringi", "kept for good"},
	{"38(11)", "pi-repository", "electronic data is kept while the business goes on"},
}

// TestEveryRuleOfAnExaminationBodyGivesItsDay checks the example of the examination
// body against days that were computed by hand.
func TestEveryRuleOfAnExaminationBodyGivesItsDay(t *testing.T) {
	items := bodyItems(t, bodyExample(t))
	for _, want := range bodyDeadlines {
		checkBodyDeadline(t, items, want)
	}
	for _, s := range bodyStanding {
		for id, item := range items {
			if item.Subject.ID == s.subject {
				t.Errorf("%s: %s is listed (%s), but %s", s.article, id, item.Due, s.why)
			}
		}
	}
}

// TestRulesOfAnExaminationBodyForWhatTheExampleHasNot lays records over the example:
// the close of the business, the exceptions, and the ends of months.
func TestRulesOfAnExaminationBodyForWhatTheExampleHasNot(t *testing.T) {
	const cases = "records/examination_case/"
	fsys := fstest.MapFS{}
	for name, text := range readExample(t, "examination-body") {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	replace := func(name, old, text string) {
		t.Helper()
		data := string(fsys[name].Data)
		if !strings.Contains(data, old) {
			t.Fatalf("%s has no %q", name, old)
		}
		fsys[name] = &fstest.MapFile{Data: []byte(strings.Replace(data, old, text, 1))}
	}
	replace("ledgers/kept_materials.yaml", "entries:\n", "entries:\n"+
		"  - {id: km-closure-paper, name: 廃止の時の書類, material_class: closure_paper, ended_on: 2024-05-15}\n"+
		"  - {id: km-closure-data, name: 廃止の時の電子データ, material_class: closure_data, ended_on: 2024-05-15}\n")
	replace(cases+"2024/examination_case-20240603-umikaze.yaml", "withdrawn_on: 2026-09-15", "withdrawn_on: 2026-09-30")
	replace(cases+"2026/examination_case-20260928-minamo.yaml", "  payment_planned_on: 2026-11-27\n", "")
	replace(cases+"2026/examination_case-20260907-kodachi.yaml", "document_review:\n", "document_review:\n  delayed_by_applicant: true\n")
	replace(cases+"2025/examination_case-20250908-tochinoki.yaml", "  announcement_due: 2026-10-30\n  decided_on: 2026-11-18\n  meeting: committee_meeting-20261118\n", "  announcement_due: 2026-12-01\n")
	replace("records/measure_decision/2026/measure_decision-20261029-suzukake.yaml", "notice: {sent_on: 2026-11-19}", "notice: {sent_on: 2026-11-19, receipt_on: 2026-11-20}")
	dir := t.TempDir()
	if err := os.CopyFS(dir, fsys); err != nil {
		t.Fatal(err)
	}
	items := bodyItems(t, dir)
	for _, want := range bodyLaidOver {
		checkBodyDeadline(t, items, want)
	}
	for article, id := range map[string]string{
		"21(3), payment date not told":       "exb-21-3/examination_case/examination_case-20260928-minamo",
		"21(1), delayed by the applicant":    "exb-21-1-renewal/examination_case/examination_case-20260907-kodachi",
		"30(2), receipt came":                "exb-30-2-report/measure_decision/measure_decision-20261029-suzukake",
		"34, no examiner of a main contract": "exb-34/examination_case/examination_case-20260706-hanamizuki",
	} {
		if _, ok := items[id]; ok {
			t.Errorf("%s: %s is listed", article, id)
		}
	}
}

// TestNoRuleOfAnExaminationBodyIsWithoutItsDay finds rows of the data that the tables
// above leave out.
func TestNoRuleOfAnExaminationBodyIsWithoutItsDay(t *testing.T) {
	data, err := fs.ReadFile(schemas.FS, "obligations/examination_body.yaml")
	if err != nil {
		t.Fatal(err)
	}
	tested := map[string]bool{}
	for _, want := range slices.Concat(bodyDeadlines, bodyLaidOver) {
		row, _, _ := strings.Cut(want.item, "/")
		tested[row] = true
	}
	ids := regexp.MustCompile(`(?m)^  - id: (\S+)$`).FindAllStringSubmatch(string(data), -1)
	if len(ids) < 50 {
		t.Fatalf("only %d rows", len(ids))
	}
	for _, id := range ids {
		if !tested[id[1]] {
			t.Errorf("%s is in no table", id[1])
		}
	}
}

func checkBodyDeadline(t *testing.T, items map[string]bodyItem, want bodyDeadline) {
	t.Helper()
	got, ok := items[want.item]
	if !ok {
		t.Errorf("%s: no item %s (want %s: %s)", want.article, want.item, want.due, want.by)
		return
	}
	if got.Due != want.due || want.open != "" && got.Open != want.open {
		t.Errorf("%s: %s is due %q, open %q; want %q, %q: %s", want.article, want.item, got.Due, got.Open, want.due, want.open, want.by)
	}
	if got.Basis == "" || got.Source == "" || got.Role == "" && got.Person == "" {
		t.Errorf("%s: %s names no basis, no source or nobody to do it: %+v", want.article, want.item, got)
	}
}

// bodyItem is what the table looks at.
type bodyItem struct {
	ID, Due, Open, Basis, Source, Role, Person string
	Subject                                    struct{ ID string }
}

// bodyItems are all items that `pms due` lists for a repository, done ones included.
func bodyItems(t *testing.T, dir string) map[string]bodyItem {
	t.Helper()
	status, stdout, stderr := invokeAsWritten(t, "-C", dir, "--today", "2026-11-21",
		"due", "--since", "2020-01-01", "--until", "2032-12-31", "--format", "json")
	if status != 0 || stderr != "" {
		t.Fatalf("status %d, %s", status, stderr)
	}
	var list struct {
		Items    []bodyItem
		Problems []json.RawMessage
	}
	if err := json.Unmarshal([]byte(stdout), &list); err != nil {
		t.Fatal(err)
	}
	for _, p := range list.Problems {
		t.Errorf("problem with an obligation: %s", p)
	}
	out := map[string]bodyItem{}
	for _, i := range list.Items {
		out[i.ID] = i
	}
	return out
}

func bodyExample(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", "..", "examples", "examination-body"))
	if err != nil {
		t.Fatal(err)
	}
	return dir
}
