package ledger

import (
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func myNumberLimited() *lint.Rule {
	return &lint.Rule{
		ID: "LED-009", Name: "my_number_limited", Severity: diag.Error, Kinds: []string{"pi_ledger"},
		Title: diag.T("特定個人情報の利用目的・取扱者が限られていない", "My Number without limits of purpose and access"),
		Basis: diag.T("番号法 第9条・第12条、J.9.2 安全管理措置（A.3.4.3.2）", "My Number Act articles 9 and 12, J.9.2 security control (A.3.4.3.2)"),
		Doc: diag.T(
			"個人番号を含む個人情報は、社会保障、税及び災害対策の手続に関する事務に利用目的を限り、取り扱う者を事務取扱担当者などの役割又は個人（access_roles、access_persons）で定めます。部門全体（access_departments）に開くことはできません。",
			"What holds My Numbers is used for social security, tax and disaster procedures only, and is open to named roles or persons (access_roles, access_persons), never to a whole department."),
		Record: func(p *lint.Pass, r *record.Record) {
			if r.IsHead() || !slices.Contains(r.Texts("legal_kind"), "my_number") || r.Get("ended_on").Exists() {
				return
			}
			if len(r.Texts("access_departments")) > 0 || len(r.Texts("access_roles"))+len(r.Texts("access_persons")) == 0 {
				p.At(r, r.Get("access_departments"),
					diag.T("特定個人情報「%[1]s」の取扱者が、役割又は個人に限られていません。", "access to the My Number entry %[1]q is not limited to roles or persons", r.Label()),
					diag.T("access_departments をやめ、access_roles か access_persons で取扱者を定めてください。", "Replace access_departments by access_roles or access_persons."))
			}
			words := p.Firm().Fact("my_number.yaml").Get("purposes").Texts()
			for i, purpose := range r.Texts("purpose_of_use") {
				if slices.ContainsFunc(words, func(w string) bool { return strings.Contains(purpose, w) }) {
					continue
				}
				p.At(r, r.Get("purpose_of_use").At(i),
					diag.T("特定個人情報の利用目的「%[1]s」が、社会保障・税・災害対策の手続に当たるか分かりません。", "the purpose %[1]q of the My Number entry does not read as social security, tax or disaster procedure", purpose),
					diag.T("個人番号を使う手続（源泉徴収、社会保険の届出など）を書いてください。それ以外の目的には利用できません。", "Name the procedure that needs the number (withholding tax, social insurance). Other purposes are not allowed."))
			}
		},
	}
}
