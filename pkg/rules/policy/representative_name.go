package policy

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/topics"
)

func representativeName() *lint.Rule {
	return &lint.Rule{
		ID: "POL-009", Name: "representative_name", Severity: diag.Error,
		Kinds: []string{"policy"},
		Title: diag.T("方針の代表者氏名が今の代表者と異なる", "Name in the policy is not the representative's"),
		Basis: basis,
		Doc: diag.T(
			"方針に記す代表者の氏名は、pms.yaml の representative が指す者の氏名と同じです。代表者が交代したら方針を改め、公表し直します。空白の有無と全角・半角の違いは問いません。どちらかの氏名が書かれていなければ比べません。",
			"The representative named in the policy is the person whom representative in pms.yaml points to. When the office changes hands the policy is revised and published again. Without a name on either side nothing is compared."),
		Record: func(p *lint.Pass, r *record.Record) {
			written := r.Get("representative_name")
			if written.Text() == "" || !r.InForce() || p.Head.Manifest() == nil {
				return
			}
			office := p.Head.Manifest().Get("organization", "representative")
			person, ok := p.Firm().Person(office.Text())
			if !ok {
				return
			}
			name := person.Record.Get("name")
			if name.Text() == "" || topics.Plain(name.Text()) == topics.Plain(written.Text()) {
				return
			}
			d := r.At(written,
				diag.T("方針に書かれた代表者の氏名が、pms.yaml の代表者（%[1]s）の氏名と一致しません。", "the representative named in the policy is not the one of pms.yaml (%[1]s)", person.ID),
				diag.T("代表者が交代していれば方針を改訂してください。そうでなければ、誤っている方の氏名又は代表者のIDを直してください。", "Revise the policy if the representative has changed; else correct the name or the id that is wrong."))
			d.Related = []diag.Related{
				{Range: name.Range(), Message: diag.T("従業者一覧の氏名", "the name in the list of workers")},
				{Range: office.Range(), Message: diag.T("代表者", "the representative")},
			}
			p.Report(d)
		},
	}
}
