package personal

import "github.com/pms-project/pms/pkg/diag"

// Kind is what was found.
type Kind uint8

// The kinds.
const (
	MyNumber Kind = iota + 1 // 個人番号, its check digit right
	Card                     // payment card number, its check digit right
	Secret                   // private key, access token, password
	Phone
	Mail
	Address
	Birthday
	Licence  // 運転免許証番号
	Passport // 旅券番号
	Residence
	Pension // 基礎年金番号
	Account // 口座番号
)

// Title is the name of the kind on the screen.
func (k Kind) Title() diag.Text {
	switch k {
	case MyNumber:
		return diag.T("個人番号（マイナンバー）", "an individual number (My Number)")
	case Card:
		return diag.T("クレジットカードの番号", "a payment card number")
	case Secret:
		return diag.T("秘密鍵・アクセスキー・パスワード", "a private key, access key or password")
	case Phone:
		return diag.T("電話番号", "a telephone number")
	case Mail:
		return diag.T("個人のメールアドレス", "a personal mail address")
	case Address:
		return diag.T("住所", "an address")
	case Birthday:
		return diag.T("生年月日", "a date of birth")
	case Licence:
		return diag.T("運転免許証の番号", "a driving licence number")
	case Passport:
		return diag.T("旅券（パスポート）の番号", "a passport number")
	case Residence:
		return diag.T("在留カードの番号", "a residence card number")
	case Pension:
		return diag.T("基礎年金番号", "a basic pension number")
	case Account:
		return diag.T("口座番号", "a bank account number")
	}
	return diag.Text{}
}

// Hit is a place in a text, in bytes, and what stands there.
type Hit struct {
	Kind       Kind
	Start, End int
	// Certain: a word beside it says what it is. Else its form alone speaks.
	Certain bool
}
