package calendar

import (
	"strings"

	"github.com/pms-project/pms/pkg/diag"
)

// How a date is written, for hints.
var writeADate = diag.T("「2026-04-01」「2026年4月1日」「令和8年4月1日」のように、年・月・日を書いてください。",
	"Write year, month and day, such as 2026-04-01 or 令和8年4月1日.")

// notADate refuses a text as a whole; why may be empty.
func notADate(text string, why diag.Text) *Error {
	if strings.TrimSpace(text) == "" {
		return refuse(NotADate, diag.T("日付がありません。", "There is no date."), writeADate)
	}
	return refuse(NotADate,
		sentences(diag.T("「%s」は日付ではありません。", "%q is no date.", excerpt(text)), why), writeADate)
}

// rangeMarks stand between the two ends of a period.
var rangeMarks = []string{"~", "から", "より", "至", "乃至", "-", "/", "→"}

func (r *reader) atRange() bool {
	for _, m := range rangeMarks {
		if r.at(m) {
			return true
		}
	}
	return false
}

func (r *reader) rangeOfDates() *Error {
	return refuse(RangeOfDates,
		diag.T("「%s」は期間です。", "%q is a range.", excerpt(r.text)),
		diag.T("日付を1つだけ書いてください。", "Write one date."))
}

// missing refuses a text that stops before its month or its day.
func (r *reader) missing(code Code) *Error {
	if r.atRange() {
		return r.rangeOfDates()
	}
	what := diag.T("月と日", "a month and a day")
	if code == DayMissing {
		what = diag.T("日", "a day")
	}
	return refuse(code,
		diag.T("「%s」に%sがありません。", "%q lacks %s.", excerpt(r.text), what),
		sentences(r.laterEra(), writeADate))
}

// laterEra names the year as the later era does, for years like 平成32年.
func (r *reader) laterEra() diag.Text {
	if len(r.eras) == 0 {
		return diag.Text{}
	}
	y := r.eras[0]
	western := y.era.Western(y.year)
	if y.era.Last.IsZero() || western <= y.era.Last.Year() {
		return diag.Text{}
	}
	return diag.T("%sは%sまでです。%s%d年は%s（%d年）です。", "%s ended on %s; %s %d is %s (%d).", eraText(y.era),
		y.era.on(y.era.Last).Text(), eraText(y.era), y.year, warekiOf(Date{int16(western), 12, 31}).YearString(), western)
}

// trailing refuses what follows a date, or what stands where its end should.
func (r *reader) trailing() *Error {
	if r.atRange() {
		return r.rangeOfDates()
	}
	if len(r.rest) == 0 {
		return notADate(r.text, diag.T("途中で終わっています。", "It breaks off."))
	}
	return notADate(r.text, diag.T("「%s」は余分です。", "%q does not belong there.", excerpt(string(r.rest))))
}

// shortYear refuses a text whose first number n is no year of four digits: the year
// is missing (4月1日), or it could be of any era (26.4.1), or the order is foreign.
func (r *reader) shortYear(n number) *Error {
	switch {
	case r.eat("月"):
		return r.monthFirst(n.value)
	case r.at("日"):
		return r.yearMissing()
	case r.at("年") && n.width <= 3:
		return r.ambiguousYear(n)
	}
	if _, ok := r.eatOne("/", "-", "."); ok && n.width <= 2 {
		second, ok := r.number()
		if _, more := r.eatOne("/", "-", "."); more {
			if _, third := r.peekNumber(); third {
				return r.ambiguousYear(n)
			}
		}
		if ok && second.width <= 2 {
			return r.yearMissing()
		}
	}
	if r.atRange() {
		return r.rangeOfDates()
	}
	if n.width == 6 && len(r.rest) == 0 {
		return r.ambiguousYear(n)
	}
	return notADate(r.text, diag.Text{})
}

// monthFirst refuses 4月1日, and says of 2月30日 that no year has it.
func (r *reader) monthFirst(month int) *Error {
	const leapYear = 2000
	day, ok := r.number()
	if _, err := NewDate(leapYear, month, day.value); ok && err != nil {
		return refuse(NoSuchDay,
			diag.T("%d月%d日という日は、どの年にもありません。", "No year has a day %02d-%02d.", month, day.value), writeADate)
	}
	return r.yearMissing()
}

func (r *reader) yearMissing() *Error {
	if r.atRange() {
		return r.rangeOfDates()
	}
	return refuse(YearMissing, diag.T("「%s」に年がありません。", "%q lacks a year.", excerpt(r.text)), writeADate)
}

func (r *reader) ambiguousYear(n number) *Error {
	return refuse(AmbiguousYear,
		diag.T("「%s」はどの年か分かりません。西暦か和暦か、年・月・日の順かを決められません。",
			"The year of %q is ambiguous: of which calendar it is, or in which place it stands.", excerpt(r.text)),
		diag.T("西暦は4桁で、和暦は元号を付けて書いてください。例: 2026-04-01、令和8年4月1日", "Write four digits, or the era: 2026-04-01, 令和8年4月1日."))
}
