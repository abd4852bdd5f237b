// Package cycle holds the rules on the year as a whole: whether its plan is complete and
// kept, and whether the parts of the cycle follow each other.
package cycle

import (
	"embed"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

//go:embed *.txtar
var examples embed.FS

// Family is the list of these rules.
func Family() lint.Family {
	return lint.NewFamily("CYC", diag.T("年間の流れ", "The cycle of the year"), examples,
		planComplete(),
		planKept(),
		cycleOrder(),
		twoCycles(),
	)
}
