package citation

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/rules/cited"
)

func termBefore() *lint.Rule {
	return &lint.Rule{
		ID: "CIT-007", Name: "term_before", Severity: diag.Info,
		Consults: []string{"regulation"},
		Title:    diag.T("定義より前に用語を使っている", "Term used before its definition"),
		Basis:    ownBasis,
		Doc: diag.T(
			"「（以下「判定委員会」という。）」より前の条で、もうその言葉を使っていないかを調べます。3文字以上の言葉が、ほかの言葉の一部でなく使われている箇所だけを数え、最初の箇所を示します。「第20条に規定する」のように定義の条を示した使用、見出し、「」の中の文書名は数えません。",
			"Reports a word used in an article before the one that defines it by 以下「X」という. Words of three characters or more count, where they are no part of a longer one; the first place is shown. Headings, names of documents in 「」 and uses that name the article (第20条に規定する) do not count."),
		Whole: func(p *lint.Pass) {
			for _, g := range glossaries(p) {
				for i, t := range g.terms {
					if !t.scoped && t.to > 0 && g.sameBefore(i) == nil && utf8.RuneCountInString(t.name) > 2 {
						usedBefore(p, g, t)
					}
				}
			}
		},
	}
}

// maxExplain bounds what is looked at in front of a term, in bytes.
const maxExplain = 60

// explained matches what sends the reader to the definition: 第20条に規定する.
var explained = regexp.MustCompile(`(?:[条項号]|[0-9)]|規程」|規程)(?:に規定する|に定める|で定める|でいう|にいう|の)$`)

// insideQuotes reports whether bytes are a part of a longer name in 「」.
func insideQuotes(text string, from, to int) bool {
	open := strings.LastIndex(text[:from], "「")
	shut := strings.Index(text[to:], "」")
	if open < 0 || shut < 0 || strings.Contains(text[open:from], "」") || strings.Contains(text[to:to+shut], "「") {
		return false
	}
	return open+len("「") < from || shut > 0
}

// usedBefore reports the first use of a term in a text before the one that defines it.
func usedBefore(p *lint.Pass, g *glossary, t term) {
	for _, order := range g.holding(t.name) {
		text := g.texts[order]
		if order >= t.order {
			return
		}
		if text.Node == nil || unitOf(text.Node) == unitOf(t.text.Node) {
			continue
		}
		found := false
		cited.Words(text.Text, t.name, func(from, to int) bool {
			if insideQuotes(text.Text, from, to) {
				return true
			}
			if found = true; explained.MatchString(text.Text[max(0, from-maxExplain):from]) {
				return false // the reader knows where to look
			}
			d := text.At(from, to,
				diag.T("「%[1]s」を、定義（%[2]s）より前で使っています。", "%[1]q is used before its definition in %[2]s", t.name, t.text.Node.Name()),
				diag.T("最初に使うところで定義するか、定義の条を前に移してください。", "Define it where it is first used, or move the definition."))
			d.Related = []diag.Related{{Range: t.text.Range(t.from, t.to), Message: diag.T("定義", "the definition")}}
			p.Report(d)
			return false
		})
		if found {
			return
		}
	}
}
