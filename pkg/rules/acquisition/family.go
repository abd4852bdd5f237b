// Package acquisition holds the rules on how personal information is acquired, used and
// provided to others: notices, consent, joint use, provision and its records.
package acquisition

import (
	"embed"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

//go:embed *.txtar
var examples embed.FS

// Family is the list of these rules: the eight items of a notice, then the others.
// There is no ACQ-016: whether a contact by telephone or mail was allowed is not for
// the files to tell.
func Family() lint.Family {
	rules := append(noticeItems(),
		noticeManager(),
		noticePurposes(),
		workerConsent(),
		jointUseComplete(),
		optOutComplete(),
		applicationApproved(),
		exceptionApproved(),
		provisionItems(),
		provisionKept(),
		optOutNotBatch(),
		offshoreChecked(),
		processedDeclared(),
	)
	return lint.NewFamily("ACQ", diag.T("取得・利用・提供", "Acquisition, use and provision"), examples, rules...)
}

// settled reports whether a record is more than a draft or a refused application.
func settled(r *record.Record) bool {
	return !r.IsDraft() && r.Text("status") != "rejected"
}
