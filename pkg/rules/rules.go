package rules

import (
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/rules/acquisition"
	"github.com/pms-project/pms/pkg/rules/audit"
	"github.com/pms-project/pms/pkg/rules/citation"
	"github.com/pms-project/pms/pkg/rules/contractor"
	"github.com/pms-project/pms/pkg/rules/correction"
	"github.com/pms-project/pms/pkg/rules/cycle"
	"github.com/pms-project/pms/pkg/rules/document"
	"github.com/pms-project/pms/pkg/rules/duty"
	"github.com/pms-project/pms/pkg/rules/education"
	"github.com/pms-project/pms/pkg/rules/evidence"
	"github.com/pms-project/pms/pkg/rules/exambody"
	"github.com/pms-project/pms/pkg/rules/incident"
	"github.com/pms-project/pms/pkg/rules/law"
	"github.com/pms-project/pms/pkg/rules/ledger"
	"github.com/pms-project/pms/pkg/rules/mark"
	"github.com/pms-project/pms/pkg/rules/notation"
	"github.com/pms-project/pms/pkg/rules/operation"
	"github.com/pms-project/pms/pkg/rules/organization"
	"github.com/pms-project/pms/pkg/rules/policy"
	"github.com/pms-project/pms/pkg/rules/repository"
	"github.com/pms-project/pms/pkg/rules/review"
	"github.com/pms-project/pms/pkg/rules/rights"
	"github.com/pms-project/pms/pkg/rules/risk"
	"github.com/pms-project/pms/pkg/rules/ruletext"
	"github.com/pms-project/pms/pkg/rules/security"
	"github.com/pms-project/pms/pkg/rules/waiver"
)

// Families are the lists of rules, in the order of the reference: first what makes
// a repository readable, then the families an examiner works through.
func Families() []lint.Family {
	return []lint.Family{
		notation.Family(),
		repository.Family(),
		ruletext.Family(),
		document.Family(),
		citation.Family(),
		policy.Family(),
		organization.Family(),
		law.Family(),
		ledger.Family(),
		risk.Family(),
		acquisition.Family(),
		security.Family(),
		contractor.Family(),
		rights.Family(),
		incident.Family(),
		education.Family(),
		operation.Family(),
		audit.Family(),
		correction.Family(),
		review.Family(),
		cycle.Family(),
		mark.Family(),
		evidence.Family(),
		exambody.Family(),
		duty.Family(),
		waiver.Family(),
	}
}

// All are the rules of all families, by id.
func All() []*lint.Rule {
	var all []*lint.Rule
	for _, f := range Families() {
		all = append(all, f.Rules...)
	}
	slices.SortFunc(all, func(a, b *lint.Rule) int { return strings.Compare(a.ID, b.ID) })
	return all
}
