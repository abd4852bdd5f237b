package incident

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func personsNotified() *lint.Rule {
	return &lint.Rule{
		ID: "INC-007", Name: "persons_notified", Severity: diag.Warning, Kinds: []string{"incident"},
		Title: diag.T("本人への通知又は公表の判断が記録されていない", "Notice to the persons or publication not decided"),
		Basis: diag.T("個人情報保護法第26条第2項、同施行規則第10条、J.4.4.2（A.3.3.7）", "APPI article 26 (2), Rules article 10, J.4.4.2 (A.3.3.7)"),
		Doc: diag.T(
			"対応を終えるまでに、本人に通知したこと（できないときは代わりの措置）と、公表するかどうかの判断を記録します。通知や公表をしない場合は、その理由を書きます。本人の数が0人のときは求めません。",
			"By the end of the handling the record says how the persons were notified, or what was done instead, and whether it is published. Not to notify or publish needs a reason. Nothing is asked where no person is concerned."),
		Record: func(p *lint.Pass, r *record.Record) {
			if n, known := persons(r); !closed(r) || known && n == 0 {
				return
			}
			decided(p, r, "notice_to_persons", []string{"done", "substitute"}, []string{"not_needed"})
			decided(p, r, "publication", []string{"published"}, []string{"not_published"})
		},
	}
}

// decided reports a part of an incident whose status settles nothing: neither done, nor
// left out with a reason.
func decided(p *lint.Pass, r *record.Record, part string, done, leftOut []string) {
	status := r.Text(part, "status")
	for _, s := range done {
		if s == status {
			return
		}
	}
	for _, s := range leftOut {
		if s == status && r.Text(part, "reason_if_not") != "" {
			return
		}
		if s == status {
			p.At(r, r.Get(part, "status"),
				diag.T("「%[1]s」を「%[2]s」としていますが、理由が書かれていません。", "%[1]q is %[2]q without a reason", r.Title(part), r.ValueTitle(part, "status")),
				diag.T("理由を %[1]s.reason_if_not に書いてください。", "Give the reason under %[1]s.reason_if_not.", part))
			return
		}
	}
	at := r.Get(part, "status")
	if !at.Exists() {
		at = r.Get("closed_on")
	}
	p.At(r, at,
		diag.T("「%[1]s」は対応を終えていますが、「%[2]s」が決まっていません。", "%[1]q is closed, but %[2]q is not settled", r.Label(), r.Title(part)),
		diag.T("行ったこと、又は行わない理由を %[1]s に書いてください。", "Record under %[1]s what was done, or why nothing was.", part))
}
