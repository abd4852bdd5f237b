package document

import (
	"strings"

	"github.com/pms-project/pms/pkg/cite"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/rules/cited"
	"github.com/pms-project/pms/pkg/rules/topics"
)

func pointerTopic() *lint.Rule {
	return &lint.Rule{
		ID: "DOC-020", Name: "pointer_topic", Severity: diag.Warning,
		Title: diag.T("内部規程の対応表が指す先の食い違い", "Table of topics points beside the topic"),
		Basis: diag.T("J.4.5.4 内部規程（A.3.3.5）", "J.4.5.4 internal rules (A.3.3.5)"),
		Doc: diag.T(
			"内部規程に定める事項（罰則、是正処置など）と、それを定めた条項を並べた表で、指している先の文にその事項の言葉がなく、すぐ隣の項や号にはある、という箇所を調べます。言葉は topics/internal_rules.yaml にあります。文の良し悪しは判断しません。",
			"In a table of the topics of internal rules with the provisions that settle them, reports a pointer to a text without words of the topic while a provision right beside it has them. The words are topics/internal_rules.yaml; the quality of a text is not judged."),
		Whole: func(p *lint.Pass) {
			list := topics.Of("internal_rules")
			for ref := range cited.Today(p) {
				if row := cited.Row(ref); len(row) > 1 && len(ref.Cited.Target.Nodes) == 1 {
					pointsBeside(p, ref, row[0], list)
				}
			}
		},
	}
}

// maxTopicCell bounds the cells that can name a topic, in bytes; longer ones are texts.
const maxTopicCell = 200

// pointsBeside reports a pointer past the topic that the first cell of its row names.
func pointsBeside(p *lint.Pass, ref cite.Ref, cell string, list []topics.Topic) {
	node := ref.Cited.Target.Nodes[0]
	if node.Level < regulation.LevelParagraph || node.Parent == nil || len(cell) > maxTopicCell {
		return
	}
	said, target := topics.Plain(cell), topics.Plain(node.FullText())
	for _, t := range list {
		if !t.Shows(said) || t.Shows(target) {
			continue
		}
		for _, beside := range node.Parent.Children {
			if beside == node || !t.Shows(topics.Plain(beside.FullText())) {
				continue
			}
			d := cited.At(ref,
				diag.T("表では「%[1]s」の定めとして%[2]sを指していますが、その文に当たる言葉がありません。%[3]sのことではありませんか。", "the table has %[2]s for %[1]q, whose text has no word of it; %[3]s has", strings.TrimSpace(cell), ref.Written(), beside.Name()),
				diag.T("指す先を確かめて直してください。", "Look at the target and correct the pointer."))
			d.Related = []diag.Related{{Range: beside.Range(), Message: diag.T("当たる言葉のある定め", "the text with the words")}}
			p.Report(d)
			return
		}
	}
}
