package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
)

type dateAddFlags struct{ from, amount, mode, roll, calendar, event string }

func (a *app) dateAddCommand() *cobra.Command {
	var flags dateAddFlags
	cmd := &cobra.Command{
		Use:         "add --from DATE --amount AMOUNT",
		Annotations: map[string]string{readsRepository: "yes"},
		Short:       a.say("期限を数え、数え方を説明します", "Count a period and say how"),
		Long: a.say(
			`期間の最後の日を数え、手で確かめられる説明とともに出力します。
数え方 --mode:
  inclusive       当日を1日目とする（漏えい等の確報: 知った日から30日・60日以内）
  exclusive       初日を数えない（民法第140条。ほかに定めのない「N日以内」「Nか月以内」）
  from_inclusive  その日から起算する（「提供した日から起算して3年」、有効期間）
  backward        さかのぼる（「満了の8か月前の日」）
月末は民法第143条によって数え、別の読み方があれば併せて示します。`,
			`Counts a period to its last day and explains it so that it can be checked by hand.
How to count, --mode:
  inclusive       the day itself is day 1 (final breach report: 30 or 60 days from knowing)
  exclusive       the first day is not counted (Civil Code, article 140; wherever nothing else is said)
  from_inclusive  from and including the day (records of provision, validity)
  backward        back from the day (the day 8 months before expiry)
Month ends follow article 143 of the Civil Code; where there is another reading, it is shown too.`),
		Example: "pms date add --from 2026-12-02 --amount 30d --mode inclusive --roll next\npms date add --from 2024-12-27 --amount 3bd --calendar company\npms date add --from 2026-11-21T10:00 --amount 24h --mode backward",
		Args:    a.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.runDateAdd(cmd.Context(), flags)
		},
	}
	a.dataFlags(cmd, "text", "json")
	cmd.Flags().StringVar(&flags.from, "from", "", a.say("起点の `DATE`（時間で数えるときは 2026-11-21T10:00）", "the `DATE` to count from (for hours, 2026-11-21T10:00)"))
	cmd.Flags().StringVar(&flags.amount, "amount", "", a.say("期間 `24h|30d|3w|3m|1y|3bd`（時間・日・週・月・年・営業日）", "the amount, `24h|30d|3w|3m|1y|3bd` (bd: business days)"))
	cmd.Flags().StringVar(&flags.mode, "mode", string(calendar.Exclusive), a.say("数え方 `inclusive|exclusive|from_inclusive|backward`", "how to count, `inclusive|exclusive|from_inclusive|backward`"))
	cmd.Flags().StringVar(&flags.roll, "roll", string(calendar.RollNone), a.say("休業日に当たるとき `none|next|prev`", "on a closed day, `none|next|prev`"))
	cmd.Flags().StringVar(&flags.event, "event", "", a.say("説明で起点の日を呼ぶ `WORDS`（例: 発覚日）", "`WORDS` for the first day in the explanation"))
	a.calendarFlag(cmd, &flags.calendar, calendar.Admin)
	for _, name := range []string{"from", "amount"} {
		cmd.MarkFlagRequired(name)
	}
	return cmd
}

// period is what the flags describe.
func (a *app) period(ctx context.Context, flags dateAddFlags) (calendar.Period, chosenCalendar, error) {
	var p calendar.Period
	var err error
	if p.Amount, err = calendar.ParseAmount(flags.amount); err != nil {
		return p, chosenCalendar{}, a.refuse(err)
	}
	if p.Mode, err = calendar.ParseMode(flags.mode); err != nil {
		return p, chosenCalendar{}, a.refuse(err)
	}
	if p.Roll, err = calendar.ParseRoll(flags.roll); err != nil {
		return p, chosenCalendar{}, a.refuse(err)
	}
	c, err := a.chooseCalendar(ctx, flags.calendar)
	if err != nil {
		return p, c, err
	}
	p.Calendar = c.Calendar
	if words := strings.TrimSpace(flags.event); words != "" {
		p.Event = diag.T("%[1]s", "%[1]s", words)
	}
	reading, clock, err := calendar.ParseMoment(flags.from)
	if err != nil {
		return p, c, a.refuse(err)
	}
	a.warn(reading.Warnings...)
	p.From, p.At = reading.Date, clock
	return p, c, nil
}

// addedDate is the JSON of `pms date add`. Due is the end after the roll, Reached
// before it; Earliest and Latest bound the readings that differ at month ends.
type addedDate struct {
	Version        int         `json:"version"`
	From           string      `json:"from"`
	Amount         string      `json:"amount"`
	Mode           string      `json:"mode"`
	Roll           string      `json:"roll"`
	Calendar       string      `json:"calendar"`
	CalendarSource string      `json:"calendar_source"`
	Due            string      `json:"due"`
	Time           string      `json:"time,omitempty"` // with hours: HH:MM in Japan
	Reached        string      `json:"reached"`
	Rolled         bool        `json:"rolled"`
	Earliest       string      `json:"earliest"`
	Latest         string      `json:"latest"`
	Closed         []closedDay `json:"closed"`   // the closed days that the roll moved over
	Holidays       string      `json:"holidays"` // published, computed, by_law, or "" where none matter
	Explanation    string      `json:"explanation"`
	Notes          []string    `json:"notes"`
}

func (a *app) runDateAdd(ctx context.Context, flags dateAddFlags) error {
	p, c, err := a.period(ctx, flags)
	if err != nil {
		return err
	}
	r, err := calendar.Count(p)
	if err != nil {
		return a.refuse(err)
	}
	notes := r.Notes
	if p.Roll != calendar.RollNone || p.Amount.Unit == calendar.BusinessDays {
		notes = append(notes, c.Notes...) // elsewhere the calendar decides nothing
	}
	if a.json() {
		return a.printJSON(addedDate{
			Version: 1, From: p.From.String(), Amount: p.Amount.String(), Mode: string(p.Mode), Roll: string(p.Roll),
			Calendar: string(c.Kind()), CalendarSource: c.Source, Due: r.Due.String(), Time: r.At.String(),
			Reached: r.Reached.String(), Rolled: r.Rolled, Earliest: r.Earliest().String(), Latest: r.Latest().String(),
			Closed: a.closedDays(r.Closed), Holidays: r.Origin.String(), Explanation: r.Explanation.In(a.lang), Notes: a.texts(notes),
		})
	}
	a.warn(notes...)
	due := r.Due.Text()
	if !r.At.IsZero() {
		due = diag.T("%[1]s %[2]s", "%[1]s %[2]s", due, r.At.String())
	}
	return a.print(a.lines(due, r.Explanation) + a.closedLines(r.Closed))
}
