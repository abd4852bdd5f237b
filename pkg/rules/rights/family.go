// Package rights holds the rules on the rights of the person and on complaints: what is
// made known, how requests and complaints are dealt with, and where they arrive.
package rights

import (
	"embed"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

//go:embed *.txtar
var examples embed.FS

// Family is the list of these rules. There is no RGT-011: what stands on a copy of an
// identity paper is not in the repository.
func Family() lint.Family {
	return lint.NewFamily("RGT", diag.T("本人の権利と苦情・相談", "Rights of the person and complaints"), examples,
		procedureComplete(),
		retainedDataNotice(),
		requestOpen(),
		requestComplete(),
		complaintComplete(),
		windowConfirmed(),
		windowsAgree(),
		certifiedBody(),
		causeCorrected(),
		seriousTold(),
	)
}

var complaints = diag.T("J.11.1 苦情・相談への対応（A.3.6）、個人情報保護法 第40条", "J.11.1 complaints and consultation (A.3.6), APPI article 40")

// answered reports whether a request or complaint has been dealt with.
func answered(r *record.Record) bool {
	return r.Get("answered_on").Exists() || r.Get("closed_on").Exists() || r.Text("status") == "closed"
}
