package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/firm"
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
	f, err := a.firm(ctx)
	if err != nil {
		return chosenCalendar{}, err
	}
	why := diag.T("PMS リポジトリの外です", "This is outside of a PMS repository")
	if f != nil {
		own, stated, err := f.Calendar(kind)
		switch {
		case err != nil:
			return chosenCalendar{}, badManifestCalendar(kind, err)
		case stated:
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

// firm is the firm of the repository around the working directory; nil without a
// repository, which is a failure only where -C or --rev asks for one.
func (a *app) firm(ctx context.Context) (*firm.Firm, error) {
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
	if s.Manifest() == nil {
		return nil, failure("pms.yaml を読み取れません。pms lint で確かめてください。", "pms.yaml is not readable; see pms lint")
	}
	return s.Firm, nil
}
