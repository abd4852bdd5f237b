package security

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/personal"
)

func cardOrSecret() *lint.Rule {
	return &lint.Rule{
		ID: "SEC-002", Name: "card_or_secret", Severity: diag.Error,
		Title: diag.T("カード番号・秘密鍵・パスワードがリポジトリに書かれている", "Card number, key or password in the repository"),
		Basis: diag.T("J.9.2 安全管理措置（A.3.4.3.2）", "J.9.2 security control (A.3.4.3.2)"),
		Doc: diag.T(
			"クレジットカードの番号（検査用数字の合うもの）、秘密鍵、クラウドのアクセスキー、パスワードの値を探します。値そのものは表示しません。書いてしまった鍵とパスワードは、取り除くだけでなく、必ず無効にして作り直します。",
			"Looks for card numbers with the right check digit, private keys, access keys of clouds and the values of passwords. The value is never shown. A key or password that was written here must be revoked and made anew, not only deleted."),
		Whole: func(p *lint.Pass) { reportKinds(p, personal.Card, personal.Secret) },
	}
}
