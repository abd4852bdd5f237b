package audit

import (
	"slices"

	"github.com/pms-project/pms/pkg/catalogue"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func checklistCovers() *lint.Rule {
	return &lint.Rule{
		ID: "AUD-007", Name: "checklist_covers", Severity: diag.Info, Consults: []string{"audit_report"},
		Title: diag.T("適合状況の監査で確かめていない要求事項がある", "Requirements that the audit did not look at"),
		Basis: basis,
		Doc: diag.T(
			"適合状況の監査では、要求事項に対応する定めが規程にあるかを確かめます。対象は、規程として文書にすることが求められる要求事項（schemas/audit_scope.yaml）です。対象の一覧は公表された資料から推定したものなので、参考として示します。チェックリスト（criteria: conformity の行）を報告書に書いている場合だけ確かめます。",
			"An audit of conformity looks whether the rules answer the requirements: those that have to be in the rules (schemas/audit_scope.yaml). The list is inferred from what is published, so this is information only. It is checked only where the report holds the checklist (rows with criteria: conformity)."),
		Whole: func(p *lint.Pass) {
			reports := p.Head.Of("audit_report")
			if len(reports) == 0 {
				return
			}
			scope := scope(p)
			for _, r := range reports {
				checkScope(p, r, scope)
			}
		},
	}
}

// scope are the requirements that an audit of conformity looks at.
func scope(p *lint.Pass) []catalogue.Requirement {
	cat := catalogue.For(p.Firm().Catalogue)
	for _, n := range p.Firm().Fact("audit_scope.yaml").Get("scopes").Items() {
		if cat == nil || n.Get("catalogue").Text() != cat.Edition {
			continue
		}
		with, without := n.Get("with").Texts(), n.Get("without").Texts()
		return slices.DeleteFunc(slices.Clone(cat.Requirements), func(r catalogue.Requirement) bool {
			return r.Heading || slices.Contains(without, r.ID) || !r.Documented && !slices.Contains(with, r.ID)
		})
	}
	return nil
}

func checkScope(p *lint.Pass, r *record.Record, scope []catalogue.Requirement) {
	var seen []string
	for _, row := range r.Items("checklist") {
		if row.Get("criteria").Text() == "conformity" {
			seen = append(seen, row.Get("requirement").Text())
		}
	}
	if len(seen) == 0 || r.IsDraft() || r.Text("audit_kind") == "ad_hoc" {
		return
	}
	var missing diag.List
	for _, req := range scope {
		// a row on J.8.8 speaks of J.8.8.1 too
		if !slices.ContainsFunc(seen, func(id string) bool { return catalogue.Within(req.ID, catalogue.Fold(id)) }) {
			missing = append(missing, diag.Word(req.ID))
		}
	}
	if len(missing) > 0 {
		p.At(r, r.Get("checklist"),
			diag.T("適合状況のチェックリストに、次の要求事項の行がありません: %[1]s。", "the checklist of conformity has no row on: %[1]s", missing),
			diag.T("対象であれば、次の監査のチェックリストに加えてください。対象でなければ、そのままで構いません。", "If they are in scope, add them to the next checklist; if not, leave it as it is."))
	}
}
