package diag

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// distinct are diagnostics of which each differs from the others in exactly one
// thing that a reader can see, in the order in which they are printed.
func distinct() []Diagnostic {
	at := func(change func(*Diagnostic)) Diagnostic {
		d := Diagnostic{
			Rule: "LED-001", Severity: Warning, Field: "/m",
			Message: T("記入がありません", "is empty"), Hint: T("記入してください", "fill it in"),
			Subject: Subject{"pi_ledger", "applicants"},
			Range:   Range{File: "ledgers/b.yaml", Start: Point{5, 5}, End: Point{5, 9}},
		}
		change(&d)
		return d
	}
	return []Diagnostic{
		at(func(d *Diagnostic) { d.Range.File = "ledgers/a.yaml"; d.Range.Start.Line = 99 }),
		at(func(d *Diagnostic) { d.Range.Start = Point{4, 80} }),
		at(func(d *Diagnostic) { d.Range.Start = Point{5, 4} }),
		at(func(d *Diagnostic) { d.Rule = "COR-001" }),
		at(func(d *Diagnostic) { d.Field = "/a" }),
		at(func(d *Diagnostic) { d.Range.End = Point{5, 8} }),
		at(func(d *Diagnostic) { d.Subject.Kind = "person" }),
		at(func(d *Diagnostic) { d.Subject.ID = "aaa" }),
		at(func(d *Diagnostic) { d.Severity = Error }),
		at(func(d *Diagnostic) { d.Message.JA = "あいうえお" }),
		at(func(d *Diagnostic) { d.Message.EN = "a message" }),
		at(func(d *Diagnostic) { d.Hint.JA = "あいうえお" }),
		at(func(d *Diagnostic) { d.Hint.EN = "a hint" }),
		at(func(*Diagnostic) {}),
		at(func(d *Diagnostic) { d.Related = []Related{{FileRange("a.yaml"), T("先", "the first")}} }),
		at(func(d *Diagnostic) { d.Related = []Related{{FileRange("a.yaml"), T("次", "the second")}} }),
		at(func(d *Diagnostic) { d.Related = []Related{{FileRange("b.yaml"), T("先", "the first")}} }),
		at(func(d *Diagnostic) { d.Hint = T("%[1]sを記入してください", "fill in %[1]s", "甲") }),
		at(func(d *Diagnostic) { d.Hint = T("%[1]sを記入してください", "fill in %[1]s", T("甲乙", "a")) }),
		at(func(d *Diagnostic) { d.Hint = T("%[1]sを記入してください", "fill in %[1]s", T("甲乙", "b")) }),
	}
}

// TestSortIsTotal: whatever order workers found them in, diagnostics that differ in
// anything visible come out in one order, and none of them is dropped as a repetition.
func TestSortIsTotal(t *testing.T) {
	want := distinct()
	Sort(want)
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		got := distinct()
		random.Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
		Sort(got)
		if d := cmp.Diff(want, got); d != "" {
			t.Fatalf("the order depends on the input (-want +got):\n%s", d)
		}
	}
	if got := Number(want); len(got) != len(distinct()) {
		t.Errorf("Number kept %d of %d different diagnostics", len(got), len(distinct()))
	}
}

// TestSortOrder: the order itself is what a reader expects: file, place, then the rest.
func TestSortOrder(t *testing.T) {
	got := distinct()[:10]
	want := slices.Clone(got)
	slices.Reverse(got)
	Sort(got)
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestNumber(t *testing.T) {
	at := func(line int, subject, message string) Diagnostic {
		return Diagnostic{
			Rule: "LED-001", Severity: Error, Field: "/purpose", Subject: Subject{"pi_ledger", subject},
			Message: T(message, message), Range: Range{File: "a.yaml", Start: Point{line, 1}},
		}
	}
	list := []Diagnostic{at(7, "b", "x"), at(3, "a", "y"), at(3, "a", "x"), at(3, "a", "x"), at(9, "a", "x")}
	Sort(list)
	list = Number(list)
	var got []string
	for _, d := range list {
		got = append(got, d.Subject.ID+" "+d.Message.JA+" "+strconv.Itoa(d.Range.Start.Line)+" "+strconv.Itoa(d.Occurrence))
	}
	want := []string{"a x 3 0", "a y 3 1", "b x 7 0", "a x 9 2"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("the repeated one is dropped, the others are numbered by rule, subject and field (-want +got):\n%s", d)
	}
	seen := map[string]bool{}
	for i := range list {
		seen[list[i].Fingerprint()] = true
	}
	if len(seen) != len(list) {
		t.Errorf("%d fingerprints for %d diagnostics", len(seen), len(list))
	}
	if Number(nil) != nil {
		t.Error("Number(nil) is not nil")
	}
}
