package ledger

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/repo"
)

func ledgerShrank() *lint.Rule {
	return &lint.Rule{
		ID: "LED-015", Name: "ledger_shrank", Severity: diag.Info, Needs: lint.Base, Consults: []string{"pi_ledger", "disposal_record"},
		Title: diag.T("台帳の行が大きく減っている", "Ledger lost many entries"),
		Basis: diag.T("J.3.1.1 個人情報の特定（参考：台帳の行の減り方からの気づき）", "J.3.1.1 identification of personal information (a hint drawn from the number of entries)"),
		Doc: diag.T(
			"変更により台帳の行が2割以上減り、消えた行に廃棄・消去の記録がない場合に知らせます。取扱いをやめた個人情報は、行を消さずに終了日（ended_on）を書くと経過が残ります。",
			"Told when a change takes a fifth or more of the entries away and those have no disposal record. An entry that has ended is better given its last day (ended_on) than deleted."),
		Whole: func(p *lint.Pass) {
			before, disposed := p.Base.Of("pi_ledger"), disposals(p.Head)
			gone := 0
			for _, entry := range before {
				if p.Head.Find("pi_ledger", entry.ID) == nil && disposed[entry.ID].IsZero() {
					gone++
				}
			}
			if gone == 0 || gone*100 < len(before)*p.Firm().Threshold("ledger_shrank") {
				return
			}
			p.Report(atLedger(p.Head, before[0].File(), gone))
		},
	}
}

func atLedger(s *repo.Snapshot, file string, gone int) diag.Diagnostic {
	subject := diag.Subject{Kind: "file", ID: file}
	if entries := s.Of("pi_ledger"); len(entries) > 0 {
		file, subject = entries[0].File(), entries[0].Ledger.Subject()
	}
	return diag.Diagnostic{
		Range: diag.FileRange(file), Subject: subject,
		Message: diag.T("この変更で台帳から%[1]d行が消え、廃棄・消去の記録もありません。", "this change takes %[1]d entries out of the ledger, and no disposal is recorded", gone),
		Hint:    diag.T("取扱いをやめたのであれば、行を残して終了日（ended_on）を書き、廃棄・消去を記録してください。", "If the handling ended, keep the entry with its last day (ended_on) and record the disposal."),
	}
}
