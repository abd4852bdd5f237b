package evidence

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func recordKept() *lint.Rule {
	return &lint.Rule{
		ID: "EVD-003", Name: "record_kept", Severity: diag.Error, Needs: lint.Base,
		Title: diag.T("承認済み・完了済みの記録の変更や削除", "Approved or closed record changed or removed"),
		Basis: diag.T("J.4.5.5 記録の管理（A.3.5.3）", "J.4.5.5 control of records (A.3.5.3)"),
		Doc: diag.T(
			"承認又は完了した記録は、あとから書き換えたり消したりしません。誤りを直すときは、備考（note）に理由・日付・訂正した者を書くか、改めて承認を受けます。下書きの変更は対象になりません。",
			"A record that was approved or closed is not rewritten nor removed. To correct a mistake, say under note why, when and by whom, or have it approved again. Drafts may change."),
		Pair: checkKept,
	}
}

func checkKept(p *lint.Pass, before, after *record.Record) {
	if before == nil || before.Kind.Meta.Occurs == "standing" || !settled(before) {
		return
	}
	if after == nil {
		d := before.At(before.Get("id"),
			diag.T("承認済み又は完了済みの記録「%[1]s」が削除されています。", "the approved or closed record %[1]q was removed", before.Label()),
			diag.T("記録を元に戻してください。保管期間を過ぎて廃棄する場合は、廃棄の記録を残してください。", "Put it back. If it is disposed of at the end of its retention, record the disposal."))
		p.Report(d)
		return
	}
	if corrected(before, after) {
		return
	}
	p.At(after, after.Get("id"),
		diag.T("承認済み又は完了済みの記録「%[1]s」が変更されています。", "the approved or closed record %[1]q was changed", after.Label()),
		diag.T("訂正であれば、備考（note）に理由・日付・訂正した者を書くか、改めて承認を受けてください。", "If it is a correction, say under note why, when and by whom, or have it approved again."))
}

func settled(r *record.Record) bool {
	if slices.Contains([]string{"approved", "closed"}, r.Node.Get("status").Text()) || r.Node.Get("closed_on").Exists() {
		return true
	}
	for _, a := range r.Node.Get("approvals").Items() {
		if a.Get("step").Text() == "approved" {
			return true
		}
	}
	return false
}

// corrected reports whether the change explains itself: a note or an approval was added.
func corrected(before, after *record.Record) bool {
	note := after.Node.Get("note").Text()
	return note != "" && note != before.Node.Get("note").Text() ||
		after.Node.Get("approvals").Len() > before.Node.Get("approvals").Len()
}
