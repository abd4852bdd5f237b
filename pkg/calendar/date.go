package calendar

import (
	"cmp"
	"fmt"
	"time"

	"github.com/pms-project/pms/pkg/diag"
)

// Date is a civil date in the Gregorian calendar, years 1 to 9999. The zero Date
// is no date; Dates compare with ==.
type Date struct {
	year       int16
	month, day int8
}

// The first and the last day that a Date can be.
var (
	minDate = Date{1, 1, 1}
	maxDate = Date{9999, 12, 31}
)

// NewDate makes a date and refuses what is none, such as February 30, with an
// [*Error].
func NewDate(year, month, day int) (Date, error) {
	check := diag.T("年・月・日を確かめてください。", "Check the year, the month and the day.")
	switch {
	case year < 1 || year > 9999:
		return Date{}, refuse(OutOfRange,
			diag.T("%d年は扱えません。西暦1年から9999年までです。", "The year %d is beyond the years 1 to 9999.", year), check)
	case month < 1 || month > 12:
		return Date{}, refuse(NoSuchDay, diag.T("%d月という月はありません。", "There is no month %d.", month), check)
	case day < 1 || day > DaysIn(year, month):
		return Date{}, refuse(NoSuchDay,
			diag.T("%d年%d月%d日という日はありません。この月は%d日までです。", "There is no day %04d-%02d-%02d; that month has %d days.",
				year, month, day, DaysIn(year, month)), check)
	}
	return Date{int16(year), int8(month), int8(day)}, nil
}

// ParseISO reads YYYY-MM-DD and nothing else; [Parse] reads what people write.
func ParseISO(s string) (Date, error) {
	year, month, day := -1, -1, -1
	if len(s) == 10 && s[4] == '-' && s[7] == '-' {
		year, month, day = digits(s[0:4]), digits(s[5:7]), digits(s[8:10])
	}
	if year < 0 || month < 0 || day < 0 {
		return Date{}, refuse(NotADate,
			diag.T("「%s」は日付（YYYY-MM-DD）ではありません。", "%q is no date of the form YYYY-MM-DD.", excerpt(s)),
			diag.T("例: 2026-04-01", "Example: 2026-04-01"))
	}
	return NewDate(year, month, day)
}

// digits is the number written by s, or -1 where s holds anything but digits.
func digits(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return -1
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// japan is the fixed offset of Japanese time; Japan has had no summer time since 1951.
var japan = time.FixedZone("JST", 9*60*60)

// DateOf is the day on which the instant t falls in Japan (+09:00).
func DateOf(t time.Time) Date {
	t = t.In(japan)
	return Date{int16(t.Year()), int8(t.Month()), int8(t.Day())}
}

// Year is the year, 1 to 9999; 0 for the zero Date.
func (d Date) Year() int { return int(d.year) }

// Month is the month, 1 to 12; 0 for the zero Date.
func (d Date) Month() int { return int(d.month) }

// Day is the day of the month, 1 to 31; 0 for the zero Date.
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

// Weekday is the day of the week; of the zero Date it means nothing.
func (d Date) Weekday() time.Weekday { return time.Weekday((d.ordinal()%7 + 7) % 7) }

// AddDays is the date n days later (earlier for negative n). It stops at 0001-01-01
// and 9999-12-31, where [Count] refuses; the zero Date stays the zero Date.
func (d Date) AddDays(n int) Date {
	if e, ok := d.plusDays(n); ok {
		return e
	}
	return d.bound(n)
}

// AddMonthsClamped keeps the day of the month, or takes the last day of the target
// month where it has none: 2026-08-31 less six months is 2026-02-28. At the ends
// of the calendar it behaves as [Date.AddDays].
func (d Date) AddMonthsClamped(n int) Date {
	if e, ok := d.plusMonths(n); ok {
		return e
	}
	return d.bound(n)
}

// DaysUntil is the number of days from d to e, negative where e is earlier.
func (d Date) DaysUntil(e Date) int { return e.ordinal() - d.ordinal() }

// bound is where a step of n from d stops when it leaves the calendar.
func (d Date) bound(n int) Date {
	switch {
	case d.IsZero():
		return d
	case n < 0:
		return minDate
	default:
		return maxDate
	}
}

// plusDays is AddDays that reports false instead of stopping at an end.
func (d Date) plusDays(n int) (Date, bool) {
	o := d.ordinal()
	if d.IsZero() || n < 1-o || n > maxDate.ordinal()-o {
		return Date{}, false
	}
	return fromOrdinal(o + n), true
}

// plusMonths is AddMonthsClamped that reports false instead of stopping at an end.
func (d Date) plusMonths(n int) (Date, bool) {
	const first, last = 1 * 12, 9999*12 + 11 // months counted from year 0
	m := int(d.year)*12 + int(d.month) - 1
	if d.IsZero() || n < first-m || n > last-m {
		return Date{}, false
	}
	year, month := (m+n)/12, (m+n)%12+1
	return Date{int16(year), int8(month), int8(min(int(d.day), DaysIn(year, month)))}, true
}

// The days before the first of each month of a common year.
var daysBefore = [...]int{0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334}

// ordinal numbers the days: 0001-01-01, a Monday, is 1, so that the remainder by
// seven is the day of the week with Sunday 0. The zero Date has a number below 1.
func (d Date) ordinal() int {
	y := int(d.year) - 1
	n := y*365 + y/4 - y/100 + y/400 + daysBefore[d.month] + int(d.day)
	if d.month > 2 && leap(int(d.year)) {
		n++
	}
	return n
}

// fromOrdinal is the date of a number between those of minDate and maxDate.
func fromOrdinal(n int) Date {
	year := n/366 + 1 // never too late, and early by a few years at most
	for (Date{int16(year + 1), 1, 1}).ordinal() <= n {
		year++
	}
	rest := n - Date{int16(year), 1, 1}.ordinal()
	month := 1
	for rest >= DaysIn(year, month) {
		rest -= DaysIn(year, month)
		month++
	}
	return Date{int16(year), int8(month), int8(rest + 1)}
}

// DaysIn is the number of days of a month (1 to 12).
func DaysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if leap(year) {
			return 29
		}
		return 28
	default:
		return 31
	}
}

func leap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }
