package contractor

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func abroadRecorded() *lint.Rule {
	return &lint.Rule{
		ID: "CON-018", Name: "abroad_recorded", Severity: diag.Warning, Kinds: []string{"contractor"},
		Title: diag.T("外国にある委託先・再委託先の記録がない", "Contractor abroad without a record"),
		Basis: diag.T("J.8.8.1 外国にある第三者への提供、個人情報保護法 第28条", "J.8.8.1 provision to a third party abroad, APPI article 28"),
		Doc: diag.T(
			"外国にある委託先や再委託先に個人データを取り扱わせる場合は、提供の根拠と相手方の体制を確かめた記録（offshore_transfer）を作り、そのIDを offshore の record に書きます。取り扱わせない理由があれば reason に書きます。",
			"For contractors and subcontractors abroad the ground and the system of the recipient are recorded (offshore_transfer) and named under record of offshore; where the article does not apply, reason says why."),
		Record: func(p *lint.Pass, r *record.Record) {
			if r.IsHead() || r.Get("ended_on").Exists() {
				return
			}
			known := map[string]bool{}
			for _, place := range r.Items("offshore") {
				known[place.Get("country").Text()] = true
				if place.Get("record").Text() == "" && place.Get("reason").Text() == "" {
					p.At(r, place.Node,
						diag.T("委託先「%[1]s」の外国（%[2]s）での取扱いに、提供の記録も理由もありません。", "%[1]q handles data in %[2]s without a record or a reason", r.Label(), place.Get("country").Text()),
						diag.T("記録（offshore_transfer）を作って record に書くか、当たらない理由を reason に書いてください。", "Make the record (offshore_transfer) and name it under record, or say why under reason."))
				}
			}
			for _, sub := range r.Items("subcontractors") {
				if country := sub.Get("country").Text(); country != "" && !domestic[country] && !known[country] {
					p.At(r, sub.Get("country"),
						diag.T("再委託先「%[1]s」は外国（%[2]s）にありますが、offshore に書かれていません。", "the subcontractor %[1]q is in %[2]s, which offshore does not list", sub.Get("name").Text(), country),
						diag.T("offshore に国名と記録（offshore_transfer）を書いてください。", "List the country and its record (offshore_transfer) under offshore."))
				}
			}
		},
	}
}

// domestic are the ways to write the home country.
var domestic = map[string]bool{"日本": true, "JP": true, "Japan": true}
