package security

import (
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/topics"
	"github.com/pms-project/pms/pkg/tree"
)

func leftPerson() *lint.Rule {
	return &lint.Rule{
		ID: "SEC-009", Name: "left_person", Severity: diag.Warning, Needs: lint.Clock,
		Consults: []string{"person"},
		Title:    diag.T("退職した者が取扱者などに残っている", "Person who has left still has access"),
		Basis:    diag.T("J.9.2 安全管理措置（A.3.4.3.2）、J.9.3 従業者の監督（退職者の利用権・担当の解除）", "J.9.2 security control (A.3.4.3.2), J.9.3 supervision of workers (access ends with the employment)"),
		Doc: diag.T(
			"退職した者（従業者一覧の to が過ぎた者）が、台帳の管理者・取扱者、リスクの所有者、窓口の担当者、個人番号の取扱担当者などに残っていないかを確かめます。任命一覧に残っている役割は ORG-005 が見ます。終わった行は対象にしません。",
			"Whoever has left (to in the list of workers is past) must not remain as manager or user of a ledger entry, owner of a risk, handler of the contact point or of My Numbers. Roles in the appointments are ORG-005. Rows that have ended are left out."),
		Whole: func(p *lint.Pass) {
			for _, h := range holders {
				for _, r := range p.Head.Of(h.kind) {
					if h.ended == "" || !topics.Filled(r, h.ended) {
						checkHolders(p, r, h.fields)
					}
				}
			}
		},
	}
}

// holders are the fields by which a person has access or a task, by kind; ended is the
// field that closes a row.
var holders = []struct {
	kind, ended string
	fields      []string
}{
	{"pi_ledger", "ended_on", []string{"manager", "access_persons"}},
	{"risk", "withdrawn_on", []string{"risk_owner"}},
	{"contact_point", "", []string{"responsible", "handlers"}},
	{"my_number_handling", "", []string{"manager", "handlers.person"}},
}

func checkHolders(p *lint.Pass, r *record.Record, fields []string) {
	for _, field := range fields {
		for _, n := range topics.Values(r, field) {
			person, ok := p.Firm().Person(n.Text())
			if !ok || person.To.IsZero() || !p.Today.After(person.To) || listedAsEnded(r, field, n) {
				continue
			}
			d := r.At(n,
				diag.T("「%[1]s」の%[2]sに、%[4]s に退職した %[3]s が残っています。", "%[3]s, who left on %[4]s, still stands under %[2]s of %[1]q", r.Label(), r.Title(strings.Split(field, ".")...), person.ID, person.To),
				diag.T("後任に改め、利用権が止められていることを確かめてください。", "Name the successor, and make sure that the access is closed."))
			d.Related = []diag.Related{{Range: person.Record.Get("to").Range(), Message: diag.T("退職日", "day of leaving")}}
			p.Report(d)
		}
	}
}

// listedAsEnded reports whether the element of a list that n stands in has its own end.
func listedAsEnded(r *record.Record, field string, n tree.Node) bool {
	list, _, nested := strings.Cut(field, ".")
	if !nested {
		return false
	}
	for _, item := range r.Items(list) {
		if item.Node.Contains(n) {
			return item.Get("to").Exists()
		}
	}
	return false
}
