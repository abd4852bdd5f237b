package calendar

import (
	"testing"

	"github.com/pms-project/pms/pkg/diag"
)

func TestYearOf(t *testing.T) {
	for _, c := range []struct {
		date            string
		start           int
		label, from, to string
	}{
		{"2026-11-21", 4, "2026年度", "2026-04-01", "2027-03-31"},
		{"2026-04-01", 4, "2026年度", "2026-04-01", "2027-03-31"},
		{"2026-03-31", 4, "2025年度", "2025-04-01", "2026-03-31"},
		{"2028-02-29", 3, "2027年度", "2027-03-01", "2028-02-29"},
		{"2026-11-21", 1, "2026年", "2026-01-01", "2026-12-31"},
		{"2026-11-30", 12, "2025年度", "2025-12-01", "2026-11-30"},
		{"9999-12-31", 1, "9999年", "9999-01-01", "9999-12-31"},
		{"0001-01-01", 1, "1年", "0001-01-01", "0001-12-31"},
	} {
		d := day(t, c.date)
		y, err := YearOf(d, c.start)
		if err != nil || y.Label().In(diag.JA) != c.label || y.From.String() != c.from || y.To.String() != c.to || !y.Contains(d) {
			t.Errorf("%s from month %d: %s %v..%v, %v", c.date, c.start, y.Label().In(diag.JA), y.From, y.To, err)
		}
	}
	for _, c := range []struct {
		date  Date
		start int
		code  Code
	}{
		{day(t, "2026-11-21"), 0, BadPeriod}, {day(t, "2026-11-21"), 13, BadPeriod}, {day(t, "2026-11-21"), -4, BadPeriod},
		{day(t, "9999-12-31"), 4, OutOfRange}, {day(t, "0001-03-31"), 4, OutOfRange}, {Date{}, 4, NotADate},
	} {
		_, err := YearOf(c.date, c.start)
		refusal(t, err, c.code)
	}
}
