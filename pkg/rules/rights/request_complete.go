package rights

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/topics"
)

func requestComplete() *lint.Rule {
	return &lint.Rule{
		ID: "RGT-004", Name: "request_complete", Severity: diag.Error, Kinds: []string{"disclosure_request"},
		Title: diag.T("回答した請求の記録に、本人確認・回答・承認・理由がない", "Answered request without identity check, answer, approval or reason"),
		Basis: diag.T("J.10.1〜J.10.7（A.3.4.4）、個人情報保護法 第36条（理由の説明）", "J.10.1 to J.10.7 (A.3.4.4), APPI article 36 (explanation of reasons)"),
		Doc: diag.T(
			"回答又は完了した開示等の請求の記録には、請求の種類、本人（代理人）の確認、結果と回答の日・方法、承認を書きます。全部又は一部に応じない場合は理由を書きます（理由の説明は努力義務のため「要確認」とします）。取下げと引継ぎの場合は、回答と承認を求めません。",
			"A request that was answered or closed shows its kind, the check of the person or agent, result, day and way of the answer, and the approval. A refusal, whole or in part, gives its reason (a warning only, the law wants an effort). Withdrawn and forwarded requests need no answer."),
		Record: func(p *lint.Pass, r *record.Record) {
			if r.IsDraft() || !answered(r) {
				return
			}
			fields := []string{"request_kind"}
			if r.Text("reason_if_refused") != "identity_unproved" {
				fields = append(fields, "identity_documents", "identity_checked_on")
			}
			if agent := r.Text("requester"); agent != "" && agent != "person" {
				fields = append(fields, "agent.proof")
			}
			if !slices.Contains([]string{"withdrawn", "forwarded"}, r.Text("result")) {
				fields = append(fields, "result", "answered_on", "answer_method")
				approved(p, r)
			}
			if missing := topics.Missing(r, fields...); len(missing) > 0 {
				p.At(r, r.Get("case_no"),
					diag.T("請求「%[1]s」の記録に、%[2]sがありません。", "the record of the request %[1]q lacks: %[2]s", r.Label(), topics.Names(r, missing)),
					diag.T("確かめて書いてください。確認書類は種類だけを書き、番号や写しは残さないでください。", "Fill in what is known. Of identity papers only the kind is recorded, no number and no copy."))
			}
			reasoned(p, r)
		},
	}
}

func approved(p *lint.Pass, r *record.Record) {
	if len(r.Approvals()) == 0 {
		p.At(r, r.Get("approvals"),
			diag.T("請求「%[1]s」への回答に、承認の記録がありません。", "no approval is recorded for the answer to the request %[1]q", r.Label()),
			diag.T("回答の前に承認を受け、approvals に記録してください。", "Have the answer approved before it is given, and record it under approvals."))
	}
}

// reasoned asks for the reason of a refusal.
func reasoned(p *lint.Pass, r *record.Record) {
	if !slices.Contains([]string{"refused", "partly"}, r.Text("result")) || len(topics.Missing(r, "reason_if_refused|reason_text")) == 0 {
		return
	}
	d := r.At(r.Get("result"),
		diag.T("請求「%[1]s」の全部又は一部に応じていませんが、理由がありません。", "the request %[1]q was refused, whole or in part, without a reason", r.Label()),
		diag.T("reason_if_refused に理由の区分を、reason_text に説明を書き、本人にも説明してください。", "Give the reason under reason_if_refused and reason_text, and explain it to the person."))
	d.Severity = diag.Warning
	p.Report(d)
}
