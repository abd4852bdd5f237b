package mark

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/rules/duty"
)

func changeReported() *lint.Rule {
	return &lint.Rule{
		ID: "PMK-005", Name: "mark_change_reported", Severity: diag.Warning, Needs: lint.Clock, Profiles: company,
		Consults: []string{"change_report", "appointment"},
		Title:    diag.T("変更報告をしていない", "Change not reported"),
		Basis:    diag.T("プライバシーマーク付与契約（変更報告：事業者名・本店所在地・申請担当者・個人情報保護管理者）", "P-mark grant contract (report of changes of name, head office, contact person, privacy manager)"),
		Doc: diag.T(
			"事業者名、登記上の本店所在地、申請担当者、個人情報保護管理者が変わったら、審査機関に遅滞なく変更報告をします（日数の定めはありません）。任命一覧で管理者が代わったのに変更報告の記録がない場合と、変更報告の記録に報告日がなく、目標日（target_on）があればそれを過ぎた場合に知らせます。事業者名と本店所在地の変更は、ORG-007 が変更の前後を比べて見つけます。",
			"A change of name, registered head office, contact person or privacy manager is reported to the examination body without delay (no number of days is set). Found are a new privacy manager among the appointments without a report, and a change_report without reported_on, after target_on where that is set. Changes of name and head office are found by ORG-007, which compares two versions."),
		Whole: func(p *lint.Pass) {
			if m := p.Head.Manifest(); len(p.Head.Of("change_report")) == 0 && (m == nil || !m.Get("certificate").Exists()) {
				return
			}
			for _, i := range duty.Of(p, "change-report-manager", "change-report") {
				r := duty.Record(p, i)
				if r == nil || i.Status == due.Done || p.Today.Before(i.Open) || !i.Target.IsZero() && !p.Today.After(i.Target) {
					continue
				}
				at := r.Get("id")
				if r.Kind.Name == "appointment" && r.Date("from").After(p.Today) {
					continue
				}
				p.At(r, at,
					diag.T("「%[1]s」の記録がありません。", "%[1]q is not recorded", i.Title),
					diag.T("審査機関に遅滞なく報告し、変更報告の記録（change_report）に報告日を書いてください。", "Report it to the examination body without delay, and write the day into a change_report."))
			}
		},
	}
}
