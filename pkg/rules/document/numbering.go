package document

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/regulation"
)

func numbering() *lint.Rule {
	return &lint.Rule{
		ID: "DOC-012", Name: "numbering", Severity: diag.Warning,
		Title: diag.T("項・号の番号の飛びや重複", "Gaps and doubles in the numbering"),
		Basis: diag.T("自社ルール（条項を番号で一つに特定するため）", "own rule (so that a number names one provision)"),
		Doc: diag.T(
			"項・号とその下の番号は、1から順に、飛びも重複もなく付けます。飛んでいると抜け落ちた項があるように読め、重複していると「第2項第1号」がどれを指すか決まりません。枝番（(1)の2）は続き番号とみなします。条と章の番号は自動で振るので、number に書いて固定した番号の飛び・重複・逆順だけを調べます。「削除」の条は、まとめた範囲の終わりまでを数えます。",
			"Paragraphs, items and what is below them count from 1 without gaps or doubles: a gap looks like a lost paragraph, and a double leaves a citation with two targets. Branch numbers such as (1)の2 are in order. Articles and chapters are counted; what is checked are the numbers that number: pins. A husk (削除) counts up to the end of its range."),
		Article: func(p *lint.Pass, r *record.Record, document *regulation.Document) {
			for n := range document.All() {
				checkSeries(p, r, n.Children)
			}
			for _, s := range document.Supplementary {
				checkSeries(p, r, s.Nodes)
			}
			checkPinned(p, r, document)
		},
	}
}

// checkSeries checks the numbers of sibling provisions. What stands in a box (枠囲み,
// most often a form) is a series of its own and may begin anywhere.
func checkSeries(p *lint.Pass, r *record.Record, siblings []*regulation.Node) {
	last := map[int]*regulation.Node{}
	for _, n := range siblings {
		if n.Level < regulation.LevelParagraph || n.Number == nil {
			continue
		}
		before := last[n.Box]
		last[n.Box] = n
		if message, ok := outOfOrder(before, n); ok {
			p.Report(atNode(r, n, n.LabelRange(), message,
				diag.T("番号を付け直し、この番号を引用している箇所も確かめてください。", "Renumber, and check what cites these numbers.")))
		}
	}
}

// checkPinned checks the numbers of articles and groups. They are counted, so only one
// that was written down can be wrong.
func checkPinned(p *lint.Pass, r *record.Record, document *regulation.Document) {
	var article *regulation.Node
	for n := range document.Articles() {
		if n.Level != regulation.LevelArticle || n.Number == nil {
			continue
		}
		pinned(p, r, article, n)
		article = n
	}
	groups := map[*regulation.Node]*regulation.Node{} // by the group around, nil for none
	for n := range document.All() {
		if n.Level.IsGroup() && n.Number != nil {
			pinned(p, r, groups[n.Parent], n)
			groups[n.Parent] = n
		}
	}
}

// pinned reports a pinned number that does not go on from the one before.
func pinned(p *lint.Pass, r *record.Record, before, n *regulation.Node) {
	if !n.Pinned {
		return
	}
	last := before
	if before != nil && before.Last != nil {
		husk := *before
		husk.Number = before.Last
		last = &husk
	}
	if message, ok := outOfOrder(last, n); ok {
		at := n.LabelRange()
		if number := n.Source.Get("number"); number.Exists() {
			at = number.Range()
		}
		p.Report(atNode(r, n, at, message,
			diag.T("number を消せば続き番号になります。番号を変えるときは、引用している箇所も確かめてください（pms fix --base）。", "Without number: it is counted on. Check what cites it when it changes (pms fix --base).")))
	}
}

// outOfOrder says what is wrong with the number of n behind before (nil: n is the first).
func outOfOrder(before, n *regulation.Node) (diag.Text, bool) {
	switch {
	case before == nil:
		return diag.T("番号が「%[1]s」から始まっています。", "the numbering begins with %[1]s", n.Label), n.Box == 0 && n.Number.Main() != 1
	case n.Number.Equal(before.Number):
		return diag.T("番号「%[1]s」が重複しています。", "the number %[1]s stands twice", n.Label), true
	case n.Number.Compare(before.Number) < 0:
		return diag.T("番号「%[1]s」のあとに「%[2]s」があり、順序が戻っています。", "%[2]s stands behind %[1]s", label(before), n.Label), true
	case !follows(before.Number, n.Number):
		return diag.T("番号が「%[1]s」から「%[2]s」へ飛んでいます。", "the numbering goes from %[1]s to %[2]s", label(before), n.Label), true
	}
	return diag.Text{}, false
}

// label is how people name the place of a node; the first paragraph bears no number.
func label(n *regulation.Node) string {
	if n.Label == "" {
		return n.Number.String()
	}
	return n.Label
}

// follows reports whether n is the regular successor of before: 3 → 4, 3 → 3の2,
// 3の2 → 3の3, and 3の2の2 → 3の3 or 4.
func follows(before, n regulation.Number) bool {
	if n.Equal(append(slices.Clone(before), 2)) {
		return true
	}
	depth := len(n)
	if depth > len(before) {
		return false
	}
	return n[:depth-1].Equal(before[:depth-1]) && n[depth-1] == before[depth-1]+1
}
