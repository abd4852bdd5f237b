package cli

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/near"
)

// Main runs pms with the arguments after the program's name and returns the exit
// status: 0 fine, 1 findings or a refusal, 2 wrong usage, 3 could not work.
func Main(ctx context.Context, args []string, env Env) int {
	a := newApp(env, args)
	root := a.root()
	root.SetArgs(args)
	return a.report(a.execute(ctx, root))
}

// app is one run of the program.
type app struct {
	env  Env
	lang diag.Lang
	// langGiven: the user named the language, so the manifest does not change it.
	langGiven bool
	path      string // the command that runs, for the line that points to its help

	global globalFlags
}

// globalFlags are the flags of every command.
type globalFlags struct {
	dir, rev, lang, color, today string
	format, output               string
	json                         bool
}

func newApp(env Env, args []string) *app {
	lang, given := language(args, env.Getenv)
	return &app{env: env, lang: lang, langGiven: given, path: "pms"}
}

func (a *app) execute(ctx context.Context, root *cobra.Command) error {
	return a.translate(root.ExecuteContext(ctx))
}

// say puts a text into the language of the screen.
func (a *app) say(ja, en string, args ...any) string { return diag.T(ja, en, args...).In(a.lang) }

// readsRepository marks the commands that read a repository and write nothing: they
// take --rev.
const readsRepository = "reads-repository"

// root builds the whole tree of commands: it is the table of contents of the
// command line.
func (a *app) root() *cobra.Command {
	root := a.group("pms",
		diag.T("個人情報保護マネジメントシステム（PMS）を文書としてではなくデータとして管理します", "Keeps a personal information protection management system (PMS) as data under version control"),
		a.lintCommand(),
		a.fixCommand(),
		a.fmtCommand(),
		a.articleCommand(),
		a.explainCommand(),
		a.newCommand(),
		a.schemaCommand(),
		a.renderCommand(),
		a.dueCommand(),
		a.dateCommand(),
		a.outlineCommand(),
		a.importCommand(),
		a.completionCommand(),
		a.versionCommand(),
	)
	flags := root.PersistentFlags()
	flags.StringVarP(&a.global.dir, "directory", "C", "", a.say("`DIR` を含む PMS リポジトリで実行します", "run in the PMS repository that holds `DIR`"))
	flags.StringVar(&a.global.rev, "rev", "", a.say("作業フォルダーの代わりに、Git の `REV` の時点を読みます", "read the Git revision `REV` instead of the directory"))
	flags.StringVar(&a.global.lang, "lang", "", a.say("表示言語 `ja|en`", "language of the screen, `ja|en`"))
	flags.StringVar(&a.global.color, "color", "auto", a.say("色付け `auto|always|never`", "colour, `auto|always|never`"))
	flags.StringVar(&a.global.today, "today", "", a.say("今日とみなす日 `YYYY-MM-DD`", "the day to take for today, `YYYY-MM-DD`"))
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error {
		a.path = cmd.CommandPath()
		if a.global.rev != "" && cmd.Annotations[readsRepository] == "" {
			return usage("このコマンドでは --rev を使えません。", "this command takes no --rev")
		}
		return a.checkGlobals()
	}
	root.SetHelpCommand(a.helpCommand())
	root.CompletionOptions.DisableDefaultCmd = true
	root.SilenceErrors, root.SilenceUsage = true, true
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		a.path = cmd.CommandPath()
		return a.flagError(err)
	})
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { a.help(cmd) })
	root.SetIn(a.env.Stdin)
	root.SetOut(a.env.Stdout)
	root.SetErr(a.env.Stderr)
	return root
}

// group is a command that only holds others: alone it shows its help, with an
// unknown word it fails.
func (a *app) group(use string, short diag.Text, children ...*cobra.Command) *cobra.Command {
	cmd := &cobra.Command{
		Use:   use,
		Short: short.In(a.lang),
		Args:  func(cmd *cobra.Command, args []string) error { return a.unknownCommand(cmd, args) },
		RunE:  func(cmd *cobra.Command, _ []string) error { a.help(cmd); return nil },
	}
	cmd.AddCommand(children...)
	return cmd
}

func (a *app) unknownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	a.path = cmd.CommandPath()
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	if n := near.Nearest(args[0], names); n != "" {
		return usage("「%[1]s」というコマンドはありません。もしかして「%[2]s」ですか。", "unknown command %[1]q; did you mean %[2]q?", args[0], n)
	}
	return usage("「%[1]s」というコマンドはありません。", "unknown command %[1]q", args[0])
}

// arguments accepts min to max positional arguments (max < 0: any number).
func (a *app) arguments(min, max int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		a.path = cmd.CommandPath()
		switch {
		case len(args) < min:
			return usage("引数が足りません（必要 %[1]d 個、指定 %[2]d 個）。", "too few arguments: want %[1]d, got %[2]d", min, len(args))
		case max >= 0 && len(args) > max:
			return usage("余分な引数「%[1]s」があります。", "unexpected argument %[1]q", args[max])
		}
		return nil
	}
}

func (a *app) checkGlobals() error {
	if l := a.global.lang; l != "" && l != string(diag.JA) && l != string(diag.EN) {
		return usage("--lang の値「%[1]s」は使えません。ja か en を指定してください。", "--lang %[1]q: want ja or en", l)
	}
	if c := a.global.color; c != "auto" && c != "always" && c != "never" {
		return usage("--color の値「%[1]s」は使えません。auto、always、never のいずれかを指定してください。", "--color %[1]q: want auto, always or never", c)
	}
	_, err := a.today()
	return err
}

// today is the day from --today, else PMS_TODAY, else the clock in Japan.
func (a *app) today() (calendar.Date, error) {
	for _, given := range []string{a.global.today, a.env.Getenv("PMS_TODAY")} {
		if given == "" {
			continue
		}
		d, err := calendar.ParseISO(given)
		if err != nil {
			return d, usage("今日の日付「%[1]s」を読めません。2026-04-01 の形で指定してください。", "today %[1]q: want a date such as 2026-04-01", given)
		}
		return d, nil
	}
	return calendar.DateOf(a.env.Now()), nil
}

func (a *app) color() bool {
	switch a.global.color {
	case "always":
		return true
	case "never":
		return false
	default:
		return a.env.Terminal && a.env.Getenv("NO_COLOR") == "" && a.global.output == ""
	}
}

// flagError says in the user's language what pflag found wrong.
func (a *app) flagError(err error) error {
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		dashes := "--"
		if unknown.GetSpecifiedShortnames() != "" {
			dashes = "-"
		}
		return usage("フラグ %[1]s はありません。", "unknown flag %[1]s", dashes+unknown.GetSpecifiedName())
	case errors.As(err, &missing):
		return usage("フラグ --%[1]s には値が必要です。", "flag --%[1]s needs a value", missing.GetFlag().Name)
	case errors.As(err, &invalid):
		return usage("フラグ --%[1]s の値「%[2]s」は使えません。", "flag --%[1]s: invalid value %[2]q", invalid.GetFlag().Name, invalid.GetValue())
	default:
		return usage("フラグの書き方が正しくありません: %[1]v", "bad flag: %[1]v", err)
	}
}

// translate turns what cobra itself reports (it has no typed errors) into a usage
// error; our own errors pass.
func (a *app) translate(err error) error {
	var s *statusError
	if err == nil || errors.As(err, &s) || !strings.HasPrefix(err.Error(), "required flag(s)") {
		return err
	}
	_, names, _ := strings.Cut(err.Error(), "required flag(s) ")
	names = strings.NewReplacer(`"`, "", ", ", ", --").Replace(strings.TrimSuffix(names, " not set"))
	return usage("必須のフラグが指定されていません: --%[1]s", "required flags are missing: --%[1]s", names)
}
