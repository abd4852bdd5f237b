package policy

import (
	"slices"

	"github.com/pms-project/pms/pkg/catalogue"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/topics"
	"github.com/pms-project/pms/pkg/tree"
)

func policiesAgree() *lint.Rule {
	return &lint.Rule{
		ID: "POL-015", Name: "policies_agree", Severity: diag.Warning,
		Consults: []string{"policy"},
		Title:    diag.T("内部向け方針と外部向け方針の食い違い", "Internal and external policy differ"),
		Basis:    diag.T("A.3.2.1 内部向け個人情報保護方針、A.3.2.2 外部向け個人情報保護方針", "A.3.2.1 internal policy, A.3.2.2 external policy"),
		Doc: diag.T(
			"2017年版の規格（catalogue: a2017）では、内部向けと外部向けの方針を定めます。両方を別の文書にしている場合に、代表者の氏名が同じか、covers で示した事項が外部向けにだけ、又は内部向けにだけないかを確かめます。版の異なる規格では、一つの方針で足りるため対象にしません。",
			"The edition of 2017 (catalogue: a2017) has an internal and an external policy. Where they are two documents, the representative is the same, and no topic marked with covers stands in one alone. With other editions one policy is enough and nothing is compared."),
		Whole: func(p *lint.Pass) {
			if p.Firm().Catalogue != catalogue.A2017 {
				return
			}
			internal, external := ofAudience(p, "internal"), ofAudience(p, "external")
			if internal == nil || external == nil {
				return
			}
			for _, t := range topics.Of("policy") {
				inside, outside := (topic{t}).marked(internal), (topic{t}).marked(external)
				if len(t.Fields) > 0 || inside == outside {
					continue
				}
				with, without := internal, external
				if outside {
					with, without = external, internal
				}
				p.At(without, without.Get("items"),
					diag.T("「%[2]s」にある「%[3]s」の事項が、「%[1]s」にありません。", "%[1]q has no item on %[3]s, which %[2]q has", without.Label(), with.Label(), t.Title),
					diag.T("両方の方針の内容をそろえてください。書いてあれば covers: [%[1]s] を付けてください。", "Make them agree; if it is there, mark it with covers: [%[1]s].", t.ID))
			}
			sameName(p, internal, external)
		},
	}
}

// ofAudience is the policy in force for an audience, nil where there is none.
func ofAudience(p *lint.Pass, audience string) *record.Record {
	all := p.Head.Of("policy")
	if i := slices.IndexFunc(all, func(r *record.Record) bool { return r.Text("audience") == audience && r.InForce() && !r.IsDraft() }); i >= 0 {
		return all[i]
	}
	return nil
}

func sameName(p *lint.Pass, internal, external *record.Record) {
	a, b := internal.Get("representative_name"), external.Get("representative_name")
	if a == (tree.Node{}) || b == (tree.Node{}) || topics.Plain(a.Text()) == topics.Plain(b.Text()) {
		return
	}
	d := internal.At(a,
		diag.T("代表者の氏名が、内部向けの方針と外部向けの方針で異なります。", "the internal and the external policy name different representatives"),
		diag.T("誤っている方を直してください。", "Correct the one that is wrong."))
	d.Related = []diag.Related{{Range: b.Range(), Message: diag.T("外部向けの方針", "the external policy")}}
	p.Report(d)
}
