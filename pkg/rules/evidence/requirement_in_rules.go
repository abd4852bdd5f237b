package evidence

import (
	"github.com/pms-project/pms/pkg/catalogue"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

func requirementInRules() *lint.Rule {
	return &lint.Rule{
		ID: "EVD-010", Name: "requirement_in_rules", Severity: diag.Warning, Profiles: []string{"company", "examination_body"},
		Consults: []string{"regulation", "policy"},
		Title:    diag.T("規程との対応付けが空欄の要求事項", "Requirement without a place in the rules"),
		Basis:    correspondence,
		Doc: diag.T(
			"指針との対応表では、文書にすることが求められる要求事項のそれぞれに、定めた規程と条を書きます。その要求事項に対応する条（requirements）が一つもないものを章ごとに示します。記録もないものは EVD-001 が示します。",
			"The table of correspondence that is submitted names rule and article for each requirement that has to be documented. Those that no article is marked with (requirements) are listed by chapter; those without a record too are EVD-001."),
		Whole: func(p *lint.Pass) {
			met := correspondences(p)
			reportRequirements(p, func(r catalogue.Requirement) bool {
				return r.Documented && !met.rules.has(r.ID) && met.records.has(r.ID)
			},
				diag.T("次の要求事項に、記録はありますが、対応する規程の条がありません: %[1]s。", "there are records for them, but no article answers: %[1]s"),
				diag.T("定めた条に requirements を付けてください。定めがなければ、条を加えてください。該当しない場合は、例外承認（対象の種類 requirement、ID %[1]s）に理由を残してください。", "Mark the article with requirements, or write one. What does not apply is waived with a reason (subject requirement, id %[1]s)."))
		},
	}
}
