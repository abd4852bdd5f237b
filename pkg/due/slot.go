package due

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
)

// cadence is a cycle as the schemas write it (1y, quarter, year in 06, 3m), or a day of
// every year (month and day), or one day (once).
type cadence struct {
	every     string
	unit      string // year, half_year, quarter, month, week, day, or d w m y
	n         int
	months    []int
	day       int // of the month in months; 0: its last
	once      calendar.Date
	yearStart int // first month of the PMS year
}

// slot is one intended occurrence: from is the first day on which a record belongs to
// it, open the first day of the time that is meant, due the last.
type slot struct {
	key             string
	label           diag.Text
	from, open, due calendar.Date
	year            int // the PMS year, where it has one occurrence
}

// parseCadence reads a cycle; ok is false for what the schema refuses.
func parseCadence(every string, yearStart int) (c cadence, ok bool) {
	base, in, named := strings.Cut(every, " in ")
	c = cadence{every: every, unit: base, n: 1, yearStart: yearStart}
	if digits := strings.TrimRight(base, "dwmy"); digits != "" && digits != base {
		n, err := strconv.Atoi(digits)
		if err != nil || n < 1 || n > calendar.MaxAmount {
			return c, false
		}
		c.n, c.unit = n, base[len(digits):]
	}
	if c.n == 1 {
		if whole := map[string]string{"y": "year", "m": "month", "w": "week", "d": "day"}[c.unit]; whole != "" {
			c.unit = whole
		}
	}
	if named {
		for _, m := range strings.Split(in, ",") {
			n, err := strconv.Atoi(m)
			if err != nil || n < 1 || n > 12 {
				return c, false
			}
			c.months = append(c.months, n)
		}
		slices.Sort(c.months)
		if c.unit != "year" && c.unit != "y" {
			return c, false
		}
	}
	return c, slices.Contains([]string{"year", "half_year", "quarter", "month", "week", "day", "d", "w", "m", "y"}, c.unit)
}

// days is about how long a cycle is, to compare two of them.
func (c cadence) days() int {
	per := map[string]int{"year": 365, "y": 365, "half_year": 182, "quarter": 91, "month": 30, "m": 30, "week": 7, "w": 7, "day": 1, "d": 1}[c.unit] * c.n
	if len(c.months) > 0 {
		per /= len(c.months)
	}
	return per
}

// maxSlots bounds the occurrences of one cycle: two years and the days ahead, daily.
const maxSlots = 4000

// slots are the occurrences that touch the days from one to another. anchor is the first day on which it was done; a cycle without a fixed
// place in the year counts from it, as intended, whatever came later.
func (c cadence) slots(anchor, from, to calendar.Date) []slot {
	var out []slot
	switch {
	case !c.once.IsZero():
		return []slot{{key: c.once.String(), label: c.once.Text(), from: c.once.AddMonthsClamped(-12), open: c.once.AddMonthsClamped(-1), due: c.once}}
	case len(c.months) > 0:
		out = c.monthly(anchor, from, to)
	case c.unit == "year":
		out = c.parts(12, from, to)
	case c.unit == "half_year":
		out = c.parts(6, from, to)
	case c.unit == "quarter":
		out = c.parts(3, from, to)
	case c.unit == "month":
		out = c.parts(1, from, to)
	default:
		out = c.grid(anchor, from, to)
	}
	return out
}

// from are the occurrences counted from an event on, whatever the PMS year.
func (c cadence) from(event, from, to calendar.Date) []slot {
	if len(c.months) > 0 {
		return c.monthly(event, from, to)
	}
	return c.grid(event, from, to)
}

// parts divides PMS years into stretches of some months.
func (c cadence) parts(months int, from, to calendar.Date) []slot {
	var out []slot
	year, err := calendar.YearOf(from, c.yearStart)
	if err != nil {
		return nil
	}
	for d := year.From; !d.After(to) && len(out) < maxSlots; d = d.AddMonthsClamped(months) {
		s := slot{from: d, open: d, due: d.AddMonthsClamped(months).AddDays(-1)}
		of, err := calendar.YearOf(d, c.yearStart)
		if err != nil || s.due.Before(d) {
			break
		}
		s.key, s.label, s.year = name(of, d, months)
		if !s.due.Before(from) {
			out = append(out, s)
		}
	}
	return out
}

// name is what a stretch of a PMS year is called, and the year where it is a whole one.
func name(of calendar.Year, d calendar.Date, months int) (key string, label diag.Text, year int) {
	part := (((d.Month()-of.From.Month())%12+12)%12)/months + 1
	switch months {
	case 12:
		return strconv.Itoa(of.Number), of.Label(), of.Number
	case 6:
		words := diag.T("上期", "first half")
		if part == 2 {
			words = diag.T("下期", "second half")
		}
		return fmt.Sprintf("%d-H%d", of.Number, part), diag.T("%[1]s%[2]s", "%[1]s, %[2]s", of.Label(), words), 0
	case 3:
		return fmt.Sprintf("%d-Q%d", of.Number, part), diag.T("%[1]s第%[2]d四半期", "%[1]s, quarter %[2]d", of.Label(), part), 0
	}
	return monthKey(d), monthLabel(d), 0
}

func monthKey(d calendar.Date) string { return fmt.Sprintf("%04d-%02d", d.Year(), d.Month()) }

func monthLabel(d calendar.Date) diag.Text {
	return diag.T("%[1]d年%[2]d月", "%[1]d-%02[2]d", d.Year(), d.Month())
}

// monthly are the named months of every year, or of every second, third … year.
func (c cadence) monthly(anchor, from, to calendar.Date) []slot {
	var out []slot
	for y := from.Year() - 1; y <= to.Year()+1 && len(out) < maxSlots; y++ {
		for _, m := range c.months {
			s, ok := c.month(y, m)
			if !ok || c.n > 1 && !anchor.IsZero() && (y-anchor.Year())%c.n != 0 {
				continue
			}
			if n := len(out); n > 0 && len(c.months) > 1 {
				s.from = out[n-1].due.AddDays(1)
			}
			out = append(out, s)
		}
	}
	return slices.DeleteFunc(out, func(s slot) bool { return s.due.Before(from) || s.from.After(to) })
}

func (c cadence) month(year, month int) (slot, bool) {
	first, err := calendar.NewDate(year, month, 1)
	if err != nil {
		return slot{}, false
	}
	last := calendar.DaysIn(year, month)
	if c.day > 0 {
		last = min(c.day, last)
	}
	of, err := calendar.YearOf(first, c.yearStart)
	if err != nil {
		return slot{}, false
	}
	s := slot{key: monthKey(first), label: monthLabel(first), from: of.From, open: first, due: first.AddDays(last - 1)}
	if len(c.months) == 1 {
		s.key, s.year = strconv.Itoa(of.Number), of.Number // the month may be moved: it is still the one of that year
		s.label = diag.T("%[1]s・%[2]d月", "%[1]s, month %[2]d", of.Label(), month)
	}
	return s, true
}

// grid counts from the anchor in steps; without one from the start of the PMS year.
func (c cadence) grid(anchor, from, to calendar.Date) []slot {
	if anchor.IsZero() {
		year, err := calendar.YearOf(from, c.yearStart)
		if err != nil {
			return nil
		}
		anchor = year.From.AddDays(-1)
	}
	var out []slot
	last := anchor
	for k := 1; k < 100_000 && len(out) < maxSlots; k++ {
		d := c.step(anchor, k)
		if !d.After(last) {
			break
		}
		s := slot{key: strconv.Itoa(k), label: diag.T("%[1]sまで", "by %[1]s", d.Text()), from: last.AddDays(1), open: last.AddDays(1), due: d}
		last = d
		if !d.Before(from) {
			out = append(out, s)
		}
		if d.After(to) {
			break
		}
	}
	return out
}

// step is k cycles after a day; a month's end stays one.
func (c cadence) step(d calendar.Date, k int) calendar.Date {
	switch c.unit {
	case "year", "y":
		return d.AddMonthsClamped(12 * c.n * k)
	case "half_year":
		return d.AddMonthsClamped(6 * k)
	case "quarter":
		return d.AddMonthsClamped(3 * k)
	case "month", "m":
		return d.AddMonthsClamped(c.n * k)
	case "week", "w":
		return d.AddDays(7 * c.n * k)
	}
	return d.AddDays(c.n * k)
}
