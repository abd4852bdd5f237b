package cli

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/near"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/report"
	"github.com/pms-project/pms/pkg/schema"
)

type dueFlags struct {
	until, since, role string
	failOverdue        bool
}

func (a *app) dueCommand() *cobra.Command {
	var flags dueFlags
	cmd := &cobra.Command{
		Use:         "due",
		Annotations: map[string]string{readsRepository: "yes"},
		Short:       a.say("次に何をいつまでに行うかを、根拠とともに示します", "Show what is due, when, and by which clause"),
		Long: a.say(
			`期限のあることを、期限を過ぎたものから順に、根拠の条項とともに示します。
規程の義務（obliges）、周期、年間計画、記録に書かれた期限、法令・契約の期限、記録の保管期間を一つにまとめ、記録があれば済んだものとして扱います。
「遅滞なく」「速やかに」には日数の定めがないため、期日を示さず、自社で決めた目安だけを示します。`,
			`Shows what has a time, overdue first, each with the clause that asks for it.
Obligations of the rules, cycles, the annual plan, dates in records, statutes, contracts and the retention of records come together; what a record shows is done.
"Without delay" and "promptly" have no number of days: no day is shown, only the target of your own.`),
		Example: "pms due\npms due --until 730d --format json\npms due --role 個人情報保護管理者 --until 2027-03-31\npms due --format ics -o calendars/\npms due --fail-overdue",
		Args:    a.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.runDue(cmd.Context(), flags)
		},
	}
	a.dataFlags(cmd, "table", "json", "csv", "md", "ics")
	cmd.Flags().StringVar(&flags.until, "until", "", a.say("`90d|DATE` までに期日の来るものと着手できるものを示します（既定は90日先）", "what is due or can be done by `90d|DATE` (default: 90 days ahead)"))
	cmd.Flags().StringVar(&flags.since, "since", "", a.say("`DATE` 以降に期日のあった、済んだことも示します", "also show what is done and was due since `DATE`"))
	cmd.Flags().StringVar(&flags.role, "role", "", a.say("役割 `ROLE`（識別子又は日本語の名称）のものだけを示します", "only what is due for `ROLE` (identifier or title)"))
	cmd.Flags().BoolVar(&flags.failOverdue, "fail-overdue", false, a.say("期限を過ぎたものがあれば終了コード 1 で終わります", "exit with status 1 where something is overdue"))
	return cmd
}

func (a *app) runDue(ctx context.Context, flags dueFlags) error {
	w, err := a.window(flags)
	if err != nil {
		return err
	}
	r, err := a.openRepository(ctx)
	if err != nil {
		return err
	}
	defer r.Close()
	s, err := a.load(ctx, r)
	if err != nil {
		return err
	}
	a.warnUnread(s)
	role, err := chooseRole(s, flags.role)
	if err != nil {
		return err
	}
	if w.Until.IsZero() {
		w.Until = lookAhead(s, w.Today)
	}
	agenda := a.agenda(s, w, role)
	for _, d := range agenda.Problems {
		a.warn(diag.T("%[1]s:%[2]d %[3]s %[4]s", "%[1]s:%[2]d %[3]s %[4]s", d.Range.File, d.Range.Start.Line, d.Rule, d.Message))
	}
	if a.global.format == "ics" {
		err = a.printCalendars(s, agenda, role)
	} else {
		write, _ := report.AgendaFormat(a.global.format)
		err = a.write(func(out io.Writer) error {
			return write(out, agenda, report.Options{Lang: a.lang, Color: a.color()})
		})
	}
	if err != nil {
		return err
	}
	if flags.failOverdue && len(agenda.Items) > 0 && agenda.Items[0].Status == due.Overdue {
		return found
	}
	return nil
}

// agenda is what is due, for one role where it is given.
func (a *app) agenda(s *repo.Snapshot, w due.Window, role string) *report.Agenda {
	items, problems := due.Items(s, w)
	if role != "" {
		kept := items[:0]
		for _, i := range items {
			if i.Role == role || i.Role == "" && s.Firm.HeldRole(i.Person, role, w.Today) && role != "worker" {
				kept = append(kept, i)
			}
		}
		items = kept
	}
	return &report.Agenda{
		Today: w.Today, Items: items, Problems: problems,
		Role: func(id string) diag.Text { return roleField(s).ValueTitle(id) }, Kind: s.KindTitle,
	}
}

// window reads the days of the flags; Until is zero where none is given.
func (a *app) window(flags dueFlags) (due.Window, error) {
	today, err := a.today()
	if err != nil {
		return due.Window{}, err
	}
	w := due.Window{Today: today}
	if flags.since != "" {
		if w.Since, err = calendar.ParseISO(flags.since); err != nil {
			return w, usage("--since の値「%[1]s」を読めません。2026-04-01 の形で指定してください。", "--since %[1]q: want a date such as 2026-04-01", flags.since)
		}
	}
	if flags.until != "" {
		if w.Until, err = ahead(today, flags.until); err != nil {
			return w, err
		}
	}
	if !w.Since.IsZero() && !w.Until.IsZero() && w.Until.Before(w.Since) {
		return w, usage("--until の日（%[1]s）が --since の日（%[2]s）より前です。", "--until (%[1]s) lies before --since (%[2]s)", w.Until, w.Since)
	}
	return w, nil
}

// ahead is a date, or an amount of time from today.
func ahead(today calendar.Date, text string) (calendar.Date, error) {
	if d, err := calendar.ParseISO(text); err == nil {
		return d, nil
	}
	amount, err := calendar.ParseAmount(text)
	if err == nil && amount.Unit != calendar.Hours && amount.Unit != calendar.BusinessDays {
		if r, err := calendar.Count(calendar.Period{From: today, Amount: amount, Mode: calendar.Exclusive}); err == nil {
			return r.Due, nil
		}
	}
	return calendar.Date{}, usage("--until の値「%[1]s」を読めません。90d、3m、1y のような長さか、2027-03-31 のような日付を指定してください。", "--until %[1]q: want a length such as 90d, 3m, 1y or a date such as 2027-03-31", text)
}

// lookAhead is how far `pms due` looks when not told.
func lookAhead(s *repo.Snapshot, today calendar.Date) calendar.Date {
	until, err := ahead(today, s.Firm.Fact("alerts.yaml").Get("until").Text())
	if err != nil {
		return today
	}
	return until
}

// roleField is the field of appointments that names the roles.
func roleField(s *repo.Snapshot) schema.Field {
	kind, err := s.Schemas.Kind("appointment")
	if err != nil {
		return schema.Field{}
	}
	f, _ := kind.Field("role")
	return f
}

// chooseRole is the identifier of --role, which may be given by its title in either
// language.
func chooseRole(s *repo.Snapshot, name string) (string, error) {
	if name == "" {
		return "", nil
	}
	var known []string
	titles := map[string]string{}
	for _, v := range roleField(s).Enum {
		for _, word := range []string{v.Value, v.Title.In(diag.JA), v.Title.In(diag.EN)} {
			if word == name {
				return v.Value, nil
			}
			known = append(known, word)
			titles[word] = v.Value
		}
	}
	hint := diag.Text{}
	if n := near.Nearest(name, known); n != "" {
		hint = diag.T("もしかして「%[1]s」（%[2]s）ですか。", "; did you mean %[1]q (%[2]s)?", n, titles[n])
	}
	return "", usage("「%[1]s」という役割はありません。%[2]s", "unknown role %[1]q%[2]s", name, hint)
}
