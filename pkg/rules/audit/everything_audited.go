package audit

import (
	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func everythingAudited() *lint.Rule {
	return &lint.Rule{
		ID: "AUD-001", Name: "everything_audited", Severity: diag.Error, Needs: lint.Clock,
		Consults: []string{"audit_plan", "audit_report", "department"},
		Title:    diag.T("監査していない部門などがある", "Something was not audited"),
		Basis:    basis,
		Doc: diag.T(
			"年度の監査は、全ての部門と個人情報保護管理者を対象とします。何回かに分けて行ってもよく、年度の報告書を合わせて判断します。前の年度と、監査計画の期間（to）が過ぎた今年度について確かめます。拠点は、部門が置かれた場所（departments の site）として数えます。計画と報告書が一度もない場合は何も言いません（期限は pms due が示します）。",
			"The audits of a year cover every department and the privacy manager, at once or in parts: the reports of the year count together. Judged are the last year and, once the time of its plan (to) is over, this one. Places of business count with the departments at them. Nothing is said before the first plan or report; pms due shows when it is due."),
		Whole: func(p *lint.Pass) {
			years := yearsOf(p)
			now, _ := p.Firm().Year(p.Today)
			for year := max(firstYear(years, now), now-1); year <= now; year++ {
				checkYear(p, year, years[year], year < now)
			}
		},
	}
}

// auditYear is what is recorded of the audits of one PMS year.
type auditYear struct {
	plan    *record.Record // the one whose time ends last
	planned calendar.Date
	reports []*record.Record
}

func yearsOf(p *lint.Pass) map[int]*auditYear {
	out := map[int]*auditYear{}
	at := func(r *record.Record) *auditYear {
		year, ok := r.Get("year").Int()
		if !ok {
			return &auditYear{}
		}
		if out[year] == nil {
			out[year] = &auditYear{}
		}
		return out[year]
	}
	for _, plan := range p.Head.Of("audit_plan") {
		if y := at(plan); plan.Text("audit_kind") != "ad_hoc" && !plan.Date("to").Before(y.planned) {
			y.plan, y.planned = plan, plan.Date("to")
		}
	}
	for _, report := range p.Head.Of("audit_report") {
		y := at(report)
		y.reports = append(y.reports, report)
	}
	return out
}

func firstYear(years map[int]*auditYear, now int) int {
	first := now
	for year := range years {
		first = min(first, year)
	}
	return first
}

// checkYear reports what the audits of a year leave out. over: the year has ended.
func checkYear(p *lint.Pass, year int, y *auditYear, over bool) {
	if y == nil {
		y = &auditYear{}
	}
	ended := !y.planned.IsZero() && p.Today.After(y.planned)
	switch {
	case !over && !ended:
		return
	case len(y.reports) == 0:
		reportNone(p, year, y.plan)
		return
	}
	last, missing := y.missing(p)
	if len(missing) > 0 {
		p.At(last, last.Get("departments"),
			diag.T("%[1]d年度の監査に、次が含まれていません: %[2]s。", "the audits of the PMS year %[1]d leave out: %[2]s", year, missing),
			diag.T("監査を行って報告書に加えてください。", "Audit them, and add that to a report."))
	}
}

// missing are the departments and the privacy manager that no report of the year has,
// and the last report.
func (y *auditYear) missing(p *lint.Pass) (last *record.Record, missing diag.List) {
	done, manager := map[string]bool{}, false
	for _, r := range y.reports {
		if last == nil || r.Date("date").After(last.Date("date")) {
			last = r
		}
		manager = manager || r.Get("privacy_manager_audited").Exists()
		for _, d := range r.Items("departments") {
			done[d.Get("department").Text()] = true
		}
	}
	for _, d := range p.Head.Of("department") {
		if there(d, last.Date("date")) && !done[d.ID] {
			missing = append(missing, diag.Word(d.Label()))
		}
	}
	if !manager {
		missing = append(missing, p.RoleTitle("privacy_manager"))
	}
	return last, missing
}

// there reports whether a department existed on a day.
func there(d *record.Record, day calendar.Date) bool {
	from, to := d.Date("from"), d.Date("to")
	return !from.After(day) && (to.IsZero() || !to.Before(day))
}

// reportNone says that a year has no report at all.
func reportNone(p *lint.Pass, year int, plan *record.Record) {
	message := diag.T("%[1]d年度の内部監査の報告書がありません。", "there is no report of an internal audit for the PMS year %[1]d", year)
	hint := diag.T("実施した場合は報告書を追加し、実施していない場合は是正処置として扱ってください。", "Add the report if it was held; if not, treat it as a nonconformity.")
	if plan != nil {
		p.At(plan, plan.Get("to"), message, hint)
		return
	}
	if m := p.Head.Manifest(); m != nil {
		d := m.At(m.Get("fiscal_year_start"), message, hint)
		d.Subject = diag.Subject{Kind: "audit_report", ID: diag.T("%[1]d", "%[1]d", year).In(diag.EN)}
		p.Report(d)
	}
}
