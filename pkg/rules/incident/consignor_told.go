package incident

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func consignorTold() *lint.Rule {
	return &lint.Rule{
		ID: "INC-009", Name: "consignor_told", Severity: diag.Warning, Kinds: []string{"incident"},
		Title: diag.T("委託元に通知していない", "Consignor not told"),
		Basis: diag.T("個人情報保護法第26条第1項ただし書、同施行規則第9条、J.4.4.2", "APPI article 26 (1) proviso, Rules article 9, J.4.4.2"),
		Doc: diag.T(
			"委託を受けた個人データの事故では、委託元に速やかに通知します。委託元への通知をもって自社の報告が免除される（releases_report）のは、実際に通知したときだけです。",
			"Where entrusted data is concerned the consignor is told promptly. Only a notice that was given releases the firm from its own report (releases_report)."),
		Record: func(p *lint.Pass, r *record.Record) {
			if r.Get("consignor_notice", "date").Exists() {
				return
			}
			switch {
			case r.Get("consignor_notice", "releases_report").Bool():
				p.At(r, r.Get("consignor_notice", "releases_report"),
					diag.T("委託元への通知により報告が免除されるとしていますが、通知した日がありません。", "the report is said to be released by a notice to the consignor, but no day of it is recorded"),
					diag.T("通知した日を consignor_notice.date に書いてください。通知していなければ、自社で報告が必要です。", "Write the day under consignor_notice.date. Without the notice the report is your own duty."))
			case r.Get("assessment", "entrusted").Bool():
				p.At(r, r.Get("assessment", "entrusted"),
					diag.T("「%[1]s」は委託を受けた個人データに関わりますが、委託元に通知した日がありません。", "%[1]q concerns entrusted data, but no notice to the consignor is recorded", r.Label()),
					diag.T("速やかに通知し、consignor_notice に日付と伝えた事項を書いてください。", "Tell the consignor promptly, and record the day and what was said under consignor_notice."))
			}
		},
	}
}
