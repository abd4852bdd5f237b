package evidence

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func waiverOld() *lint.Rule {
	return &lint.Rule{
		ID: "EVD-011", Name: "waiver_old", Severity: diag.Info, Needs: lint.Clock,
		Title: diag.T("1年を超えて見直されていない例外承認", "Waiver older than a year"),
		Basis: diag.T("自社ルール（例外承認は年に一度見直す）", "own rule (waivers are reviewed once a year)"),
		Doc: diag.T(
			"効力のある例外承認のうち、開始日と最後の見直し日（reviewed_on）のどちらからも1年を過ぎたものを知らせます。例外が続いているなら、直すか、必要性を見直して承認を受け直します。",
			"Found are waivers in effect of which both the start and the last review (reviewed_on) are more than a year ago. Mend what they let pass, or review and have them approved anew."),
		Kinds: []string{"waiver"},
		Record: func(p *lint.Pass, r *record.Record) {
			from, reviewed := r.Date("from"), r.Date("reviewed_on")
			last := from
			if reviewed.After(last) {
				last = reviewed
			}
			if r.IsHead() || from.IsZero() || r.Get("withdrawn_on").Exists() || r.Date("until").Before(p.Today) || !p.Today.After(last.AddMonthsClamped(12)) {
				return
			}
			p.At(r, r.Get("from"),
				diag.T("例外承認「%[1]s」は、%[2]s から1年を過ぎています。", "the waiver %[1]q has stood for more than a year since %[2]s", r.ID, last),
				diag.T("必要性を見直して reviewed_on に日付を書くか、検出事項を直して終了にしてください。", "Review the need and fill in reviewed_on, or mend the finding and end the waiver."))
		},
	}
}
