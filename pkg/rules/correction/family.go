// Package correction holds the rules on corrective actions (是正処置).
package correction

import (
	"embed"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

//go:embed *.txtar
var examples embed.FS

// Family is the list of these rules.
func Family() lint.Family {
	return lint.NewFamily("COR", diag.T("是正処置", "Corrective action"), examples,
		closedComplete(),
		stepsInOrder(),
		planOverdue(),
		actedAgain(),
		causeRepeated(),
		findingAnswered(),
	)
}
