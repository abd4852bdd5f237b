package contractor

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

func dataAndContractor() *lint.Rule {
	return &lint.Rule{
		ID: "CON-014", Name: "data_and_contractor", Severity: diag.Warning, Needs: lint.Clock, Consults: []string{"contractor", "pi_ledger"},
		Title: diag.T("台帳の委託先と委託先管理台帳が合わない", "Ledger and register of contractors disagree"),
		Basis: diag.T("J.9.4 委託先の監督、J.3.1.1 個人情報の特定（A.3.4.3.4、A.3.3.1）", "J.9.4 supervision of contractors, J.3.1.1 identification (A.3.4.3.4, A.3.3.1)"),
		Doc: diag.T(
			"取引の終わった委託先に今も委託していることになっている個人情報と、どの個人情報も委託していない委託先を知らせます。",
			"Found are entries entrusted to a contractor whose work has ended, and contractors to whom no entry is entrusted."),
		Whole: func(p *lint.Pass) {
			entrusted := map[string]bool{}
			for _, entry := range p.Head.Of("pi_ledger") {
				for i, id := range entry.Texts("entrusted_to") {
					entrusted[id] = true
					c := p.Head.Find("contractor", id)
					if c == nil || active(p, c) || c.Get("ended_on").Text() == "" || entry.Get("ended_on").Exists() {
						continue
					}
					p.At(entry, entry.Get("entrusted_to").At(i),
						diag.T("「%[1]s」の委託先「%[2]s」との取引は %[3]s に終わっています。", "%[1]q is entrusted to %[2]q, whose work ended on %[3]s", entry.Label(), c.Label(), c.Date("ended_on")),
						diag.T("今の委託先に書き換えてください。", "Put the present contractor."))
				}
			}
			for _, c := range p.Head.Of("contractor") {
				if active(p, c) && !entrusted[c.ID] && len(c.Texts("ledger")) == 0 && !slices.Contains([]string{"staffing", "professional"}, c.Text("contractor_kind")) {
					p.At(c, c.Get("id"),
						diag.T("委託先「%[1]s」に委託している個人情報が、台帳に見当たりません。", "no entry of the ledger is entrusted to the contractor %[1]q", c.Label()),
						diag.T("台帳の entrusted_to か、この行の ledger に、委託している個人情報を書いてください。", "Name what is entrusted: entrusted_to in the ledger, or ledger here."))
				}
			}
		},
	}
}
