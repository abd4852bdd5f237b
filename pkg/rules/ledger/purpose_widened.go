package ledger

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func purposeWidened() *lint.Rule {
	return &lint.Rule{
		ID: "LED-016", Name: "purpose_widened", Severity: diag.Warning, Kinds: []string{"pi_ledger"}, Needs: lint.Base,
		Title: diag.T("承認なしに利用目的が増えている", "Purpose of use widened without approval"),
		Basis: diag.T("J.8.6 利用に関する措置（A.3.4.2.6）", "J.8.6 measures on use (A.3.4.2.6)"),
		Doc: diag.T(
			"台帳の利用目的を増やす変更には、本人への通知・公表や同意が必要かどうかの判断と、取扱いの変更の承認が要ります。同じ変更の中で、その行の承認欄（approvals）に承認を加えてください。",
			"Before a purpose is added to the ledger it is decided whether the persons have to be told or asked, and the change is approved. Add the approval to the entry's approvals in the same change."),
		Pair: func(p *lint.Pass, before, after *record.Record) {
			if before == nil || after == nil || approvedAnew(before, after) {
				return
			}
			known := map[string]bool{}
			for _, purpose := range before.Texts("purpose_of_use") {
				known[bare(purpose)] = true
			}
			for _, purpose := range after.Get("purpose_of_use").Items() {
				if !known[bare(purpose.Text())] {
					p.At(after, purpose,
						diag.T("「%[1]s」の利用目的に「%[2]s」が加わっていますが、承認の記録がありません。", "the purpose %[2]q was added to %[1]q without an approval", after.Label(), purpose.Text()),
						diag.T("通知・公表・同意の要否を確かめ、承認を approvals に記録してください。", "Decide on notice, publication and consent, and record the approval under approvals."))
				}
			}
		},
	}
}

// approvedAnew reports whether the change added an approval to the entry.
func approvedAnew(before, after *record.Record) bool {
	return after.Get("approvals").Len() > before.Get("approvals").Len()
}
