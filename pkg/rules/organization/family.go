// Package organization holds the rules on people and offices: who is appointed to
// what, by whom, and what may not be held by one hand.
package organization

import (
	"embed"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

//go:embed *.txtar
var examples embed.FS

// Family is the list of these rules.
func Family() lint.Family {
	return lint.NewFamily("ORG", diag.T("体制", "Organisation"), examples,
		singleHolder(),
		managerNotAuditManager(),
		representativeNotAuditManager(),
		managerNotAuditor(),
		holderIsWorker(),
		departmentManager(),
		changeReported(),
		complaintManagerEmployment(),
		roleFilled(),
		myNumberHandlers(),
		nameNotNeeded(),
		holderTrained(),
	)
}

// The clauses that these rules serve.
var (
	officersBasis = diag.T("J.2.3.2 管理者と監査責任者（A.3.3.4）",
		"J.2.3.2 personal information protection manager and audit manager (A.3.3.4)")
	rolesBasis = diag.T("J.2.3.1 組織の役割・責任・権限（A.3.3.4）", "J.2.3.1 organisational roles, responsibilities and authorities (A.3.3.4)")
	auditBasis = diag.T("J.6.2 内部監査（A.3.7.2）", "J.6.2 internal audit (A.3.7.2)")
)
