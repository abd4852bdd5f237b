package mark

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/rules/duty"
)

func contractConcluded() *lint.Rule {
	return &lint.Rule{
		ID: "PMK-006", Name: "contract_concluded", Severity: diag.Warning, Needs: lint.Clock, Profiles: company,
		Consults: []string{"mark_application"},
		Title:    diag.T("付与契約を期限までに結んでいない", "Grant contract not concluded in time"),
		Basis:    diag.T("付与契約の手続（決定から3か月以内に契約しないと決定は失効する）", "procedure of the grant contract (without a contract within 3 months the decision lapses)"),
		Doc: diag.T(
			"付与適格の決定から3か月以内に付与契約を結びます。期限を過ぎても契約日（contract_on）がない場合と、契約日が期限より後の場合に知らせます。",
			"The contract is concluded within 3 months of the decision. Found are an application without contract_on after that day, and a contract later than it."),
		Whole: func(p *lint.Pass) {
			if len(p.Head.Of("mark_application")) == 0 {
				return
			}
			hint := diag.T("契約日を contract_on に書いてください。まだの場合は、直ちに審査機関に連絡してください。", "Write the day under contract_on; if there is no contract yet, contact the examination body at once.")
			for _, i := range duty.Of(p, "pmark-contract") {
				r := duty.Record(p, i)
				switch {
				case r == nil:
				case i.Late:
					p.At(r, r.Get("contract_on"), duty.Late(i), hint)
				case i.Status == due.Overdue:
					p.At(r, r.Get("decision_on"), duty.Overdue(p, i), hint)
				}
			}
		},
	}
}
