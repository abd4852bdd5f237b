package security

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/personal"
)

func contactData() *lint.Rule {
	return &lint.Rule{
		ID: "SEC-003", Name: "contact_data", Severity: diag.Warning,
		Title: diag.T("連絡先や本人確認に用いる情報がリポジトリに書かれている", "Contact or identity data in the repository"),
		Basis: diag.T("J.9.2 安全管理措置（A.3.4.3.2）、J.9.1 正確性の確保と消去（不要になった個人データの消去）", "J.9.2 security control (A.3.4.3.2), J.9.1 (deletion of what is no longer needed)"),
		Doc: diag.T(
			"個人の電話番号、メールアドレス、住所、生年月日、免許証・旅券・在留カード・年金・口座の番号とみられる記載を探します。窓口などの公表している連絡先と、代表の電話番号・メールアドレスは対象にしません。記載そのものは表示しません。",
			"Looks for telephone numbers, mail addresses, addresses, days of birth and the numbers of licences, passports, residence cards, pensions and accounts. Published contacts of offices are left alone. What was found is never shown."),
		Whole: func(p *lint.Pass) {
			reportKinds(p, personal.Phone, personal.Mail, personal.Address, personal.Birthday, personal.Licence, personal.Passport, personal.Residence, personal.Pension, personal.Account)
		},
	}
}
