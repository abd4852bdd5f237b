package acquisition

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/topics"
	"github.com/pms-project/pms/pkg/tree"
)

// processed are the parts of the declaration and the kind of information in the ledger
// that each speaks of.
var processed = []struct {
	field, legalKind string
	title            diag.Text
	handling         []string // what is stated where it is handled
}{
	{"anonymized", "anonymized_info", diag.T("匿名加工情報", "anonymised information"), []string{"anonymized.standard", "anonymized.items", "anonymized.secrets", "anonymized.no_reidentification", "anonymized.published_url"}},
	{"pseudonymized", "pseudonymized_info", diag.T("仮名加工情報", "pseudonymised information"), []string{"pseudonymized.purposes", "pseudonymized.standard", "pseudonymized.secrets", "pseudonymized.no_reidentification", "pseudonymized.identifiers_deleted"}},
}

func processedDeclared() *lint.Rule {
	return &lint.Rule{
		ID: "ACQ-021", Name: "processed_declared", Severity: diag.Warning, Consults: []string{"processed_information", "pi_ledger", "direct_notice", "retained_data_notice"},
		Title: diag.T("匿名加工情報・仮名加工情報を取り扱うかどうかがはっきりしない", "Not clear whether anonymised or pseudonymised information is handled"),
		Basis: diag.T("J.8.9 匿名加工情報、J.8.10 仮名加工情報（A.3.4.2.9）", "J.8.9 anonymised, J.8.10 pseudonymised information (A.3.4.2.9)"),
		Doc: diag.T(
			"匿名加工情報と仮名加工情報は、取り扱う（handled）か取り扱わない（not_handled）かを、方針（processed_information）にそれぞれ書きます。取り扱わない場合は理由を、取り扱う場合は加工の基準、安全管理、公表などを書きます。台帳にこれらの情報があるのに取り扱わないとしている場合と、明示文などを置いているのに方針がない場合も知らせます。",
			"Whether anonymised and pseudonymised information is handled or not is stated for each in the policy (processed_information): with the reason where not, with standard, security and publication where it is. Entries of the ledger that contradict it are found too, and a repository that keeps notices but no such policy."),
		Whole: func(p *lint.Pass) {
			said := map[string]string{}
			for _, r := range p.Head.Of("processed_information") {
				if r.InForce() && !r.IsDraft() {
					for _, part := range processed {
						said[part.field] = r.Text(part.field, "handled")
						declared(p, r, part.field, part.title, part.handling)
					}
				}
			}
			if len(said) == 0 && keepsNotices(p) {
				p.At(p.Head.Manifest(), tree.Node{},
					diag.T("匿名加工情報と仮名加工情報を取り扱うかどうかを定めた方針がありません。", "no policy says whether anonymised and pseudonymised information is handled"),
					diag.T("方針（processed_information）を作り、取り扱わない場合もその旨と理由を書いてください。", "Make the policy (processed_information), also where neither is handled, with the reason."))
				return
			}
			for _, entry := range p.Head.Of("pi_ledger") {
				for _, part := range processed {
					if said[part.field] != "handled" && slices.Contains(entry.Texts("legal_kind"), part.legalKind) && !entry.Get("ended_on").Exists() {
						p.At(entry, entry.Get("legal_kind"),
							diag.T("台帳に%[1]s「%[2]s」がありますが、取り扱うことを定めた方針がありません。", "the ledger has %[1]s (%[2]q), but no policy says that it is handled", part.title, entry.Label()),
							diag.T("方針（processed_information）の %[1]s.handled を確かめて改めてください。", "Check %[1]s.handled of the policy (processed_information).", part.field))
					}
				}
			}
		},
	}
}

// keepsNotices reports whether the firm keeps here what it publishes: only then is a
// policy that is not here a policy that is missing.
func keepsNotices(p *lint.Pass) bool {
	return p.Head.Manifest() != nil && len(p.Head.Of("retained_data_notice"))+len(p.Head.Of("direct_notice")) > 0
}

// declared reports a part of the policy that does not say whether, why not, or how.
func declared(p *lint.Pass, r *record.Record, field string, title diag.Text, handling []string) {
	var missing []string
	switch r.Text(field, "handled") {
	case "":
		missing = []string{field + ".handled"}
	case "not_handled":
		missing = topics.Missing(r, field+".reason")
	default:
		missing = topics.Missing(r, handling...)
	}
	if len(missing) > 0 {
		p.At(r, r.Get(field),
			diag.T("「%[1]s」の%[2]sについて、%[3]sがありません。", "%[1]q lacks, on %[2]s: %[3]s", r.Label(), title, topics.Names(r, missing)),
			diag.T("取り扱うかどうかと、その理由又は取扱いの内容を書いてください。", "State whether it is handled, and why not or how."))
	}
}
