package mark

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func validityKept() *lint.Rule {
	return &lint.Rule{
		ID: "PMK-002", Name: "validity_kept", Severity: diag.Warning, Needs: lint.Clock, Profiles: company,
		Consults: []string{"mark_application"},
		Title:    diag.T("プライバシーマークの有効期間が満了した、又は間もなく満了する", "Validity of the P-mark over, or about to end"),
		Basis:    diag.T("プライバシーマーク付与契約（有効期間2年）", "P-mark grant contract (validity of two years)"),
		Doc: diag.T(
			"pms.yaml の有効期間が満了したか、30日以内（schemas/alerts.yaml）に満了する場合に知らせます。更新が決まったら、登録証の新しい番号と有効期間を pms.yaml に書きます。更新の審査が続いている間に満了したときは、これまでの付与が有効なものとして扱われるので、「参考」として示します。",
			"The validity in pms.yaml is over, or ends within 30 days (schemas/alerts.yaml). After the renewal the new number and dates go into pms.yaml. While the examination runs past the end the old grant is treated as still valid: information only."),
		Whole: func(p *lint.Pass) {
			m := p.Head.Manifest()
			soon, _ := p.Firm().Fact("alerts.yaml").Get("soon").Int()
			if m == nil || m.Date("certificate", "valid_to").IsZero() || p.Today.DaysUntil(m.Date("certificate", "valid_to")) > soon {
				return
			}
			checkValidity(p, m)
		},
	}
}

func checkValidity(p *lint.Pass, m *record.Record) {
	end, at := m.Date("certificate", "valid_to"), m.Get("certificate", "valid_to")
	application := applicationFor(p, m)
	switch {
	case application != nil && application.Date("valid_to").After(end):
		p.At(m, at,
			diag.T("更新後の有効期間（%[1]s まで）が、pms.yaml に書かれていません。", "the renewed validity (until %[1]s) is not in pms.yaml", application.Date("valid_to")),
			diag.T("登録証の番号と有効期間を certificate に書いてください。", "Write number and dates of the new certificate under certificate."))
	case application != nil && application.Get("filed_on").Exists() && !application.Get("decision_on").Exists():
		d := m.At(at,
			diag.T("有効期間の満了日は %[1]s で、更新の審査が続いています。", "the validity ends on %[1]s, and the renewal is still being examined", end),
			diag.T("審査中は、これまでの付与が有効なものとして扱われます。決定を確かめてください。", "While it is examined the old grant is treated as valid. Follow up the decision."))
		d.Severity = diag.Info
		p.Report(d)
	case p.Today.After(end):
		p.At(m, at,
			diag.T("プライバシーマークの有効期間が %[1]s に満了しています。", "the validity of the P-mark ended on %[1]s", end),
			diag.T("更新した場合は certificate を新しい登録証のとおりに直し、終了した場合はマークの使用をやめて certificate を消してください。", "If it was renewed, correct certificate by the new one; if it ended, stop using the mark and remove certificate."))
	default:
		p.At(m, at,
			diag.T("プライバシーマークの有効期間は、あと%[1]d日（%[2]s）で満了します。", "the validity of the P-mark ends in %[1]d days, on %[2]s", p.Today.DaysUntil(end), end),
			diag.T("更新の申請と決定の記録（mark_application）を確かめてください。", "Look into the application for renewal and its record (mark_application)."))
	}
}

// applicationFor is the application for the renewal of the grant in the manifest.
func applicationFor(p *lint.Pass, m *record.Record) *record.Record {
	for _, a := range p.Head.Of("mark_application") {
		if a.Text("application_kind") == "renewal" && a.Date("expiry") == m.Date("certificate", "valid_to") {
			return a
		}
	}
	return nil
}
