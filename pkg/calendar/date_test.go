package calendar

import (
	"math"
	"testing"
	"time"
)

func TestNewDate(t *testing.T) {
	for _, c := range []struct {
		y, m, d int
		code    Code // empty: a date
	}{
		{2026, 11, 21, ""}, {2024, 2, 29, ""}, {2000, 2, 29, ""}, {1, 1, 1, ""}, {9999, 12, 31, ""},
		{2026, 2, 29, NoSuchDay}, {1900, 2, 29, NoSuchDay}, {2026, 2, 30, NoSuchDay}, {2026, 4, 31, NoSuchDay},
		{2026, 0, 1, NoSuchDay}, {2026, 13, 1, NoSuchDay}, {2026, 1, 0, NoSuchDay}, {2026, 1, -1, NoSuchDay}, {2026, 1, 32, NoSuchDay},
		{0, 1, 1, OutOfRange}, {10000, 1, 1, OutOfRange}, {math.MaxInt, 1, 1, OutOfRange}, {-2026, 1, 1, OutOfRange},
	} {
		d, err := NewDate(c.y, c.m, c.d)
		if c.code != "" {
			refusal(t, err, c.code)
			continue
		}
		if err != nil || d.Year() != c.y || d.Month() != c.m || d.Day() != c.d {
			t.Errorf("NewDate(%d, %d, %d) = %v, %v", c.y, c.m, c.d, d, err)
		}
	}
}

func TestParseISO(t *testing.T) {
	if d := day(t, "2026-04-01"); d.String() != "2026-04-01" {
		t.Errorf("got %v", d)
	}
	for _, s := range []string{"", "2026-4-1", "2026/04/01", "2026-04-01 ", "２０２６-04-01", "+026-04-01", "20260401", "2026-04-0a"} {
		_, err := ParseISO(s)
		refusal(t, err, NotADate)
	}
}

// The zero Date is no date and stays none.
func TestZeroDate(t *testing.T) {
	var zero Date
	if zero.String() != "" || !zero.Text().IsZero() || !zero.IsZero() {
		t.Errorf("the zero Date prints as %q", zero)
	}
	for _, n := range []int{-1, 0, 1, math.MaxInt, math.MinInt} {
		if d := zero.AddDays(n); !d.IsZero() {
			t.Errorf("AddDays(%d) = %v", n, d)
		}
		if d := zero.AddMonthsClamped(n); !d.IsZero() {
			t.Errorf("AddMonthsClamped(%d) = %v", n, d)
		}
	}
	_ = zero.Weekday() // must not panic
	if _, err := zero.Wareki(); err == nil {
		t.Error("the zero Date has a 和暦")
	}
}

// Days are numbered without gaps, and weekdays agree with the standard library.
func TestEveryDay(t *testing.T) {
	n := 0
	for d := minDate; ; d = d.AddDays(1) {
		n++
		if d.ordinal() != n || fromOrdinal(n) != d {
			t.Fatalf("%v: number %d, back %v, want %d", d, d.ordinal(), fromOrdinal(n), n)
		}
		if d == maxDate {
			break
		}
	}
	for d := (Date{1582, 1, 1}); d.Year() < 2101; d = d.AddDays(13) {
		if want := time.Date(d.Year(), time.Month(d.Month()), d.Day(), 0, 0, 0, 0, time.UTC).Weekday(); d.Weekday() != want {
			t.Fatalf("%v is a %v, want %v", d, d.Weekday(), want)
		}
	}
}

// A distance of centuries is beyond time.Duration, which saturates at 292 years.
func TestDaysUntil(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     int
	}{
		{"2026-11-21", "2026-11-21", 0},
		{"2026-11-21", "2026-12-31", 40},
		{"2026-12-31", "2026-11-21", -40},
		{"1600-01-01", "2000-01-01", 146097},
		{"0001-01-01", "9999-12-31", 3652058},
	} {
		if got := day(t, c.from).DaysUntil(day(t, c.to)); got != c.want {
			t.Errorf("from %s to %s: %d days, want %d", c.from, c.to, got, c.want)
		}
	}
}

// At the ends of the calendar a step stops; it never wraps round to another date.
func TestBounds(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		days string
	}{
		{"9999-12-31", 1, "9999-12-31"}, {"9999-12-30", 1, "9999-12-31"}, {"9999-12-30", 2, "9999-12-31"},
		{"0001-01-01", -1, "0001-01-01"}, {"0001-01-02", -1, "0001-01-01"},
		{"2026-11-21", math.MaxInt, "9999-12-31"}, {"2026-11-21", math.MinInt, "0001-01-01"},
	} {
		if got := day(t, c.from).AddDays(c.n); got.String() != c.days {
			t.Errorf("%s + %d days = %v, want %s", c.from, c.n, got, c.days)
		}
	}
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"9999-11-30", 1, "9999-12-30"}, {"9999-12-01", 1, "9999-12-31"}, {"0001-01-31", -1, "0001-01-01"},
		{"2026-11-21", math.MaxInt, "9999-12-31"}, {"2026-11-21", math.MinInt, "0001-01-01"},
		{"2026-08-31", -6, "2026-02-28"}, {"2028-08-31", -6, "2028-02-29"}, {"2026-01-31", 1, "2026-02-28"},
		{"2026-01-31", 13, "2027-02-28"}, {"2026-03-31", -15, "2024-12-31"},
	} {
		if got := day(t, c.from).AddMonthsClamped(c.n); got.String() != c.want {
			t.Errorf("%s + %d months = %v, want %s", c.from, c.n, got, c.want)
		}
	}
}

// The day is that of Japan: 15:00 UTC is midnight there.
func TestDateOf(t *testing.T) {
	for s, want := range map[string]string{
		"2026-11-21T14:59:59Z":      "2026-11-21",
		"2026-11-21T15:00:00Z":      "2026-11-22",
		"2026-12-31T23:00:00-05:00": "2027-01-01",
	} {
		at, err := time.Parse(time.RFC3339, s)
		if err != nil {
			t.Fatal(err)
		}
		if got := DateOf(at).String(); got != want {
			t.Errorf("%s is %s in Japan, want %s", s, got, want)
		}
	}
}
