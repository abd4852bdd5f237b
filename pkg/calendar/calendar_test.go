package calendar

import (
	"math"
	"testing"
	"time"

	"github.com/pms-project/pms/pkg/diag"
)

// 行政機関の休日に関する法律第1条: Saturdays, Sundays, holidays, 12-29 to 01-03.
func TestCalendars(t *testing.T) {
	office := yearEnd2024(t)
	extra, err := New(Rules{
		Kind: Company, WeekdaysOff: []time.Weekday{time.Sunday, time.Monday}, Holidays: true,
		ExtraOpen: []Date{day(t, "2026-05-03"), day(t, "2026-05-04")},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name     string
		calendar *Calendar
		open     string
		closed   string
	}{
		{"national", Default(National), "2026-12-29 2026-12-31 2026-01-02 2026-11-20", "2026-01-01 2026-11-21 2026-11-22 2026-11-23 2026-09-22 2026-05-06"},
		{"admin", Default(Admin), "2026-12-28 2026-01-05 2026-11-20 2026-05-07", "2026-12-29 2026-12-31 2026-01-01 2026-01-02 2025-01-03 2026-11-21 2026-05-06"},
		{"examination body", Default(ExaminationBody), "2026-12-28 2024-09-17", "2026-12-29 2024-09-16 2024-09-14"},
		{"company", Default(Company), "2026-12-28", "2026-12-29"},
		{"an office", office, "2024-12-27 2025-01-06 2025-12-29", "2024-12-28 2024-12-30 2024-12-31 2025-01-01 2025-01-03 2025-01-13"},
		{"a shop", extra, "2026-05-03 2026-05-04 2026-05-02 2026-05-09", "2026-05-05 2026-05-10 2026-05-11"},
	} {
		for want, dates := range map[bool]string{true: c.open, false: c.closed} {
			for _, s := range fields(dates) {
				d, err := c.calendar.Look(day(t, s))
				if err != nil || d.Open != want {
					t.Errorf("%s on %s: open %v (%v), want %v", c.name, s, d.Open, err, want)
				}
				if !d.Open && len(d.Reasons) == 0 {
					t.Errorf("%s on %s is closed without a reason", c.name, s)
				}
				for _, r := range d.Reasons {
					inBoth(t, r)
				}
			}
		}
	}
}

func TestReasons(t *testing.T) {
	for date, want := range map[string]string{
		"2026-12-31": "年末年始", "2027-01-02": "土曜日、年末年始", "2026-05-03": "日曜日、憲法記念日", "2026-05-06": "振替休日", "2027-01-01": "元日、年末年始", "2028-03-20": "春分の日［未公表（計算値）］",
	} {
		d, err := Default(Admin).Look(day(t, date))
		if err != nil || d.Reason().In(diag.JA) != want {
			t.Errorf("%s: %s, %v; want %s", date, d.Reason().In(diag.JA), err, want)
		}
	}
}

func TestNextAndPrevOpen(t *testing.T) {
	admin := Default(Admin)
	for _, c := range []struct{ date, next, prev string }{
		{"2026-12-29", "2027-01-04", "2026-12-28"},
		{"2026-05-03", "2026-05-07", "2026-05-01"},
		{"2024-09-14", "2024-09-17", "2024-09-13"},
		{"2026-11-20", "2026-11-20", "2026-11-20"},
	} {
		next, err1 := admin.NextOpen(day(t, c.date))
		prev, err2 := admin.PrevOpen(day(t, c.date))
		if err1 != nil || err2 != nil || next.String() != c.next || prev.String() != c.prev {
			t.Errorf("%s: next %v (%v), prev %v (%v)", c.date, next, err1, prev, err2)
		}
	}
}

func TestCalendarRefuses(t *testing.T) {
	always := []time.Weekday{0, 1, 2, 3, 4, 5, 6}
	for _, r := range []Rules{
		{WeekdaysOff: []time.Weekday{7}},
		{WeekdaysOff: []time.Weekday{-1}},
		{Yearly: []Yearly{{From: MonthDay{2, 30}, To: MonthDay{3, 1}}}},
		{Yearly: []Yearly{{From: MonthDay{12, 29}, To: MonthDay{13, 1}}}},
		{Closures: []Closure{{From: day(t, "2026-05-02"), To: day(t, "2026-05-01")}}},
		{Closures: []Closure{{To: day(t, "2026-05-01")}}},
	} {
		_, err := New(r)
		refusal(t, err, BadCalendar)
	}
	shut, err := New(Rules{WeekdaysOff: always})
	if err != nil {
		t.Fatal(err)
	}
	_, err = shut.NextOpen(day(t, "2026-11-21"))
	refusal(t, err, NeverOpen)
	_, err = shut.PrevOpen(day(t, "0001-02-01"))
	refusal(t, err, OutOfRange)
	for _, n := range []int{0, MaxAmount + 1, -MaxAmount - 1, math.MaxInt, math.MinInt} {
		_, _, err = Default(Admin).OpenDay(day(t, "2026-11-21"), n)
		refusal(t, err, BadAmount)
	}
	_, err = Default(Admin).Look(Date{})
	refusal(t, err, NotADate)

	// What the caller does with its slices later does not reach the calendar.
	rules := Rules{Closures: []Closure{{From: day(t, "2026-05-01"), To: day(t, "2026-05-01")}}}
	c, err := New(rules)
	if err != nil {
		t.Fatal(err)
	}
	rules.Closures[0].To = day(t, "2026-12-31")
	if open, _ := c.IsOpen(day(t, "2026-06-01")); !open {
		t.Error("the calendar changed after it was made")
	}
	// A calendar that does not close on holidays knows every year.
	if open, err := c.IsOpen(day(t, "2500-01-01")); err != nil || !open {
		t.Errorf("2500-01-01: %v, %v", open, err)
	}
}

// A closure without a name is called by the kind of the calendar.
func TestUnnamedClosure(t *testing.T) {
	c, err := New(Rules{Kind: ExaminationBody, Closures: []Closure{{From: day(t, "2026-08-13"), To: day(t, "2026-08-14")}}})
	if err != nil {
		t.Fatal(err)
	}
	d, _ := c.Look(day(t, "2026-08-13"))
	if d.Open || d.Reason().In(diag.JA) != "審査機関の休業日" {
		t.Errorf("%+v", d)
	}
}

func TestParseNames(t *testing.T) {
	for _, name := range []string{"national", "admin", "company", "examination_body"} {
		k, err := ParseKind(name)
		if err != nil || string(k) != name {
			t.Errorf("%s: %v, %v", name, k, err)
		}
		inBoth(t, k.Closing())
	}
	for _, name := range []string{"inclusive", "exclusive", "from_inclusive", "backward"} {
		m, err := ParseMode(name)
		if err != nil || string(m) != name {
			t.Errorf("%s: %v, %v", name, m, err)
		}
		inBoth(t, m.Text())
		inBoth(t, m.event())
	}
	for _, name := range []string{"none", "next", "prev"} {
		if r, err := ParseRoll(name); err != nil || string(r) != name {
			t.Errorf("%s: %v, %v", name, r, err)
		}
	}
	_, err := ParseKind("lunar")
	refusal(t, err, UnknownName)
	_, err = ParseMode("")
	refusal(t, err, UnknownName)
	_, err = ParseRoll("next_open")
	refusal(t, err, UnknownName)
}
