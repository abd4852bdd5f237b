package rights

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/topics"
)

func certifiedBody() *lint.Rule {
	return &lint.Rule{
		ID: "RGT-008", Name: "certified_body", Severity: diag.Warning, Consults: []string{"contact_point", "retained_data_notice"},
		Title: diag.T("認定個人情報保護団体の対象事業者かどうかがはっきりしない", "Not clear whether an accredited body applies"),
		Basis: diag.T("J.11.1 苦情・相談への対応、J.10.3 保有個人データ等の周知、個人情報保護法 第32条第1項第4号（施行令 第10条）", "J.11.1 complaints, J.10.3 notice on retained personal data, APPI article 32 (Cabinet Order article 10)"),
		Doc: diag.T(
			"苦情・相談窓口に、認定個人情報保護団体の対象事業者かどうか（certified_body.member）を書きます。対象事業者の場合は、団体の名称と苦情の解決の申出先を、窓口と公表文の両方に書きます。窓口と公表文で食い違う場合も知らせます。",
			"The contact point says whether the firm belongs to an accredited body (certified_body.member). If so, name and contact of the body stand there and in the notice on retained data. A contradiction between the two is found too."),
		Whole: func(p *lint.Pass) {
			var member, stated bool
			for _, r := range p.Head.Of("contact_point") {
				if !r.InForce() || r.IsDraft() {
					continue
				}
				member = member || r.Get("certified_body", "member").Bool()
				stated = stated || r.Get("certified_body", "member").Exists()
				bodyNamed(p, r, true)
			}
			for _, r := range p.Head.Of("retained_data_notice") {
				if !topics.InUse(r) {
					continue
				}
				bodyNamed(p, r, false)
				if at := r.Get("certified_body", "member"); stated && at.Exists() && at.Bool() != member {
					p.At(r, at,
						diag.T("「%[1]s」と苦情・相談窓口とで、認定個人情報保護団体の対象事業者かどうかが異なります。", "%[1]q and the contact point disagree on whether an accredited body applies", r.Label()),
						diag.T("どちらが正しいかを確かめ、誤っている方を直してください。", "Find out which is right and correct the other."))
				}
			}
		},
	}
}

// bodyNamed asks whether there is a body and, if so, for its name and contact. That the
// notice does not say whether is a finding of RGT-002.
func bodyNamed(p *lint.Pass, r *record.Record, whether bool) {
	member := r.Get("certified_body", "member")
	switch {
	case !member.Exists() && whether:
		p.At(r, r.Get("certified_body"),
			diag.T("窓口「%[1]s」に、認定個人情報保護団体の対象事業者かどうかが書かれていません。", "the contact point %[1]q does not say whether an accredited body applies", r.Label()),
			diag.T("certified_body.member に、対象事業者なら true、でなければ false と書いてください。", "Put true or false under certified_body.member."))
	case member.Bool():
		if missing := topics.Missing(r, "certified_body.name", "certified_body.contact"); len(missing) > 0 {
			p.At(r, r.Get("certified_body"),
				diag.T("「%[1]s」に、認定個人情報保護団体の%[2]sがありません。", "%[1]q lacks, on the accredited body: %[2]s", r.Label(), topics.Names(r, missing)),
				diag.T("団体の名称と、苦情の解決の申出先を書いてください。", "State the name of the body and where it takes complaints."))
		}
	}
}
