package cli

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
)

func (a *app) dateOpenCommand() *cobra.Command {
	var name string
	cmd := &cobra.Command{
		Use:         "open DATE",
		Annotations: map[string]string{readsRepository: "yes"},
		Short:       a.say("営業日か休業日かを調べます", "Tell whether a day is open or closed"),
		Long: a.say(
			"その日が営業日か、休業日ならその理由と次の営業日を出力します。company と examination_body の休業日は pms.yaml から読みます。",
			"Tells whether the day is open and, if it is closed, why, and the next open day. The closing days of company and examination_body are read from pms.yaml."),
		Example: "pms date open 2026-12-31\npms date open 2026-05-06 --calendar national --json",
		Args:    a.arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.runDateOpen(cmd.Context(), args[0], name)
		},
	}
	a.dataFlags(cmd, "text", "json")
	a.calendarFlag(cmd, &name, calendar.Admin)
	return cmd
}

// openDate is the JSON of `pms date open`. NextOpen is the first open day on or after
// the date.
type openDate struct {
	Version        int      `json:"version"`
	Date           string   `json:"date"`
	Weekday        string   `json:"weekday"`
	Open           bool     `json:"open"`
	Reason         string   `json:"reason"`
	NextOpen       string   `json:"next_open"`
	Calendar       string   `json:"calendar"`
	CalendarSource string   `json:"calendar_source"`
	Holidays       string   `json:"holidays"` // published, computed, by_law, or "" where none matter
	Notes          []string `json:"notes"`
}

func (a *app) runDateOpen(ctx context.Context, text, name string) error {
	c, err := a.chooseCalendar(ctx, name)
	if err != nil {
		return err
	}
	r, err := a.readDate(text)
	if err != nil {
		return err
	}
	day, err := c.Look(r.Date)
	if err != nil {
		return a.refuse(err)
	}
	next, err := c.NextOpen(r.Date)
	if err != nil {
		return a.refuse(err)
	}
	notes := c.Notes
	if note := day.Origin.Note(); !note.IsZero() {
		notes = append(notes, note)
	}
	if a.json() {
		return a.printJSON(openDate{
			1, r.Date.String(), weekdayID(r.Date), day.Open, day.Reason().In(a.lang), next.String(),
			string(c.Kind()), c.Source, day.Origin.String(), a.texts(notes),
		})
	}
	a.warn(notes...)
	return a.print(a.lines(openSentence(day, next)))
}

func openSentence(day calendar.Day, next calendar.Date) diag.Text {
	switch {
	case !day.Open:
		return diag.T("%[1]sは休業日です（%[2]s）。次の営業日は%[3]sです。", "%[1]s is closed (%[2]s). The next open day is %[3]s.",
			day.Date.Text(), day.Reason(), next.Text())
	case len(day.Reasons) > 0:
		return diag.T("%[1]sは営業日です（%[2]s）。", "%[1]s is open (%[2]s).", day.Date.Text(), day.Reason())
	default:
		return diag.T("%[1]sは営業日です。", "%[1]s is open.", day.Date.Text())
	}
}
