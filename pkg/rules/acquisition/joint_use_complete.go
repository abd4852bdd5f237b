package acquisition

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/topics"
)

func jointUseComplete() *lint.Rule {
	return &lint.Rule{
		ID: "ACQ-012", Name: "joint_use_complete", Severity: diag.Error, Consults: []string{"pi_ledger", "joint_use_notice"},
		Title: diag.T("共同利用について知らせる事項が足りない", "Joint use not fully made known"),
		Basis: diag.T("J.8.7、J.8.8（A.3.4.2.7、A.3.4.2.8）、個人情報保護法 第27条第5項第3号", "J.8.7, J.8.8 (A.3.4.2.7, A.3.4.2.8), APPI article 27(5)(iii)"),
		Doc: diag.T(
			"共同利用を行う場合は、項目、共同して利用する者の範囲、利用目的、管理について責任を有する者の名称・住所・代表者、取得方法を、あらかじめ本人に通知するか公表します。台帳で共同利用があるとした行には、その公表（joint_use_notice）が必要です。",
			"Joint use is notified or published beforehand with items, range, purposes, the name, address and representative of the responsible party, and how the data were acquired. An entry of the ledger under joint use names the notice (joint_use_notice)."),
		Whole: func(p *lint.Pass) {
			for _, r := range p.Head.Of("joint_use_notice") {
				if topics.InUse(r) && r.Text("handled") == "handled" {
					complete(p, r, "items", "range", "purposes", "responsible.name", "responsible.address", "responsible.representative", "acquisition_method", "published_url|place")
				}
			}
			for _, entry := range p.Head.Of("pi_ledger") {
				if entry.Get("joint_use").Bool() && !entry.Get("ended_on").Exists() {
					noticed(p, entry)
				}
			}
		},
	}
}

// complete reports the fields that a publication in use leaves empty, all at once.
func complete(p *lint.Pass, r *record.Record, fields ...string) {
	if missing := topics.Missing(r, fields...); len(missing) > 0 {
		p.At(r, r.Get("handled"),
			diag.T("「%[1]s」に、%[2]sがありません。", "%[1]q lacks: %[2]s", r.Label(), topics.Names(r, missing)),
			diag.T("事項を補い、公表している内容も改めてください。", "Fill them in, and mend what is published too."))
	}
}

// noticed asks for the notice of an entry under joint use.
func noticed(p *lint.Pass, entry *record.Record) {
	notice := p.Head.Find("joint_use_notice", entry.Text("joint_use_notice"))
	switch {
	case entry.Text("joint_use_notice") == "":
		p.At(entry, entry.Get("joint_use"),
			diag.T("「%[1]s」は共同利用するとありますが、公表した文書がありません。", "%[1]q is under joint use, but no notice is named", entry.Label()),
			diag.T("共同利用の公表（joint_use_notice）を作り、そのIDを書いてください。", "Make the notice (joint_use_notice) and put its id."))
	case notice != nil && notice.Text("handled") == "not_handled":
		p.At(entry, entry.Get("joint_use_notice"),
			diag.T("「%[1]s」は共同利用するとありますが、「%[2]s」は行わないとしています。", "%[1]q is under joint use, but %[2]q says that there is none", entry.Label(), notice.Label()),
			diag.T("どちらが正しいかを確かめ、誤っている方を直してください。", "Find out which is right and correct the other."))
	}
}
