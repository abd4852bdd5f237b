package ledger

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

// recorded are the grounds of a provision that ask for a record of it (個人情報保護法
// 29条1項): the law exempts the cases of 27条1項各号 and 5項各号.
var recorded = []string{"consent", "opt_out"}

func provisionRecorded() *lint.Rule {
	return &lint.Rule{
		ID: "LED-011", Name: "provision_recorded", Severity: diag.Error, Kinds: []string{"pi_ledger"},
		Title: diag.T("第三者提供の根拠又は記録がない", "Provision to a third party without ground or record"),
		Basis: diag.T("J.8.8 個人データの提供、J.8.8.2 第三者提供の記録（A.3.4.2.8）、個人情報保護法 第27条・第29条", "J.8.8, J.8.8.2 (A.3.4.2.8), APPI articles 27 and 29"),
		Doc: diag.T(
			"台帳に書いた提供先ごとに、根拠の区分（ground_kind）を書きます。本人の同意又はオプトアウトによる提供では、提供の記録（third_party_provision）を records に書くか、記録を要しない理由を書きます。",
			"Each recipient in the ledger has a ground (ground_kind). For consent and opt-out the record of provision is named under records, or it is said why none is needed."),
		Record: func(p *lint.Pass, r *record.Record) {
			if r.IsHead() || r.Get("ended_on").Exists() {
				return
			}
			for _, provision := range r.Items("provisions") {
				ground, to := provision.Get("ground_kind").Text(), provision.Get("to").Text()
				switch {
				case ground == "" && provision.Get("ground").Text() == "":
					p.At(r, provision.Node,
						diag.T("「%[1]s」の提供先「%[2]s」に、提供の根拠が書かれていません。", "the provision of %[1]q to %[2]q states no ground", r.Label(), to),
						diag.T("ground_kind に、同意・法令などの根拠を書いてください。", "State the ground under ground_kind."))
				case slices.Contains(recorded, ground) && provision.Get("records").Len() == 0 && provision.Get("no_record_reason").Text() == "":
					p.At(r, provision.Node,
						diag.T("「%[1]s」の提供先「%[2]s」について、提供の記録がありません。", "the provision of %[1]q to %[2]q has no record", r.Label(), to),
						diag.T("提供の記録（third_party_provision）を作って records に書くか、記録を要しない理由を no_record_reason に書いてください。", "Make the record (third_party_provision) and name it under records, or say why none is needed under no_record_reason."))
				}
			}
		},
	}
}
