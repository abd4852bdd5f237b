package law

import (
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/topics"
	"github.com/pms-project/pms/pkg/tree"
)

func ordinanceListed() *lint.Rule {
	return &lint.Rule{
		ID: "LAW-006", Name: "ordinance_listed", Severity: diag.Info, Consults: []string{"legal_register", "pi_ledger"},
		Title: diag.T("公的機関の業務があるのに条例などが一覧表にない", "Work for the public sector without its ordinances"),
		Basis: diag.T("A.3.3.2（公的機関の業務に関わる条例など）、J.1.3", "A.3.3.2 (ordinances that bind work for public bodies), J.1.3"),
		Doc: diag.T(
			"個人情報管理台帳の委託元（consignor）の名前から、国や地方公共団体などの業務とみられる行を探します。一覧表に条例など（law_kind が ordinance）の行が一つもなければ、参考として知らせます。委託元の名前だけでは決められないため、当たらない場合もあります。",
			"Entries of the ledger whose consignor looks like a body of the state or of a municipality are searched. Where the list has no row of the kind ordinance, this is told for information: a name alone cannot decide."),
		Whole: func(p *lint.Pass) {
			laws := p.Firm().Fact("laws.yaml")
			kinds := laws.Get("ordinance").Texts()
			if register(p.Head) == nil || slices.ContainsFunc(p.Head.Of("legal_register"), func(r *record.Record) bool {
				return current(r) && slices.Contains(kinds, r.Text("law_kind"))
			}) {
				return
			}
			for _, entry := range p.Head.Of("pi_ledger") {
				client := public(laws.Get("public_sector"), entry.Text("consignor"))
				if client == "" || entry.Get("ended_on").Exists() {
					continue
				}
				p.At(entry, entry.Get("consignor"),
					diag.T("「%[1]s」は公的機関（%[2]s）の業務とみられますが、一覧表に条例などがありません。", "%[1]q looks like work for a public body (%[2]s), but the list has no ordinance", entry.Label(), client),
					diag.T("業務に関わる条例や相手の定めがあれば、一覧表に加えてください。", "Add the ordinances and rules of the client that bind this work, if there are any."))
			}
		},
	}
}

// public is the part of a client's name that makes it look like a public body, "" where
// none does.
func public(words tree.Node, client string) string {
	for _, name := range strings.FieldsFunc(topics.Plain(client), func(c rune) bool { return strings.ContainsRune("、,・/()「」", c) }) {
		if slices.ContainsFunc(words.Get("words").Texts(), func(w string) bool { return strings.Contains(name, w) }) ||
			slices.ContainsFunc(words.Get("endings").Texts(), func(w string) bool { return strings.HasSuffix(name, w) && name != w }) {
			return name
		}
	}
	return ""
}
