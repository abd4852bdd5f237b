package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
)

func (a *app) dateRenewalCommand() *cobra.Command {
	var expiry, name string
	cmd := &cobra.Command{
		Use:         "renewal --expiry DATE",
		Annotations: map[string]string{readsRepository: "yes"},
		Short:       a.say("プライバシーマークの更新申請の期間を計算します", "Compute when the renewal of a P-mark is applied for"),
		Long: a.say(
			"有効期間の満了日から、更新申請の受付期間（満了の8か月前から4か月前まで）を計算します。\n月末の数え方に二つの読み方があるときは、どちらでも期間内になる安全な期間を示します。最終日が審査機関の休業日なら次の営業日までです。",
			"Computes the window of application (from 8 to 4 months before) from the end of validity.\nWhere month ends can be read in two ways, it shows the days that are in time by both. A last day on which the examination body is closed moves to the next open day."),
		Example: "pms date renewal --expiry 2027-12-31\npms date renewal --expiry 令和9年2月28日 --json",
		Args:    a.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.runDateRenewal(cmd.Context(), expiry, name)
		},
	}
	a.dataFlags(cmd, "text", "json")
	cmd.Flags().StringVar(&expiry, "expiry", "", a.say("登録証に書かれた有効期間の最後の日 `DATE`", "the last day of validity on the certificate, `DATE`"))
	a.calendarFlag(cmd, &name, calendar.ExaminationBody)
	cmd.MarkFlagRequired("expiry")
	return cmd
}

// renewalWindow is the JSON of `pms date renewal`. Open and Close are reading A; Note
// has one line for each note.
type renewalWindow struct {
	Version        int         `json:"version"`
	Expiry         string      `json:"expiry"`
	Open           string      `json:"open"`
	Close          string      `json:"close"`
	EffectiveClose string      `json:"effective_close"`
	Rolled         bool        `json:"rolled"`
	Safe           span        `json:"safe"`
	ReadingsAgree  bool        `json:"readings_agree"`
	ReadingA       span        `json:"reading_a"`
	ReadingB       span        `json:"reading_b"`
	Reminder       string      `json:"reminder"`
	Closed         []closedDay `json:"closed"`
	Calendar       string      `json:"calendar"`
	CalendarSource string      `json:"calendar_source"`
	Holidays       string      `json:"holidays"`
	Explanation    string      `json:"explanation"`
	Note           string      `json:"note"`
}

type span struct {
	Open  string `json:"open"`
	Close string `json:"close"`
}

func spanOf(s calendar.Span) span { return span{s.From.String(), s.To.String()} }

func (a *app) runDateRenewal(ctx context.Context, expiry, name string) error {
	c, err := a.chooseCalendar(ctx, name)
	if err != nil {
		return err
	}
	reading, err := a.readDate(expiry)
	if err != nil {
		return err
	}
	r, err := calendar.RenewalOf(reading.Date, c.Calendar)
	if err != nil {
		return a.refuse(err)
	}
	notes := c.Notes
	if !r.Note.IsZero() {
		notes = append([]diag.Text{r.Note}, notes...)
	}
	if a.json() {
		return a.printJSON(renewalWindow{
			Version: 1, Expiry: r.Expiry.String(), Open: r.A.From.String(), Close: r.A.To.String(),
			EffectiveClose: r.EffectiveClose.String(), Rolled: r.Rolled, Safe: spanOf(r.Safe), ReadingsAgree: r.Agree,
			ReadingA: spanOf(r.A), ReadingB: spanOf(r.B), Reminder: r.Reminder.String(), Closed: a.closedDays(r.Closed),
			Calendar: string(c.Kind()), CalendarSource: c.Source, Holidays: r.Origin.String(),
			Explanation: r.Explanation.In(a.lang), Note: strings.Join(a.texts(notes), "\n"),
		})
	}
	a.warn(notes...)
	window := diag.T("%[1]sから%[2]sまで", "%[1]s to %[2]s", r.A.From.Text(), r.EffectiveClose.Text())
	var safe diag.Text
	if !r.Agree {
		safe = diag.T("どちらの読み方でも期間内: %[1]sから%[2]sまで", "in time by both readings: %[1]s to %[2]s", r.Safe.From.Text(), r.Safe.To.Text())
	}
	return a.print(a.lines(window, safe, r.Explanation) + a.closedLines(r.Closed))
}
