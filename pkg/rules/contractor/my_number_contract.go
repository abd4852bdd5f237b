package contractor

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func myNumberContract() *lint.Rule {
	return &lint.Rule{
		ID: "CON-009", Name: "my_number_contract", Severity: diag.Error, Kinds: []string{"consignment_contract"},
		Title: diag.T("特定個人情報の委託契約に必要な事項がない", "Contract on My Numbers lacks an item"),
		Basis: diag.T("番号法 第11条、特定個人情報の適正な取扱いに関するガイドライン（事業者編）、J.9.4", "My Number Act article 11 and its guideline for operators, J.9.4"),
		Doc: diag.T(
			"個人番号を取り扱う委託では、秘密保持、持出しの禁止、目的外利用の禁止、再委託の条件、漏えいなどの責任、返却・廃棄、従業者の監督・教育、遵守状況の報告を契約で定めます。",
			"A contract on My Numbers settles secrecy, no taking out, no other use, conditions of further entrusting, liability, return or disposal, supervision and training, and reports of compliance."),
		Record: func(p *lint.Pass, r *record.Record) {
			if !inForce(r) || !r.Get("my_number").Bool() {
				return
			}
			for _, item := range []string{"secrecy", "no_taking_out", "no_other_use", "sub_consignment", "liability", "return_disposal", "supervision_training", "compliance_report"} {
				settled(p, r, "my_number_provisions", item)
			}
		},
	}
}
