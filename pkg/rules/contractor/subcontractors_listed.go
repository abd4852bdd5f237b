package contractor

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func subcontractorsListed() *lint.Rule {
	return &lint.Rule{
		ID: "CON-017", Name: "subcontractors_listed", Severity: diag.Warning, Kinds: []string{"contractor"},
		Title: diag.T("再委託先が分からない", "Subcontractors not listed"),
		Basis: basis,
		Doc: diag.T(
			"再委託が行われている（sub_consigned）のに再委託先（subcontractors）が書かれていない場合と、承認を要する再委託に承認日がない場合に知らせます。",
			"Found are contractors that entrust further (sub_consigned) without a list of subcontractors, and subcontractors that need an approval and have no day of it."),
		Record: func(p *lint.Pass, r *record.Record) {
			if r.IsHead() || r.Get("ended_on").Exists() {
				return
			}
			list := r.Items("subcontractors")
			if r.Get("sub_consigned").Bool() && len(list) == 0 {
				p.At(r, r.Get("sub_consigned"),
					diag.T("委託先「%[1]s」は再委託を行っていますが、再委託先が書かれていません。", "the contractor %[1]q entrusts further, but no subcontractor is listed", r.Label()),
					diag.T("再委託先の名称と業務を subcontractors に書いてください。", "List name and work under subcontractors."))
			}
			for _, sub := range list {
				if r.Text("sub_consignment") == "with_approval" && !sub.Get("approved_on").Exists() {
					p.At(r, sub.Node,
						diag.T("再委託先「%[1]s」を承認した日がありません。", "no day of approval for the subcontractor %[1]q", sub.Get("name").Text()),
						diag.T("再委託の申請を承認した日を approved_on に書いてください。", "Put the day of the approval under approved_on."))
				}
			}
		},
	}
}
