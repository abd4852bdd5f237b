package contractor

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func passedOrException() *lint.Rule {
	return &lint.Rule{
		ID: "CON-011", Name: "passed_or_exception", Severity: diag.Error, Kinds: []string{"contractor_assessment"},
		Title: diag.T("合格点に満たない委託先を、例外の理由なく選んでいる", "Contractor below the passing score without an exception"),
		Basis: basis,
		Doc: diag.T(
			"合格点に満たない委託先は選びません。特別な技術がある、長い実績があるなどの理由で例外とする場合は、結果を exception とし、理由と補う措置を書いて個人情報保護管理者の承認を受けます。",
			"A contractor below the passing score is not chosen. An exception (special know-how, long record) has the result exception, its reason and safeguards, and the approval of the privacy manager."),
		Record: func(p *lint.Pass, r *record.Record) {
			total, scored := r.Get("total").Int()
			passing, set := r.Get("passing_score").Int()
			result := r.Text("result")
			switch {
			case result == "exception" && (r.Text("exception", "text") == "" || len(r.Approvals()) == 0):
				p.At(r, r.Get("result"),
					diag.T("例外として選んだ「%[1]s」に、理由又は承認がありません。", "the exception for %[1]q lacks its reason or approval", r.Label()),
					diag.T("exception.text に理由を書き、承認を受けて approvals に記録してください。", "Give the reason under exception.text and record the approval."))
			case scored && set && total < passing && slices.Contains([]string{"accepted", "conditional"}, result):
				p.At(r, r.Get("total"),
					diag.T("「%[1]s」は %[2]d 点で、合格点 %[3]d 点に満たないのに、選んでいます。", "%[1]q scored %[2]d, below the passing score of %[3]d, and was chosen", r.Label(), total, passing),
					diag.T("選ばないか、結果を exception として理由を書き、承認を受けてください。", "Do not choose it, or make it an exception with a reason and an approval."))
			}
		},
	}
}
