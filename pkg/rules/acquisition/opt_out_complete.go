package acquisition

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/topics"
)

// filed are the matters of a filing (個人情報保護法27条2項各号、施行規則11条4項), the
// filing itself and its publication.
var filed = []string{"provider.name", "provider.address", "provider.representative", "purposes", "items", "acquisition_method", "means", "stop_on_request", "contact", "update_method", "starts_on", "filing_no", "filed_on", "published_url|place", "published_on"}

func optOutComplete() *lint.Rule {
	return &lint.Rule{
		ID: "ACQ-013", Name: "opt_out_complete", Severity: diag.Error, Consults: []string{"pi_ledger", "opt_out_filing"},
		Title: diag.T("オプトアウトの届出・公表が足りない、又はできない情報を対象にしている", "Opt-out filing incomplete, or of data that must not be"),
		Basis: diag.T("J.8.8（A.3.4.2.8）、個人情報保護法 第27条第2項、施行規則 第11条", "J.8.8 (A.3.4.2.8), APPI article 27(2), Rules article 11"),
		Doc: diag.T(
			"オプトアウトにより提供する場合は、法定の事項をあらかじめ個人情報保護委員会に届け出て、本人に通知するか公表します。届出の番号と日、提供の開始日（届出より後）、公表を記録します。要配慮個人情報は、この方法では提供できません。",
			"Provision by opt-out is filed with the Commission beforehand and made known, with all matters of the law; number and day of the filing, the start (after it) and the publication are recorded. Sensitive information cannot be provided this way."),
		Whole: func(p *lint.Pass) {
			for _, r := range p.Head.Of("opt_out_filing") {
				if !topics.InUse(r) || r.Text("handled") != "handled" {
					continue
				}
				complete(p, r, filed...)
				startsLater(p, r)
				noSensitive(p, r)
			}
		},
	}
}

func startsLater(p *lint.Pass, r *record.Record) {
	starts, filed := r.Date("starts_on"), r.Date("filed_on")
	if starts.IsZero() || filed.IsZero() || starts.After(filed) {
		return
	}
	p.At(r, r.Get("starts_on"),
		diag.T("提供の開始日 %[1]s が、届出の日 %[2]s より後になっていません。", "provision starts on %[1]s, not after the filing of %[2]s", starts, filed),
		diag.T("届出をし、公表してから提供を始めてください。日付の誤りであれば直してください。", "File and publish before it starts; correct the day if it is wrong."))
}

func noSensitive(p *lint.Pass, r *record.Record) {
	for _, n := range r.Get("ledger").Items() {
		entry := p.Head.Find("pi_ledger", n.Text())
		if entry == nil || !slices.Contains(entry.Texts("legal_kind"), "sensitive_info") {
			continue
		}
		p.At(r, n,
			diag.T("要配慮個人情報「%[1]s」は、オプトアウトにより提供できません。", "the sensitive entry %[1]q cannot be provided by opt-out", entry.Label()),
			diag.T("対象から外し、提供するときは本人の同意を得てください。", "Take it out, and obtain consent where it is provided."))
	}
}
