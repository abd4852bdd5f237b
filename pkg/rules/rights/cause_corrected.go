package rights

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/topics"
)

func causeCorrected() *lint.Rule {
	return &lint.Rule{
		ID: "RGT-009", Name: "cause_corrected", Severity: diag.Warning, Kinds: []string{"complaint"},
		Title: diag.T("苦情の原因への是正処置も、行わない理由もない", "Cause of a complaint without corrective action or reason"),
		Basis: diag.T("J.7.1 不適合と是正処置、J.11.1 苦情・相談への対応（A.3.6）", "J.7.1 nonconformity and corrective action, J.11.1 complaints (A.3.6)"),
		Doc: diag.T(
			"回答又は完了した苦情に原因（cause）が書かれている場合は、是正処置（corrective_actions）を行うか、緊急事態（incidents）として扱うか、是正処置を行わない理由（no_corrective_reason）を書きます。相談・問合せは対象にしません。",
			"Where a complaint that was answered or closed states a cause, a corrective action or an incident follows, or it is said why none is needed (no_corrective_reason). Consultations and inquiries are left alone."),
		Record: func(p *lint.Pass, r *record.Record) {
			if r.IsDraft() || r.Text("complaint_kind") != "complaint" || r.Text("cause") == "" || !answered(r) {
				return
			}
			if len(topics.Missing(r, "corrective_actions", "incidents", "no_corrective_reason")) < 3 {
				return
			}
			p.At(r, r.Get("cause"),
				diag.T("苦情「%[1]s」に原因が書かれていますが、是正処置も、行わない理由もありません。", "the complaint %[1]q has a cause, but neither a corrective action nor a reason for none", r.Label()),
				diag.T("是正処置のIDを corrective_actions に書くか、行わない理由を no_corrective_reason に書いてください。", "Name the corrective action under corrective_actions, or say why none is needed under no_corrective_reason."))
		},
	}
}
