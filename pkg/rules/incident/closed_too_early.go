package incident

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/duty"
)

func closedTooEarly() *lint.Rule {
	return &lint.Rule{
		ID: "INC-013", Name: "closed_too_early", Severity: diag.Warning, Kinds: []string{"incident"}, Profiles: []string{"company"},
		Title: diag.T("報告が残ったまま対応を終えている", "Closed before all reports were sent"),
		Basis: basis,
		Doc: diag.T(
			"対応を終えた（closed_on）のに、提出日のない報告や、記録にない報告がある場合に知らせます。提出しないことにした報告には、理由を reason_if_not に書きます。",
			"The incident is closed, but a report has no day of sending, or is not recorded at all. For a report that is not sent, reason_if_not says why."),
		Record: func(p *lint.Pass, r *record.Record) {
			if !closed(r) {
				return
			}
			hint := diag.T("提出日を sent_on に書くか、提出しない理由を reason_if_not に書いてください。", "Write the day under sent_on, or the reason under reason_if_not.")
			unsent := false
			for _, entry := range r.Items("reports") {
				if entry.Get("sent_on").Exists() || entry.Get("reason_if_not").Exists() {
					continue
				}
				unsent = true
				p.At(r, entry.Get("to"),
					diag.T("対応を終えていますが、この報告の提出日がありません。", "the incident is closed, but this report has no day of sending"), hint)
			}
			if unsent {
				return
			}
			for _, i := range duty.About(p, r, slices.Concat(preliminaries, finals, toBody)...) {
				if i.Status != due.Done && !reasoned(r, i) {
					p.At(r, r.Get("closed_on"),
						diag.T("対応を終えていますが、「%[1]s」の記録がありません。", "the incident is closed, but %[1]q is not recorded", i.Title),
						diag.T("提出した報告を reports に記録してください。", "Record the report under reports."))
				}
			}
		},
	}
}

// reasoned reports whether the record says why the report of an item was not sent.
func reasoned(r *record.Record, i due.Item) bool {
	at := reportAt(r, i)
	return slices.ContainsFunc(r.Items("reports"), func(e record.Item) bool {
		return e.Node.Contains(at) && e.Get("reason_if_not").Exists()
	})
}
