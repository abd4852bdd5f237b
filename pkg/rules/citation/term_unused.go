package citation

import (
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/rules/cited"
)

func termUnused() *lint.Rule {
	return &lint.Rule{
		ID: "CIT-008", Name: "term_unused", Severity: diag.Info,
		Consults: []string{"regulation"},
		Title:    diag.T("定義した用語を使っていない", "Term defined and never used"),
		Basis:    ownBasis,
		Doc: diag.T(
			"「（以下「X」という。）」で定義した言葉が、その規程のどこにも使われていない箇所を調べます。別表・附則・見出しの中の使用と、ほかの言葉の一部としての使用も数えます。",
			"Reports a word that 以下「X」という defines and the rule then never uses, not in a table, a 附則 or a heading, and not as a part of another word."),
		Whole: func(p *lint.Pass) {
			for _, g := range glossaries(p) {
				whole := g.wholeText()
				for _, t := range g.terms {
					if t.to > 0 && strings.Count(whole, cited.Fold(t.name)) < 2 {
						p.Report(t.text.At(t.from, t.to,
							diag.T("定義した「%[1]s」が、この規程のどこにも使われていません。", "%[1]q is defined and nowhere used in this rule", t.name),
							diag.T("使わないなら定義を削ってください。同じものを別の言葉で書いている箇所があれば、そろえてください。", "Drop the definition; or use the word where another one is written.")))
					}
				}
			}
		},
	}
}

// wholeText is all that the rule book says, folded.
func (g *glossary) wholeText() string {
	var b strings.Builder
	for t := range cited.Texts(g.book.Record, g.book.Document, true) {
		b.WriteString(cited.Fold(t.Text) + "\n")
	}
	for _, s := range g.book.Document.Supplementary {
		for _, n := range s.Nodes {
			b.WriteString(cited.Fold(n.FullText()) + "\n")
		}
	}
	for _, a := range g.book.Document.Appendices {
		b.WriteString(cited.Fold(a.Title) + "\n")
	}
	return b.String()
}
