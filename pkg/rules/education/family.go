// Package education holds the rules on education (教育).
package education

import (
	"embed"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

//go:embed *.txtar
var examples embed.FS

// Family is the list of these rules.
func Family() lint.Family {
	return lint.NewFamily("EDU", diag.T("教育", "Education"), examples,
		yearlyEducation(),
		retestPassed(),
		absentFollowedUp(),
		joinerEducated(),
		contentsCovered(),
		planApproved(),
		effectEvaluated(),
		allCounted(),
		materialCurrent(),
	)
}
