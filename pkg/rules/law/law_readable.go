package law

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/topics"
)

func lawReadable() *lint.Rule {
	return &lint.Rule{
		ID: "LAW-003", Name: "law_readable", Severity: diag.Warning, Kinds: []string{"legal_register"},
		Title: diag.T("法令・規範の行に参照先・確認日・確認者がない", "Row without place, day or person of the check"),
		Basis: basis,
		Doc: diag.T(
			"従業者がどこで読めるか（url。契約などは place、文書管理一覧に登録したものは document）と、いつ誰が確かめたか（checked_on、checked_by）を、行ごとに書きます。URLが開けるかどうかは確かめません。",
			"Each row says where workers can read the norm (url; place for contracts; document for what is in the document register), and when and by whom it was checked (checked_on, checked_by). Whether a URL opens is not tried."),
		Record: func(p *lint.Pass, r *record.Record) {
			if !current(r) {
				return
			}
			if missing := topics.Missing(r, "url|place|document", "checked_on", "checked_by"); len(missing) > 0 {
				p.At(r, r.Get("name"),
					diag.T("「%[1]s」に、%[2]sがありません。", "%[1]q lacks: %[2]s", r.Label(), topics.Names(r, missing)),
					diag.T("確かめて書いてください。廃止された場合は、abolished_on に廃止日を書いてください。", "Check and fill in. If the norm was abolished, put the day under abolished_on."))
			}
		},
	}
}
