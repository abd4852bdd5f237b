// Package security holds the rules on security control: personal data and secrets that
// do not belong into a repository, and the measures and their records.
package security

import (
	"embed"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/repo"
)

//go:embed *.txtar
var examples embed.FS

// Family is the list of these rules.
func Family() lint.Family {
	return lint.NewFamily("SEC", diag.T("安全管理措置", "Security control"), examples,
		myNumberInFile(),
		cardOrSecret(),
		contactData(),
		agreementSigned(),
		logChecked(),
		logKept(),
		deviceReturned(),
		measuresInRules(),
		leftPerson(),
		myNumberDisposed(),
		measureGroupsSettled(),
		listOfPeople(),
		notSearched(),
		lint.Loaded(repo.PersonalRule, diag.T("J.9.2 安全管理措置（A.3.4.3.2）、J.4.5.5 記録の管理", "J.9.2 security control (A.3.4.3.2), J.4.5.5 records")),
	)
}
