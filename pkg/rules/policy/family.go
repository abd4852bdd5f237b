// Package policy holds the rules on the personal information protection policy
// (個人情報保護方針).
package policy

import (
	"embed"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

//go:embed *.txtar
var examples embed.FS

// Family is the list of these rules.
func Family() lint.Family {
	rules := append(topicRules(),
		representativeName(),
		policyDates(),
		approvedByTop(),
		policyPublished(),
		policyCommunicated(),
		contactReachable(),
		policiesAgree(),
	)
	return lint.NewFamily("POL", diag.T("個人情報保護方針", "Privacy policy"), examples, rules...)
}

// basis is the clause that all rules on the policy serve.
var basis = diag.T("J.2.2 個人情報保護方針（A.3.2.1、A.3.2.2）", "J.2.2 personal information protection policy (A.3.2.1, A.3.2.2)")
