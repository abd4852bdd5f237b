package waiver

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

func waiverExpired() *lint.Rule {
	return &lint.Rule{
		ID: "WVR-001", Name: "waiver_expired", Severity: diag.Warning, Needs: lint.Clock, Consults: []string{"waiver"},
		Title: diag.T("例外承認の期限切れ", "Waiver has expired"),
		Basis: basis,
		Doc: diag.T(
			"期限の過ぎた例外承認には効力がなく、検出事項は再び数えられます。直すか、必要性を見直して改めて承認を受けます。直っている場合は終了日（withdrawn_on）を書きます。",
			"A waiver past its end has no effect and the finding counts again. Mend the finding, or review the need and have it approved anew. Fill in withdrawn_on when it is mended."),
		Whole: func(p *lint.Pass) {
			for _, w := range lint.Waivers(p.Head) {
				if w.Until.IsZero() || !p.Today.After(w.Until) || w.Record.Get("withdrawn_on").Exists() {
					continue
				}
				p.At(w.Record, w.Record.Get("until"),
					diag.T("%[1]s の例外承認「%[2]s」は %[3]s に期限が切れています。", "the waiver of %[1]s, %[2]q, ended on %[3]s", w.Rule, w.Record.ID, w.Until),
					diag.T("検出事項を直して終了日（withdrawn_on）を書くか、改めて承認を受けて期限を書き直してください。", "Mend the finding and fill in withdrawn_on, or have it approved anew and set a new end."))
			}
		},
	}
}
