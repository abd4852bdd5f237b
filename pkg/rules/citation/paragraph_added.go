package citation

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/rules/cited"
)

func paragraphAdded() *lint.Rule {
	return &lint.Rule{
		ID: "CIT-005", Name: "paragraph_added", Severity: diag.Info, Needs: lint.Base,
		Consults: []string{"regulation"},
		Title:    diag.T("項が増えた条を引用している", "Citation of an article that got more paragraphs"),
		Basis:    ownBasis,
		Doc: diag.T(
			"項が一つだった条に項を足すと、その条を「第5条」とだけ引用していた文は、第1項だけを指すのか条の全体を指すのかが変わりえます。比べる版（--base）で項が一つだった条の引用を、確かめるべき箇所として知らせます。",
			"An article that had one paragraph and gets a second one changes what a bare 第5条 means: the first paragraph, or all of it. Compared with --base, the citations of such articles are named for a look."),
		Whole: func(p *lint.Pass) {
			single := map[string]bool{}
			for _, r := range p.Base.Regulations() {
				for n := range r.Document.Articles() {
					if n.ID != "" && paragraphs(n) == 1 {
						single[r.Record.ID+" "+n.ID] = true
					}
				}
			}
			for _, r := range p.Head.Regulations() {
				for n := range r.Document.Articles() {
					if n.ID != "" && single[r.Record.ID+" "+n.ID] && paragraphs(n) > 1 {
						nowSeveral(p, n)
					}
				}
			}
		},
	}
}

func nowSeveral(p *lint.Pass, article *regulation.Node) {
	for _, ref := range cited.Index(p).To(article) {
		if !cited.Holds(ref) || ref.Cited.Through != nil {
			continue
		}
		d := cited.At(ref,
			diag.T("%[1]sの項が%[2]dになりました。「%[3]s」が第1項だけを指すのか、確かめてください。", "%[1]s now has %[2]d paragraphs; see whether %[3]q means the first one only", article.Label, paragraphs(article), ref.Written()),
			diag.T("第1項だけを指すなら「%[1]s第1項」と書いてください。全体を指すならそのままで構いません。", "If so write %[1]s第1項; if it means all of them, leave it.", article.Label))
		d.Related = []diag.Related{{Range: article.Range(), Message: diag.T("項が増えた条", "the article that grew")}}
		p.Report(d)
	}
}
