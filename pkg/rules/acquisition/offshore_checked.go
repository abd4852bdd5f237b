package acquisition

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/duty"
	"github.com/pms-project/pms/pkg/rules/topics"
)

// grounded are what an entry states by its ground (個人情報保護法28条、施行規則17条・18条).
var grounded = map[string][]string{
	"consent":            {"consent_form", "information_to_person"},
	"equivalent_country": nil,
	"equivalent_system":  {"ground_text", "system_information", "recipient_measures"},
	"exception":          {"ground_text"},
	"not_applicable":     {"ground_text"},
}

func offshoreChecked() *lint.Rule {
	return &lint.Rule{
		ID: "ACQ-020", Name: "offshore_checked", Severity: diag.Warning, Needs: lint.Clock, Consults: []string{"offshore_transfer"},
		Title: diag.T("外国にある第三者への提供の根拠や確認が足りない", "Transfer abroad without ground or check"),
		Basis: diag.T("J.8.8.1 外国にある第三者への提供、個人情報保護法 第28条、施行規則 第17条・第18条", "J.8.8.1 provision to a third party abroad, APPI article 28, Rules articles 17 and 18"),
		Doc: diag.T(
			"外国にある第三者への提供は、国名と根拠を書きます。同意によるときは同意の様式と本人に提供した情報、相当措置の体制によるときはその体制、外国の制度の確認、相手の措置を書きます。体制によるときは、年1回程度、相手の措置の実施と外国の制度を確かめて記録します。確認の期限は pms due と同じです。",
			"A transfer abroad states the country and its ground: for consent the form and what the person was told, for an equivalent system what it is, the check of the foreign law and the measures of the recipient. With an equivalent system both are checked about once a year; the deadline is that of pms due."),
		Whole: func(p *lint.Pass) {
			for _, r := range p.Head.Of("offshore_transfer") {
				if !r.Get("stopped_on").Exists() {
					groundStated(p, r)
				}
			}
			told := map[string]bool{}
			for _, i := range duty.Items(p) {
				if i.Subject.Kind != "offshore_transfer" || i.Obligation == "retention" || i.Status != due.Overdue || told[i.Subject.ID] {
					continue
				}
				if r := p.Head.Find("offshore_transfer", i.Subject.ID); r != nil {
					told[r.ID] = true
					p.At(r, r.Get("checks"),
						diag.T("「%[1]s」（%[2]s）の措置の確認が、期限 %[3]s を過ぎても記録されていません。", "the check of %[1]q (%[2]s) is not recorded, and was due on %[3]s", r.Text("recipient"), r.Text("country"), i.Due),
						diag.T("相手の措置の実施の状況と外国の制度を確かめ、checks に記録してください。", "Check the measures of the recipient and the foreign law, and record it under checks."))
				}
			}
		},
	}
}

// groundStated asks for what the ground of a transfer has to come with.
func groundStated(p *lint.Pass, r *record.Record) {
	missing := topics.Missing(r, append([]string{"country", "ground"}, grounded[r.Text("ground")]...)...)
	if len(missing) > 0 {
		p.At(r, r.Get("ground"),
			diag.T("外国にある「%[1]s」への提供に、%[2]sがありません。", "the transfer to %[1]q abroad lacks: %[2]s", r.Text("recipient"), topics.Names(r, missing)),
			diag.T("確かめて書いてください。根拠が確かめられない間は、提供を控えてください。", "Find out and fill in. Without a ground do not transfer."))
	}
}
