package ics

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"

	ical "github.com/arran4/golang-ical"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
)

// Calendar is one calendar: that of a role, or of all.
type Calendar struct {
	Firm   string // tells the events of two firms apart
	Name   string // on the screen of the calendar program
	Today  calendar.Date
	Items  []due.Item
	Alarms []int // days before
	Lang   diag.Lang
	Role   func(id string) diag.Text
}

// Write writes the calendar: CRLF, lines folded at 75 bytes, no time zone needed.
func Write(w io.Writer, c Calendar) error {
	cal := ical.NewCalendar()
	cal.SetProductId("-//pms//due//" + strings.ToUpper(string(c.Lang)))
	cal.SetMethod(ical.MethodPublish)
	cal.SetXWRCalName(plain(c.Name))
	for k := range c.Items {
		c.event(cal, &c.Items[k])
	}
	if err := cal.SerializeTo(w, ical.WithNewLineWindows); err != nil {
		return fmt.Errorf("write calendar: %w", err)
	}
	return nil
}

func (c *Calendar) event(cal *ical.Calendar, i *due.Item) {
	e := cal.AddEvent(c.uid(i))
	stamp := time.Date(c.Today.Year(), time.Month(c.Today.Month()), c.Today.Day(), 0, 0, 0, 0, time.UTC)
	day := c.day(i)
	start := time.Date(day.Year(), time.Month(day.Month()), day.Day(), 0, 0, 0, 0, time.UTC)
	e.SetDtStampTime(stamp)
	e.SetSequence(epoch.DaysUntil(c.Today))
	e.SetAllDayStartAt(start)
	e.SetAllDayEndAt(start.AddDate(0, 0, 1))
	e.SetTimeTransparency(ical.TransparencyTransparent)
	e.SetSummary(plain(i.Title.In(c.Lang)))
	e.SetDescription(c.describe(i))
	if i.Role != "" {
		e.AddCategory(plain(c.Role(i.Role).In(c.Lang)))
	}
	if i.Status == due.Done {
		return
	}
	for _, days := range c.Alarms {
		if days < i.Interval || i.Interval == 0 {
			c.alarm(e, days, i)
		}
	}
}

// epoch is the day from which the sequence of an event counts.
var epoch = calendar.DateOf(time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC))

// day is the day of the event: the due day, else the target, else the first day on
// which it can be done; what is to be done without delay stands at today.
func (c *Calendar) day(i *due.Item) calendar.Date {
	d := i.Day()
	if d.IsZero() || i.Due.IsZero() && i.Target.IsZero() && d.Before(c.Today) {
		return c.Today
	}
	return d
}

// alarm rings at nine in the morning, some days before.
func (c *Calendar) alarm(e *ical.VEvent, days int, i *due.Item) {
	a := e.AddAlarm()
	a.SetAction(ical.ActionDisplay)
	a.SetDescription(plain(i.Title.In(c.Lang)))
	trigger := "-PT15H"
	if days > 1 {
		trigger = fmt.Sprintf("-P%dDT15H", days-1)
	}
	a.SetTrigger(trigger)
}

func (c *Calendar) describe(i *due.Item) string {
	var lines []string
	add := func(head diag.Text, text string) {
		if text != "" {
			lines = append(lines, plain(diag.T("%[1]s: %[2]s", "%[1]s: %[2]s", head, text).In(c.Lang)))
		}
	}
	add(diag.T("根拠", "Clause"), i.Basis.In(c.Lang))
	if !i.Target.IsZero() {
		add(i.TargetName, i.Target.String())
	}
	add(diag.T("担当者", "Person"), i.Person)
	add(diag.T("対象", "Record"), i.Subject.ID)
	add(diag.T("備考", "Note"), i.Note.In(c.Lang))
	add(diag.T("出典", "Source"), i.Source)
	return strings.Join(lines, "\n")
}

// uid names the event for good.
func (c *Calendar) uid(i *due.Item) string {
	h := sha256.Sum256([]byte(c.Firm + "\x00" + i.ID))
	return hex.EncodeToString(h[:16]) + "@pms"
}

// plain keeps control characters, which iCalendar does not allow, out of a text.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Bidi_Control, r) {
			return ' '
		}
		return r
	}, s)
}
