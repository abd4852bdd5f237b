package document

import (
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

func approvedText() *lint.Rule {
	return &lint.Rule{
		ID: "DOC-007", Name: "approved_text", Severity: diag.Error, Needs: lint.Base,
		Kinds: []string{"policy", "regulation"},
		Title: diag.T("承認後の本文の変更", "Approved text changed"),
		Basis: controlBasis,
		Doc: diag.T(
			"承認された文書の題名・本文・附則・別表を変えるときは、版を上げて改訂履歴に残し、承認を受け直します。版も承認の記録も元のままで文章だけが変わっていると、承認された文章がどれかを示せません。項番への対応付け（requirements、covers）や備考は文章ではないので、変えても検出しません。作業中は status を draft にしてください。",
			"A change to the title, text, supplementary provisions or tables of an approved document needs a new version, a row in the revision table and a new approval. Marks such as requirements and covers are no text. Set status to draft while you work on it."),
		Pair: func(p *lint.Pass, before, after *record.Record) {
			if before == nil || after == nil || len(before.Approvals()) == 0 || after.IsDraft() {
				return
			}
			if before.Text("version") != after.Text("version") || !sameWords(before.Get("approvals"), after.Get("approvals")) {
				return
			}
			place, changed := firstChange(wording(before), wording(after))
			if !changed {
				return
			}
			p.At(after, place,
				diag.T("承認済みの「%[1]s」の文章が変わっていますが、版（%[2]s）も承認の記録も元のままです。", "the text of %[1]q was changed after its approval, but its version (%[2]s) and approvals were not", after.Label(), after.Text("version")),
				diag.T("版を上げ、改訂履歴と承認を追記してください。誤字の訂正などで承認を要しない場合は、例外承認に理由を残してください。",
					"Raise the version, add a row to the revision table and the approval. If a correction needs no approval, say why in a waiver."))
		},
	}
}

// textFields are the fields of a policy or regulation that a reader reads.
var textFields = []string{
	"title", "preamble", "body", "items", "supplementary", "appendices",
	"representative_title", "representative_name", "contact",
}

// markKeys are keys inside them that say something about the text and are no part of it.
var markKeys = []string{"id", "requirements", "covers", "defines", "obliges", "marks", "note"}

// word is one scalar of the text with the key it stands under.
type word struct {
	key, text string
	node      tree.Node
}

// wording is the text of a document, scalar by scalar. How the YAML is laid out
// does not show in it.
func wording(r *record.Record) []word {
	var out []word
	for _, field := range textFields {
		if r.Kind.Has(field) {
			out = appendWords(out, field, r.Get(field))
		}
	}
	return out
}

func appendWords(out []word, key string, n tree.Node) []word {
	switch n.Kind() {
	case tree.Absent:
	case tree.Map:
		for k, v := range n.Fields() {
			if !slices.Contains(markKeys, k.Text()) {
				out = appendWords(out, k.Text(), v)
			}
		}
	case tree.List:
		for _, v := range n.Items() {
			out = appendWords(out, key, v)
		}
	default:
		out = append(out, word{key, trimLines(n.Text()), n})
	}
	return out
}

// trimLines drops white space at the ends of lines and of the text, which nobody sees.
func trimLines(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " \t\r　")
	}
	return strings.Join(lines, "\n")
}

// firstChange is the first value of the new text that differs from the old; absent
// where only the end was cut off.
func firstChange(before, after []word) (place tree.Node, changed bool) {
	for i, w := range after {
		if i >= len(before) || before[i].key != w.key || before[i].text != w.text {
			return w.node, true
		}
	}
	return tree.Node{}, len(before) > len(after)
}

// sameWords reports whether two values say the same in every scalar.
func sameWords(a, b tree.Node) bool {
	return slices.EqualFunc(appendWords(nil, "", a), appendWords(nil, "", b), func(v, w word) bool {
		return v.key == w.key && v.text == w.text
	})
}
