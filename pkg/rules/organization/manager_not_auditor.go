package organization

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

func managerNotAuditor() *lint.Rule {
	return &lint.Rule{
		ID: "ORG-004", Name: "manager_not_auditor", Severity: diag.Warning,
		Title: diag.T("管理者と監査員の兼任", "Manager is also an auditor"),
		Basis: auditBasis,
		Doc: diag.T(
			"個人情報保護管理者は内部監査を受ける立場です。監査員を兼ねている期間があると、その監査の客観性を説明しにくくなります。少人数の会社で避けられない場合は、管理者の業務を別の監査員が監査することを監査計画に書いてください。",
			"The manager is audited. As an auditor at the same time, the manager makes the audit hard to call objective. Where a small firm cannot avoid it, the audit plan says who else audits the manager."),
		Whole: func(p *lint.Pass) {
			reportBoth(p, p.Firm().Offices("privacy_manager"), p.Firm().Offices("auditor"),
				diag.T("監査員に別の者を任命してください。避けられない場合は、管理者の業務を監査する者を監査計画に書いてください。", "Appoint another auditor, or say in the audit plan who audits the manager."))
		},
	}
}
