package operation

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func faultCorrected() *lint.Rule {
	return &lint.Rule{
		ID: "OPC-002", Name: "fault_corrected", Severity: diag.Warning, Kinds: []string{"operation_check"}, Consults: []string{"corrective_action"},
		Title: diag.T("運用の確認で「できていない」とした項目に是正処置がない", "Fault of an operation check without corrective action"),
		Basis: diag.T("J.6.1 監視・測定・分析・評価、J.7.1 不適合と是正処置（A.3.7.1、A.3.8）", "J.6.1 monitoring and evaluation, J.7.1 nonconformity and corrective action (A.3.7.1, A.3.8)"),
		Doc: diag.T(
			"運用の確認で結果を ng とした項目は、是正処置につなげます。その場で直して済んだ場合も、同じことが起きないようにしたことを是正処置に残すか、理由を添えて例外承認とします。",
			"An item of an operation check with the result ng leads to a corrective action. Where it was put right at once, record how it is kept from happening again, or waive the finding with a reason."),
		Record: func(p *lint.Pass, r *record.Record) {
			if r.IsDraft() {
				return
			}
			for _, item := range r.Items("items") {
				if item.Get("result").Text() != "ng" || p.Head.Find("corrective_action", item.Get("corrective_action").Text()) != nil {
					continue
				}
				p.At(r, item.Get("result"),
					diag.T("項目 %[1]s の結果が「できていない」ですが、是正処置がありません。", "item %[1]s is not kept, but there is no corrective action", item.Get("item_no").Text()),
					diag.T("是正処置を作り、corrective_action にそのIDを書いてください。", "Start one and write its id under corrective_action."))
			}
		},
	}
}
