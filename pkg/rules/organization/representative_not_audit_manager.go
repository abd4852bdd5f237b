package organization

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/firm"
	"github.com/pms-project/pms/pkg/lint"
)

func representativeNotAuditManager() *lint.Rule {
	return &lint.Rule{
		ID: "ORG-003", Name: "representative_not_audit_manager", Severity: diag.Error,
		Consults: []string{"appointment"},
		Title:    diag.T("代表者と監査責任者の兼任", "Representative is also audit manager"),
		Basis: diag.T("J.2.3.2 管理者と監査責任者（文献により扱いが異なります）",
			"J.2.3.2 personal information protection manager and audit manager (sources differ)"),
		Doc: diag.T(
			"監査責任者は監査の結果を代表者に報告する立場なので、代表者が兼ねると報告の意味がなくなります。兼任を認める文献もあるため、審査機関に確かめたうえで兼ねる場合は、例外承認に理由を残してください。任命一覧に代表者の行がなければ、pms.yaml の代表者と比べます。",
			"The audit manager reports to the representative, which is void if they are one person. Sources differ: if your examination body accepts it, record the reason in a waiver. Without a row for the representative the one of pms.yaml is taken."),
		Whole: func(p *lint.Pass) {
			f := p.Firm()
			if keptApart(f, "top_management", "audit_manager") {
				reportBoth(p, representatives(p), f.Offices("audit_manager"),
					diag.T("監査責任者に別の者を任命してください。兼ねる場合は、例外承認（種類 waiver）に理由を残してください。", "Appoint another audit manager, or record in a waiver why one person holds both."))
			}
		},
	}
}

// representatives are the offices of top management, else one without dates for the
// representative whom the manifest names.
func representatives(p *lint.Pass) []firm.Office {
	offices := p.Firm().Offices("top_management")
	if len(offices) > 0 || p.Head.Manifest() == nil {
		return offices
	}
	person := p.Head.Manifest().Text("organization", "representative")
	return []firm.Office{{Role: "top_management", Person: person, Record: p.Head.Manifest()}}
}
