package cli

import (
	"context"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/report"
	"github.com/pms-project/pms/pkg/rules"
)

type lintFlags struct {
	failOn      string
	rules       []string
	base        string
	stdinPath   string
	strictClock bool
	baseline    string
	update      bool
	timings     bool
}

func (a *app) lintCommand() *cobra.Command {
	var flags lintFlags
	cmd := &cobra.Command{
		Use:         "lint [PATH...|-]",
		Annotations: map[string]string{readsRepository: "yes"},
		Short:       a.say("リポジトリを検査します", "Check the repository"),
		Long: a.say(
			"文書・台帳・記録を様式と要求事項に照らして検査し、検出事項をファイル・行・根拠とともに表示します。\nPATH を指定すると、その範囲の検出事項だけを表示します（検査は全体に対して行います）。\n--base を指定すると、その版から分岐したあとの変更が原因の検出事項だけを表示します。",
			"Checks rules, ledgers and records against their schemas and the requirements, and prints findings with file, line and clause.\nPATH limits what is printed; all is checked.\nWith --base only what the change since that revision causes is printed."),
		Example: "pms lint\npms lint ledgers/ --format github\npms lint --base origin/main\npms lint - --stdin-path ledgers/pi_ledger.yaml < draft.yaml\npms -C examples/company --today 2026-11-21 lint --rule LED-001",
		Args:    a.arguments(0, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.runLint(cmd.Context(), args, flags)
		},
	}
	a.dataFlags(cmd, report.Formats()...)
	cmd.Flags().StringVar(&flags.failOn, "fail-on", "error", a.say("終了コードを 1 にする重要度 `error|warning|info|never`", "severity from which the exit status is 1, `error|warning|info|never`"))
	cmd.Flags().StringSliceVar(&flags.rules, "rule", nil, a.say("ルール `ID` だけを実行します（繰り返し可）", "run only the rule `ID` (may be repeated)"))
	cmd.Flags().StringVar(&flags.base, "base", "", a.say("`REV` との分岐点からの変更が原因の検出事項だけを表示します", "print only what the change since the merge base with `REV` causes"))
	cmd.Flags().StringVar(&flags.baseline, "baseline", "", a.say("既知の検出事項の一覧 `FILE` にあるものを数えません", "do not count the known findings listed in `FILE`"))
	cmd.Flags().BoolVar(&flags.update, "update-baseline", false, a.say("--baseline の一覧を作ります。あるときは、解消したものを除きます（増やしません）", "make the list of --baseline; one that exists only loses what is mended"))
	cmd.Flags().BoolVar(&flags.timings, "timings", false, a.say("ルールごとの処理時間を標準エラーに表示します", "print the time of each rule on standard error"))
	cmd.Flags().StringVar(&flags.stdinPath, "stdin-path", "", a.say("PATH が - のとき、標準入力を保存前の `FILE` の内容として検査します", "with - as PATH: check standard input as the content of `FILE`"))
	cmd.Flags().BoolVar(&flags.strictClock, "strict-clock", false, a.say("今日の日付に依存するルールも要修正として扱います", "let rules that depend on today report errors"))
	return cmd
}

func (a *app) runLint(ctx context.Context, paths []string, flags lintFlags) error {
	threshold, err := parseThreshold(flags.failOn)
	if err != nil {
		return err
	}
	chosen, err := chooseRules(flags.rules)
	if err != nil {
		return err
	}
	if err := checkBaselineFlags(paths, flags); err != nil {
		return err
	}
	today, err := a.today()
	if err != nil {
		return err
	}
	r, err := a.openRepository(ctx)
	if err != nil {
		return err
	}
	defer r.Close()
	if paths, err = a.standIn(r, paths, flags.stdinPath); err != nil {
		return err
	}
	snapshot, err := a.load(ctx, r)
	if err != nil {
		return err
	}
	scope, err := a.scope(r, snapshot, paths)
	if err != nil {
		return err
	}
	in := lint.Input{Head: snapshot, Today: today, StrictClock: flags.strictClock}
	if flags.timings {
		in.Stopwatch = a.stopwatch()
	}
	result, err := a.check(ctx, r, chosen, in, flags.base)
	if err != nil {
		return err
	}
	known, err := a.knownFindings(result, flags)
	if err != nil {
		return err
	}
	findings := scope.filter(result)
	findings.Known = known
	if err := a.printFindings(r, snapshot, findings); err != nil {
		return err
	}
	if flags.timings {
		a.printTimings(result.Timings)
	}
	for i := range findings.Diagnostics {
		if findings.Diagnostics[i].Severity >= threshold {
			return found
		}
	}
	return nil
}

// check runs the rules over the whole, or over what changed since a base.
func (a *app) check(ctx context.Context, r *repository, chosen []*lint.Rule, in lint.Input, base string) (*lint.Result, error) {
	if base == "" {
		return lint.Run(ctx, chosen, in)
	}
	var err error
	if in.Base, err = a.loadBase(ctx, r, base, in.Head); err != nil {
		return nil, err
	}
	return lint.RunChange(ctx, chosen, in)
}

// standIn takes "-" out of the PATHs: standard input stands in for the file of
// --stdin-path, and only its findings are printed.
func (a *app) standIn(r *repository, paths []string, stdinPath string) ([]string, error) {
	i := slices.Index(paths, "-")
	switch {
	case i < 0 && stdinPath == "":
		return paths, nil
	case i < 0 || stdinPath == "":
		return nil, usage("標準入力を検査するには、PATH に - を、--stdin-path にファイルの場所を指定してください。", "to check standard input give - as PATH and the file's place with --stdin-path")
	}
	file, err := a.inside(r, stdinPath)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(a.env.Stdin, maxStdin+1))
	if err != nil {
		return nil, failure("標準入力を読み込めません: %[1]v", "read standard input: %[1]v", err)
	}
	if len(data) > maxStdin {
		return nil, failure("標準入力が大きすぎます（上限 %[1]d MB）。", "standard input is larger than %[1]d MB", maxStdin>>20)
	}
	r.overlay = map[string][]byte{file: data}
	paths[i] = stdinPath
	return paths, nil
}

// maxStdin is the size up to which standard input is read into memory.
const maxStdin = 64 << 20

func (a *app) printFindings(r *repository, s *repo.Snapshot, f *report.Findings) error {
	write, _ := report.Format(a.global.format)
	o := report.Options{Lang: a.lang, Color: a.color(), Version: buildFacts().PMS, Source: func(file string) (string, bool) {
		if f := s.File(file); f != nil {
			return f.Source, true
		}
		return "", false
	}}
	if a.global.format != "text" && a.global.format != "json" { // for forges
		o.Prefix = r.forgePrefix()
	}
	return a.write(func(w io.Writer) error { return write(w, f, o) })
}

// parseThreshold reads --fail-on; never is above every severity.
func parseThreshold(name string) (diag.Severity, error) {
	if name == "never" {
		return diag.Error + 1, nil
	}
	s, err := diag.ParseSeverity(name)
	if err != nil {
		return 0, usage("--fail-on の値「%[1]s」は使えません。error、warning、info、never のいずれかを指定してください。", "--fail-on %[1]q: want error, warning, info or never", name)
	}
	return s, nil
}

// chooseRules are the rules of --rule, all without it.
func chooseRules(ids []string) ([]*lint.Rule, error) {
	all := rules.All()
	if len(ids) == 0 {
		return all, nil
	}
	var out []*lint.Rule
	for _, id := range ids {
		rule, err := findRule(all, id)
		if err != nil {
			return nil, err
		}
		out = append(out, rule)
	}
	return out, nil
}
