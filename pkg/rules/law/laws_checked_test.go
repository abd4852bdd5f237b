package law

import (
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/rules/ruletest"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

const (
	quarterly = `kind: regulation
id: law_rule
title: 法令確認細則
document_class: detailed_rule
dialect: company
version: "1"
established: 2024-04-01
body:
  - article: 確認
    id: check
    text: |
      管理者は、四半期ごとに法令の改廃を確かめる。
    obliges: {who: privacy_manager, what: 法令の改廃の確認, every: "year in 03,06,09,12", evidence: legal_register}
revisions:
  - {version: "1", effective_on: 2024-04-01, summary: 制定}
`
	reviewed = "kind: legal_register\nid: legal_register\nreviews:\n  - {date: 2026-06-10, person: beni}\nentries: []\n"
)

// TestCycleOfTheRules: what makes it an error is a duty that the firm has stated, in an
// article or in the manifest; the usual year alone makes a warning.
func TestCycleOfTheRules(t *testing.T) {
	tests := []struct {
		name, rule, today, want string
	}{
		{"by an article", quarterly, "2026-10-05", "error 法令確認細則"},
		{"in the cycle of the article", quarterly, "2026-09-20", ""},
		{"by the usual year", "", "2027-06-20", "warning 周期（1年）"},
		{"in the usual year", "", "2026-12-20", ""},
	}
	set := schema.New(schemas.FS)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := map[string][]byte{"ledgers/legal_register.yaml": []byte(reviewed)}
			if tt.rule != "" {
				files["regulations/law_rule.yaml"] = []byte(tt.rule)
			}
			today, err := calendar.ParseISO(tt.today)
			if err != nil {
				t.Fatal(err)
			}
			res, err := lint.Run(t.Context(), []*lint.Rule{lawsChecked()}, lint.Input{Head: ruletest.Load(t, set, files), Today: today, StrictClock: true})
			if err != nil {
				t.Fatal(err)
			}
			severity, words, _ := strings.Cut(tt.want, " ")
			switch {
			case tt.want == "" && len(res.Findings) > 0:
				t.Errorf("found %v, want nothing", res.Findings[0].Message.In(diag.JA))
			case tt.want != "" && len(res.Findings) != 1:
				t.Errorf("%d findings, want 1", len(res.Findings))
			case tt.want != "":
				d := res.Findings[0]
				if got := d.Message.In(diag.JA); d.Severity.String() != severity || !strings.Contains(got, words) {
					t.Errorf("got %s %q, want %s", d.Severity, got, tt.want)
				}
			}
		})
	}
}
