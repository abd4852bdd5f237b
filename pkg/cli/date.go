package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
)

// dateCommand is the calendar as a calculator. It needs no repository.
func (a *app) dateCommand() *cobra.Command {
	return a.group("date",
		diag.T("期限・営業日・和暦を計算します", "Compute due dates, business days and Japanese dates"),
		a.dateParseCommand(),
		a.dateEraCommand(),
		a.dateOpenCommand(),
		a.dateAddCommand(),
		a.dateRenewalCommand(),
	)
}

// readDate reads a date that the user wrote, in any form of [calendar.Parse], and
// warns on standard error of what is odd about it.
func (a *app) readDate(text string) (calendar.Reading, error) {
	r, err := calendar.Parse(text)
	if err != nil {
		return r, a.refuse(err)
	}
	a.warn(r.Warnings...)
	return r, nil
}

// warn says on standard error what the user should know beside the answer.
func (a *app) warn(texts ...diag.Text) {
	for _, t := range texts {
		fmt.Fprintf(a.env.Stderr, "%s\n", a.say("注意: %[1]s", "Note: %[1]s", t))
	}
}

// refuse turns a refusal of the calendar into the end of the command: status 2 for a
// flag that makes no sense, else 1, with the reason as JSON where JSON was asked for.
func (a *app) refuse(err error) error {
	var e *calendar.Error
	if !errors.As(err, &e) {
		return err
	}
	text := diag.T("%[1]s%[2]s", "%[1]s %[2]s", e.Message, e.Hint)
	switch e.Code {
	case calendar.UnknownName, calendar.BadAmount, calendar.BadPeriod:
		return &statusError{ExitUsage, text}
	}
	if a.json() {
		if err := a.printJSON(refusalJSON{1, refusalReason{e.Code, e.Message.In(a.lang), e.Hint.In(a.lang)}}); err != nil {
			return err
		}
	}
	return refused(text)
}

// refusalJSON is what every `pms date` prints of a date that it refuses.
type refusalJSON struct {
	Version int           `json:"version"`
	Refused refusalReason `json:"refused"`
}

type refusalReason struct {
	Code    calendar.Code `json:"code"`
	Message string        `json:"message"`
	Hint    string        `json:"hint"`
}

// texts puts texts into the language of the screen; the empty list is [] in JSON.
func (a *app) texts(ts []diag.Text) []string {
	out := make([]string, len(ts))
	for i, t := range ts {
		out[i] = t.In(a.lang)
	}
	return out
}

// lines puts texts one under the other and leaves empty ones out.
func (a *app) lines(ts ...diag.Text) string {
	var b strings.Builder
	for _, t := range ts {
		if !t.IsZero() {
			b.WriteString(t.In(a.lang) + "\n")
		}
	}
	return b.String()
}

func weekdayID(d calendar.Date) string { return strings.ToLower(d.Weekday().String()) }

// closedDay is a closed day in JSON.
type closedDay struct {
	Date   string `json:"date"`
	Reason string `json:"reason"`
}

func (a *app) closedDays(days []calendar.Day) []closedDay {
	out := make([]closedDay, len(days))
	for i, d := range days {
		out[i] = closedDay{d.Date.String(), d.Reason().In(a.lang)}
	}
	return out
}

// closedLines lists the closed days that an end moved over, for people to check.
func (a *app) closedLines(days []calendar.Day) string {
	var b strings.Builder
	for _, d := range days {
		fmt.Fprintf(&b, "  %s  %s\n", d.Date.Text().In(a.lang), d.Reason().In(a.lang))
	}
	return b.String()
}
