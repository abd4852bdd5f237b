// Package review holds the rules on the management review (マネジメントレビュー).
package review

import (
	"embed"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

//go:embed *.txtar
var examples embed.FS

// Family is the list of these rules.
func Family() lint.Family {
	return lint.NewFamily("REV", diag.T("マネジメントレビュー", "Management review"), examples,
		yearlyReview(),
		inputsComplete(),
		decisionsAssigned(),
		decisionOverdue(),
	)
}
