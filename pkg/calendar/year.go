package calendar

import "github.com/pms-project/pms/pkg/diag"

// Year is a business year (年度) of twelve months, such as the PMS year in which
// yearly duties must be done once.
type Year struct {
	Number int // the year in which it begins
	Span
}

// Label is 2026年度 for a year that begins in April 2026, and 2026年 for a calendar
// year.
func (y Year) Label() diag.Text {
	if y.From.Month() == 1 {
		return diag.T(itoa(y.Number)+"年", itoa(y.Number))
	}
	return diag.T(itoa(y.Number)+"年度", "FY"+itoa(y.Number))
}

// YearOf is the business year that holds d, when years begin on the first of
// startMonth (1 to 12). It refuses other months and the ends of the calendar.
func YearOf(d Date, startMonth int) (Year, error) {
	if d.IsZero() {
		return Year{}, notADate("", diag.Text{})
	}
	if startMonth < 1 || startMonth > 12 {
		return Year{}, refuse(BadPeriod,
			diag.T("年度の始まりの月%dはありません。", "There is no month %d for a year to begin.", startMonth),
			diag.T("1から12までの月を指定してください。", "Use a month from 1 to 12."))
	}
	number := d.Year()
	if d.Month() < startMonth {
		number--
	}
	from, err := NewDate(number, startMonth, 1)
	if err != nil {
		return Year{}, outOfRange(d)
	}
	next, ok := from.plusMonths(12)
	if !ok && startMonth > 1 {
		return Year{}, outOfRange(d)
	}
	to := maxDate
	if ok {
		to = next.AddDays(-1)
	}
	return Year{number, Span{from, to}}, nil
}
