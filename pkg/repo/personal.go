package repo

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/tree"
)

// PersonalRule is the rule on filled fields that the schema keeps empty (x-personal).
var PersonalRule = diag.RuleInfo{
	ID: "SEC-015", Name: "personal_field", Severity: diag.Error,
	Title: diag.T("本人に関する情報を書かない項目が埋まっている", "Field for personal data filled in"),
	Doc: diag.T(
		"苦情や開示等の請求の記録などには、本人の氏名や連絡先を書く項目が様式にありますが、リポジトリには書きません。原本に残し、保管場所だけを書きます。書かれた内容は表示しません。",
		"Forms such as those of complaints and requests have fields for the name and contact of the person. They stay empty here: the original has them, and only its place is written down. What was written is never shown."),
}

// personal reports a filled field that has to stay empty.
func (f *File) personal(n tree.Node) diag.Diagnostic {
	holder := f.Record.Holding(n)
	d := holder.At(n,
		diag.T("本人に関する情報を書かない項目が埋まっています。", "a field that has to stay empty, for it is personal data, is filled in"),
		diag.T("内容を原本に移し、この項目を消してください。原本の保管場所は original_at に書けます。すでに共有したリポジトリでは、履歴から取り除く方法も個人情報保護管理者と決めてください。",
			"Move it to the original and take the field out; original_at may say where the original is. If the repository was shared, plan its removal from the history too."))
	d.Rule, d.Severity, d.Private = PersonalRule.ID, PersonalRule.Severity, true
	return d
}
