package mark

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/duty"
)

func renewalApplied() *lint.Rule {
	return &lint.Rule{
		ID: "PMK-001", Name: "renewal_applied", Severity: diag.Error, Needs: lint.Clock, Profiles: company,
		Consults: []string{"mark_application"},
		Title:    diag.T("プライバシーマークの更新を申請していない", "Renewal of the P-mark not applied for"),
		Basis:    diag.T("プライバシーマーク付与契約（更新申請受付期間：満了の8か月前から4か月前まで）", "P-mark grant contract (renewal window, from 8 to 4 months before expiry)"),
		Doc: diag.T(
			"更新の申請は、有効期間の満了の8か月前から4か月前までに行います。受付期間が近づいてから申請の準備（mark_application の記録）を始めるまでは「参考」、締切りの30日前からは「要確認」、締切りを過ぎて申請がなければ期限超過として知らせます。月末の数え方には二つの読み方があるため、知らせるのは早い方、超過とするのは遅い方によります。審査機関の休業日に当たる締切りは、翌営業日になります。",
			"A renewal is applied for from 8 to 4 months before the validity ends. It is information from shortly before the window until a mark_application is begun, a warning from 30 days before the close, and overdue after it. At the end of a month there are two readings: the earlier one warns, only after the later one it is overdue. A close on a closed day of the examination body moves to the next open one."),
		Whole: func(p *lint.Pass) {
			if m := p.Head.Manifest(); m == nil || m.Date("certificate", "valid_to").IsZero() {
				return
			}
			for _, i := range duty.Of(p, "pmark-renewal") {
				if r := duty.Record(p, i); r != nil && i.Status != due.Done {
					checkRenewal(p, r, i)
				}
			}
		},
	}
}

func checkRenewal(p *lint.Pass, r *record.Record, i due.Item) {
	soon, _ := p.Firm().Fact("alerts.yaml").Get("soon").Int()
	at, begin := r.Get("certificate", "valid_to"), diag.T("申請書類と記録をそろえ、申請の記録（mark_application）を作ってください。%[1]s", "Prepare forms and records, and begin a mark_application. %[1]s", i.Note)
	info := func(message diag.Text) {
		d := r.At(at, message, begin)
		d.Severity = diag.Info
		p.Report(d)
	}
	switch {
	case i.Status == due.Overdue:
		p.At(r, at,
			diag.T("更新申請の締切り（%[1]s）を%[2]d日過ぎましたが、申請の記録がありません。", "the renewal window closed on %[1]s, %[2]d days ago, and no application is recorded", i.Latest, i.Latest.DaysUntil(p.Today)),
			diag.T("直ちに審査機関に連絡してください。申請済みであれば mark_application に filed_on を書いてください。%[1]s", "Contact the examination body at once. If it was filed, write filed_on in the mark_application. %[1]s", i.Note))
	case p.Today.DaysUntil(i.Due) <= soon:
		d := r.At(at,
			diag.T("更新申請の締切りは %[1]s で、あと%[2]d日です。", "the renewal window closes on %[1]s, in %[2]d days", i.Due, p.Today.DaysUntil(i.Due)), begin)
		if i.Latest.After(i.Due) {
			d.Message = diag.T("更新申請の締切りは %[1]s（数え方により %[2]s）で、あと%[3]d日です。", "the renewal window closes on %[1]s (by the other reading %[2]s), in %[3]d days", i.Due, i.Latest, p.Today.DaysUntil(i.Due))
		}
		d.Severity = diag.Warning
		p.Report(d)
	case applicationFor(p, r) != nil: // it is being prepared
	case !p.Today.Before(i.Open):
		info(diag.T("更新申請の受付期間（%[1]s から %[2]s まで）に入っています。", "the renewal window is open (%[1]s to %[2]s)", i.Open, i.Due))
	case p.Today.DaysUntil(i.Open) <= soon:
		info(diag.T("更新申請の受付期間が %[1]s に始まります（%[2]s まで）。", "the renewal window opens on %[1]s (until %[2]s)", i.Open, i.Due))
	}
}
