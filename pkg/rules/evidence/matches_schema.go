package evidence

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

// matchesSchema reports what package schema finds while the repository is loaded.
func matchesSchema() *lint.Rule {
	return lint.Loaded(
		diag.RuleInfo{
			ID: "EVD-005", Name: "matches_schema", Severity: diag.Error,
			Title: diag.T("様式に合わない", "Does not match its schema"),
			Doc: diag.T(
				"項目の名前、必須の項目、値の形（日付、選択肢、数）を、種類ごとの様式（JSON Schema）に照らして調べます。様式は `pms schema` で出力でき、対応するエディターでは入力中に確認できます。",
				"Names of fields, required fields and the form of values (dates, choices, numbers) are checked against the JSON Schema of the kind. `pms schema` prints it for editors, which then check while you type."),
		},
		diag.T("J.4.5.2 文書化した情報の管理（様式の統一は pms の決まり）", "J.4.5.2 control of documented information (that forms are uniform is a rule of pms)"))
}
