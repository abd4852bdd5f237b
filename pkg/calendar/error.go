package calendar

import (
	"fmt"

	"github.com/pms-project/pms/pkg/diag"
)

// Code says why something was refused; it is stable and goes into JSON.
type Code string

// The codes of an [Error].
const (
	NotADate      Code = "not_a_date"       // the text holds no date, or more than one
	NoSuchDay     Code = "no_such_day"      // February 30, month 13
	NoSuchEraYear Code = "no_such_era_year" // 令和0年, or a day before the era began
	OldCalendar   Code = "old_calendar"     // before 1873-01-01: the lunisolar calendar
	RangeOfDates  Code = "range"            // two ends where one date is asked for
	YearMissing   Code = "year_missing"
	MonthMissing  Code = "month_missing"
	DayMissing    Code = "day_missing"
	AmbiguousYear Code = "ambiguous_year" // a year of fewer than four digits without an era
	WrongWeekday  Code = "wrong_weekday"  // the weekday in brackets is another one
	YearsDisagree Code = "years_disagree" // 平成31(2018)年
	BadAmount     Code = "bad_amount"     // negative, zero, huge or unreadable
	BadPeriod     Code = "bad_period"     // parts of a period that do not go together
	UnknownName   Code = "unknown_name"   // no such mode, roll or calendar
	OutOfRange    Code = "out_of_range"   // beyond the years 1 to 9999
	OutsideTable  Code = "outside_table"  // beyond the years of which holidays are known
	NeverOpen     Code = "never_open"     // a calendar without open days where one is needed
	BadCalendar   Code = "bad_calendar"   // closing days that contradict themselves
)

// Error is a refusal in both languages: Message says what is wrong, Hint what to
// do about it. Every error of this package is an *Error.
type Error struct {
	Code          Code
	Message, Hint diag.Text
}

// Error is the message in English, with the code in front.
func (e *Error) Error() string {
	return fmt.Sprintf("%s: %s", e.Code, e.Message.In(diag.EN))
}

func refuse(code Code, message, hint diag.Text) *Error {
	return &Error{Code: code, Message: message, Hint: hint}
}

// excerpt is the beginning of a text for a message: 40 characters, none of them a
// control character.
func excerpt(s string) string {
	const limit = 40
	out := make([]rune, 0, limit+1)
	for _, r := range s {
		if len(out) == limit {
			return string(append(out, '…'))
		}
		if r < ' ' || r == 0x7f {
			r = ' '
		}
		out = append(out, r)
	}
	return string(out)
}
