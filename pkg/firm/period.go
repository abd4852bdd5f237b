package firm

import (
	"slices"
	"strconv"
	"strings"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
)

// Period is a cycle in which something has to be done again.
type Period struct {
	Every  string // as in the schema's cycle: 1y, 3m, quarter, "year in 06"
	Source string // requirement id, or the rule of the firm
	Own    bool   // set by the firm's manifest (自社ルール)
}

// Period is the cycle of a kind: the manifest's, else the built-in one.
func (f *Firm) Period(kind string) (Period, bool) {
	for _, c := range f.manifest.Get("cycles").Items() {
		if c.Get("kind").Text() == kind {
			return Period{Every: c.Get("every").Text(), Source: c.Get("basis").Text(), Own: true}, true
		}
	}
	for _, c := range f.Fact("periods.yaml").Get("periods").Items() {
		if c.Get("kind").Text() == kind {
			return Period{Every: c.Get("every").Text(), Source: c.Get("source").At(0).Text()}, true
		}
	}
	return Period{}, false
}

// units of a cycle by their word or letter, in months or days. %d stands for the
// amount.
var units = map[string]struct {
	months, days int
	ja, en       string
}{
	"d": {0, 1, "%d日", "%d day"}, "w": {0, 7, "%d週間", "%d week"}, "m": {1, 0, "%dか月", "%d month"}, "y": {12, 0, "%d年", "%d year"},
	"day": {0, 1, "毎日", "every day"}, "week": {0, 7, "毎週", "every week"}, "month": {1, 0, "毎月", "every month"},
	"quarter": {3, 0, "四半期", "every quarter"}, "half_year": {6, 0, "半年", "every half year"}, "year": {12, 0, "毎年", "every year"},
}

// maxAmount of any unit is longer than the calendar; more would only overflow.
const maxAmount = 10000 * 366

// split takes "year in 06,12" apart: amount 1, unit year, months [6 12]; "3m" gives
// 3, m. ok is false for what the schema refuses.
func (p Period) split() (amount int, unit string, months []int, ok bool) {
	base, in, _ := strings.Cut(p.Every, " in ")
	digits := strings.TrimRight(base, "dwmy")
	amount, unit = 1, base
	if n, err := strconv.Atoi(digits); err == nil {
		amount, unit = min(n, maxAmount), base[len(digits):]
	}
	for _, m := range strings.FieldsFunc(in, func(r rune) bool { return r == ',' }) {
		n, err := strconv.Atoi(m)
		if err != nil || n < 1 || n > 12 {
			return 0, "", nil, false
		}
		months = append(months, n)
	}
	_, ok = units[unit]
	return amount, unit, months, ok
}

// Next is the last day on which the next occurrence keeps the cycle, when the last
// was on the given day: the same day a cycle later (月末は応当日がなければ月末), or, for
// a cycle with months, the end of the next named month.
func (p Period) Next(last calendar.Date) (calendar.Date, bool) {
	amount, unit, months, ok := p.split()
	if !ok || last.IsZero() {
		return calendar.Date{}, false
	}
	if len(months) == 0 {
		u := units[unit]
		if u.months > 0 {
			return last.AddMonthsClamped(amount * u.months), true
		}
		return last.AddDays(amount * u.days), true
	}
	// The first year of "2y in 06" is passed over.
	return nextMonthEnd(last.AddMonthsClamped(max(0, amount*units[unit].months-12)), months)
}

// nextMonthEnd is the last day of the first of the named months (1 to 12) after that
// of the given day; ok is false where the calendar ends before it.
func nextMonthEnd(day calendar.Date, months []int) (end calendar.Date, ok bool) {
	year, month := day.Year(), day.Month()
	for range 12 {
		if month++; month > 12 {
			year, month = year+1, 1
		}
		if slices.Contains(months, month) {
			end, err := calendar.NewDate(year, month, calendar.DaysIn(year, month))
			return end, err == nil
		}
	}
	return calendar.Date{}, false
}

// In says the cycle in words: 1年, 四半期, 毎年（6月）.
func (p Period) In(l diag.Lang) string {
	amount, unit, months, ok := p.split()
	if !ok {
		return p.Every
	}
	u := units[unit]
	words := diag.T(u.ja, u.en)
	if strings.Contains(u.ja, "%d") {
		words = diag.T(u.ja, plural(u.en, amount), amount)
	}
	if len(months) == 0 {
		return words.In(l)
	}
	list := make([]string, len(months))
	for i, m := range months {
		list[i] = strconv.Itoa(m)
	}
	return words.In(l) + diag.T("（%[1]s月）", " ("+plural("month", len(months))+" %[1]s)", strings.Join(list, diag.T("・", ", ").In(l))).In(l)
}

func plural(word string, n int) string {
	if n == 1 {
		return word
	}
	return word + "s"
}
