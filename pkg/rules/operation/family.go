// Package operation holds the rules on the checks of the daily operation (運用の確認).
package operation

import (
	"embed"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

//go:embed *.txtar
var examples embed.FS

// Family is the list of these rules.
func Family() lint.Family {
	return lint.NewFamily("OPC", diag.T("運用の確認", "Checks of the operation"), examples,
		everyDepartmentChecked(),
		faultCorrected(),
	)
}
