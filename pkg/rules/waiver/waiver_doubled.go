package waiver

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

func waiverDoubled() *lint.Rule {
	return &lint.Rule{
		ID: "WVR-005", Name: "waiver_doubled", Severity: diag.Warning, Consults: []string{"waiver"},
		Title: diag.T("一つの検出事項に二つの例外承認", "Two waivers of one finding"),
		Basis: basis,
		Doc: diag.T(
			"同じルールの同じ対象に、期間の重なる例外承認が二つあると、どちらの理由と期限が有効か分かりません。一つを終了にするか、期間を分けます。",
			"With two waivers of one rule and subject whose terms overlap nobody knows which reason and end hold. End one, or divide the term."),
		Whole: func(p *lint.Pass) {
			type thing struct {
				rule    string
				subject diag.Subject
				field   string
			}
			before := map[thing][]lint.Waiver{}
			for _, w := range lint.Waivers(p.Head) {
				key := thing{w.Rule, w.Subject, w.Field}
				for _, other := range before[key] {
					if overlap(w, other) {
						p.At(w.Record, w.Record.Get("rule"),
							diag.T("%[1]s の同じ対象に、例外承認「%[2]s」と「%[3]s」が重なっています。", "the waivers %[2]q and %[3]q of %[1]s cover the same subject at the same time", w.Rule, other.Record.ID, w.Record.ID),
							diag.T("一方に終了日（withdrawn_on）を書くか、期間が重ならないようにしてください。", "Fill in withdrawn_on of one, or divide the term."))
						break
					}
				}
				before[key] = append(before[key], w)
			}
		},
	}
}

func overlap(a, b lint.Waiver) bool {
	return !a.From.IsZero() && !b.From.IsZero() && !a.From.After(b.Until) && !b.From.After(a.Until)
}
