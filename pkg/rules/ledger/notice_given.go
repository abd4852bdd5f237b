package ledger

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func noticeGiven() *lint.Rule {
	return &lint.Rule{
		ID: "LED-013", Name: "notice_given", Severity: diag.Warning, Kinds: []string{"pi_ledger"},
		Title: diag.T("直接書面で取得する個人情報に、明示する文書がない", "Acquired directly in writing without a notice"),
		Basis: diag.T("J.8.5 本人から書面で直接取得する場合の措置（A.3.4.2.5）", "J.8.5 direct acquisition in writing (A.3.4.2.5)"),
		Doc: diag.T(
			"本人から直接書面（画面への入力を含む。）で取得する個人情報には、利用目的などを明示した文書があるはずです。台帳の notices に、その文書のIDを書きます。",
			"What is acquired from the person directly in writing (forms on screen included) comes with a notice. Its id stands under notices of the entry."),
		Record: func(p *lint.Pass, r *record.Record) {
			if r.IsHead() || !r.Get("direct_in_writing").Bool() || r.Get("ended_on").Exists() || len(r.Texts("notices")) > 0 || r.Text("notice") != "" {
				return
			}
			p.At(r, r.Get("direct_in_writing"),
				diag.T("「%[1]s」は本人から直接書面で取得しますが、明示する文書がありません。", "%[1]q is acquired directly in writing, but no notice is named", r.Label()),
				diag.T("明示文（direct_notice）を作り、そのIDを notices に書いてください。", "Make the notice (direct_notice) and put its id under notices."))
		},
	}
}
