package calendar

import (
	"fmt"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
)

// Clock is a time of day in Japan (+09:00), to the minute. The zero Clock is none.
type Clock struct {
	set    bool
	minute int16 // from midnight
}

// NewClock makes a time of day from 0:00 to 23:59.
func NewClock(hour, minute int) (Clock, error) {
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		return Clock{}, badClock(fmt.Sprintf("%d:%02d", hour, minute))
	}
	return Clock{true, int16(hour*60 + minute)}, nil
}

func badClock(text string) *Error {
	return refuse(NotADate,
		diag.T("「%s」という時刻は読めません。", "%q is no time of day.", excerpt(text)),
		diag.T("日本時間で、2026-11-21T10:00 のように、0:00から23:59までを書いてください。",
			"Write Japanese time from 0:00 to 23:59, such as 2026-11-21T10:00."))
}

// IsZero reports whether c is no time of day.
func (c Clock) IsZero() bool { return !c.set }

// String is 09:30, and "" for the zero Clock.
func (c Clock) String() string {
	if !c.set {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", c.minute/60, c.minute%60)
}

// ParseMoment reads a date as [Parse] does and, behind a T or a space, a time of
// day: 2026-11-21T10:00, 令和8年11月21日 10:00. Seconds must be 00 and the offset that
// of Japan, +09:00. Without a time the Clock is zero.
func ParseMoment(text string) (Reading, Clock, error) {
	cut := strings.LastIndexAny(text, "T ")
	if cut < 0 || !strings.Contains(text[cut+1:], ":") {
		reading, err := Parse(text)
		return reading, Clock{}, err
	}
	reading, err := Parse(text[:cut])
	if err != nil {
		return Reading{}, Clock{}, err
	}
	clock, err := parseClock(text[cut+1:])
	if err != nil {
		return Reading{}, Clock{}, err
	}
	return reading, clock, nil
}

func parseClock(s string) (Clock, error) {
	short := strings.TrimSuffix(s, "+09:00")
	if strings.Count(short, ":") == 2 {
		short = strings.TrimSuffix(short, ":00")
	}
	h, m, _ := strings.Cut(short, ":")
	if len(h) < 1 || len(h) > 2 || len(m) != 2 || digits(h) < 0 || digits(m) < 0 {
		return Clock{}, badClock(s)
	}
	return NewClock(digits(h), digits(m))
}
