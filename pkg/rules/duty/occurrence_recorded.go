package duty

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/repo"
)

// regulationKind is the kind of the documents whose articles state obligations.
const regulationKind = "regulation"

// watched are the kinds of evidence whose lateness has a rule of its own, which says more
// of the matter: one thing that is missing is one finding.
var watched = map[string]string{
	"legal_register": "LAW-002", "pi_ledger": "LED-002", "log_check": "SEC-005", "contact_point": "RGT-006",
}

func occurrenceRecorded() *lint.Rule {
	return &lint.Rule{
		ID: "DUE-009", Name: "occurrence_recorded", Severity: diag.Warning, Needs: lint.Clock,
		Title: diag.T("規程で定めた時期に行った記録がない", "No record for a time that a rule sets"),
		Basis: diag.T("J.4.5.5 記録の管理、J.6.1 運用の確認（定めたことを行い、その記録を残す）", "J.4.5.5 control of records, J.6.1 (what the rules set is done and recorded)"),
		Doc: diag.T(
			"規程の条の義務（obliges）が周期で定める回ごとに、その期間に属する記録があるかを調べます。期限を過ぎて記録のない回を知らせます。発生なし（0件）を確認した回と、担当者の休業により待っている回は対象にしません。法令・規範の確認（LAW-002）、台帳の見直し（LED-002）、記録の点検（SEC-005）、窓口の確認（RGT-006）は、それぞれのルールが知らせます。",
			"For each occurrence of an obligation of an article (obliges with a cycle) there is a record that belongs to it. Found are those past their day without one. Occurrences confirmed as none, and those that wait for a return from leave, are left out. The check of laws (LAW-002), the review of the ledger (LED-002), checks of logs (SEC-005) and of the contact point (RGT-006) have rules of their own."),
		Whole: func(p *lint.Pass) {
			for _, i := range Items(p) {
				if i.Mode == "cycle" && i.Status == due.Overdue && i.Subject.Kind == regulationKind && watched[i.Evidence] == "" {
					p.Report(missing(p.Head, &i))
				}
			}
		},
	}
}

func missing(s *repo.Snapshot, i *due.Item) diag.Diagnostic {
	return diag.Diagnostic{
		Subject: i.Subject.Subject, Field: "/" + i.ID,
		Range: diag.Range{File: i.Subject.File, Start: diag.Point{Line: i.Subject.Line, Column: 1}},
		Message: diag.T("「%[1]s」（%[2]s）の期限 %[3]s が過ぎていますが、%[4]sの記録がありません。", "%[1]s (%[2]s) was due on %[3]s, and there is no record: %[4]s",
			i.Title, i.Basis, i.Due, s.KindTitle(i.Evidence)),
		Hint: diag.T("実施して記録を作ってください。実施済みであれば、記録の日付と種類を確かめてください。pms explain で条文の義務を確認できます。",
			"Do it and make the record. If it was done, check the date and the kind of the record. `pms explain` shows the obligations of the article."),
	}
}
