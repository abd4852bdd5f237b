package evidence

import (
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

// closedYearKept looks at records that [recordKept] leaves alone: those that nobody
// approved or closed.
func closedYearKept() *lint.Rule {
	return &lint.Rule{
		ID: "EVD-012", Name: "closed_year_kept", Severity: diag.Warning, Needs: lint.Base,
		Title: diag.T("終わった年度の記録の変更", "Record of a closed year changed"),
		Basis: diag.T("J.4.5.5 記録の管理（A.3.5.3）", "J.4.5.5 control of records (A.3.5.3)"),
		Doc: diag.T(
			"終わった年度の記録は、その年度のマネジメントレビューや監査が見たものです。直すときは、備考（note）に理由・日付・訂正した者を書きます。",
			"Records of a year that is over are what its audit and review looked at. To correct one, say under note why, when and by whom."),
		Pair: func(p *lint.Pass, before, after *record.Record) {
			if before == nil || before.Kind.Meta.Occurs == "standing" || settled(before) {
				return
			}
			day := record.Date(before.Node.Get(strings.Split(before.Kind.Meta.Occurred, ".")...))
			if day.IsZero() {
				return
			}
			year, term := p.Firm().Year(day)
			if !p.Today.After(term.To) {
				return
			}
			if after == nil {
				p.At(before, before.Get("id"),
					diag.T("%[1]d年度の記録「%[2]s」が削除されています。", "the record %[2]q of the PMS year %[1]d was removed", year, before.Label()),
					diag.T("記録を元に戻してください。", "Put it back."))
				return
			}
			if !corrected(before, after) {
				p.At(after, after.Get("id"),
					diag.T("終わった%[1]d年度の記録「%[2]s」が変更されています。", "the record %[2]q of the closed PMS year %[1]d was changed", year, after.Label()),
					diag.T("訂正であれば、備考（note）に理由・日付・訂正した者を書いてください。", "If it is a correction, say under note why, when and by whom."))
			}
		},
	}
}
