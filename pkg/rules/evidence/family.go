// Package evidence holds the rules on evidence as such: what every record must be, whatever its kind.
package evidence

import (
	"embed"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

//go:embed *.txtar
var examples embed.FS

// Family is the list of these rules.
func Family() lint.Family {
	return lint.NewFamily("EVD", diag.T("証跡", "Evidence"), examples,
		requirementMet(),
		recordListed(),
		recordKept(),
		recordPastRetention(),
		matchesSchema(),
		datePlausible(),
		approverHeldRole(),
		notSelfApproved(),
		requirementInRules(),
		waiverOld(),
		closedYearKept(),
		requirementKnown(),
		kindRequirementKnown(),
	)
}
