package incident

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func incidentCorrected() *lint.Rule {
	return &lint.Rule{
		ID: "INC-010", Name: "incident_corrected", Severity: diag.Error, Consults: []string{"incident", "corrective_action"},
		Title: diag.T("事故の是正処置がない、又は効果を確かめていない", "Incident without an effective corrective action"),
		Basis: diag.T("J.7.1 不適合と是正処置、J.4.4.2（A.3.8）", "J.7.1 nonconformity and corrective action, J.4.4.2 (A.3.8)"),
		Doc: diag.T(
			"起きた事故は是正処置につなげ、有効性を確かめてから対応を終えます。是正処置は、事故の corrective_actions か、是正処置の source_record のどちらかで結び付けます。",
			"An incident leads to a corrective action, and is closed only after its effect was reviewed. The link is corrective_actions of the incident, or source_record of the action."),
		Whole: func(p *lint.Pass) {
			from := actionsBySource(p)
			for _, r := range p.Head.Of("incident") {
				if closed(r) && !r.IsDraft() {
					checkActions(p, r, from[r.ID])
				}
			}
		},
	}
}

func actionsBySource(p *lint.Pass) map[string][]*record.Record {
	out := map[string][]*record.Record{}
	for _, a := range p.Head.Of("corrective_action") {
		if source := a.Text("source_record"); source != "" {
			out[source] = append(out[source], a)
		}
	}
	return out
}

func checkActions(p *lint.Pass, r *record.Record, actions []*record.Record) {
	for _, id := range r.Texts("corrective_actions") {
		if a := p.Head.Find("corrective_action", id); a != nil {
			actions = append(actions, a)
		}
	}
	if len(actions) == 0 {
		p.At(r, r.Get("closed_on"),
			diag.T("「%[1]s」は対応を終えていますが、是正処置がありません。", "%[1]q is closed without a corrective action", r.Label()),
			diag.T("原因と再発防止を是正処置として記録し、corrective_actions にそのIDを書いてください。", "Record cause and prevention as a corrective action and list its id under corrective_actions."))
		return
	}
	seen := map[string]bool{}
	for _, a := range actions {
		if seen[a.ID] || a.Get("effectiveness_review", "date").Exists() {
			continue
		}
		seen[a.ID] = true
		p.At(r, r.Get("closed_on"),
			diag.T("「%[1]s」は対応を終えていますが、是正処置「%[2]s」の有効性を確かめていません。", "%[1]q is closed, but the effect of the corrective action %[2]q was not reviewed", r.Label(), a.Label()),
			diag.T("有効性を確かめて effectiveness_review に書くか、それまで closed_on を消してください。", "Review it and record that under effectiveness_review, or remove closed_on until then."))
	}
}
