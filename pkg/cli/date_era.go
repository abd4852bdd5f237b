package cli

import (
	"github.com/spf13/cobra"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
)

func (a *app) dateEraCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "era DATE",
		Short: a.say("日付を和暦で表します", "Give a date in the Japanese calendar"),
		Long: a.say(
			"日付を和暦で表します。改元の日に二つの日付があれば両方を出力します。1873-01-01（明治6年1月1日）より前は旧暦のため断ります。",
			"Gives a date in the Japanese calendar, with both names on a day on which the era changed. Dates before 1873-01-01, which belong to the lunisolar calendar, are refused."),
		Example: "pms date era 2026-04-01\npms date era 1926-12-25 --json",
		Args:    a.arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			r, err := a.readDate(args[0])
			if err != nil {
				return err
			}
			names, err := r.Date.Wareki()
			if err != nil {
				return a.refuse(err)
			}
			note := calendar.EraNote(r.Date)
			if a.json() {
				return a.printJSON(eraDateJSON(r.Date, names, note.In(a.lang)))
			}
			var lines []diag.Text
			for _, n := range names {
				lines = append(lines, n.Text())
			}
			return a.print(a.lines(append(lines, note)...))
		},
	}
	a.dataFlags(cmd, "text", "json")
	return cmd
}

// eraDate is the JSON of `pms date era`.
type eraDate struct {
	Version int       `json:"version"`
	Date    string    `json:"date"`
	Weekday string    `json:"weekday"`
	Names   []eraName `json:"names"`
	Note    string    `json:"note"`
}

// eraName is a date in one era: 令和, 8, 令和8年4月1日, R8.4.1, 令和八年四月一日.
type eraName struct {
	Era   string `json:"era"`
	Year  int    `json:"year"`
	Text  string `json:"text"`
	Short string `json:"short"`
	Kanji string `json:"kanji"`
}

func eraDateJSON(d calendar.Date, names []calendar.Wareki, note string) eraDate {
	out := eraDate{Version: 1, Date: d.String(), Weekday: weekdayID(d), Names: []eraName{}, Note: note}
	for _, n := range names {
		out.Names = append(out.Names, eraName{n.Era.Name, n.Year, n.String(), n.Short(), n.Kanji()})
	}
	return out
}
