package incident

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func meetingRecorded() *lint.Rule {
	return &lint.Rule{
		ID: "INC-011", Name: "meeting_recorded", Severity: diag.Warning, Kinds: []string{"incident"},
		Title: diag.T("報告対象事態の対応を決めた記録がない", "No record of the decisions on a reportable case"),
		Basis: basis,
		Doc: diag.T(
			"報告対象事態では、報告、本人への通知、公表、応急の措置を誰がいつ決めたかを残します。会議（緊急事態対策会議など）の日付と決定事項（decisions）を meetings に書きます。形は会議でなくても構いません。報告を提出したのに決定の記録がない場合に知らせます。",
			"Of a reportable case the record shows who decided when about reports, notice, publication and first measures: date and decisions stand under meetings, whatever the form. Found is a report that was sent without such a record."),
		Record: func(p *lint.Pass, r *record.Record) {
			sent := slices.ContainsFunc(r.Items("reports"), func(i record.Item) bool { return i.Get("sent_on").Exists() })
			if !reportable(p, r) || !sent && !closed(r) {
				return
			}
			for _, m := range r.Items("meetings") {
				if m.Get("decisions").Len() > 0 || m.Get("minutes_at").Exists() {
					return
				}
			}
			p.At(r, r.Get("reports"),
				diag.T("「%[1]s」は報告の対象ですが、対応を決めた会議などの記録がありません。", "%[1]q is reportable, but no decision about its handling is recorded", r.Label()),
				diag.T("決めた日、参加した者、決定事項を meetings に書いてください。", "Record the day, the members and the decisions under meetings."))
		},
	}
}
