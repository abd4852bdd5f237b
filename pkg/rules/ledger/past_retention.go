package ledger

import (
	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/repo"
)

func pastRetention() *lint.Rule {
	return &lint.Rule{
		ID: "LED-008", Name: "past_retention", Severity: diag.Warning, Needs: lint.Clock, Consults: []string{"pi_ledger", "disposal_record"},
		Title: diag.T("保管期限を過ぎた個人情報に廃棄の記録がない", "Past its retention without a record of disposal"),
		Basis: diag.T("J.9.1 正確性の確保と消去、個人情報保護法 第22条（利用する必要がなくなった個人データの消去）", "J.9.1, APPI article 22 (deletion of personal data that is no longer needed)"),
		Doc: diag.T(
			"台帳の行に保管期限（retention.until）があり、それを過ぎた場合は、廃棄・消去の記録（disposal_record）が必要です。期間で定めた保管は pms due が期限を数えます。",
			"Where an entry states the last day of its retention (retention.until) and it is past, a disposal record is wanted. Retention stated as a period is counted by pms due."),
		Whole: func(p *lint.Pass) {
			disposed := disposals(p.Head)
			for _, entry := range p.Head.Of("pi_ledger") {
				until := entry.Date("retention", "until")
				if until.IsZero() || !p.Today.After(until) || disposed[entry.ID].After(until) {
					continue
				}
				p.At(entry, entry.Get("retention", "until"),
					diag.T("「%[1]s」は保管期限 %[2]s を過ぎていますが、廃棄・消去の記録がありません。", "%[1]q is past the end of its retention, %[2]s, and no disposal is recorded", entry.Label(), until),
					diag.T("廃棄・消去して記録（disposal_record）を作るか、延ばす理由があれば保管期限を改めて承認を受けてください。", "Dispose of it and make the record (disposal_record), or have a longer retention approved."))
			}
		},
	}
}

// disposals are the days of the last disposal, by ledger entry.
func disposals(s *repo.Snapshot) map[string]calendar.Date {
	last := map[string]calendar.Date{}
	for _, r := range s.Of("disposal_record") {
		day := r.Date("disposed_on")
		for _, t := range r.Items("targets") {
			if id := t.Get("ledger").Text(); day.After(last[id]) {
				last[id] = day
			}
		}
	}
	return last
}
