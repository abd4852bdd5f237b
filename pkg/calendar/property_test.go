package calendar

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
)

func fields(s string) []string { return strings.Fields(s) }

// periods calls f with thousands of periods, the same ones in every run.
func periods(t *testing.T, f func(Period, Result)) {
	t.Helper()
	r := rand.New(rand.NewPCG(15001, 2023))
	calendars := []*Calendar{Default(National), Default(Admin), yearEnd2024(t)}
	modes := []Mode{Inclusive, Exclusive, FromInclusive, Backward}
	rolls := []Roll{RollNone, RollNext, RollPrev}
	kinds := []Unit{Days, Weeks, Months, Years, BusinessDays, Hours}
	for range 6_000 {
		p := Period{
			From:     Date{2020, 1, 1}.AddDays(r.IntN(4000)),
			Amount:   Amount{1 + r.IntN(40), kinds[r.IntN(len(kinds))]},
			Mode:     modes[r.IntN(len(modes))],
			Roll:     rolls[r.IntN(len(rolls))],
			Calendar: calendars[r.IntN(len(calendars))],
		}
		if p.Amount.Unit == Hours {
			p.Roll, p.At = RollNone, Clock{true, int16(r.IntN(24 * 60))}
		}
		if p.Amount.Unit == Years {
			p.Amount.N %= 30
			p.Amount.N++
		}
		res, err := Count(p)
		if e := (*Error)(nil); errors.As(err, &e) && e.Code == BadPeriod && p.Roll == RollPrev {
			continue // moved back to before its start: refused
		}
		if err != nil {
			t.Fatalf("%v %s %s %s: %v", p.From, p.Mode, p.Amount, p.Roll, err)
		}
		f(p, res)
	}
}

func TestForwardNeverEndsBeforeStart(t *testing.T) {
	periods(t, func(p Period, r Result) {
		if p.Mode == Backward {
			if r.Reached.After(p.From) {
				t.Errorf("%v backward %s reaches %v", p.From, p.Amount, r.Reached)
			}
			return
		}
		for _, d := range []Date{r.Reached, r.Due, r.Earliest(), r.Latest()} {
			if d.Before(p.From) {
				t.Errorf("%v %s %s %s ends on %v", p.From, p.Mode, p.Amount, p.Roll, d)
			}
		}
	})
}

func TestRollNeverLandsOnAClosedDay(t *testing.T) {
	periods(t, func(p Period, r Result) {
		if !p.rolls() {
			if r.Rolled || r.Due != r.Reached {
				t.Errorf("%v %s %s: rolled unasked", p.From, p.Mode, p.Amount)
			}
			return
		}
		open, err := p.Calendar.IsOpen(r.Due)
		if err != nil || !open {
			t.Errorf("%v %s %s %s is due on %v, a closed day (%v)", p.From, p.Mode, p.Amount, p.Roll, r.Due, err)
		}
		wrongWay := p.Roll == RollNext && r.Due.Before(r.Reached) || p.Roll == RollPrev && r.Due.After(r.Reached)
		if wrongWay || r.Rolled != (r.Due != r.Reached) || len(r.Closed) != max(r.Reached.DaysUntil(r.Due), r.Due.DaysUntil(r.Reached)) {
			t.Errorf("%v rolls %s to %v over %d days", r.Reached, p.Roll, r.Due, len(r.Closed))
		}
	})
}

// Where the law says the same thing in two ways, the modes agree.
func TestModesAgree(t *testing.T) {
	periods(t, func(p Period, r Result) {
		same := func(what string, q Period) {
			t.Helper()
			if q.Roll == RollPrev {
				q.Roll = RollNone
			}
			if other := count(t, q); other.Reached != r.Reached || other.At != r.At {
				t.Errorf("%v %s %s reaches %v, but %s %v", p.From, p.Mode, p.Amount, r.Reached, what, other.Reached)
			}
		}
		q := p
		switch p.Mode {
		case Inclusive: // 起算して is the same arithmetic in other words
			q.Mode = FromInclusive
			same("from_inclusive", q)
		case Exclusive: // 民法第140条: the day after is day 1
			if p.Amount.Unit != Hours {
				q.Mode, q.From = Inclusive, p.From.AddDays(1)
				same("inclusive from the day after", q)
			}
		}
		if p.Amount.Unit == Weeks { // a week is seven days in every mode
			q := p
			q.Amount = Amount{7 * p.Amount.N, Days}
			same("in days", q)
		}
		if p.Amount.Unit == Years { // and a year twelve months
			q := p
			q.Amount = Amount{12 * p.Amount.N, Months}
			same("in months", q)
		}
	})
}

// Business days: as many open days lie in the period as were asked for.
func TestBusinessDaysAreOpen(t *testing.T) {
	periods(t, func(p Period, r Result) {
		if p.Amount.Unit != BusinessDays {
			return
		}
		from, to := p.From, r.Reached
		switch p.Mode {
		case Exclusive:
			from = from.AddDays(1)
		case Backward:
			from, to = r.Reached, p.From.AddDays(-1)
		}
		open := 0
		for d := from; !d.After(to); d = d.AddDays(1) {
			if ok, _ := p.Calendar.IsOpen(d); ok {
				open++
			}
		}
		if ok, _ := p.Calendar.IsOpen(r.Reached); !ok || open != p.Amount.N {
			t.Errorf("%v %s %s reaches %v (open %v) with %d open days between", p.From, p.Mode, p.Amount, r.Reached, ok, open)
		}
	})
}

// Longer is never earlier.
func TestLongerIsNotEarlier(t *testing.T) {
	periods(t, func(p Period, r Result) {
		p.Amount.N++
		next := count(t, p)
		if p.Mode == Backward && next.Due.After(r.Due) || p.Mode != Backward && next.Due.Before(r.Due) {
			t.Errorf("%v %s %s: %v, but one less %v", p.From, p.Mode, p.Amount, next.Due, r.Due)
		}
	})
}

// Both languages explain every period.
func TestEveryPeriodIsExplained(t *testing.T) {
	periods(t, func(_ Period, r Result) {
		inBoth(t, r.Explanation)
		for _, n := range r.Notes {
			inBoth(t, n)
		}
	})
}
