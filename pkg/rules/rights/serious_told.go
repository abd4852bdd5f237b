package rights

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func seriousTold() *lint.Rule {
	return &lint.Rule{
		ID: "RGT-010", Name: "serious_told", Severity: diag.Warning, Kinds: []string{"complaint"},
		Title: diag.T("重大な苦情が代表者に報告されていない", "Serious complaint not told to the top management"),
		Basis: diag.T("J.11.1 苦情・相談への対応（A.3.6）、J.6.3 マネジメントレビュー", "J.11.1 complaints (A.3.6), J.6.3 management review"),
		Doc: diag.T(
			"重大（serious: true）とした苦情は、代表者に報告し、その日を told_to_top_on に書きます。受け付けた日より前の日付も知らせます。",
			"A complaint marked as serious is told to the top management, and the day stands under told_to_top_on. A day before it was received is found too."),
		Record: func(p *lint.Pass, r *record.Record) {
			if r.Text("status") == "draft" || !r.Get("serious").Bool() { // one being dealt with is told at once
				return
			}
			told, received := r.Date("told_to_top_on"), r.Date("received_on")
			switch {
			case told.IsZero():
				p.At(r, r.Get("serious"),
					diag.T("重大な苦情「%[1]s」に、代表者への報告の記録がありません。", "the serious complaint %[1]q shows no report to the top management", r.Label()),
					diag.T("代表者に報告し、told_to_top_on に日付を書いてください。", "Report it to the top management and put the day under told_to_top_on."))
			case told.Before(received):
				p.At(r, r.Get("told_to_top_on"),
					diag.T("代表者への報告日 %[1]s が、受付日 %[2]s より前です。", "the report to the top management, %[1]s, is before the complaint, %[2]s", told, received),
					diag.T("日付を確かめて直してください。", "Check and correct the day."))
			}
		},
	}
}
