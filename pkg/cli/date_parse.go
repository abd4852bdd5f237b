package cli

import "github.com/spf13/cobra"

func (a *app) dateParseCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "parse TEXT",
		Short: a.say("文字で書かれた日付を読み取ります", "Read a date from text"),
		Long: a.say(
			"西暦・和暦、全角・半角、漢数字、空白の混じった日付を読み取り、YYYY-MM-DD で出力します。曜日が書かれていれば日付と照合します。\n日付でないもの、期間、日のない年月、二桁の年など、一つに決まらないものは終了コード 1 で断ります。",
			"Reads a date in the Gregorian or the Japanese calendar, full-width or half-width, in kanji numerals, with stray spaces, and prints YYYY-MM-DD. A weekday is checked against the date.\nWhat is no date or could be read in two ways (a range, a month, a year of two digits) is refused with status 1."),
		Example: "pms date parse '令和 6年 12月 30日(月)'\npms date parse 2024.6.25. --json",
		Args:    a.arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			r, err := a.readDate(args[0])
			if err != nil {
				return err
			}
			if a.json() {
				return a.printJSON(parsedDate{1, r.Date.String(), weekdayID(r.Date), a.texts(r.Warnings)})
			}
			return a.print(r.Date.String() + "\n")
		},
	}
	a.dataFlags(cmd, "text", "json")
	return cmd
}

// parsedDate is the JSON of `pms date parse`.
type parsedDate struct {
	Version  int      `json:"version"`
	Date     string   `json:"date"`
	Weekday  string   `json:"weekday"`
	Warnings []string `json:"warnings"`
}
