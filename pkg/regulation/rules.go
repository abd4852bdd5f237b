package regulation

import "github.com/pms-project/pms/pkg/diag"

// The rules under which reading a document reports problems.
const (
	ruleLabels  = "REG-002"
	ruleHeading = "REG-003"
	ruleNumber  = "REG-004"
	ruleDeleted = "REG-005"
	ruleBox     = "REG-006"
	ruleMark    = "REG-007"
)

// Rules describes the rules under which [Read] reports problems.
func Rules() []diag.RuleInfo {
	return []diag.RuleInfo{
		{ID: ruleLabels, Name: "sample_labels", Severity: diag.Error,
			Title: diag.T("番号の見本を読み取れない", "Sample labels that cannot be read"),
			Doc: diag.T("書式が独自（dialect: custom）の規程は、項から順に、本文に書くとおりの番号の見本（labels）を並べます。同じ見本を二度書いたり、番号でない文字を書いたりすると、項と号を区別できません。",
				"A rule of a custom dialect lists sample labels from the paragraph down, as the text has them. A sample that stands twice, or is no label, leaves the levels indistinct.")},
		{ID: ruleHeading, Name: "heading_missing", Severity: diag.Error,
			Title: diag.T("章・条の見出しがない", "Part of a rule without heading"),
			Doc: diag.T("body に並べるものは、章（chapter）、条（article）などの見出しから始めます。見出しがないと、条番号を数えられません。",
				"Each entry of body begins with a heading such as chapter or article; without it articles cannot be counted.")},
		{ID: ruleNumber, Name: "pinned_number", Severity: diag.Error,
			Title: diag.T("書かれた番号を読み取れない", "Pinned number that cannot be read"),
			Doc: diag.T("条番号は自動で数えます。枝番（3の2）や削除した範囲（10から12まで）のように固定するときだけ、number に書きます。",
				"Article numbers are counted. number pins one only for branches (3の2) and deleted ranges (10から12まで).")},
		{ID: ruleDeleted, Name: "deleted_with_text", Severity: diag.Warning,
			Title: diag.T("削除した条に本文がある", "Deleted article with text"),
			Doc: diag.T("「削除」とした条は番号だけを残し、本文は持ちません。元の本文は履歴から読めます。",
				"A deleted article keeps its number and no text; the old text is in the history.")},
		{ID: ruleBox, Name: "open_box", Severity: diag.Warning,
			Title: diag.T("閉じていない枠囲み", "Box that is not closed"),
			Doc: diag.T("枠囲みは「┌」で始まる行から「└」で始まる行までです。閉じていないと、どこまでが枠の中か決まりません。",
				"A box goes from a line that begins with ┌ to one that begins with └; without the latter its end is unknown.")},
		{ID: ruleMark, Name: "mark_without_target", Severity: diag.Error,
			Title: diag.T("本文にない番号への付記", "Mark on a label that is not there"),
			Doc: diag.T("marks のキーは、本文にある項・号の番号と同じに書きます。本文の番号を変えたときは、marks のキーも直してください。",
				"The keys of marks are labels of paragraphs or items as the text has them. When the text's labels change, so do the keys.")},
	}
}
