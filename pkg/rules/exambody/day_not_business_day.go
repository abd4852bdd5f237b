package exambody

import (
	"slices"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/lint"
)

func dayNotBusinessDay() *lint.Rule {
	return &lint.Rule{
		ID: "EXB-006", Name: "day_not_business_day", Severity: diag.Warning, Profiles: profiles,
		Title: diag.T("1日と1営業日の取り違え", "One day taken for one business day"),
		Basis: basis,
		Doc: diag.T(
			"決定の通知は1営業日、JIPDECへの報告は1日（暦日）と、並んだ期限の数え方が違うことがあります。暦日で数える期限を休業日の分だけ過ぎ、同じ日数の営業日で数えると期限内になる記録は、数え方を取り違えたとみられます。",
			"Deadlines that stand side by side may differ in their unit: the notice within one business day, the report to JIPDEC within one calendar day. A step that is late by calendar days, but in time by as many business days, was probably counted in the wrong unit."),
		Whole: func(p *lint.Pass) {
			for _, i := range steps(p) {
				if mixedUp(p, i) {
					reportItem(p, i,
						diag.T("「%[1]s」の期限は暦日で %[2]s までですが、%[3]s に行われています。営業日で数えたとみられます。", "%[1]q was due by calendar days on %[2]s and done on %[3]s: it was probably counted in business days", i.Title, i.Latest, i.DoneOn),
						diag.T("休業日の前の決定では、休業日のうちに行う者を決めておいてください。自社の規程が営業日としているのであれば、obliges の within を直してください。", "Before closed days, settle who acts on them. If your rules say business days, correct within under obliges."))
				}
			}
		},
	}
}

// byDay are the rows that are counted in single calendar days.
var byDay = []string{"exb-31-grant", "exb-31-measure"}

// mixedUp reports whether a step is late by calendar days and in time by business days.
func mixedUp(p *lint.Pass, i due.Item) bool {
	if !i.Late || !slices.Contains(byDay, i.Obligation) {
		return false
	}
	closed, _, err := p.Firm().Calendar(calendar.Company)
	if err != nil {
		return false // the schema reports the manifest's calendar
	}
	next, err := closed.NextOpen(i.Latest)
	return err == nil && next == i.DoneOn
}
