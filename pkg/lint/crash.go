package lint

import (
	"cmp"
	"fmt"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/repo"
)

// crash is a panic in a rule.
type crash struct {
	rule  *Rule
	file  string
	value any
}

func guard(rule *Rule, file string, crashes *[]crash, f func()) {
	defer func() {
		if v := recover(); v != nil {
			*crashes = append(*crashes, crash{rule, file, v})
		}
	}()
	f()
}

// CrashRule is the id under which a panic in a rule is reported.
const CrashRule = "PMS-001"

// crashFindings makes one finding a crashed rule, at the first file of the list.
func crashFindings(crashes []crash) []diag.Diagnostic {
	var out []diag.Diagnostic
	seen := map[string]bool{}
	for _, c := range crashes {
		if seen[c.rule.ID] {
			continue
		}
		seen[c.rule.ID] = true
		out = append(out, diag.Diagnostic{
			Rule: CrashRule, Severity: diag.Error,
			Subject: diag.Subject{Kind: "rule", ID: c.rule.ID},
			Range:   diag.FileRange(cmp.Or(c.file, repo.ManifestFile)),
			Message: diag.T("ルール %[1]s の実行中に pms の内部でエラーが起きました: %[2]s", "rule %[1]s crashed inside pms: %[2]s", c.rule.ID, fmt.Sprint(c.value)),
			Hint: diag.T("このルールの結果は不完全です。ほかのルールは実行しました。pms の不具合として報告してください。",
				"The findings of this rule are incomplete; the other rules ran. Please report this as a bug of pms."),
		})
	}
	return out
}
