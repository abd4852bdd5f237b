package acquisition

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func optOutNotBatch() *lint.Rule {
	return &lint.Rule{
		ID: "ACQ-019", Name: "opt_out_not_batch", Severity: diag.Error, Kinds: []string{"third_party_provision", "third_party_receipt"},
		Title: diag.T("オプトアウトによる提供を、まとめて記録している", "Opt-out provision recorded in a batch"),
		Basis: diag.T("個人情報保護法 第29条・第30条、施行規則 第19条・第23条、J.8.8.2・J.8.8.3", "APPI articles 29 and 30, Rules articles 19 and 23, J.8.8.2 and J.8.8.3"),
		Doc: diag.T(
			"オプトアウトによる提供は、提供の都度（record_kind が each）記録します。一括して作る記録（batch）と、契約書などで代える記録（contract）は、継続して、又は契約に関連して同意などにより提供する場合に限られます。",
			"Provision by opt-out is recorded each time (record_kind: each). A record in a batch, or a contract in place of it, is for continuous provision, or provision under a contract, on other grounds."),
		Record: func(p *lint.Pass, r *record.Record) {
			kind := r.Text("record_kind")
			if r.Text("ground") != "opt_out" || kind == "" || kind == "each" || r.IsDraft() || !r.InForce() {
				return
			}
			p.At(r, r.Get("record_kind"),
				diag.T("オプトアウトによる提供の記録「%[1]s」は、提供の都度の記録になっていません。", "the record %[1]q of a provision by opt-out is not one of each provision", r.Label()),
				diag.T("提供ごとに記録を作り、record_kind を each にしてください。", "Make a record of each provision, with record_kind: each."))
		},
	}
}
