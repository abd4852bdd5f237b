package contractor

import (
	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

func contractInTerm() *lint.Rule {
	return &lint.Rule{
		ID: "CON-013", Name: "contract_in_term", Severity: diag.Warning, Needs: lint.Clock, Consults: []string{"contractor", "consignment_contract"},
		Title: diag.T("契約期間が終わった後も委託が続いている", "Work goes on after the term of the contract"),
		Basis: basis,
		Doc: diag.T(
			"契約期間（valid_to）が過ぎ、自動更新でもなく、次の契約もないのに、委託先管理台帳で取引が続いている場合に知らせます。",
			"Found is a contract past its term (valid_to) that neither renews itself nor has a successor, while the register shows the contractor at work."),
		Whole: func(p *lint.Pass) {
			until := map[string]calendar.Date{} // the latest term of any contract
			for _, r := range p.Head.Of("consignment_contract") {
				if r.Text("agreement_kind") == "my_number_memorandum" {
					continue // it goes with a contract and is none itself
				}
				if end, id := r.Date("valid_to"), r.Text("contractor"); end.IsZero() || endless(r.Text("renewal", "renewal_kind")) {
					until[id] = p.Today
				} else if end.After(until[id]) {
					until[id] = end
				}
			}
			for _, c := range p.Head.Of("contractor") {
				end, has := until[c.ID]
				if !has || !active(p, c) || !p.Today.After(end) {
					continue
				}
				p.At(c, c.Get("id"),
					diag.T("委託先「%[1]s」との契約は %[2]s に期間が終わっていますが、取引が続いています。", "the contract with %[1]q ended on %[2]s, but the work goes on", c.Label(), end),
					diag.T("更新後の契約を登録するか、取引が終わっていれば ended_on に終了日を書いてください。", "Register the renewed contract, or put the last day under ended_on."))
			}
		},
	}
}

// endless are the contracts that go on unless somebody ends them.
func endless(renewal string) bool { return renewal == "automatic" || renewal == "indefinite" }
