package firm

import (
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
)

func day(t *testing.T, s string) calendar.Date {
	t.Helper()
	if s == "" {
		return calendar.Date{}
	}
	d, err := calendar.ParseISO(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestPeriodNext: "" means that the cycle or the day is none.
func TestPeriodNext(t *testing.T) {
	for _, c := range []struct{ every, last, want string }{
		{"1y", "2026-04-01", "2027-04-01"},
		{"year", "2026-04-01", "2027-04-01"},
		{"2y", "2026-04-01", "2028-04-01"},
		{"1y", "2024-02-29", "2025-02-28"}, // no such day: the month's last
		{"4y", "2024-02-29", "2028-02-29"},
		{"1m", "2026-01-31", "2026-02-28"},
		{"1m", "2024-01-31", "2024-02-29"},
		{"1m", "2026-04-30", "2026-05-30"}, // the same day, not the end of May
		{"month", "2026-12-31", "2027-01-31"},
		{"6m", "2026-08-31", "2027-02-28"},
		{"half_year", "2026-08-31", "2027-02-28"},
		{"quarter", "2026-11-30", "2027-02-28"},
		{"3m", "2026-11-30", "2027-02-28"},
		{"1d", "2026-12-31", "2027-01-01"},
		{"day", "2026-02-28", "2026-03-01"},
		{"week", "2026-12-28", "2027-01-04"},
		{"2w", "2026-11-21", "2026-12-05"},
		{"90d", "2026-11-21", "2027-02-19"},

		{"year in 06", "2026-06-01", "2027-06-30"}, // done this June: the next one
		{"year in 06", "2026-06-30", "2027-06-30"},
		{"year in 06", "2026-05-31", "2026-06-30"}, // before June: this one
		{"year in 06", "2026-07-01", "2027-06-30"}, // late: not a whole year from then
		{"year in 02", "2026-01-31", "2026-02-28"},
		{"year in 02", "2027-08-31", "2028-02-29"}, // a leap year
		{"year in 06,12", "2026-06-10", "2026-12-31"},
		{"year in 12,06", "2026-12-10", "2027-06-30"},
		{"half_year in 03,09", "2026-09-30", "2027-03-31"},
		{"quarter in 03,06,09,12", "2026-11-21", "2026-12-31"},
		{"1y in 06", "2026-06-10", "2027-06-30"},
		{"12m in 06", "2026-06-10", "2027-06-30"},
		{"2y in 06", "2026-06-10", "2028-06-30"},
		{"2y in 06", "2026-08-10", "2028-06-30"},
		{"3y in 02", "2025-02-28", "2028-02-29"},

		{"1y", "", ""}, {"", "2026-04-01", ""}, {"often", "2026-04-01", ""}, {"3", "2026-04-01", ""},
		{"year in 13", "2026-04-01", ""}, {"year in 00", "2026-04-01", ""}, {"year in x", "2026-04-01", ""},
		{"99999999999999999999y", "2026-04-01", ""},

		// What a hostile file can hold ends, at the end of the calendar.
		{"999999999999999999y", "2026-04-01", "9999-12-31"},
		{"999999999999999999w", "2026-04-01", "9999-12-31"},
		{"999999999999999999y in 06", "2026-04-01", ""},
		{"year in 06", "9999-06-30", ""},
		{"year in 06", "9999-12-31", ""},
		{"year in 12", "9999-12-31", ""},
		{"year in 12", "9999-11-30", "9999-12-31"},
	} {
		got, ok := Period{Every: c.every}.Next(day(t, c.last))
		if got.String() != c.want || ok != (c.want != "") {
			t.Errorf("%q after %s: got %v %v, want %q", c.every, c.last, got, ok, c.want)
		}
	}
}

func TestPeriodIn(t *testing.T) {
	for _, c := range []struct{ every, ja, en string }{
		{"1y", "1年", "1 year"}, {"3m", "3か月", "3 months"}, {"1m", "1か月", "1 month"}, {"2w", "2週間", "2 weeks"}, {"90d", "90日", "90 days"},
		{"year", "毎年", "every year"}, {"quarter", "四半期", "every quarter"}, {"half_year", "半年", "every half year"},
		{"month", "毎月", "every month"}, {"week", "毎週", "every week"}, {"day", "毎日", "every day"},
		{"year in 06", "毎年（6月）", "every year (month 6)"},
		{"year in 06,12", "毎年（6・12月）", "every year (months 6, 12)"},
		{"2y in 06", "2年（6月）", "2 years (month 6)"},
		{"often", "often", "often"},
	} {
		p := Period{Every: c.every}
		if got := p.In(diag.JA); got != c.ja {
			t.Errorf("%q: got %q, want %q", c.every, got, c.ja)
		}
		if got := p.In(diag.EN); got != c.en {
			t.Errorf("%q: got %q, want %q", c.every, got, c.en)
		}
	}
}

// FuzzPeriod: whatever a manifest says, a cycle has words, and its next day, where
// there is one, is not before the last.
func FuzzPeriod(f *testing.F) {
	for _, every := range []string{"1y", "quarter", "year in 06,12", "2y in 02", "90d", "", " in ", "year in 13", "999999999999999999y in 06"} {
		f.Add(every, 2026, 8, 31)
		f.Add(every, 9999, 12, 31)
	}
	f.Fuzz(func(t *testing.T, every string, year, month, dayOfMonth int) {
		last, err := calendar.NewDate(year, month, dayOfMonth)
		if err != nil || strings.Contains(every, "-") {
			return // the schema allows no negative amounts
		}
		p := Period{Every: every}
		if next, ok := p.Next(last); ok && next.Before(last) {
			t.Errorf("%q after %v: %v", every, last, next)
		}
		if every != "" && (p.In(diag.JA) == "" || p.In(diag.EN) == "") {
			t.Errorf("%q has no words", every)
		}
	})
}
