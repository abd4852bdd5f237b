package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/regulation"
)

// shortText is the length, in characters, below which paragraphs may well read
// alike: 「その他必要な事項」 closes many lists.
const shortText = 15

func repeatedText() *lint.Rule {
	return &lint.Rule{
		ID: "DOC-014", Name: "repeated_text", Severity: diag.Warning,
		Title: diag.T("同じ文章の繰り返し", "Text repeated in an article"),
		Basis: diag.T("自社ルール（転記の誤りを残さないため）", "own rule (against slips in copying)"),
		Doc: diag.T(
			"一つの並びの中に同じ文章の項・号が二つあるときは、転記の誤りか、書き分けの漏れです。全角・半角と空白の違いを除き、同じ条の項どうし、同じ項の号どうしで、15文字以上のものを比べます。号より下と枠囲みの中は比べません。",
			"Two paragraphs of one article, or two items of one list, with the same words are a slip in copying. Those of 15 characters or more are compared, whatever their width and white space; what is below items or in a box is not."),
		Article: func(p *lint.Pass, r *record.Record, document *regulation.Document) {
			type place struct {
				list *regulation.Node
				text string
			}
			first := map[place]*regulation.Node{}
			for n := range document.All() {
				if n.Unit() == nil || n.Box != 0 || n.Level != regulation.LevelParagraph && n.Level != regulation.LevelItem {
					continue
				}
				key := place{n.Parent, strings.Map(folded, n.Text)}
				if utf8.RuneCountInString(key.text) < shortText {
					continue
				}
				if other := first[key]; other != nil {
					repeated(p, r, other, n)
					continue
				}
				first[key] = n
			}
		},
	}
}

func repeated(p *lint.Pass, r *record.Record, first, n *regulation.Node) {
	d := atNode(r, n, n.Range(),
		diag.T("%[1]sと同じ文章が%[2]sにもあります。", "%[2]s repeats the words of %[1]s", first.Name(), n.Name()),
		diag.T("どちらかを削るか、違いが分かるように書き分けてください。", "Drop one, or say what makes them differ."))
	d.Related = []diag.Related{{Range: first.Range(), Message: diag.T("同じ文章", "the same words")}}
	p.Report(d)
}

// folded folds what differs between copies of a text, its white space and the width
// of its letters. NFKC folds more, and takes as long as reading the rule book.
func folded(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return -1
	case '！' <= r && r <= '～':
		return r - fullWidth
	}
	return r
}
