// Package audit holds the rules on internal audits (内部監査): what they cover, who
// audits whom, and what becomes of what was found.
package audit

import (
	"embed"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

//go:embed *.txtar
var examples embed.FS

// Family is the list of these rules.
func Family() lint.Family {
	return lint.NewFamily("AUD", diag.T("内部監査", "Internal audit"), examples,
		everythingAudited(),
		auditorIndependent(),
		bothResults(),
		byPlan(),
		findingCorrected(),
		checklistCovers(),
	)
}

var basis = diag.T("J.6.2 内部監査（A.3.7.2）", "J.6.2 internal audit (A.3.7.2)")
