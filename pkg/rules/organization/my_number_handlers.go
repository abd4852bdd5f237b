package organization

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

func myNumberHandlers() *lint.Rule {
	return &lint.Rule{
		ID: "ORG-010", Name: "my_number_handlers", Severity: diag.Error,
		Consults: []string{"pi_ledger", "appointment", "my_number_handling"},
		Title:    diag.T("特定個人情報を取り扱う者の限定", "Who may handle My Numbers"),
		Basis:    diag.T("番号法 第12条、特定個人情報の適正な取扱いに関するガイドライン（事務取扱担当者の明確化）、J.9.2", "My Number Act article 12, guidelines on specific personal information (named handlers), J.9.2"),
		Doc: diag.T(
			"個人番号を含む台帳の行（legal_kind が my_number）の取扱者は、個人番号の管理責任者と事務取扱担当者だけです。ほかの役割や、担当者でない個人が取扱者にあれば知らせます。担当者は、任命一覧と個人番号取扱台帳（my_number_handling の handlers）で確かめ、どちらにも一人もいなければそれも知らせます。",
			"Only the manager and the handlers of My Numbers have access to a ledger entry with legal_kind my_number. Reported are other roles, and persons who are no handlers by the appointments nor by the list of handlers (my_number_handling); also that there is no handler at all."),
		Whole: func(p *lint.Pass) {
			handlers := myNumberPersons(p)
			for _, r := range p.Head.Of("pi_ledger") {
				if !slices.Contains(r.Texts("legal_kind"), "my_number") || r.Get("ended_on").Exists() {
					continue
				}
				if len(handlers) == 0 {
					p.At(r, r.Get("legal_kind"),
						diag.T("個人番号を取り扱っていますが（%[1]s）、事務取扱担当者が決まっていません。", "My Numbers are handled (%[1]s), but no handler is named", r.Label()),
						diag.T("任命一覧に my_number_handler の行を加えるか、個人番号取扱台帳の handlers に書いてください。", "Appoint a my_number_handler, or list them under handlers of my_number_handling."))
					continue
				}
				checkAccess(p, r, handlers)
			}
		},
	}
}

func myNumberRoles(p *lint.Pass) []string {
	return p.Firm().Fact("roles.yaml").Get("my_number").Texts()
}

// myNumberPersons are those who handle My Numbers, or did.
func myNumberPersons(p *lint.Pass) map[string]bool {
	out := map[string]bool{}
	for _, o := range p.Firm().Offices(myNumberRoles(p)...) {
		out[o.Person] = true
	}
	for _, r := range p.Head.Of("my_number_handling") {
		for _, h := range r.Items("handlers") {
			out[h.Get("person").Text()] = true
		}
		if manager := r.Text("manager"); manager != "" {
			out[manager] = true
		}
	}
	return out
}

func checkAccess(p *lint.Pass, r *record.Record, handlers map[string]bool) {
	for _, n := range r.Get("access_roles").Items() {
		if !slices.Contains(myNumberRoles(p), n.Text()) {
			wrongAccess(p, r, n, diag.T("役割「%[1]s」", "the role %[1]s", p.RoleTitle(n.Text())))
		}
	}
	for _, n := range r.Get("access_persons").Items() {
		if !handlers[n.Text()] {
			wrongAccess(p, r, n, diag.T("%[1]s", "%[1]s", n.Text()))
		}
	}
}

func wrongAccess(p *lint.Pass, r *record.Record, n tree.Node, who diag.Text) {
	p.At(r, n,
		diag.T("特定個人情報「%[1]s」の取扱者に、事務取扱担当者でない%[2]sがあります。", "%[2]s has access to the My Number entry %[1]q without being a handler", r.Label(), who),
		diag.T("取扱者から外すか、担当者に任命してください。", "Take the access away, or appoint them as a handler."))
}
