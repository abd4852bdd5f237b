// Package waiver holds the rules on what is let pass: waivers (例外承認) and the list
// of known findings (既知の検出事項).
package waiver

import (
	"embed"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

//go:embed *.txtar
var examples embed.FS

// Family is the list of these rules.
func Family() lint.Family {
	return lint.NewFamily("WVR", diag.T("例外承認", "Waivers"), examples,
		waiverExpired(),
		waiverUnused(),
		baselineGrown(),
		waiverComplete(),
		waiverDoubled(),
		waiverAdded(),
	)
}

var basis = diag.T("検査の運用（検出事項をそのままにする場合の決まり）", "use of the check: what holds when a finding is left as it is")
