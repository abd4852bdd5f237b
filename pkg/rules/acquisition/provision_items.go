package acquisition

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/topics"
)

// recorded are the matters of a record by its kind and ground (個人情報保護法29条・30条・
// 31条、施行規則20条・24条・28条). A ground that is not named here asks for no record.
var recorded = map[string]map[string][]string{
	"third_party_provision": {
		"opt_out": {"date|last_on", "recipient.address|recipient.unspecified", "recipient.representative|recipient.unspecified", "identification", "items"},
		"consent": {"consent|consent_form", "recipient.address|recipient.unspecified", "recipient.representative|recipient.unspecified", "identification", "items"},
	},
	"third_party_receipt": {
		"opt_out": {"date|last_on", "source.address", "source.representative", "acquisition_history", "identification", "items", "opt_out_published"},
		"consent": {"consent|consent_form", "source.address", "source.representative", "acquisition_history", "identification", "items"},
	},
	"personal_related_transfer": {
		"": {"date|last_on", "recipient.name", "recipient.address", "recipient.representative", "items", "consent_confirmed.method"},
	},
}

func provisionItems() *lint.Rule {
	return &lint.Rule{
		ID: "ACQ-017", Name: "provision_items", Severity: diag.Error,
		Kinds: []string{"third_party_provision", "third_party_receipt", "personal_related_transfer"},
		Title: diag.T("第三者提供の記録に、定められた事項がない", "Record of provision lacks an item"),
		Basis: diag.T("J.8.8.2〜J.8.8.4（A.3.4.2.8）、個人情報保護法 第29条〜第31条、施行規則 第20条・第24条・第28条", "J.8.8.2 to J.8.8.4 (A.3.4.2.8), APPI articles 29 to 31, Rules articles 20, 24 and 28"),
		Doc: diag.T(
			"提供した記録と受けた記録には、根拠（同意・オプトアウト）ごとに施行規則の定める事項を書きます。個人関連情報を提供した記録では、相手が本人の同意を得ていることを確かめた方法と、外国にある第三者であれば本人への情報の提供も書きます。法令に基づく提供など記録を要しない根拠のものは対象にしません。代表者は、相手が法人でない場合は要りません。",
			"Records of provision and of receipt hold the items that the Rules ask for by ground (consent, opt-out). A record of personal-related information also says how the consent was confirmed and, for a recipient abroad, what the person was told. Grounds that need no record are left alone. A representative is needed of legal persons only."),
		Record: func(p *lint.Pass, r *record.Record) {
			if r.IsDraft() || !r.InForce() {
				return
			}
			missing := topics.Missing(r, required(r)...)
			if len(missing) > 0 {
				p.At(r, r.Get("title"),
					diag.T("記録「%[1]s」に、%[2]sがありません。", "the record %[1]q lacks: %[2]s", r.Label(), topics.Names(r, missing)),
					diag.T("記録を補い、補った理由と日を note に書いてください。", "Complete the record, and say why and when under note."))
			}
			if r.Kind.Name == "third_party_receipt" && r.Text("ground") == "opt_out" && r.Get("opt_out_published", "published").Exists() && !r.Get("opt_out_published", "published").Bool() {
				p.At(r, r.Get("opt_out_published", "published"),
					diag.T("オプトアウトの届出の公表が確かめられないまま、個人データの提供を受けています。", "data were received by opt-out although its publication was not confirmed"),
					diag.T("個人情報保護委員会の公表を確かめ、公表がなければ提供を受けないでください。", "Check the publication by the Commission, and do not receive data without it."))
			}
		},
	}
}

// required are the fields that a record has to fill.
func required(r *record.Record) []string {
	if r.Kind.Name == "personal_related_transfer" {
		if r.Text("handled") != "handled" {
			return nil
		}
		fields := recorded[r.Kind.Name][""]
		if r.Text("recipient", "country") != "" {
			fields = append(fields[:len(fields):len(fields)], "offshore_information")
		}
		return fields
	}
	var fields []string
	for _, field := range recorded[r.Kind.Name][r.Text("ground")] {
		if field == "source.representative" && r.Text("source", "source_kind") == "individual" {
			continue
		}
		fields = append(fields, field)
	}
	return fields
}
