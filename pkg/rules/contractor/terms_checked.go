package contractor

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/repo"
)

func termsChecked() *lint.Rule {
	return &lint.Rule{
		ID: "CON-015", Name: "terms_checked", Severity: diag.Warning, Consults: []string{"contractor", "consignment_contract", "contractor_assessment"},
		Title: diag.T("約款で利用するサービスの約款を確認していない", "Terms of a service not checked"),
		Basis: basis,
		Doc: diag.T(
			"個別の契約を結べず約款で利用するサービスは、約款が委託契約で定めるべき事項に相当する定めを含むことを確かめ、確認した日を契約の記録（terms.checked_on）か審査票（terms.checked_on）に残します。",
			"For a service used under its terms, they are read against what a contract has to settle, and the day stands in the contract record or the assessment (terms.checked_on)."),
		Whole: func(p *lint.Pass) {
			checked := termsRead(p.Head)
			for _, c := range p.Head.Of("contractor") {
				if c.Text("agreement") != "terms" || c.Get("ended_on").Exists() || checked[c.ID] {
					continue
				}
				p.At(c, c.Get("agreement"),
					diag.T("「%[1]s」は約款で利用していますが、約款を確認した日がありません。", "%[1]q is used under its terms, but no day says that they were checked", c.Label()),
					diag.T("約款を確かめ、契約の記録か審査票の terms.checked_on に日付を書いてください。", "Check the terms and put the day under terms.checked_on of the contract record or the assessment."))
			}
		},
	}
}

// termsRead are the contractors whose terms were checked.
func termsRead(s *repo.Snapshot) map[string]bool {
	out := map[string]bool{}
	for _, kind := range []string{"consignment_contract", "contractor_assessment"} {
		for _, r := range s.Of(kind) {
			if r.Get("terms", "checked_on").Exists() {
				out[r.Text("contractor")] = true
			}
		}
	}
	return out
}
