package evidence

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/rules/duty"
)

func recordPastRetention() *lint.Rule {
	return &lint.Rule{
		ID: "EVD-004", Name: "record_past_retention", Severity: diag.Warning, Needs: lint.Clock,
		Consults: []string{"disposal_record"},
		Title:    diag.T("保管期間を過ぎた記録", "Record past its retention"),
		Basis:    diag.T("J.4.5.5 記録の管理、J.9.1（利用する必要がなくなった個人データの消去）", "J.4.5.5 control of records, J.9.1 (deletion of what is no longer needed)"),
		Doc: diag.T(
			"記録に定めた保管期間が終わっているのに、廃棄・消去の記録がないものを知らせます。日付は pms due と同じです。ファイルを消しても Git の履歴には残るので、履歴の扱いを含めて判断してください。台帳の行の保管期限は LED-008 が見ます。",
			"Found are records whose stated retention is over, without a disposal record; the days are those of pms due. Deleting a file leaves it in the history of Git, so decide about that too. Entries of the ledger are LED-008."),
		Whole: func(p *lint.Pass) {
			for _, i := range due.Expired(p.Head, p.Today) {
				if r := duty.Record(p, i); r != nil && r.Kind.Name != "pi_ledger" {
					p.At(r, r.Node.Get("retention"),
						diag.T("「%[1]s」の保管期間は、%[2]s に終わっています。", "the retention of %[1]q ended on %[2]s", r.Label(), i.Open.AddDays(-1)),
						diag.T("廃棄して廃棄・消去の記録（disposal_record）を作るか、保管を続ける理由を備考に残して期間を改めてください。Git の履歴には残ります。", "Dispose of it and make a disposal_record, or note why it is kept on and set a later end. The history of Git keeps it."))
				}
			}
		},
	}
}
