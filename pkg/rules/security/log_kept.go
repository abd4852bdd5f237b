package security

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func logKept() *lint.Rule {
	return &lint.Rule{
		ID: "SEC-006", Name: "log_kept", Severity: diag.Warning, Needs: lint.Clock, Kinds: []string{"log_check"},
		Title: diag.T("入退室などの記録の保管期限", "Time for which logs are kept"),
		Basis: diag.T("自社ルール（入退室・訪問者などの記録の保管期限）、J.9.1", "own rule (how long entry and visitor logs are kept), J.9.1"),
		Doc: diag.T(
			"点検した記録の原本は、保管期限（log_check の keep_until）まで保管し、その後は遅滞なく廃棄します。期限より前に廃棄したものと、期限を過ぎても廃棄していないものを知らせます。期限を書いていない点検は対象にしません。",
			"The log that was checked is kept until keep_until and then disposed of without delay. Reported are logs disposed of before that day, and those still kept after it. Checks without that day are left out."),
		Record: func(p *lint.Pass, r *record.Record) {
			until, disposed := r.Date("keep_until"), r.Date("disposed_on")
			switch {
			case until.IsZero():
			case !disposed.IsZero() && disposed.Before(until):
				p.At(r, r.Get("disposed_on"),
					diag.T("「%[1]s」の記録を、保管期限 %[2]s より前の %[3]s に廃棄しています。", "the log of %[1]q was disposed of on %[3]s, before the end of its time, %[2]s", r.Label(), until, disposed),
					diag.T("日付を確かめてください。早く廃棄したのであれば、経緯を備考に残してください。", "Check the dates; if it was too early, note how it came."))
			case disposed.IsZero() && p.Today.After(until):
				p.At(r, r.Get("keep_until"),
					diag.T("「%[1]s」の記録は、保管期限 %[2]s を過ぎても廃棄されていません。", "the log of %[1]q is past the end of its time, %[2]s, and not disposed of", r.Label(), until),
					diag.T("廃棄して disposed_on に日付を書いてください。保管を続ける場合は、期限を改めて理由を備考に残してください。", "Dispose of it and fill in disposed_on, or set a later day and note why."))
			}
		},
	}
}
