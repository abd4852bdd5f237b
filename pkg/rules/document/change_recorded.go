package document

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func changeRecorded() *lint.Rule {
	return &lint.Rule{
		ID: "DOC-006", Name: "change_recorded", Severity: diag.Warning, Needs: lint.Base,
		Kinds: []string{"policy", "regulation"},
		Title: diag.T("改訂履歴に残らない本文の変更", "Change of the text without a row in the revision table"),
		Basis: controlBasis,
		Doc: diag.T(
			"文書の文章を変えたら、改訂履歴に行を加えます。比べる版（--base）から文章が変わったのに、版も改訂履歴も元のままの文書を知らせます。承認の記録がある文書は DOC-007 が見ます。作成中の文書は対象にしません。",
			"A changed text needs a row in the revision table. Compared with --base, found are documents whose text changed while version and table did not. Documents with an approval are DOC-007; drafts are left out."),
		Pair: func(p *lint.Pass, before, after *record.Record) {
			if before == nil || after == nil || before.IsDraft() || after.IsDraft() || len(before.Approvals()) > 0 {
				return
			}
			if before.Text("version") != after.Text("version") || !sameWords(before.Get("revisions"), after.Get("revisions")) {
				return
			}
			place, changed := firstChange(wording(before), wording(after))
			if !changed {
				return
			}
			p.At(after, place,
				diag.T("「%[1]s」の文章が変わっていますが、改訂履歴に行が加わっていません。", "the text of %[1]q has changed, but no row was added to its revision table", after.Label()),
				diag.T("版を上げ、改訂履歴（revisions）に変えた内容を書いてください。", "Raise the version, and say under revisions what changed."))
		},
	}
}
