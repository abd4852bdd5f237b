package audit

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

// nonconforming are the grades that call for a corrective action.
var nonconforming = []string{"major", "minor"}

func findingCorrected() *lint.Rule {
	return &lint.Rule{
		ID: "AUD-005", Name: "finding_corrected", Severity: diag.Error, Kinds: []string{"audit_report"},
		Title: diag.T("監査で見つかった不適合に是正処置がない", "Nonconformity of the audit without corrective action"),
		Basis: diag.T("J.7.1 不適合と是正処置、J.6.2 内部監査（A.3.8）", "J.7.1 nonconformity and corrective action, J.6.2 internal audit (A.3.8)"),
		Doc: diag.T(
			"監査で見つけた不適合（重大・軽微）は、一つずつ是正処置につなげ、findings の corrective_action にIDを書きます。観察事項には求めません。チェックリストで不適合としたのに findings に一件もない場合も知らせます。",
			"Each nonconformity of an audit, major or minor, leads to a corrective action, whose id stands under findings. An observation does not need one. Found too is a checklist with nonconformities and a report without any finding."),
		Record: func(p *lint.Pass, r *record.Record) {
			if r.IsDraft() {
				return
			}
			for _, f := range r.Items("findings") {
				if slices.Contains(nonconforming, f.Get("grade").Text()) && !f.Get("corrective_action").Exists() {
					p.At(r, f.Get("grade"),
						diag.T("監査で見つかった不適合「%[1]s」に、是正処置がありません。", "the nonconformity %[1]q has no corrective action", f.Get("id").Text()),
						diag.T("是正処置を作り、corrective_action にそのIDを書いてください。", "Start one and write its id under corrective_action."))
				}
			}
			if len(r.Items("findings")) > 0 {
				return
			}
			for _, row := range r.Items("checklist") {
				if slices.Contains(nonconforming, row.Get("result").Text()) {
					p.At(r, row.Get("result"),
						diag.T("チェックリストの %[1]s が不適合ですが、報告書の findings に一件もありません。", "row %[1]s of the checklist is a nonconformity, but the report has no findings", row.Get("item_no").Text()),
						diag.T("見つかった事項を findings に書き、是正処置につなげてください。", "List it under findings, and start a corrective action."))
				}
			}
		},
	}
}
