package rights

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/topics"
)

// noticeTexts are the fields of a notice on retained data that hold sentences.
var noticeTexts = []string{"purposes.text", "procedure_text", "fee", "provision_records", "security_measures.text", "complaint_contact", "certified_body.text"}

// noticeKey keeps what a notice on retained data has to state, read once a run.
var noticeKey = &lint.Key[[]topics.Topic]{Name: "matters of a notice on retained data"}

func retainedDataNotice() *lint.Rule {
	return &lint.Rule{
		ID: "RGT-002", Name: "retained_data_notice", Severity: diag.Error, Consults: []string{"retained_data_notice", "pi_ledger"},
		Title: diag.T("保有個人データの公表に、定められた事項がない", "Notice on retained data lacks an item"),
		Basis: diag.T("J.10.3 保有個人データ等の周知（A.3.4.4.3）、個人情報保護法 第32条、施行令 第10条", "J.10.3 notice on retained personal data (A.3.4.4.3), APPI article 32, Cabinet Order article 10"),
		Doc: diag.T(
			"保有個人データについて、事業者の名称・住所・代表者、個人情報保護管理者、全ての利用目的、請求に応じる手続と手数料、安全管理のために講じた措置、苦情の申出先、認定個人情報保護団体（対象事業者でない場合はその旨）を、本人の知り得る状態に置きます。代表者の氏名は pms.yaml の代表者と比べます。利用目的に対象の行（ledger）を書いている場合は、台帳の保有個人データが全て含まれているかも確かめます。",
			"Made known are name, address and representative of the operator, the privacy manager, all purposes, procedure and fee, the security measures taken, where to complain, and the accredited body or that there is none. The representative is the one of pms.yaml. Where purposes name entries of the ledger, all retained personal data of the ledger are wanted among them."),
		Whole: func(p *lint.Pass) {
			for _, r := range p.Head.Of("retained_data_notice") {
				if !topics.InUse(r) {
					continue
				}
				for _, t := range lint.Once(p, noticeKey, func() []topics.Topic { return topics.Of("retained_data_notice") }) {
					t.Check(p, r, noticeTexts...)
				}
				representativeCurrent(p, r)
			}
			purposesOfAll(p)
		},
	}
}

// representativeCurrent compares the representative with the person that the manifest
// names, where both have a name.
func representativeCurrent(p *lint.Pass, r *record.Record) {
	written := r.Get("representative_name")
	if written.Text() == "" || p.Head.Manifest() == nil {
		return
	}
	person, ok := p.Firm().Person(p.Head.Manifest().Text("organization", "representative"))
	if !ok || person.Record.Text("name") == "" || topics.Plain(person.Record.Text("name")) == topics.Plain(written.Text()) {
		return
	}
	d := r.At(written,
		diag.T("「%[1]s」に書かれた代表者の氏名が、pms.yaml の代表者（%[2]s）の氏名と一致しません。", "the representative named in %[1]q is not the one of pms.yaml (%[2]s)", r.Label(), person.ID),
		diag.T("代表者が交代していれば公表している内容を改めてください。そうでなければ、誤っている方を直してください。", "Revise what is published if the representative has changed; else correct the one that is wrong."))
	d.Related = []diag.Related{{Range: person.Record.Get("name").Range(), Message: diag.T("従業者一覧の氏名", "the name in the list of workers")}}
	p.Report(d)
}

// purposesOfAll asks for a purpose of every entry of retained personal data, over all
// notices together.
func purposesOfAll(p *lint.Pass) {
	var notice *record.Record
	named := map[string]bool{}
	for _, r := range p.Head.Of("retained_data_notice") {
		for _, n := range topics.Values(r, "purposes.ledger") {
			if topics.InUse(r) {
				notice, named[n.Text()] = r, true
			}
		}
	}
	if notice == nil {
		return // purposes that name no entry cannot be compared
	}
	for _, entry := range p.Head.Of("pi_ledger") {
		if named[entry.ID] || entry.Get("ended_on").Exists() || !slices.Contains(entry.Texts("legal_kind"), "retained_personal_data") {
			continue
		}
		d := notice.At(notice.Get("purposes"),
			diag.T("「%[1]s」に、保有個人データ「%[2]s」の利用目的がありません。", "%[1]q states no purpose of the retained personal data %[2]q", notice.Label(), entry.Label()),
			diag.T("purposes に、この行（ledger: [%[1]s]）と利用目的を加え、公表し直してください。", "Add its purpose to purposes (ledger: [%[1]s]) and publish again.", entry.ID))
		d.Related = []diag.Related{{Range: entry.Place(), Message: diag.T("台帳の行", "the entry of the ledger")}}
		p.Report(d)
	}
}
