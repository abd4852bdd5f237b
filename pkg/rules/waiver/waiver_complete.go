package waiver

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func waiverComplete() *lint.Rule {
	return &lint.Rule{
		ID: "WVR-004", Name: "waiver_complete", Severity: diag.Error, Kinds: []string{"waiver"},
		Title: diag.T("効力のない例外承認", "Waiver without effect"),
		Basis: basis,
		Doc: diag.T(
			"例外承認は、承認（step が approved）の記録があり、開始日から期限までの間だけ効力を持ちます。期限は開始日より後、次回見直し日は期限までの日とします。",
			"A waiver has effect when an approval (step: approved) is recorded, from its first to its last day. The end comes after the start, and the next review not after the end."),
		Record: func(p *lint.Pass, r *record.Record) {
			if len(r.Approvals()) == 0 {
				p.At(r, r.Get("approvals"),
					diag.T("例外承認「%[1]s」に承認の記録がありません。", "the waiver %[1]q has no approval", r.ID),
					diag.T("承認した者と日を approvals に書いてください。それまで、この例外承認に効力はありません。", "Record who approved it and when in approvals; until then the waiver has no effect."))
			}
			from, until, review := r.Date("from"), r.Date("until"), r.Date("next_review")
			if !from.IsZero() && !until.IsZero() && until.Before(from) {
				p.At(r, r.Get("until"),
					diag.T("期限 %[1]s が開始日 %[2]s より前です。", "the end %[1]s is before the start %[2]s", until, from),
					diag.T("開始日と期限を確かめてください。", "Check both dates."))
			}
			if !review.IsZero() && !until.IsZero() && review.After(until) {
				p.At(r, r.Get("next_review"),
					diag.T("次回見直し日 %[1]s が期限 %[2]s より後です。", "the next review, %[1]s, is after the end, %[2]s", review, until),
					diag.T("期限までに見直す日を書いてください。", "Set a day not later than the end."))
			}
		},
	}
}
