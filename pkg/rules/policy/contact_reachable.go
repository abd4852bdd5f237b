package policy

import (
	"regexp"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/topics"
)

// reachable is a telephone number, a mail address or an address of a page, in plain form.
var reachable = regexp.MustCompile(`[0-9]{2,5}[-()][0-9]{1,4}[-()][0-9]{3,4}|0[0-9]{9,10}|[^@]+@[^@]+\.|https?://`)

func contactReachable() *lint.Rule {
	return &lint.Rule{
		ID: "POL-014", Name: "contact_reachable", Severity: diag.Warning, Kinds: []string{"policy"},
		Title: diag.T("方針の問合せ先に連絡の方法がない", "Contact in the policy without a way to reach it"),
		Basis: basis,
		Doc: diag.T(
			"外部に公表する方針の問合せ先には、電話番号、メールアドレス、問合せフォームなど連絡の方法を書くか、苦情・相談窓口（contact_point）を指します。書いた連絡先が窓口と同じかどうかは RGT-007 が見ます。",
			"The contact in a policy made public says how to reach it: by telephone, mail or a form, or by naming the contact point (contact_point). Whether it agrees with that is RGT-007."),
		Record: func(p *lint.Pass, r *record.Record) {
			contact := r.Get("contact")
			if !public(r) || !r.InForce() || contact.Text() == "" || r.Text("contact_point") != "" || reachable.MatchString(topics.Plain(contact.Text())) {
				return
			}
			p.At(r, contact,
				diag.T("方針の問合せ先に、電話番号やメールアドレスなど連絡の方法がありません。", "the contact in the policy has neither telephone number nor mail address"),
				diag.T("連絡の方法を書くか、contact_point に苦情・相談窓口のIDを書いてください。", "Add a way to reach it, or name the contact point under contact_point."))
		},
	}
}
