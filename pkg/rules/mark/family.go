// Package mark holds the rules on the firm's own P-mark: its renewal, its number and
// validity, and the changes that are reported. The days are those of package due.
package mark

import (
	"embed"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

//go:embed *.txtar
var examples embed.FS

// Family is the list of these rules.
func Family() lint.Family {
	return lint.NewFamily("PMK", diag.T("プライバシーマーク", "P-mark"), examples,
		renewalApplied(),
		validityKept(),
		numberGrows(),
		validityLength(),
		changeReported(),
		contractConcluded(),
		numberPrinted(),
	)
}

// company is the profile of those who hold a P-mark.
var company = []string{"company"}
