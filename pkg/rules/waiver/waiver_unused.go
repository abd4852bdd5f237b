package waiver

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

func waiverUnused() *lint.Rule {
	return &lint.Rule{
		ID: "WVR-002", Name: "waiver_unused", Severity: diag.Warning, Consults: []string{"waiver"},
		Title: diag.T("使われていない例外承認", "Waiver that nothing needs"),
		Basis: basis,
		Doc: diag.T(
			"効力のある例外承認に当たる検出事項がない場合に知らせます。直ったのであれば終了日を書き、直っていないのであれば対象の書き方を確かめます。実行しなかったルールの例外承認は判定しません。",
			"Found is a waiver in effect that no finding needs. If the finding is mended, end the waiver; if not, its subject is misspelt. A waiver of a rule that was not run is not judged."),
		After: func(p *lint.Pass, o lint.Outcome) {
			for _, w := range lint.Waivers(p.Head) {
				if !o.Ran[w.Rule] || !w.In(p.Today) || covers(w, o.Findings) {
					continue
				}
				p.At(w.Record, w.Record.Get("subject"),
					diag.T("例外承認「%[1]s」に当たる検出事項（%[2]s、対象 %[3]s）はありません。", "no finding needs the waiver %[1]q (%[2]s, subject %[3]s)", w.Record.ID, w.Rule, w.Subject.ID),
					diag.T("直ったのであれば終了日（withdrawn_on）を書いてください。対象の種類・ID・項目の書き間違いも確かめてください。", "If it is mended, fill in withdrawn_on; else check kind, id and field of the subject."))
			}
		},
	}
}

func covers(w lint.Waiver, found []diag.Diagnostic) bool {
	for i := range found {
		if w.Covers(&found[i]) {
			return true
		}
	}
	return false
}
