package document

import (
	"regexp"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/repo"
)

func oldWords() *lint.Rule {
	return &lint.Rule{
		ID: "DOC-016", Name: "old_words", Severity: diag.Warning,
		Title: diag.T("2006年版までの用語と項番", "Words and numbers of 2006"),
		Basis: diag.T("J.1.3 法令・指針・規範（A.3.3.2）", "J.1.3 laws, guidelines and norms (A.3.3.2)"),
		Doc: diag.T(
			"JIS Q 15001:2006 までの用語（予防処置、特定の機微な個人情報など）と項番（3.4.2.5）が本文に残っていないかを調べます。同じ文で「旧」「2006」などと断っている場合は検出しません。用語は old_editions.yaml にあり、一つの文書では用語ごとに最初の箇所を示します。",
			"Looks in rule texts for terms (予防処置, 特定の機微な個人情報) and numbers of clauses (3.4.2.5) that only the editions up to 2006 have. A sentence that itself says 旧 or 2006 is left alone. The terms are data in old_editions.yaml; of each the first place in a document is shown."),
		Article: func(p *lint.Pass, r *record.Record, document *regulation.Document) {
			if !r.InForce() {
				return
			}
			book := repo.Regulation{Record: r, Document: document}
			patterns := lint.Once(p, oldWordsKey, func() []oldWord { return readOldWords(p) })
			for _, w := range patterns {
				if w.clause && document.Dialect != nil && document.Dialect.Unit == regulation.LevelClause {
					continue
				}
				firstPlace(p, book, w.phrase, func(sentence string) bool { return holdsAny(sentence, w.unless) },
					func(found string, count int) diag.Text {
						if w.clause {
							return diag.T("2006年版の項番「%[1]s」が残っています（%[2]dか所）。", "the number %[1]s of the edition of 2006 is left (places: %[2]d)", found, count)
						}
						return diag.T("今の規格にない用語「%[1]s」が残っています（%[2]dか所）。", "the word %[1]q, which the standard no longer has, is left (places: %[2]d)", found, count)
					}, w.hint)
			}
		},
	}
}

var oldWordsKey = &lint.Key[[]oldWord]{Name: "old words"}

// oldWord is a term or a form of number that an edition has dropped.
type oldWord struct {
	phrase
	unless []string
	hint   diag.Text
	clause bool
}

func readOldWords(p *lint.Pass) (out []oldWord) {
	data := p.Firm().Fact("old_editions.yaml")
	for _, w := range data.Get("words").Items() {
		out = append(out, oldWord{
			phrase: loose(w.Get("word").Text()), unless: w.Get("unless").Texts(),
			hint: diag.T(w.Get("note").Text(), w.Get("note_en").Text()),
		})
	}
	clause := regexp.MustCompile(`(?:JIS\s?Q\s?15001の?|規格の?|要求事項の?|箇条)\s?` + data.Get("clauses").Text())
	return append(out, oldWord{
		phrase: phrase{clause, "J規要箇"}, unless: []string{"旧", "2006"}, clause: true,
		hint: diag.T("今の指針（J.○○）の項番に改めてください。", "Write the number of the guideline in use (J.…)."),
	})
}
