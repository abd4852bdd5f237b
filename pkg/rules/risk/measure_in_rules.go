package risk

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func measureInRules() *lint.Rule {
	return &lint.Rule{
		ID: "RSK-003", Name: "measure_in_rules", Severity: diag.Error, Kinds: []string{"risk"}, Consults: []string{"regulation"},
		Title: diag.T("対策が規程に結び付いていない", "Measure without a rule behind it"),
		Basis: diag.T("J.3.1.4 リスク対応（A.3.3.3）、J.4.5.4 内部規程", "J.3.1.4 risk treatment (A.3.3.3), J.4.5.4 internal rules"),
		Doc: diag.T(
			"講じている対策は、内部規程の条に定めておきます。rule_refs に規程と条のIDを書きます。対策があるのに結び付きがない場合は「要確認」、存在しない条を指す場合は「要修正」です。",
			"Measures in use stand in an article of the internal rules, named under rule_refs. Without one it is a warning; an article that does not exist is an error."),
		Record: func(p *lint.Pass, r *record.Record) {
			refs := r.Items("rule_refs")
			if len(refs) == 0 && len(r.Texts("existing_measures")) > 0 && !r.Get("withdrawn_on").Exists() {
				d := r.At(r.Get("existing_measures"),
					diag.T("リスク「%[1]s」の対策を定めた規程の条が書かれていません。", "no article is named for the measures of the risk %[1]q", r.ID),
					diag.T("rule_refs に、対策を定めた規程と条のIDを書いてください。", "Name the rule and the article under rule_refs."))
				d.Severity = diag.Warning
				p.Report(d)
			}
			for _, ref := range refs {
				checkArticle(p, r, ref)
			}
		},
	}
}

// checkArticle reports an article that the named rule does not have; that the rule
// exists is checked with all references.
func checkArticle(p *lint.Pass, r *record.Record, ref record.Item) {
	id := ref.Get("article").Text()
	for _, d := range p.Head.Regulations() {
		if d.Record.ID != ref.Get("regulation").Text() || id == "" {
			continue
		}
		for article := range d.Document.Articles() {
			if article.ID == id {
				return
			}
		}
		p.At(r, ref.Get("article"),
			diag.T("「%[1]s」に条「%[2]s」はありません。", "%[1]s has no article %[2]q", d.Record.Label(), id),
			diag.T("条のIDを確かめてください。", "Check the id of the article."))
		return
	}
}
