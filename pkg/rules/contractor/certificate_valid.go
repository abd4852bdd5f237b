package contractor

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func certificateValid() *lint.Rule {
	return &lint.Rule{
		ID: "CON-012", Name: "certificate_valid", Severity: diag.Warning, Kinds: []string{"contractor"}, Needs: lint.Clock,
		Title: diag.T("委託先の認証の有効期限が過ぎている", "Certificate of a contractor has expired"),
		Basis: basis,
		Doc: diag.T(
			"評価の根拠にした委託先の認証（プライバシーマーク、ISMSなど）の期限が過ぎた場合に知らせます。更新を確かめて日付を書き換えます。認証は委託契約の代わりにはなりません。",
			"Found is a certificate of a contractor (P-mark, ISMS) past its last day. Check the renewal and change the date. A certificate does not replace the contract."),
		Record: func(p *lint.Pass, r *record.Record) {
			if r.IsHead() || !active(p, r) {
				return
			}
			field, _ := r.Kind.Field("certifications", "certification")
			for _, c := range r.Items("certifications") {
				if valid := record.Date(c.Get("valid_to")); !valid.IsZero() && p.Today.After(valid) {
					p.At(r, c.Get("valid_to"),
						diag.T("委託先「%[1]s」の%[2]sは %[3]s に期限が過ぎています。", "%[2]s of the contractor %[1]q ended on %[3]s", r.Label(), field.ValueTitle(c.Get("certification").Text()), valid),
						diag.T("更新されたことを確かめ、有効期限と確認日を書き換えてください。", "Check the renewal and change the last day and the day of the check."))
				}
			}
		},
	}
}
