package rights

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/topics"
)

// procedureKey keeps what a procedure has to settle, read once a run.
var procedureKey = &lint.Key[[]topics.Topic]{Name: "matters of a procedure"}

func procedureComplete() *lint.Rule {
	return &lint.Rule{
		ID: "RGT-001", Name: "procedure_complete", Severity: diag.Error, Kinds: []string{"disclosure_procedure"},
		Title: diag.T("開示等の請求の手続に、定めるべき事項がない", "Procedure for requests lacks an item"),
		Basis: diag.T("J.10.2 開示等の請求等の手続（A.3.4.4.2）、個人情報保護法 第37条・第38条", "J.10.2 procedure for requests (A.3.4.4.2), APPI articles 37 and 38"),
		Doc: diag.T(
			"開示等の請求の手続には、申出先、請求の様式その他の方式、本人と代理人の確認の方法、手数料（徴収しない場合はその旨）を定めます。徴収する場合は、額か定め方を書きます。それぞれの項目が書かれていれば足り、文に語だけがある場合は「要確認」とします。",
			"The procedure states where to ask, the form of a request, how the person and an agent are identified, and the fee, if only that there is none; where one is charged, how much. The fields decide; words in the text alone make the finding a warning."),
		Record: func(p *lint.Pass, r *record.Record) {
			if !topics.InUse(r) {
				return
			}
			for _, t := range lint.Once(p, procedureKey, func() []topics.Topic { return topics.Of("disclosure_procedure") }) {
				t.Check(p, r, "text", "request_form.text", "answer_method", "refusal")
			}
			if r.Get("fee", "charged").Bool() && len(topics.Missing(r, "fee.amount|fee.text")) > 0 {
				p.At(r, r.Get("fee"),
					diag.T("「%[1]s」は手数料を徴収しますが、額も徴収の方法も書かれていません。", "%[1]q charges a fee, but says neither how much nor how it is paid", r.Label()),
					diag.T("fee.amount に額を、fee.text に徴収の方法を書いてください。", "Put the amount under fee.amount and how it is paid under fee.text."))
			}
		},
	}
}
