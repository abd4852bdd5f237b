package calendar

import (
	"slices"
	"time"

	"github.com/pms-project/pms/pkg/diag"
)

// Kind names a calendar as the command line and the manifest do.
type Kind string

// The kinds of calendar.
const (
	National        Kind = "national"         // closed on Saturdays, Sundays and holidays
	Admin           Kind = "admin"            // and from 12-29 to 01-03 (行政機関の休日に関する法律第1条)
	Company         Kind = "company"          // what the manifest states; else as admin
	ExaminationBody Kind = "examination_body" // what the manifest states; else as admin
)

// ParseKind reads the name of a calendar.
func ParseKind(name string) (Kind, error) {
	return parseName(name, diag.T("カレンダー", "calendar"), National, Admin, Company, ExaminationBody)
}

// Closing is the words for a closing day of such a calendar: 行政機関の休日.
func (k Kind) Closing() diag.Text {
	switch k {
	case National:
		return diag.T("土日祝日", "a weekend or national holiday")
	case Admin:
		return diag.T("行政機関の休日", "a holiday of the administrative organs")
	case Company:
		return diag.T("会社の休業日", "a closing day of the company")
	case ExaminationBody:
		return diag.T("審査機関の休業日", "a closing day of the examination body")
	default:
		return diag.T("休業日", "a closing day")
	}
}

// MonthDay is a day of every year; Month 1-12, Day 1-31.
type MonthDay struct{ Month, Day int }

// Yearly is a stretch of closing days that comes back every year, both ends
// included; it may go over the new year, as 12-29 to 01-03 does.
type Yearly struct {
	From, To MonthDay
	Name     diag.Text
}

// Closure is a stretch of closing days at a date, both ends included.
type Closure struct {
	From, To Date
	Name     diag.Text
}

// Rules are the closing days of a house as its manifest states them. ExtraOpen are
// working days whatever else the rules say.
type Rules struct {
	Kind        Kind
	WeekdaysOff []time.Weekday
	Holidays    bool // closed on national holidays
	Yearly      []Yearly
	Closures    []Closure
	ExtraOpen   []Date
}

// Calendar knows which days are open. It is immutable.
type Calendar struct {
	rules    Rules
	weekdays [7]bool
	extra    map[Date]bool
}

// New makes a calendar and refuses, with code [BadCalendar], rules that contradict
// themselves: a closure that ends before it begins, a day of the year that no year
// has, a weekday that is none.
func New(r Rules) (*Calendar, error) {
	c := &Calendar{rules: r, extra: make(map[Date]bool, len(r.ExtraOpen))}
	c.rules.Yearly, c.rules.Closures = slices.Clone(r.Yearly), slices.Clone(r.Closures)
	for _, w := range r.WeekdaysOff {
		if w < time.Sunday || w > time.Saturday {
			return nil, badCalendar(diag.T("曜日の番号%dはありません。", "There is no weekday number %d.", int(w)))
		}
		c.weekdays[w] = true
	}
	for _, y := range r.Yearly {
		if !y.From.valid() || !y.To.valid() {
			return nil, badCalendar(diag.T("毎年の休業日 %02d-%02d～%02d-%02d に、ない日があります。",
				"The yearly closure %02d-%02d to %02d-%02d names a day that does not exist.", y.From.Month, y.From.Day, y.To.Month, y.To.Day))
		}
	}
	for _, cl := range r.Closures {
		if cl.From.IsZero() || cl.To.Before(cl.From) {
			return nil, badCalendar(diag.T("休業期間 %s～%s は、終わりが始まりより前です。",
				"The closure from %s to %s ends before it begins.", cl.From.String(), cl.To.String()))
		}
	}
	for _, d := range r.ExtraOpen {
		c.extra[d] = true
	}
	return c, nil
}

func badCalendar(message diag.Text) *Error {
	return refuse(BadCalendar, message, diag.T("カレンダーの設定を直してください。", "Mend the settings of the calendar."))
}

func (m MonthDay) valid() bool {
	const leapYear = 2000
	_, err := NewDate(leapYear, m.Month, m.Day)
	return err == nil
}

// Default is the calendar of a kind where no manifest says otherwise: national as
// its name says, and for all others the holidays of the administrative organs, which
// JIPDEC and the examination bodies follow in the main.
func Default(k Kind) *Calendar {
	c := &Calendar{rules: Rules{Kind: k, Holidays: true}}
	c.weekdays[time.Saturday], c.weekdays[time.Sunday] = true, true
	if k != National {
		c.rules.Yearly = []Yearly{{MonthDay{12, 29}, MonthDay{1, 3}, diag.T("年末年始", "year-end and new year")}}
	}
	return c
}

// Kind is the kind of the calendar.
func (c *Calendar) Kind() Kind { return c.rules.Kind }

// Day is what a calendar says of a day. Reasons say why it is closed, or, on a
// working day against the rule, why it is open; they are empty on an ordinary open
// day. Origin says of what kind the holidays of that year are, where they matter.
type Day struct {
	Date    Date
	Open    bool
	Reasons []diag.Text
	Origin  Origin
}

// Look says whether the calendar is open on d, and why not. Where the calendar
// closes on national holidays it refuses days outside [HolidayBounds].
func (c *Calendar) Look(d Date) (Day, error) {
	day := Day{Date: d}
	if d.IsZero() {
		return day, notADate("", diag.Text{})
	}
	if c.extra[d] {
		day.Open, day.Reasons = true, []diag.Text{diag.T("臨時の営業日", "extra working day")}
		return day, nil
	}
	if w := d.Weekday(); c.weekdays[w] {
		day.Reasons = append(day.Reasons, diag.T(weekdaysJA[w]+"曜日", w.String()))
	}
	if c.rules.Holidays {
		h, ok, err := HolidayOn(d)
		if err != nil {
			return day, err
		}
		if ok {
			day.Reasons = append(day.Reasons, h.Text())
		}
		day.Origin = tables().source.origin(d)
	}
	for _, y := range c.rules.Yearly {
		if y.holds(d) {
			day.Reasons = append(day.Reasons, nameOr(y.Name, c.rules.Kind.Closing()))
		}
	}
	for _, cl := range c.rules.Closures {
		if !d.Before(cl.From) && !d.After(cl.To) {
			day.Reasons = append(day.Reasons, nameOr(cl.Name, c.rules.Kind.Closing()))
		}
	}
	day.Open = len(day.Reasons) == 0
	return day, nil
}

func nameOr(name, other diag.Text) diag.Text {
	if name.IsZero() {
		return other
	}
	return name
}

func (y Yearly) holds(d Date) bool {
	day, from, to := d.Month()*100+d.Day(), y.From.Month*100+y.From.Day, y.To.Month*100+y.To.Day
	if from <= to {
		return from <= day && day <= to
	}
	return day >= from || day <= to
}

// Reason is the reasons in one line: 土曜日、年末年始.
func (d Day) Reason() diag.Text { return list(d.Reasons) }

// IsOpen reports whether the calendar is open on d; see [Calendar.Look].
func (c *Calendar) IsOpen(d Date) (bool, error) {
	day, err := c.Look(d)
	return day.Open, err
}

// maxClosed is how many days in a row may be closed before a search gives up.
const maxClosed = 400

// NextOpen is the first open day on or after d, PrevOpen the last on or before it.
// They refuse a calendar that stays closed for more than a year, and days of which
// the holidays are not known.
func (c *Calendar) NextOpen(d Date) (Date, error) {
	to, _, err := c.walk(d, 1)
	return to, err
}

// PrevOpen is the last open day on or before d; see [Calendar.NextOpen].
func (c *Calendar) PrevOpen(d Date) (Date, error) {
	to, _, err := c.walk(d, -1)
	return to, err
}

// walk goes from d, by one day a step, to the first open day, and gives the closed
// days on the way.
func (c *Calendar) walk(d Date, step int) (to Date, closed []Day, err error) {
	for from := d; len(closed) <= maxClosed; {
		day, err := c.Look(d)
		if err != nil {
			return Date{}, nil, err
		}
		if day.Open {
			return d, closed, nil
		}
		closed = append(closed, day)
		next, ok := d.plusDays(step)
		if !ok {
			return Date{}, nil, outOfRange(from)
		}
		d = next
	}
	return Date{}, nil, refuse(NeverOpen,
		diag.T("%sの近くに営業日がありません。", "There is no open day near %s.", closed[0].Date.String()),
		diag.T("カレンダーの休業日を確かめてください。", "Check the closing days of the calendar."))
}

func outOfRange(from Date) *Error {
	return refuse(OutOfRange,
		diag.T("%sからの計算が西暦1年から9999年までの範囲を出ます。", "Counting from %s leaves the years 1 to 9999.", from.String()),
		diag.T("期間の長さを確かめてください。", "Check the length of the period."))
}

// OpenDay is the nth open day after d, or for negative n the nth before it; d itself
// does not count. It also gives the number of closed days passed.
func (c *Calendar) OpenDay(d Date, n int) (to Date, closed int, err error) {
	if n == 0 || n < -MaxAmount || n > MaxAmount {
		return Date{}, 0, badAmount(diag.T("営業日の数は1から%dまでです。", "The number of business days is 1 to %d.", MaxAmount))
	}
	step := 1
	if n < 0 {
		n, step = -n, -1
	}
	for ; n > 0; n-- {
		next, ok := d.plusDays(step)
		if !ok {
			return Date{}, 0, outOfRange(d)
		}
		to, skipped, err := c.walk(next, step)
		if err != nil {
			return Date{}, 0, err
		}
		d, closed = to, closed+len(skipped)
	}
	return d, closed, nil
}
