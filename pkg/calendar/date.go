package calendar

import (
	"cmp"
	"fmt"
	"time"
)

// Date is a civil date in the Gregorian calendar, years 1 to 9999. The zero Date
// is no date; Dates compare with ==.
type Date struct {
	year       int16
	month, day int8
}

// NewDate makes a date and refuses what is none, such as February 30.
func NewDate(year, month, day int) (Date, error) {
	if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > DaysIn(year, month) {
		return Date{}, fmt.Errorf("no such date: %04d-%02d-%02d", year, month, day)
	}
	return Date{int16(year), int8(month), int8(day)}, nil
}

// ParseISO reads YYYY-MM-DD and nothing else.
func ParseISO(s string) (Date, error) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return Date{}, fmt.Errorf("date %q: want YYYY-MM-DD", s)
	}
	year, ok1 := digits(s[0:4])
	month, ok2 := digits(s[5:7])
	day, ok3 := digits(s[8:10])
	if !ok1 || !ok2 || !ok3 {
		return Date{}, fmt.Errorf("date %q: want YYYY-MM-DD", s)
	}
	return NewDate(year, month, day)
}

func digits(s string) (int, bool) {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// Japan is the fixed offset of Japanese time; Japan has had no summer time since 1951.
var japan = time.FixedZone("JST", 9*60*60)

// DateOf is the day on which the instant t falls in Japan (+09:00).
func DateOf(t time.Time) Date {
	t = t.In(japan)
	return Date{int16(t.Year()), int8(t.Month()), int8(t.Day())}
}

// Year, Month (1-12) and Day of the month; all 0 for the zero Date.
func (d Date) Year() int { return int(d.year) }

// Month is the month, 1 to 12.
func (d Date) Month() int { return int(d.month) }

// Day is the day of the month, 1 to 31.
func (d Date) Day() int { return int(d.day) }

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String is YYYY-MM-DD, and "" for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// Compare is negative, zero or positive as d is before, on or after e.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.year, e.year), cmp.Compare(d.month, e.month), cmp.Compare(d.day, e.day))
}

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// After reports whether d is a later day than e.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.utc().Weekday() }

// AddDays is the date n days later (earlier for negative n).
func (d Date) AddDays(n int) Date {
	t := d.utc().AddDate(0, 0, n) // days only: exact. Months never go this way (see the package comment).
	return Date{int16(t.Year()), int8(t.Month()), int8(t.Day())}
}

// DaysUntil is the number of days from d to e, negative where e is earlier.
func (d Date) DaysUntil(e Date) int {
	return int(e.utc().Sub(d.utc()) / (24 * time.Hour))
}

func (d Date) utc() time.Time {
	return time.Date(int(d.year), time.Month(d.month), int(d.day), 0, 0, 0, 0, time.UTC)
}

// AddMonthsClamped keeps the day of the month, or takes the last day of the target
// month where it has none: 2026-08-31 less six months is 2026-02-28.
func (d Date) AddMonthsClamped(n int) Date {
	m := int(d.year)*12 + int(d.month) - 1 + n
	year, month := m/12, m%12+1
	return Date{int16(year), int8(month), int8(min(int(d.day), DaysIn(year, month)))}
}

// DaysIn is the number of days of a month (1 to 12).
func DaysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	default:
		return 31
	}
}
