package organization

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

func managerNotAuditManager() *lint.Rule {
	return &lint.Rule{
		ID: "ORG-002", Name: "manager_not_audit_manager", Severity: diag.Error,
		Title: diag.T("管理者と監査責任者の兼任", "Manager is also audit manager"),
		Basis: officersBasis,
		Doc: diag.T(
			"個人情報保護監査責任者は、管理者の運用を公平かつ客観的な立場で監査します。一人が同じ日に両方の役割に就くことはできません。交代の日に一日だけ重なっている場合も検出します。",
			"The audit manager audits what the manager runs, and has to be fair and objective: nobody may hold both offices on any day, not even on the day of a change."),
		Whole: func(p *lint.Pass) {
			f := p.Firm()
			if keptApart(f, "privacy_manager", "audit_manager") {
				reportBoth(p, f.Offices("privacy_manager"), f.Offices("audit_manager"),
					diag.T("どちらかに別の者を任命するか、期間（from、to）が重ならないように直してください。", "Appoint somebody else to one of them, or correct from and to so that they do not overlap."))
			}
		},
	}
}
