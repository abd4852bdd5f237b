package incident

import (
	"context"
	"fmt"
	"testing"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/rules/duty"
	"github.com/pms-project/pms/pkg/rules/ruletest"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

// with runs f over the clean firm with one incident of more fields.
func with(t *testing.T, set *schema.Set, fields string, f func(p *lint.Pass)) {
	t.Helper()
	head := ruletest.Load(t, set, map[string][]byte{"records/incident/2026/i-1.yaml": []byte(
		"kind: incident\nid: i-1\ntitle: 名簿の誤送信\nincident_kind: [leak]\nsummary: 送った。\nknown_on: 2026-11-10\ndepartment: office\n" + fields)})
	today, err := calendar.ParseISO("2026-11-21")
	if err != nil {
		t.Fatal(err)
	}
	probe := &lint.Rule{ID: "INC-000", Name: "probe", Severity: diag.Error, Whole: f}
	res, err := lint.Run(context.Background(), []*lint.Rule{probe}, lint.Input{Head: head, Today: today})
	if err != nil || len(res.Findings) > 0 {
		t.Fatalf("run: %v, %v", err, res.Findings)
	}
}

// TestNumbersAgree holds the numbers of breach_cases.yaml to the conditions of the rows of
// obligations/company.yaml: the report falls due by the very numbers that the rules name.
func TestNumbersAgree(t *testing.T) {
	set := schema.New(schemas.FS)
	var most int
	with(t, set, "", func(p *lint.Pass) {
		for _, b := range cases(p) {
			if b.moreThan > 0 && b.legalKind == "" {
				most = b.moreThan
			}
		}
	})
	if most == 0 {
		t.Fatal("no case by the number of persons")
	}
	for n, want := range map[int]int{most: 0, most + 1: 1} {
		with(t, set, fmt.Sprintf("persons_count: %d\n", n), func(p *lint.Pass) {
			if got := len(duty.Of(p, "ppc-final")); got != want {
				t.Errorf("%d persons: %d final reports are due, want %d", n, got, want)
			}
		})
	}
}

// TestEveryCaseIsDue holds each case to a final report.
func TestEveryCaseIsDue(t *testing.T) {
	set := schema.New(schemas.FS)
	var all []breach
	with(t, set, "", func(p *lint.Pass) { all = cases(p) })
	for _, b := range all {
		fields := "assessment: {" + b.field[1] + ": true}\n"
		if len(b.field) == 3 {
			fields = "assessment: {my_number: {" + b.field[2] + ": true}}\n"
		}
		with(t, set, fields, func(p *lint.Pass) {
			if len(duty.Of(p, finals...)) != 1 || len(duty.Of(p, preliminaries...)) != 1 {
				t.Errorf("%v: a preliminary and a final report should be due", b.field)
			}
		})
	}
}

// TestRowsExist: a row that is renamed must not silence a rule.
func TestRowsExist(t *testing.T) {
	set := schema.New(schemas.FS)
	with(t, set, "", func(p *lint.Pass) {
		known := map[string]bool{}
		for _, row := range p.Firm().Fact("obligations/company.yaml").Get("obligations").Items() {
			known[row.Get("id").Text()] = true
		}
		for _, list := range [][]string{preliminaries, finals, toBody, prevention} {
			for _, id := range list {
				if !known[id] {
					t.Errorf("no obligation %s", id)
				}
			}
		}
	})
}
