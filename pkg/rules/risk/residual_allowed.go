package risk

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

// unlawful are the kinds of risk that nobody can accept: they are breaches of law by
// the firm itself.
var unlawful = []string{"unlawful_acquisition", "purpose_deviation", "unlawful_provision"}

func residualAllowed() *lint.Rule {
	return &lint.Rule{
		ID: "RSK-007", Name: "residual_allowed", Severity: diag.Error, Kinds: []string{"risk"},
		Title: diag.T("法令に反する取扱いを残留リスクとして受け入れている", "Unlawful handling accepted as residual risk"),
		Basis: diag.T("J.3.1.4 リスク対応（A.3.3.3）、J.8.1〜J.8.8", "J.3.1.4 risk treatment (A.3.3.3), J.8.1 to J.8.8"),
		Doc: diag.T(
			"不正な取得、利用目的を超えた利用、根拠のない提供などは自社の法令違反であり、残留リスクとして受け入れることはできません。起こさないための対策を講じます。",
			"Unlawful acquisition, use beyond purpose and provision without a ground are breaches of law by the firm; they may not remain but are prevented."),
		Record: func(p *lint.Pass, r *record.Record) {
			if r.IsHead() || r.Text("residual", "text") == "" || r.Get("withdrawn_on").Exists() {
				return
			}
			for i, kind := range r.Texts("risk_kind") {
				if !slices.Contains(unlawful, kind) {
					continue
				}
				field, _ := r.Kind.Field("risk_kind")
				p.At(r, r.Get("risk_kind").At(i),
					diag.T("リスク「%[1]s」（%[2]s）を残留リスクとして受け入れることはできません。", "the risk %[1]q (%[2]s) cannot be accepted as residual", r.ID, field.ValueTitle(kind)),
					diag.T("起こさないための対策を加えるか、リスクの種類を確かめてください。", "Add measures that prevent it, or check the kind of risk."))
				return
			}
		},
	}
}
