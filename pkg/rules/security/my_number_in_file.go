package security

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/personal"
)

func myNumberInFile() *lint.Rule {
	return &lint.Rule{
		ID: "SEC-001", Name: "my_number_in_file", Severity: diag.Error,
		Title: diag.T("個人番号がリポジトリに書かれている", "My Number in the repository"),
		Basis: diag.T("番号法 第12条・第20条（安全管理措置、収集・保管の制限）、J.9.2 安全管理措置", "My Number Act articles 12 and 20 (security control, limits on keeping), J.9.2"),
		Doc: diag.T(
			"検査用数字の合う12桁の数字を、文字と数字の全角・半角、区切り、改行をまたぐものまで含めて探します。近くに個人番号を表す語がない場合は「要確認」です。番号そのものは表示しません。Git の履歴に残るため、消すだけでは足りません。",
			"Looks for twelve digits with the right check digit, full-width, divided or broken over lines. Without a word for it nearby the finding is a warning. The number itself is never shown. Git's history keeps it, so deleting the line is not enough."),
		Whole: func(p *lint.Pass) { reportKinds(p, personal.MyNumber) },
	}
}

// reportKinds reports what the search found of some kinds.
func reportKinds(p *lint.Pass, kinds ...personal.Kind) {
	for _, f := range searched(p).found {
		if !slices.Contains(kinds, f.kind) {
			continue
		}
		d := f.finding
		d.Message, d.Hint = words(f), removal
		if !f.certain && f.kind == personal.MyNumber {
			d.Severity = diag.Warning
			d.Hint = check
		}
		p.Report(d)
	}
}

var (
	removal = diag.T("原本は権限を限った場所に移し、ここには保管場所だけを書いてください。すでに共有したリポジトリでは、履歴から取り除く方法も個人情報保護管理者と決めてください。",
		"Move the original to a place with restricted access and write only where it is kept. If the repository was shared, plan its removal from the history too.")
	check = diag.T("個人番号でなければ、何の番号かが分かる語（受注番号など）を前に書いてください。個人番号であれば、直ちに取り除いてください。",
		"If it is no My Number, put a word before it that says what it is (order no.). If it is one, take it out at once.")
)

// words say what was found and, inside an archive, where.
func words(f found) diag.Text {
	what := f.kind.Title()
	switch {
	case f.part != "" && f.row > 0:
		return diag.T("%[1]sとみられる記載があります（%[2]s の %[3]d 行目）。", "this looks like %[1]s (%[2]s, row %[3]d)", what, f.part, f.row)
	case f.part != "":
		return diag.T("%[1]sとみられる記載があります（%[2]s の中）。", "this looks like %[1]s (in %[2]s)", what, f.part)
	}
	return diag.T("%[1]sとみられる記載があります。", "this looks like %[1]s", what)
}
