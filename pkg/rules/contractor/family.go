// Package contractor holds the rules on contractors (委託先): how they are chosen and
// assessed, and what the contract with them says.
package contractor

import (
	"embed"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

//go:embed *.txtar
var examples embed.FS

// Family is the list of these rules: the eight items of a contract, then the others.
func Family() lint.Family {
	rules := contractItems()
	rules = append(rules,
		myNumberContract(),
		assessedInCycle(),
		passedOrException(),
		certificateValid(),
		contractInTerm(),
		dataAndContractor(),
		termsChecked(),
		contractKept(),
		subcontractorsListed(),
		abroadRecorded(),
	)
	return lint.NewFamily("CON", diag.T("委託先", "Contractors"), examples, rules...)
}

var basis = diag.T("J.9.4 委託先の監督（A.3.4.3.4）、個人情報保護法 第25条", "J.9.4 supervision of contractors (A.3.4.3.4), APPI article 25")
