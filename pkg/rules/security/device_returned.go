package security

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func deviceReturned() *lint.Rule {
	return &lint.Rule{
		ID: "SEC-007", Name: "device_returned", Severity: diag.Warning, Kinds: []string{"log_check"},
		Title: diag.T("返却されていない持出機器への対応がない", "Devices not returned, and nothing done"),
		Basis: diag.T("自社ルール（機器・媒体の持出しの管理）、J.9.2 安全管理措置", "own rule (devices and media taken out), J.9.2 security control"),
		Doc: diag.T(
			"機器の持出しの記録の点検で、返却予定日を過ぎた機器（unreturned）が1台以上あれば、点検の結果は「問題あり」で、内容（findings）か是正処置（corrective_actions）があるはずです。持出しの一件ごとの記録と承認は、部外者や従業者の行動の記録になるためリポジトリには置きません。",
			"When a check of the log of devices taken out counts some that are not back in time (unreturned), its result is findings, with a text or a corrective action. The single takeouts and their approvals are not kept here: they would be a log of what people do."),
		Record: func(p *lint.Pass, r *record.Record) {
			n, ok := r.Get("unreturned").Int()
			if !ok || n == 0 || !slices.Contains(r.Texts("logs"), "device_takeout") {
				return
			}
			if r.Text("result") == "findings" && (r.Text("findings") != "" || r.Get("corrective_actions").Len() > 0) {
				return
			}
			p.At(r, r.Get("unreturned"),
				diag.T("返却予定日を過ぎた機器が%[1]d台ありますが、対応が書かれていません。", "devices are not back in time (%[1]d), but nothing is recorded about it", n),
				diag.T("result を findings とし、確かめた内容を findings に、必要であれば是正処置を corrective_actions に書いてください。", "Set result to findings and say what was found, with a corrective action where needed."))
		},
	}
}
