package law

import (
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/topics"
)

func changeFollowed() *lint.Rule {
	return &lint.Rule{
		ID: "LAW-005", Name: "change_followed", Severity: diag.Warning, Consults: []string{"legal_register", "regulation"},
		Title: diag.T("見つけた変更への対応がない", "Change found, but nothing follows"),
		Basis: basis,
		Doc: diag.T(
			"確認で変更を見つけた行（change_found）には、影響（effect）のほか、是正処置（corrective_actions）、予定の改正への対応（amendments の actions）、又は対応する規程（rule_refs）の確認日以後の改訂があるはずです。影響がない旨の書かれた行は対応を要しません。影響があると読めるのに対応が見当たらない行は、判断できないため「参考」とします。",
			"A row in which the check found a change (change_found) states its effect and is followed by a corrective action, by actions for the amendment, or by a revision of the rules that answer to it (rule_refs) since the check. A row that says that nothing is needed is left alone. Where an effect is stated and nothing seems to follow, the rule cannot decide and only informs."),
		Whole: func(p *lint.Pass) {
			none := p.Firm().Fact("laws.yaml").Get("no_effect").Texts()
			for _, r := range p.Head.Of("legal_register") {
				if current(r) && r.Get("change_found").Bool() && !followed(p, r) {
					reportChange(p, r, none)
				}
			}
		},
	}
}

// followed reports whether something was done about the change of a row.
func followed(p *lint.Pass, r *record.Record) bool {
	if len(r.Texts("corrective_actions")) > 0 {
		return true
	}
	for _, a := range r.Items("amendments") {
		if a.Get("actions").Len() > 0 || a.Get("responded_on").Exists() {
			return true
		}
	}
	return slices.ContainsFunc(r.Items("rule_refs"), func(ref record.Item) bool {
		rule := p.Head.Find("regulation", ref.Get("regulation").Text())
		return rule != nil && !rule.Date("revised").IsZero() && !rule.Date("revised").Before(r.Date("checked_on"))
	})
}

func reportChange(p *lint.Pass, r *record.Record, none []string) {
	effect := topics.Plain(r.Text("effect"))
	switch {
	case effect == "":
		p.At(r, r.Get("change_found"),
			diag.T("「%[1]s」に変更がありましたが、PMSへの影響も対応も書かれていません。", "%[1]q has changed, but neither its effect nor a response is recorded", r.Label()),
			diag.T("影響を effect に書き、規程の改訂や教育を行う場合は actions 又は是正処置（corrective_actions）に書いてください。", "State the effect under effect, and what is done about it as actions or corrective actions."))
	case !slices.ContainsFunc(none, func(word string) bool { return strings.Contains(effect, word) }):
		d := r.At(r.Get("effect"),
			diag.T("「%[1]s」の変更への対応（規程の改訂、教育、是正処置）が見当たりません。", "no response to the change of %[1]q is in sight (rules, education, corrective action)", r.Label()),
			diag.T("対応を是正処置（corrective_actions）又は予定の改正（amendments）に書いてください。対応を要しない場合は、その旨を effect に書いてください。", "Record it under corrective_actions or amendments, or say under effect that nothing is needed."))
		d.Severity = diag.Info
		p.Report(d)
	}
}
