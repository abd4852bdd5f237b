// Package ledger holds the rules on the personal information ledger (個人情報管理台帳).
package ledger

import (
	"embed"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

//go:embed *.txtar
var examples embed.FS

// Family is the list of these rules.
func Family() lint.Family {
	return lint.NewFamily("LED", diag.T("個人情報管理台帳", "Personal information ledger"), examples,
		entryComplete(),
		ledgerReviewed(),
		purposeSpecific(),
		newEntryApproved(),
		approvedRegistered(),
		everyDepartment(),
		pastRetention(),
		myNumberLimited(),
		sensitiveGround(),
		provisionRecorded(),
		recordsListed(),
		noticeGiven(),
		ledgerShrank(),
		purposeWidened(),
		retentionLengthened(),
	)
}
