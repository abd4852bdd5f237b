package ledger

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func sensitiveGround() *lint.Rule {
	return &lint.Rule{
		ID: "LED-010", Name: "sensitive_ground", Severity: diag.Error, Kinds: []string{"pi_ledger"},
		Title: diag.T("要配慮個人情報を取得できる根拠がない", "Sensitive information without a ground"),
		Basis: diag.T("J.8.3 要配慮個人情報などの取得（A.3.4.2.3）、個人情報保護法 第20条第2項", "J.8.3 limits on sensitive information (A.3.4.2.3), APPI article 20(2)"),
		Doc: diag.T(
			"要配慮個人情報は、あらかじめ本人の同意を得るか、法令に基づく場合などの例外に当たる場合に限り取得できます。台帳の sensitive_ground に根拠を、同意による場合は同意書（consent_form）又は同意の取り方（consent）を書きます。",
			"Sensitive information is acquired with prior consent, or under an exception such as a law. The entry states the ground (sensitive_ground) and, for consent, the form (consent_form) or how it is taken (consent)."),
		Record: func(p *lint.Pass, r *record.Record) {
			if r.IsHead() || !slices.Contains(r.Texts("legal_kind"), "sensitive_info") || r.Get("ended_on").Exists() {
				return
			}
			switch ground := r.Text("sensitive_ground"); {
			case ground == "":
				p.At(r, r.Get("legal_kind"),
					diag.T("要配慮個人情報「%[1]s」に、取得の根拠が書かれていません。", "the sensitive entry %[1]q states no ground", r.Label()),
					diag.T("sensitive_ground に、本人の同意か、当てはまる例外を書いてください。", "State consent or the exception under sensitive_ground."))
			case ground == "consent" && r.Text("consent") == "" && len(r.Texts("consent_form")) == 0:
				p.At(r, r.Get("sensitive_ground"),
					diag.T("「%[1]s」は同意により取得するとありますが、同意の取り方が書かれていません。", "%[1]q is acquired by consent, but how it is taken is not stated", r.Label()),
					diag.T("consent_form に同意書のIDを書くか、consent に同意の取り方を書いてください。", "Put the id of the form under consent_form, or say how under consent."))
			}
		},
	}
}
