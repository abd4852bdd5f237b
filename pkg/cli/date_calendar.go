package cli

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/record"
)

// chosenCalendar is the calendar of --calendar and where its closing days come from.
type chosenCalendar struct {
	*calendar.Calendar
	Source string      // manifest, or default
	Notes  []diag.Text // that the default stands in for a manifest
}

// calendarFlag gives a command --calendar.
func (a *app) calendarFlag(cmd *cobra.Command, name *string, standard calendar.Kind) {
	cmd.Flags().StringVar(name, "calendar", string(standard),
		a.say("休業日のカレンダー `national|admin|company|examination_body`", "closing days, `national|admin|company|examination_body`"))
}

// chooseCalendar is the calendar of that name. company and examination_body come from the
// manifest of the repository around; without one the default is used, and said.
func (a *app) chooseCalendar(ctx context.Context, name string) (chosenCalendar, error) {
	kind, err := calendar.ParseKind(name)
	if err != nil {
		return chosenCalendar{}, a.refuse(err)
	}
	standard := chosenCalendar{Calendar: calendar.Default(kind), Source: "default"}
	if kind == calendar.National || kind == calendar.Admin {
		return standard, nil
	}
	manifest, err := a.manifest(ctx)
	if err != nil {
		return chosenCalendar{}, err
	}
	why := diag.T("PMS リポジトリの外です", "This is outside of a PMS repository")
	if manifest != nil {
		if manifest.Get("calendars", string(kind)).Exists() {
			own, err := calendar.New(calendarRules(manifest, kind))
			if err != nil {
				return chosenCalendar{}, badManifestCalendar(kind, err)
			}
			return chosenCalendar{Calendar: own, Source: "manifest"}, nil
		}
		why = diag.T("pms.yaml に calendars.%[1]s がありません", "pms.yaml has no calendars.%[1]s", string(kind))
	}
	standard.Notes = []diag.Text{diag.T("%[1]s。行政機関の休日（土日祝日と12月29日から1月3日まで）を%[2]sとみなしました。",
		"%[1]s, so Saturdays, Sundays, holidays and December 29 to January 3 each count as %[2]s.", why, kind.Closing())}
	return standard, nil
}

func badManifestCalendar(kind calendar.Kind, err error) error {
	var e *calendar.Error
	if !errors.As(err, &e) {
		return err
	}
	return failure("pms.yaml の calendars.%[1]s を使えません。%[2]s", "cannot use calendars.%[1]s of pms.yaml: %[2]s", string(kind), e.Message)
}

// manifest is the record of pms.yaml around the working directory; nil without a
// repository, which is a failure only where -C or --rev asks for one.
func (a *app) manifest(ctx context.Context) (*record.Record, error) {
	r, err := a.openRepository(ctx)
	if err != nil {
		if a.global.dir == "" {
			return nil, nil
		}
		return nil, err
	}
	defer r.Close()
	s, err := a.load(ctx, r)
	if err != nil {
		return nil, err
	}
	m := s.Manifest()
	if m == nil {
		return nil, failure("pms.yaml を読み取れません。pms lint で確かめてください。", "pms.yaml is not readable; see pms lint")
	}
	return m, nil
}

// calendarRules reads closing days as the schema of the manifest has them: Saturday
// and Sunday and the national holidays unless it says otherwise.
func calendarRules(m *record.Record, kind calendar.Kind) calendar.Rules {
	at := func(field string) []string { return []string{"calendars", string(kind), field} }
	rules := calendar.Rules{Kind: kind, Holidays: m.Text(at("national_holidays_off")...) != "false"}
	rules.WeekdaysOff = []time.Weekday{time.Saturday, time.Sunday}
	if off := m.Get(at("weekdays_off")...); off.Exists() {
		rules.WeekdaysOff = weekdays(off.Texts())
	}
	for _, c := range m.Items(at("closures")...) {
		name := c.Get("name").Text()
		rules.Closures = append(rules.Closures, calendar.Closure{
			From: record.Date(c.Get("from")), To: record.Date(c.Get("to")), Name: diag.T(name, name),
		})
	}
	for _, d := range m.Get(at("extra_working_days")...).Items() {
		rules.ExtraOpen = append(rules.ExtraOpen, record.Date(d))
	}
	return rules
}

// weekdays reads the names of the schema, sunday to saturday.
func weekdays(names []string) []time.Weekday {
	var out []time.Weekday
	for _, name := range names {
		for w := time.Sunday; w <= time.Saturday; w++ {
			if strings.ToLower(w.String()) == name {
				out = append(out, w)
			}
		}
	}
	return out
}
