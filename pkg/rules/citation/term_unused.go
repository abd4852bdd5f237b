package citation

import (
	"strings"
	"unicode/utf8"

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
				rest := g.besides()
				for _, t := range g.terms {
					if t.to > 0 && !g.uses(t) && !strings.Contains(rest, cited.Fold(t.name)) {
						p.Report(t.text.At(t.from, t.to,
							diag.T("定義した「%[1]s」が、この規程のどこにも使われていません。", "%[1]q is defined and nowhere used in this rule", t.name),
							diag.T("使わないなら定義を削ってください。同じものを別の言葉で書いている箇所があれば、そろえてください。", "Drop the definition; or use the word where another one is written.")))
					}
				}
			}
		},
	}
}

// uses reports whether a provision or table holds a term besides its definition.
func (g *glossary) uses(t term) bool {
	name := cited.Fold(t.name)
	if utf8.RuneCountInString(name) < 2 {
		return true // 法 stands everywhere
	}
	for _, order := range g.holding(name) {
		n := strings.Count(g.folded[order], name)
		if n > 1 || n == 1 && order != t.order {
			return true
		}
	}
	return false
}

// besides is what the rule book says in headings and 附則, folded.
func (g *glossary) besides() string {
	var b strings.Builder
	for n := range g.book.Document.All() {
		b.WriteString(cited.Fold(n.Title) + "\n")
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
