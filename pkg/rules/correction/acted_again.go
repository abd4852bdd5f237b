package correction

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func actedAgain() *lint.Rule {
	return &lint.Rule{
		ID: "COR-004", Name: "acted_again", Severity: diag.Error, Kinds: []string{"corrective_action"},
		Title: diag.T("有効でなかった是正処置の次がない", "Ineffective action without a new one"),
		Basis: diag.T("J.7.1 不適合と是正処置（A.3.8）", "J.7.1 nonconformity and corrective action (A.3.8)"),
		Doc: diag.T(
			"有効性の確認で「有効でない」とした場合は、原因を考え直し、新しい是正処置を始めます。そのIDを effectiveness_review の next_action に書きます。",
			"Where the review finds that the action was not effective, the cause is looked for again and a new action begins; its id stands under next_action of effectiveness_review."),
		Record: func(p *lint.Pass, r *record.Record) {
			if r.Text("effectiveness_review", "result") != "not_effective" || r.Get("effectiveness_review", "next_action").Exists() {
				return
			}
			p.At(r, r.Get("effectiveness_review", "result"),
				diag.T("是正処置「%[1]s」は有効でないと確認されましたが、次の是正処置がありません。", "the corrective action %[1]q was found not effective, and no new one follows", r.Label()),
				diag.T("新しい是正処置を作り、next_action にそのIDを書いてください。", "Start a new one and write its id under next_action."))
		},
	}
}
