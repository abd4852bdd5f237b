package contractor

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/firm"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

// contractItems makes a rule of each item that a contract has to settle (J.9.4 a–h),
// in the order of topics/consignment_contract.yaml: CON-001 of the first, and so on.
func contractItems() []*lint.Rule {
	nobody := firm.New(nil, func(string) []*record.Record { return nil })
	var rules []*lint.Rule
	for i, topic := range nobody.Fact("topics/consignment_contract.yaml").Get("topics").Items() {
		field := strings.Split(topic.Get("field").At(0).Text(), ".")[1]
		title := diag.T(topic.Get("title").Text(), topic.Get("title_en").Text())
		rules = append(rules, contractItem(fmt.Sprintf("CON-%03d", i+1), field, title))
	}
	return rules
}

func contractItem(id, field string, title diag.Text) *lint.Rule {
	return &lint.Rule{
		ID: id, Name: "contract_" + field, Severity: diag.Error, Kinds: []string{"consignment_contract"},
		Title: diag.T("委託契約に「%[1]s」がない", "Contract without: %[1]s", title),
		Basis: basis,
		Doc: diag.T(
			"個人データの取扱いを委託する契約には、「%[1]s」を定めます。契約のどの条か（clause）か、その内容（text）を provisions に書きます。定めがないことに理由がある場合は absent_reason に書きます。約款による利用は CON-015 で確かめます。",
			"A contract that entrusts personal data settles: %[1]s. Its clause or text stands under provisions; where it is absent for a reason, absent_reason says so. Use under terms of service is checked by CON-015.", title),
		Record: func(p *lint.Pass, r *record.Record) {
			if contract(r) {
				settled(p, r, "provisions", field)
			}
		},
	}
}

// supplements are agreements that stand beside a contract or in place of one, and need
// not settle its items.
var supplements = []string{"my_number_memorandum", "terms", "other"}

// contract reports whether a record is a contract in force, and no supplement.
func contract(r *record.Record) bool {
	return inForce(r) && !slices.Contains(supplements, r.Text("agreement_kind"))
}

func inForce(r *record.Record) bool {
	return r.InForce() && !r.IsDraft() && !r.Get("ended_on").Exists()
}

// settled reports an item of a contract that is neither there nor absent for a reason.
func settled(p *lint.Pass, r *record.Record, list, item string) {
	for _, field := range []string{"clause", "text", "absent_reason"} {
		if r.Text(list, item, field) != "" {
			return
		}
	}
	title, at := r.Title(list, item), r.Get(list, item)
	if !at.Exists() {
		at = r.Get(list)
	}
	p.At(r, at,
		diag.T("契約「%[1]s」に「%[2]s」の定めがありません。", "the contract %[1]q does not settle: %[2]s", r.Label(), title),
		diag.T("契約書の条を %[1]s.%[2]s.clause に書いてください。定めがなければ、覚書を交わすか、理由を absent_reason に書いてください。",
			"Name the clause under %[1]s.%[2]s.clause. If there is none, sign a supplement, or give the reason under absent_reason.", list, item))
}
