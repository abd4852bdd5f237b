package rights

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/topics"
)

func complaintComplete() *lint.Rule {
	return &lint.Rule{
		ID: "RGT-005", Name: "complaint_complete", Severity: diag.Error, Kinds: []string{"complaint"},
		Title: diag.T("苦情・相談の記録に、内容・対応・次に行うことがない", "Complaint without content, action or next step"),
		Basis: complaints,
		Doc: diag.T(
			"苦情・相談の受付の記録には、申出の概要、行った対応、次に行うことを書きます。対応中は、対応の経過（course）か次に行うこと（next_step）のどちらかで足ります。完了した記録には、両方（残りがなければ「なし」）と結果を書きます。",
			"The record of a complaint states what it is about, what was done and what comes next. While it is open, the course or the next step is enough; a closed record has both (none, if nothing is left) and the result."),
		Record: func(p *lint.Pass, r *record.Record) {
			if r.IsDraft() {
				return
			}
			fields := []string{"summary", "course|next_step"}
			if r.Get("closed_on").Exists() || r.Text("status") == "closed" {
				fields = []string{"summary", "course", "next_step", "result"}
			}
			if missing := topics.Missing(r, fields...); len(missing) > 0 {
				p.At(r, r.Get("case_no"),
					diag.T("申出「%[1]s」の記録に、%[2]sがありません。", "the record of the complaint %[1]q lacks: %[2]s", r.Label(), topics.Names(r, missing)),
					diag.T("行ったことと次に行うことを書いてください。本人を特定する情報は書かず、原本に残してください。", "Record what was done and what comes next, without naming the person; that stays with the original."))
			}
		},
	}
}
