package calendar

import (
	"time"

	"github.com/pms-project/pms/pkg/diag"
)

// The holidays are known from the day the Act on National Holidays came into force
// to the last year of the approximation of the equinox days.
var (
	firstHolidayDate = Date{1948, 7, 20}
	lastHolidayDate  = Date{2099, 12, 31}
)

// HolidayBounds are the first and the last day of which pms knows whether they are
// holidays, published or computed.
func HolidayBounds() (first, last Date) { return firstHolidayDate, lastHolidayDate }

// Days on which the article about further days off changed.
var (
	substituteBegins = Date{1973, 4, 12}  // 昭和48年法律第10号: the day after a holiday on a Sunday
	betweenBegins    = Date{1985, 12, 27} // 昭和60年法律第103号: a day between two holidays
	chainBegins      = Date{2007, 1, 1}   // 平成17年法律第43号: the next day that is no holiday
)

// Origin says how far a holiday is certain.
type Origin uint8

// The origins of a [Holiday]. Where an answer rests on no holidays, its Origin is zero.
const (
	Published Origin = iota + 1 // in the table of the Cabinet Office
	Computed                    // after the last published year: 未公表（計算値）
	ByLaw                       // before the first published year: from the law of that time
)

// String is the identifier used in JSON, and "" for the zero Origin.
func (o Origin) String() string {
	return [...]string{"", "published", "computed", "by_law"}[min(o, ByLaw)]
}

// Text is the mark that stands beside a holiday; empty for a published one.
func (o Origin) Text() diag.Text {
	switch o {
	case Computed:
		return diag.T("未公表（計算値）", "not yet published (computed)")
	case ByLaw:
		return diag.T("公表一覧の前（法律から計算）", "before the published table (computed from the law)")
	default:
		return diag.Text{}
	}
}

// Note warns of an answer that rests on holidays of such an origin; empty for
// published ones.
func (o Origin) Note() diag.Text {
	s := tables().source
	switch o {
	case Computed:
		return diag.T("%d年からの祝日は未公表（計算値）です。前年2月の官報のあとで確かめてください。",
			"The holidays from %d on are not yet published (computed); check again after the gazette of February of the year before.", s.LastYear+1)
	case ByLaw:
		return diag.T("%d年より前の祝日は、内閣府の一覧になく、当時の法律から計算しています。",
			"Holidays before %d are not in the list of the Cabinet Office; they are computed from the law of the time.", s.FirstYear)
	default:
		return diag.Text{}
	}
}

// Holiday is a day off under the Act on National Holidays.
type Holiday struct {
	Date   Date
	Name   diag.Text // 海の日, 振替休日, 国民の休日
	Origin Origin
}

// Text is the name, with the mark of its origin: 春分の日［未公表（計算値）］.
func (h Holiday) Text() diag.Text {
	if mark := h.Origin.Text(); !mark.IsZero() {
		return diag.T("%s［%s］", "%s [%s]", h.Name, mark)
	}
	return h.Name
}

// HolidayOn reports whether d is a holiday, and which. Outside [HolidayBounds]
// it answers with an [*Error] of code [OutsideTable].
func HolidayOn(d Date) (h Holiday, ok bool, err error) {
	if d.Before(firstHolidayDate) || d.After(lastHolidayDate) {
		return Holiday{}, false, outsideTable(d)
	}
	t := tables()
	h = Holiday{Date: d, Origin: t.source.origin(d)}
	h.Name, ok = t.byLaw(d)
	if h.Origin == Published {
		var official string
		official, ok = t.published[d]
		if ok && h.Name.IsZero() { // a day that law.csv does not know yet
			h.Name = diag.T(official, official)
		}
	}
	if !ok {
		return Holiday{}, false, nil
	}
	return h, true, nil
}

// HolidaysOf are the holidays of a year in order. See [HolidayOn] for the bounds;
// of 1948 it gives the days from the beginning of the law.
func HolidaysOf(year int) ([]Holiday, error) {
	if year < firstHolidayDate.Year() || year > lastHolidayDate.Year() {
		return nil, outsideTable(Date{int16(min(max(year, 1), 9999)), 1, 1})
	}
	var hs []Holiday
	for d := (Date{int16(year), 1, 1}); d.Year() == year; d = d.AddDays(1) {
		if h, ok, _ := HolidayOn(d); ok {
			hs = append(hs, h)
		}
	}
	return hs, nil
}

func outsideTable(d Date) *Error {
	return refuse(OutsideTable,
		diag.T("%sの祝日は分かりません。祝日の表は%sから%sまでです。", "The holidays on %s are not known; the table goes from %s to %s.",
			d.String(), firstHolidayDate.String(), lastHolidayDate.String()),
		diag.T("この範囲の日付で計算してください。", "Use dates within it."))
}

func (s Source) origin(d Date) Origin {
	switch {
	case d.Year() > s.LastYear:
		return Computed
	case d.Year() < s.FirstYear:
		return ByLaw
	default:
		return Published
	}
}

// byLaw is what the law in force on d makes of it.
func (t *holidayTables) byLaw(d Date) (diag.Text, bool) {
	if name, ok := t.national(d); ok {
		return name, true
	}
	if t.isSubstitute(d) {
		return diag.T("振替休日", "substitute holiday"), true
	}
	if t.isBetween(d) {
		return diag.T("国民の休日", "citizens' holiday"), true
	}
	return diag.Text{}, false
}

// national is a 国民の祝日 proper (article 2, and the acts for a single day).
func (t *holidayTables) national(d Date) (diag.Text, bool) {
	for i := range t.law[d.Month()] {
		if l := &t.law[d.Month()][i]; l.on(d) {
			return l.name, true
		}
	}
	return diag.Text{}, false
}

// isSubstitute is article 3 paragraph 2 for a d that is no national holiday: a
// holiday on a Sunday moves to the next day, since 2007 to the next day that is no
// holiday itself.
func (t *holidayTables) isSubstitute(d Date) bool {
	if d.Before(substituteBegins) {
		return false
	}
	for p := d.AddDays(-1); ; p = p.AddDays(-1) {
		if _, ok := t.national(p); !ok {
			return false
		}
		if p.Weekday() == time.Sunday {
			return true
		}
		if d.Before(chainBegins) {
			return false
		}
	}
}

// isBetween is article 3 paragraph 3 for a d that is neither: the day between two
// national holidays; until 2006 not on a Sunday.
func (t *holidayTables) isBetween(d Date) bool {
	if d.Before(betweenBegins) || d.Before(chainBegins) && d.Weekday() == time.Sunday {
		return false
	}
	_, before := t.national(d.AddDays(-1))
	_, after := t.national(d.AddDays(1))
	return before && after
}
