package contractor

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func contractKept() *lint.Rule {
	return &lint.Rule{
		ID: "CON-016", Name: "contract_kept", Severity: diag.Warning, Kinds: []string{"consignment_contract"},
		Title: diag.T("個人データを持っている間に契約書の保管が終わる", "Contract kept shorter than the data"),
		Basis: diag.T("A.3.4.3.4（契約書などは少なくとも個人データの保有期間にわたって保存）、J.9.4", "A.3.4.3.4 (contracts are kept at least as long as the data), J.9.4"),
		Doc: diag.T(
			"委託契約書は、少なくとも委託した個人データを持っている間は保管します。データを持つ期限（data_held_until）より、契約書の保管期限（retention.until）が早い場合に知らせます。",
			"The contract is kept at least as long as the entrusted data. Found is one whose retention (retention.until) ends before the data goes (data_held_until)."),
		Record: func(p *lint.Pass, r *record.Record) {
			held, kept := r.Date("data_held_until"), r.Date("retention", "until")
			if held.IsZero() || kept.IsZero() || !kept.Before(held) {
				return
			}
			p.At(r, r.Get("retention", "until"),
				diag.T("契約書の保管期限 %[1]s が、データを持つ期限 %[2]s より早くなっています。", "the contract is kept until %[1]s, the data until %[2]s", kept, held),
				diag.T("契約書の保管期限を、データを持つ期限以後にしてください。", "Keep the contract at least as long as the data."))
		},
	}
}
