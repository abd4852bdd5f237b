package review

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func yearlyReview() *lint.Rule {
	return &lint.Rule{
		ID: "REV-001", Name: "yearly_review", Severity: diag.Error, Needs: lint.Clock,
		Consults: []string{"management_review", "appointment"},
		Title:    diag.T("年度のマネジメントレビューがない", "No management review in the year"),
		Basis:    diag.T("J.6.3 マネジメントレビュー（A.3.7.3）", "J.6.3 management review (A.3.7.3)"),
		Doc: diag.T(
			"トップマネジメントは、PMS年度ごとに少なくとも1回マネジメントレビューを行います。終わった年度に記録がない場合と、記録の議長がその日のトップマネジメントでない場合に知らせます。",
			"Top management reviews the PMS at least once a PMS year. Reported are a past year without a record, and a record whose chair was not top management on that day."),
		Whole: checkReviews,
	}
}

func checkReviews(p *lint.Pass) {
	reviews := p.Head.Of("management_review")
	for _, r := range reviews {
		checkChair(p, r)
	}
	thisYear, _ := p.Firm().Year(p.Today)
	first, done := thisYear, map[int]bool{}
	for _, r := range reviews {
		day := r.Date("date")
		if day.IsZero() {
			continue
		}
		year, _ := p.Firm().Year(day)
		done[year] = true
		first = min(first, year)
	}
	for year := first; year < thisYear; year++ {
		if !done[year] {
			p.Report(yearMissing(p, year))
		}
	}
}

func yearMissing(p *lint.Pass, year int) diag.Diagnostic {
	d := diag.Diagnostic{
		Message: diag.T("%[1]d年度（%[2]s から %[3]s まで）のマネジメントレビューの記録がありません。", "no management review is recorded for the PMS year %[1]d (%[2]s to %[3]s)",
			year, p.Firm().YearTerm(year).From, p.Firm().YearTerm(year).To),
		Hint: diag.T("実施した場合は記録を追加し、実施していない場合は是正処置として扱ってください。", "Add the record if it was held; if not, treat it as a nonconformity."),
	}
	if m := p.Head.Manifest(); m != nil {
		at := m.At(m.Get("fiscal_year_start"), d.Message, d.Hint)
		d.Range, d.Subject = at.Range, diag.Subject{Kind: "management_review", ID: diag.T("%[1]d", "%[1]d", year).In(diag.EN)}
	}
	return d
}

func checkChair(p *lint.Pass, r *record.Record) {
	day, chair := r.Date("date"), r.Get("chair")
	if day.IsZero() || !chair.Exists() {
		return
	}
	for _, role := range []string{"top_management", "delegated_top"} {
		if p.Firm().HeldRole(chair.Text(), role, day) {
			return
		}
	}
	p.At(r, chair,
		diag.T("議長の「%[1]s」は、%[2]s の時点でトップマネジメント（代表者又はその委任を受けた者）ではありません。", "the chair %[1]q was not top management, nor its delegate, on %[2]s", chair.Text(), day),
		diag.T("議長又は任命一覧を確認してください。", "Check the chair or the appointments."))
}
