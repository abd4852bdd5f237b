package exambody

import (
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func caseInOrder() *lint.Rule {
	return &lint.Rule{
		ID: "EXB-008", Name: "case_in_order", Severity: diag.Error, Profiles: profiles, Kinds: []string{"examination_case", "measure_decision"},
		Title: diag.T("審査案件の日付の前後", "Days of a case out of order"),
		Basis: basis,
		Doc: diag.T(
			"案件は、申請、受理、担当審査員の選定、文書審査、審査、指摘事項、改善の完了、判定委員会、決定、通知の順に進みます。事故の措置は、報告、判定、承認、建議、決定、通知の順です。日付が前後しているものを知らせます。書かれていない日は飛ばして比べます。",
			"A case goes from application to acceptance, choice of examiners, document review, examination, findings, improvement, committee, decision and notice; a measure from report to assessment, approval, proposal, decision and notice. Days that go back are reported; those not filled in are skipped."),
		Record: func(p *lint.Pass, r *record.Record) {
			for _, chain := range chains[r.Kind.Name] {
				checkChain(p, r, chain)
			}
		},
	}
}

// chains are the days of a record that follow each other, by kind.
var chains = map[string][][]string{
	"examination_case": {
		{"application.received_on", "application.formal_check_on", "acceptance.accepted_on", "examiners.instructed_on", "examiners.mailed_on"},
		{"acceptance.accepted_on", "document_review.started_on", "document_review.completed_on", "document_review.checked_on", "document_review.sent_on"},
		{"document_review.completed_on", "examination.date", "examination.finished_on", "findings.sent_on", "findings.improvement_received_on", "findings.completed_on", "decision.decided_on", "decision.notice_sent_on"},
		{"examination.finished_on", "report.submitted_on", "committee.reports_submitted_on", "committee.date"},
		{"findings.sent_on", "termination.announced_on", "termination.decided_on", "termination.sent_on", "termination.files_returned_on"},
		{"decision.decided_on", "decision.jipdec_sent_on"},
		{"fee.invoiced_on", "fee.paid_on"},
	},
	"measure_decision": {
		{"report.occurred_on", "report.received_on", "assessment.judged_on", "assessment.approved_on", "committee.proposed_on", "decision.decided_on", "notice.sent_on", "notice.no_receipt_reported_on", "notice.paper_sent_on"},
		{"decision.decided_on", "jipdec_sent_on"},
	},
}

func checkChain(p *lint.Pass, r *record.Record, chain []string) {
	var before []string
	for _, field := range chain {
		path := strings.Split(field, ".")
		day := r.Date(path...)
		if day.IsZero() {
			continue
		}
		if before != nil && day.Before(r.Date(before...)) {
			d := r.At(r.Get(path...),
				diag.T("「%[1]s」の %[2]s が、「%[3]s」の %[4]s より前です。", "%[1]s on %[2]s is before %[3]s on %[4]s", r.Title(path...), day, r.Title(before...), r.Date(before...)),
				diag.T("どちらの日付が正しいかを確かめて直してください。", "Find out which date is right and correct the other."))
			d.Related = []diag.Related{{Range: r.Get(before...).Range(), Message: r.Title(before...)}}
			p.Report(d)
		}
		before = path
	}
}
