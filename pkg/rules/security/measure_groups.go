package security

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/rules/topics"
)

func measureGroupsSettled() *lint.Rule {
	return &lint.Rule{
		ID: "SEC-011", Name: "measure_groups", Severity: diag.Warning, Profiles: []string{"company", "examination_body"},
		Consults: []string{"regulation"},
		Title:    diag.T("安全管理措置の五つの区分", "The five groups of security measures"),
		Basis:    diag.T("個人情報の保護に関する法律についてのガイドライン（通則編）10（別添）、J.9.2 安全管理措置", "PPC guidelines (general rules) 10, J.9.2 security control"),
		Doc: diag.T(
			"安全管理措置は、組織的、人的、物理的、技術的な措置と外的環境の把握の五つの区分で定めます。判断のしかたは SEC-008 と同じで、条の covers によります。外国で個人データを取り扱わない場合も、そのことを確かめる定めを外的環境の把握に含めます。",
			"Security control has five groups: organisational, human, physical and technical measures, and knowledge of the external environment. The mark covers decides, as in SEC-008. Firms that handle no data abroad settle how they make sure of that."),
		Whole: func(p *lint.Pass) { topics.CheckRules(p, measures(p, true)) },
	}
}
