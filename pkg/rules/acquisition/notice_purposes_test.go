package acquisition

import (
	"fmt"
	"testing"

	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/rules/ruletest"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

// TestPurposeSeverity tells the answers apart: stated, perhaps in other words, and not
// stated at all.
func TestPurposeSeverity(t *testing.T) {
	const head = "kind: direct_notice\nid: notice\ntitle: 明示文\noperator_name: 株式会社みほん計算\nledger: [visitors]\npurposes:\n"
	tests := []struct{ name, ledger, notice, want string }{
		{"same words", "[受付のため]", "  - {text: 受付のため。}\n", ""},
		{"full width and spaces", "[ＡＢＣの受付のため]", "  - {text: ABC の受付のため}\n", ""},
		{"part of a longer text", "[受付のため]", "  - {text: 来訪者の受付のため、また防犯のため}\n", ""},
		{"in other words", "[受付のため]", "  - {text: 来訪の受付に用いる}\n", "warning"},
		{"one of two missing", "[受付のため, 広告のため]", "  - {text: 受付のため}\n", "error"},
		{"one of two in other words", "[受付のため, 広告のため]", "  - {text: 受付のため}\n  - {text: 案内を送るため}\n", "warning"},
		{"of another entry", "[受付のため]", "  - {ledger: [employees], text: 受付のため}\n", "error"},
		{"vague ones are another rule's", "[業務のため]", "  - {text: 受付のため}\n", ""},
	}
	set := schema.New(schemas.FS)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := ruletest.Load(t, set, map[string][]byte{
				"notices/notice.yaml":    []byte(head + tt.notice),
				"ledgers/pi_ledger.yaml": fmt.Appendf(nil, "kind: pi_ledger\nid: pi_ledger\nentries:\n  - {id: visitors, name: 受付票, purpose_of_use: %s}\n", tt.ledger),
			})
			res, err := lint.Run(t.Context(), []*lint.Rule{noticePurposes()}, lint.Input{Head: s})
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, d := range res.Findings {
				got += d.Severity.String()
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
