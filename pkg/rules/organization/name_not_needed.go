package organization

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func nameNotNeeded() *lint.Rule {
	return &lint.Rule{
		ID: "ORG-011", Name: "name_not_needed", Severity: diag.Warning,
		Consults: []string{"appointment", "contact_point"},
		Kinds:    []string{"person"},
		Title:    diag.T("公表していない者の氏名", "Name of a person without a published office"),
		Basis:    diag.T("自社ルール（必要のない個人データを置かないため）、J.9.2 安全管理措置", "own rule (no personal data that is not needed), J.9.2 security control"),
		Doc: diag.T(
			"リポジトリに氏名を書くのは、代表者・管理者・監査責任者・窓口責任者のように公表する役割に就いた者だけです。それ以外の者はIDで扱い、氏名が必要な印刷のときは、リポジトリの外に置く対応表（directory）から差し込みます。Git の履歴に入った氏名は、あとから消すことができません。",
			"Only holders of published offices (representative, manager, audit manager, complaint manager) have a name here. All others are ids; printing may join names from a directory kept outside. What has entered the history of Git cannot be taken out of it."),
		Record: func(p *lint.Pass, r *record.Record) {
			name := r.Get("name")
			if name.Text() == "" || lint.Once(p, publishedKey, func() map[string]bool { return published(p) })[r.ID] {
				return
			}
			p.At(r, name,
				diag.T("「%[1]s」は公表する役割に就いたことがありませんが、氏名が書かれています。", "%[1]s has never held a published office, but the name is filled in", r.ID),
				diag.T("name を削除してください。印刷に氏名が必要であれば、リポジトリの外の対応表（pms.yaml の directory）に書いてください。", "Delete name; names for printing go into the directory file outside the repository (pms.yaml, directory)."))
		},
	}
}

// publishedKey keeps the people with published offices, gathered once a run.
var publishedKey = &lint.Key[map[string]bool]{Name: "published persons"}

// published are the people whose names are public: holders of published offices at
// any time, the representative, and those whom a contact point names.
func published(p *lint.Pass) map[string]bool {
	out := map[string]bool{}
	for _, o := range p.Firm().Offices(p.Firm().Published()...) {
		out[o.Person] = true
	}
	for _, c := range p.Head.Of("contact_point") {
		out[c.Text("responsible")] = true
	}
	if m := p.Head.Manifest(); m != nil {
		out[m.Text("organization", "representative")] = true
	}
	return out
}
