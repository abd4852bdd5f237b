package incident

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func reportItems() *lint.Rule {
	return &lint.Rule{
		ID: "INC-006", Name: "report_items", Severity: diag.Error, Kinds: []string{"incident"},
		Title: diag.T("確報に必要な事項がそろっていない", "Final report lacks items"),
		Basis: diag.T("個人情報保護法施行規則第8条第1項、J.4.4.2", "Rules of the APPI article 8 (1), J.4.4.2"),
		Doc: diag.T(
			"個人情報保護委員会への確報には九つの事項を書きます。確報の時点で分からない事項は、open_items に書いて、後から補う報告（follow_up）とします。",
			"The final report to the Commission has nine items. What is not known by then is listed under open_items and supplied by a report of the kind follow_up."),
		Record: func(p *lint.Pass, r *record.Record) {
			follows := slices.ContainsFunc(r.Items("reports"), func(i record.Item) bool { return i.Get("kind").Text() == "follow_up" })
			for _, entry := range r.Items("reports") {
				if entry.Get("kind").Text() == "final" && entry.Get("sent_on").Exists() && slices.Contains(commission, entry.Get("to").Text()) && !follows {
					checkItems(p, r, entry)
				}
			}
		},
	}
}

func checkItems(p *lint.Pass, r *record.Record, entry record.Item) {
	if entry.Get("open_items").Len() > 0 {
		return
	}
	field, _ := r.Kind.Field("reports", "items")
	var missing diag.List
	for _, f := range field.Shape.Fields() {
		if entry.Get("items", f.Name).Text() == "" {
			missing = append(missing, f.Title)
		}
	}
	if len(missing) == 0 {
		return
	}
	p.At(r, entry.Get("sent_on"),
		diag.T("確報に次の事項がありません: %[1]s。", "the final report lacks: %[1]s", missing),
		diag.T("報告した内容を items に書いてください。分からない事項は open_items に書き、補う報告（follow_up）の予定を加えてください。", "Write what was reported under items; list what is not known under open_items, and plan a report of the kind follow_up."))
}
