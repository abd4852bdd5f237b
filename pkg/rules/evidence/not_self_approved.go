package evidence

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/tree"
)

func notSelfApproved() *lint.Rule {
	return &lint.Rule{
		ID: "EVD-008", Name: "not_self_approved", Severity: diag.Warning,
		Title: diag.T("作成者が自ら承認している", "Approved by its own author"),
		Basis: diag.T("J.4.5.2 文書化した情報の管理（作成と承認の分離。少人数の組織では例外があり得ます）", "J.4.5.2 control of documented information (separation of author and approver; very small firms may differ)"),
		Doc: diag.T(
			"同じ承認欄で、作成した者と承認した者が同じ場合に知らせます。紙の承認を事務局が代わりに記録すること（recorded_by）は、これに当たりません。",
			"Found is one person as both author and approver of one thing. That the secretariat records an approval given on paper (recorded_by) is no such case."),
		File: func(p *lint.Pass, f *repo.File) {
			if f.Record == nil {
				return
			}
			for list := range f.Record.Node.Values("approvals") {
				checkSelf(p, f.Record, list)
			}
		},
	}
}

func checkSelf(p *lint.Pass, r *record.Record, approvals tree.Node) {
	authors := map[string]bool{}
	for _, a := range approvals.Items() {
		person := a.Get("person").Text()
		switch a.Get("step").Text() {
		case "prepared":
			authors[person] = true
		case "approved":
			if person != "" && authors[person] {
				p.At(r.Holding(a), a.Get("person"),
					diag.T("作成した「%[1]s」が自ら承認しています。", "%[1]q approved what they prepared", person),
					diag.T("ほかの者が承認するか、作成者を直してください。", "Have someone else approve it, or correct who prepared it."))
			}
		}
	}
}
