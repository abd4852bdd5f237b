package education

import (
	"slices"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func materialCurrent() *lint.Rule {
	return &lint.Rule{
		ID: "EDU-009", Name: "material_current", Severity: diag.Info, Consults: []string{"education_record", "policy", "regulation"},
		Title: diag.T("方針や規程の改定の後も、同じ教材を使っている", "Same material after a revision"),
		Basis: diag.T("J.4.3 認識（A.3.4.5）", "J.4.3 awareness (A.3.4.5)"),
		Doc: diag.T(
			"全従業者への教育で、前回と同じ教材（material と material_version が同じ）を使い、その間に方針や規程が改定されている場合に、参考として知らせます。教材の日付は記録にないため、版が変わったかどうかだけで判断します。教材か版を書いていない場合は判断できません。",
			"Education of all workers used the same material as the last time (same material and material_version), and a policy or rule was revised in between. The records do not date the material, so only its version can tell. Without material and version nothing can be said."),
		Whole: func(p *lint.Pass) {
			last := map[string]*record.Record{}
			for _, r := range annualByDate(p) {
				material := r.Text("material") + "\n" + r.Text("material_version")
				if r.Text("material") == "" || r.Text("material_version") == "" {
					continue
				}
				if before := last[material]; before != nil {
					checkMaterial(p, r, before.Date("date"))
				}
				last[material] = r
			}
		},
	}
}

func annualByDate(p *lint.Pass) []*record.Record {
	all := slices.DeleteFunc(slices.Clone(p.Head.Of("education_record")), func(r *record.Record) bool {
		return r.Text("education_kind") != "annual" || r.Date("date").IsZero()
	})
	slices.SortStableFunc(all, func(a, b *record.Record) int { return a.Date("date").Compare(b.Date("date")) })
	return all
}

// checkMaterial reports a record whose material was used before, where a rule was
// revised since.
func checkMaterial(p *lint.Pass, r *record.Record, before calendar.Date) {
	for _, kind := range []string{"policy", "regulation"} {
		for _, doc := range p.Head.Of(kind) {
			day := doc.Date("revised")
			if !doc.InForce() || !day.After(before) || day.After(r.Date("date")) {
				continue
			}
			p.At(r, r.Get("material_version"),
				diag.T("教材の版が前回（%[1]s）と同じですが、その後の %[2]s に「%[3]s」が改定されています。", "the version of the material is that of the last time (%[1]s), but on %[2]s %[3]q was revised", before, day, doc.Label()),
				diag.T("改定した内容が教材に反映されているか確かめ、反映したら版を改めてください。", "Check whether the material takes it up, and give it a new version when it does."))
			return
		}
	}
}
