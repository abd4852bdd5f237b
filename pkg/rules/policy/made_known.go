package policy

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func policyPublished() *lint.Rule {
	return &lint.Rule{
		ID: "POL-012", Name: "policy_published", Severity: diag.Warning, Consults: []string{"policy", "policy_publication"},
		Title: diag.T("現行の版の方針を公表した記録がない", "Present version of the policy not shown to be published"),
		Basis: basis,
		Doc: diag.T(
			"外部に示す方針は、現行の版を一般の人が知り得るようにします。公表の記録（policy_publication）があるのに現行の版のものがない場合と、公表の記録も、方針の公表日（published_on）と掲載先（published_url）もない場合に知らせます。公表の最後の点検（checks）で問題があり、直していない場合も知らせます。",
			"A policy for the public is published in its present version. Found is one whose records of publication (policy_publication) are all of other versions, and one with neither such a record nor published_on and published_url of its own. Found too is a last check (checks) with a fault that was not mended."),
		Whole: func(p *lint.Pass) {
			records := byPolicy(p, "policy_publication")
			for _, r := range current(p) {
				for _, one := range records[r.ID] {
					checkShown(p, r, one)
				}
				if r.Text("audience") == "internal" || ofVersion(records[r.ID], r.Text("version")) {
					continue
				}
				if len(records[r.ID]) == 0 && r.Get("published_on").Exists() && r.Get("published_url").Exists() {
					continue
				}
				p.At(r, r.Get("version"),
					diag.T("「%[1]s」第%[2]s版を公表した記録がありません。", "no record shows that %[1]q, version %[2]s, was published", r.Label(), r.Text("version")),
					diag.T("掲載先に現行の版が示されていることを確かめ、公表の記録（policy_publication）を作ってください。", "See that the present version is shown where it is published, and make a policy_publication."))
			}
		},
	}
}

// checkShown reports a publication whose last check found a fault that is still there.
func checkShown(p *lint.Pass, r, one *record.Record) {
	checks := one.Items("checks")
	if len(checks) == 0 || one.Get("withdrawn_on").Exists() || one.Text("policy_version") != r.Text("version") {
		return
	}
	last := slices.MaxFunc(checks, func(a, b record.Item) int {
		return record.Date(a.Get("checked_on")).Compare(record.Date(b.Get("checked_on")))
	})
	if last.Get("result").Text() != "ng" {
		return
	}
	p.At(one, last.Get("checked_on"),
		diag.T("「%[1]s」の公表の点検（%[2]s）で問題が見つかったままです。", "the check of %[2]s found a fault in the publication of %[1]q that is not mended", r.Label(), record.Date(last.Get("checked_on"))),
		diag.T("掲載先を現行の版（%[1]s）に改め、点検の結果を checks に加えてください。", "Show the present version, %[1]s, and add the result of the check under checks.", r.Text("version")))
}

func policyCommunicated() *lint.Rule {
	return &lint.Rule{
		ID: "POL-013", Name: "policy_communicated", Severity: diag.Warning, Consults: []string{"policy", "policy_communication"},
		Title: diag.T("現行の版の方針を従業者に周知した記録がない", "Present version of the policy not shown to be communicated"),
		Basis: basis,
		Doc: diag.T(
			"方針を改めたら、現行の版を従業者に周知します。周知の記録（policy_communication）があるのに、現行の版のものがない場合に知らせます。周知の記録を一つも置いていない会社は、教育の記録などで示しているとみて対象にしません。",
			"A policy that was revised is communicated to the workers in its present version. Found is one whose records of it (policy_communication) are all of other versions. A firm without any such record shows it elsewhere, as in its education, and is left out."),
		Whole: func(p *lint.Pass) {
			records := byPolicy(p, "policy_communication")
			for _, r := range current(p) {
				if len(records[r.ID]) == 0 || ofVersion(records[r.ID], r.Text("version")) {
					continue
				}
				p.At(r, r.Get("version"),
					diag.T("「%[1]s」第%[2]s版を従業者に周知した記録がありません。", "no record shows that %[1]q, version %[2]s, was communicated to the workers", r.Label(), r.Text("version")),
					diag.T("現行の版を周知し、周知の記録（policy_communication）を作ってください。", "Communicate the present version and make a policy_communication."))
			}
		},
	}
}

// current are the approved policies in force.
func current(p *lint.Pass) []*record.Record {
	var out []*record.Record
	for _, r := range p.Head.Of("policy") {
		if r.InForce() && !r.IsDraft() && r.Text("version") != "" {
			out = append(out, r)
		}
	}
	return out
}

// byPolicy are the records of a kind by the policy they are about.
func byPolicy(p *lint.Pass, kind string) map[string][]*record.Record {
	out := map[string][]*record.Record{}
	for _, r := range p.Head.Of(kind) {
		out[r.Text("policy")] = append(out[r.Text("policy")], r)
	}
	return out
}

func ofVersion(records []*record.Record, version string) bool {
	for _, r := range records {
		if r.Text("policy_version") == version {
			return true
		}
	}
	return false
}
