package cycle

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/duty"
)

// round are the kinds whose records show that the cycle went round once.
var round = []string{"education_record", "audit_report", "management_review"}

// examined is how far back the renewal examination looks, in months.
const examined = 24

func twoCycles() *lint.Rule {
	return &lint.Rule{
		ID: "CYC-004", Name: "two_cycles", Severity: diag.Warning, Needs: lint.Clock, Profiles: []string{"company"},
		Consults: append([]string{"mark_application"}, round...),
		Title:    diag.T("更新申請までに、記録が2年分そろっていない", "Less than two years of records before the renewal"),
		Basis:    diag.T("更新審査の実務（有効期間の2年分の記録を確認する）、J.4.5.5 記録の管理", "practice of the renewal examination (it looks at two years of records), J.4.5.5 control of records"),
		Doc: diag.T(
			"更新の申請には、PDCAが一巡していることが必要です。審査では有効期間の2年分の記録が確認されるのが通例です。更新申請の受付期間に入ってから申請するまで、全従業者教育、内部監査、マネジメントレビューの記録が、過去2年で2年度分あるかを確かめます。",
			"An application needs one full round of the cycle, and the examination usually looks at two years of records. From the opening of the renewal window until the application, this looks whether education of all workers, audit and management review are recorded for two PMS years within the last two years."),
		Whole: func(p *lint.Pass) {
			if m := p.Head.Manifest(); m == nil || m.Date("certificate", "valid_to").IsZero() {
				return
			}
			for _, i := range duty.Of(p, "pmark-renewal") {
				if i.Status != due.Done && !p.Today.Before(i.Open) {
					checkRounds(p)
				}
			}
		},
	}
}

func checkRounds(p *lint.Pass) {
	m := p.Head.Manifest()
	if m == nil {
		return
	}
	since := p.Today.AddMonthsClamped(-examined)
	for _, kind := range round {
		years := map[int]bool{}
		for _, r := range p.Head.Of(kind) {
			day := r.Date("date")
			if year, ok := r.Get("year").Int(); ok && !r.IsDraft() && counts(r) && !day.Before(since) && !day.After(p.Today) {
				years[year] = true
			}
		}
		switch len(years) {
		case 0:
			p.At(m, m.Get("certificate", "valid_to"),
				diag.T("更新申請の受付期間に入っていますが、過去2年の「%[1]s」の記録がありません。", "the renewal window is open, but the last two years have no record of: %[1]s", p.Head.KindTitle(kind)),
				diag.T("申請の前に実施してください。PDCAが一巡していないと、更新の審査を受けられません。", "Hold it before you apply: without one full round of the cycle the renewal is not examined."))
		case 1:
			p.At(m, m.Get("certificate", "valid_to"),
				diag.T("更新申請の受付期間に入っていますが、過去2年の「%[1]s」の記録が1年度分しかありません。", "the renewal window is open, but the last two years have records of one PMS year only: %[1]s", p.Head.KindTitle(kind)),
				diag.T("申請の前に今年度の分を実施してください。実施済みであれば記録を追加してください。", "Hold this year's before you apply; if it was held, add the record."))
		}
	}
}

// counts reports whether a record is one of a full round.
func counts(r *record.Record) bool {
	switch r.Kind.Name {
	case "education_record":
		return r.Text("education_kind") == "annual"
	case "audit_report":
		return r.Text("audit_kind") != "ad_hoc"
	}
	return true
}
