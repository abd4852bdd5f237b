package risk

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

func residualKnown() *lint.Rule {
	return &lint.Rule{
		ID: "RSK-006", Name: "residual_known", Severity: diag.Warning, Consults: []string{"risk"},
		Title: diag.T("残留リスクが一つも把握されていない", "No residual risk known"),
		Basis: diag.T("J.3.1.4 リスク対応（A.3.3.3）", "J.3.1.4 risk treatment (A.3.3.3)"),
		Doc: diag.T(
			"対策を講じても残るリスクがまったくないことは、まずありません。どの行にも残留リスク（residual）がない場合に知らせます。",
			"A table in which nothing remains after treatment is hardly true to life. Found is a table without one residual risk."),
		Whole: func(p *lint.Pass) {
			for _, head := range heads(p.Head) {
				lines, known := 0, false
				for _, r := range head.Entries {
					if r.Get("not_applicable").Exists() || r.Get("withdrawn_on").Exists() {
						continue
					}
					lines++
					known = known || r.Text("residual", "text") != ""
				}
				if lines == 0 || known {
					continue
				}
				p.At(head, head.Get("entries"),
					diag.T("%[1]d行のリスクのどれにも、残留リスクが書かれていません。", "none of the %[1]d risks has a residual risk", lines),
					diag.T("対策の後に残るリスクと、それを受け入れる理由を residual に書いてください。", "Write what remains after treatment, and why it is accepted, under residual."))
			}
		},
	}
}
