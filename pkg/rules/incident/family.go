// Package incident holds the rules on emergencies (緊急事態): what was assessed, who was
// told and by when, and what came of it. The days are those of package due.
package incident

import (
	"embed"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

//go:embed *.txtar
var examples embed.FS

// Family is the list of these rules.
func Family() lint.Family {
	return lint.NewFamily("INC", diag.T("緊急事態", "Emergencies"), examples,
		casesAssessed(),
		preliminaryOpen(),
		finalOpen(),
		dueByLaw(),
		casesConsistent(),
		reportItems(),
		personsNotified(),
		bodyReported(),
		consignorTold(),
		incidentCorrected(),
		meetingRecorded(),
		contactsChecked(),
		closedTooEarly(),
		preventionReported(),
		reportedLate(),
		oldRoute(),
	)
}

// basis is what asks for the handling of emergencies.
var basis = diag.T("J.4.4.2 緊急事態への準備（A.3.3.7）", "J.4.4.2 emergencies (A.3.3.7)")

// reporting is the basis of the rules on reports to the Commission.
var reporting = diag.T("個人情報保護法第26条、同施行規則第7条・第8条、番号法第29条の4、J.4.4.2", "APPI article 26, Rules articles 7 and 8, My Number Act article 29-4, J.4.4.2")
