// Package risk holds the rules on risk assessment and treatment (リスクアセスメント及びリスク対応).
package risk

import (
	"embed"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

//go:embed *.txtar
var examples embed.FS

// Family is the list of these rules.
func Family() lint.Family {
	return lint.NewFamily("RSK", diag.T("リスク", "Risks"), examples,
		phasesCovered(),
		riskEvaluated(),
		measureInRules(),
		riskReviewed(),
		measurePlanned(),
		residualKnown(),
		residualAllowed(),
		riskApproved(),
		onScale(),
		learnedFromIncident(),
		measureOverdue(),
	)
}
