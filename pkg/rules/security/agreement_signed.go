package security

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/firm"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func agreementSigned() *lint.Rule {
	return &lint.Rule{
		ID: "SEC-004", Name: "agreement_signed", Severity: diag.Error, Needs: lint.Clock,
		Consults: []string{"confidentiality_agreement", "person"},
		Title:    diag.T("秘密保持の誓約がない従業者", "Worker without a signed pledge of secrecy"),
		Basis:    diag.T("J.9.3 従業者の監督（A.3.4.3.3）", "J.9.3 supervision of workers (A.3.4.3.3)"),
		Doc: diag.T(
			"在籍する全ての従業者（役員、派遣労働者を含む）に、署名した秘密保持の誓約（confidentiality_agreement の signed_on）があることを確かめます。提出の期限（due）が先の行は待ちます。管理簿が一行もない会社は、別の方法で管理しているとみて対象にしません。",
			"Every worker, officers and dispatched staff included, has signed a pledge of secrecy (signed_on in confidentiality_agreement). A row whose day (due) lies ahead is waited for. A firm without any such row keeps them in another way and is left out."),
		Whole: func(p *lint.Pass) {
			rows := map[string]*record.Record{}
			for _, r := range p.Head.Of("confidentiality_agreement") {
				if id := r.Text("person"); rows[id] == nil || !r.Date("signed_on").IsZero() || r.Date("due").After(p.Today) {
					rows[id] = r
				}
			}
			if len(rows) == 0 {
				return
			}
			for _, person := range p.Firm().Workers(p.Today) {
				checkAgreement(p, person, rows[person.ID])
			}
		},
	}
}

func checkAgreement(p *lint.Pass, person firm.Person, row *record.Record) {
	hint := diag.T("誓約書を受け取り、管理簿に署名の日（signed_on）を書いてください。", "Have the pledge signed, and fill in signed_on.")
	switch {
	case row == nil:
		p.At(person.Record, person.Record.Get("id"),
			diag.T("従業者「%[1]s」の秘密保持の誓約が管理簿にありません。", "no pledge of secrecy of the worker %[1]s is on the list", person.ID), hint)
	case row.Date("signed_on").IsZero() && !row.Date("due").After(p.Today) && !person.AwayOn(p.Today):
		p.At(row, row.Get("person"),
			diag.T("「%[1]s」の秘密保持の誓約に署名の日がありません。", "the pledge of secrecy of %[1]s bears no day of signature", person.ID), hint)
	}
}
