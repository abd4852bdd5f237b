package evidence

import (
	"path"

	"github.com/pms-project/pms/pkg/catalogue"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

func kindRequirementKnown() *lint.Rule {
	return &lint.Rule{
		ID: "EVD-014", Name: "kind_requirement_known", Severity: diag.Error,
		Title: diag.T("自社の種類が挙げる要求事項の番号が存在しない", "Own kind for a requirement that does not exist"),
		Basis: diag.T("要求事項との対応付け（番号の目録は pms の決まり）", "correspondence with the requirements (the list of numbers is pms's)"),
		Doc: diag.T(
			"schemas/ に置いた自社の種類が「証跡となる要求事項」（x-kind の evidence）に挙げる番号を、pms.yaml の catalogue で選んだ版の目録に照らして調べます。",
			"The numbers that a firm's own kind in schemas/ lists as evidence (under x-kind) are looked up in the catalogue that pms.yaml names."),
		Whole: func(p *lint.Pass) {
			for _, name := range p.Head.Schemas.Own() {
				kind, err := p.Head.Schemas.Kind(name)
				if err != nil {
					continue // REP-012 says so
				}
				for _, id := range kind.Meta.Evidence {
					checkKindRequirement(p, name, id)
				}
			}
		},
	}
}

func checkKindRequirement(p *lint.Pass, kind, id string) {
	c := lint.Once(p, requirements, func() *catalogue.Catalogue { return catalogue.For(p.Firm().Catalogue) })
	if c == nil || c.Has(id) {
		return
	}
	file := path.Join("schemas", kind+".schema.json")
	at := diag.Point{Line: p.Head.Schemas.OwnLine(kind, "x-kind/evidence"), Column: 1}
	d := diag.Diagnostic{Subject: diag.Subject{Kind: "file", ID: file}, Field: "/x-kind/evidence", Range: diag.Range{File: file, Start: at, End: at}}
	d.Message, d.Hint, d.Severity = wrongRequirement(c, id)
	p.Report(d)
}
