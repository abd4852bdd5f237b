package citation

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

func termTwice() *lint.Rule {
	return &lint.Rule{
		ID: "CIT-006", Name: "term_twice", Severity: diag.Warning,
		Consults: []string{"regulation"},
		Title:    diag.T("用語を二度定義している", "Term defined twice"),
		Basis:    ownBasis,
		Doc: diag.T(
			"「（以下「審査員」という。）」のような定義が、一つの規程に同じ言葉で二度あると、どちらの意味か決まりません。「以下この条において」のように範囲を限った定義は対象にしません。",
			"Two definitions 以下「X」という of one word in a rule leave open which meaning holds. Definitions for an article or chapter only (以下この条において) are left alone."),
		Whole: func(p *lint.Pass) {
			for _, g := range glossaries(p) {
				for i, t := range g.terms {
					first := g.sameBefore(i)
					if first == nil || t.scoped || t.to == 0 {
						continue
					}
					d := t.text.At(t.from, t.to,
						diag.T("「%[1]s」は前にも定義されています。", "%[1]q is defined before", t.name),
						diag.T("意味が同じなら後の定義を削り、違うなら別の言葉にしてください。", "Drop the second definition if the meaning is the same, else use another word."))
					d.Related = []diag.Related{{Range: first.text.Range(first.from, max(first.to, first.from+1)), Message: diag.T("前の定義", "the definition before")}}
					p.Report(d)
				}
			}
		},
	}
}
