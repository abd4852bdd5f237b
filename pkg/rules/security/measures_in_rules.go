package security

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/rules/topics"
)

// measureGroups are the groups of measures of the guideline; the other topics are single
// measures inside of them.
var measureGroups = []string{
	"security_measures.organizational", "security_measures.human", "security_measures.physical",
	"security_measures.technical", "security_measures.environment",
}

func measuresInRules() *lint.Rule {
	return &lint.Rule{
		ID: "SEC-008", Name: "measures_in_rules", Severity: diag.Warning, Profiles: []string{"company", "examination_body"},
		Consults: []string{"regulation"},
		Title:    diag.T("規程に定めのない安全管理措置", "Security measure that no rule settles"),
		Basis:    diag.T("J.9.2 安全管理措置（A.3.4.3.2）", "J.9.2 security control (A.3.4.3.2)"),
		Doc: diag.T(
			"入退室、画面の保護、パスワード、不正プログラム、脆弱性、アクセス権、ログ、バックアップ、廃棄（schemas/topics/security_measures.yaml）を、内部規程のどこかに定めます。条の covers に事項の番号があれば、それで判断します。印がなく、関係する語がある条があれば「参考」とし、印を付ける条を示します。語があることは、書き方が十分であることを意味しません。",
			"Entry, screen lock, passwords, malware, patches, access rights, logs, backup and disposal (schemas/topics/security_measures.yaml) are settled somewhere in the internal rules. The mark covers on an article decides. Without it, words of the topic are told for information with the mark to set; that they are there does not say that they are enough."),
		Whole: func(p *lint.Pass) { topics.CheckRules(p, measures(p, false)) },
	}
}

// measuresKey keeps the topics of security measures, read once a run.
var measuresKey = &lint.Key[[]topics.Topic]{Name: "security measures"}

// measures are the topics of security measures: the groups, or the single measures.
func measures(p *lint.Pass, groups bool) []topics.Topic {
	all := lint.Once(p, measuresKey, func() []topics.Topic { return topics.Of("security_measures") })
	return slices.DeleteFunc(slices.Clone(all), func(t topics.Topic) bool {
		return slices.Contains(measureGroups, t.ID) != groups
	})
}
