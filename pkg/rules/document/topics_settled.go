package document

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/rules/topics"
)

func topicsSettled() *lint.Rule {
	return &lint.Rule{
		ID: "DOC-024", Name: "topics_settled", Severity: diag.Warning, Profiles: []string{"company", "examination_body"},
		Consults: []string{"regulation"},
		Title:    diag.T("内部規程の15の事項に対応する条がない", "Topics of internal rules without an article"),
		Basis:    diag.T("J.4.5.4 内部規程（A.3.3.5）", "J.4.5.4 internal rules (A.3.3.5)"),
		Doc: diag.T(
			"内部規程に定める15の事項（schemas/topics/internal_rules.yaml）のそれぞれに、対応する条があることを確かめます。条の covers に事項の番号があれば、それで判断します。印がなく、関係する語がある条があれば「参考」とし、印を付ける条を示します。語があることは、書き方が十分であることを意味しません。",
			"Each of the 15 topics that the internal rules settle (schemas/topics/internal_rules.yaml) has an article. The mark covers on an article decides. Without it, words of the topic are told for information with the mark to set; that they are there does not say that they are enough."),
		Whole: func(p *lint.Pass) { topics.CheckRules(p, topics.Of("internal_rules")) },
	}
}
