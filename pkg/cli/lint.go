package cli

import (
	"context"
	"io"
	"path/filepath"
	"strings"

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
	strictClock bool
}

func (a *app) lintCommand() *cobra.Command {
	var flags lintFlags
	cmd := &cobra.Command{
		Use:   "lint [PATH...]",
		Short: a.say("リポジトリを検査します", "Check the repository"),
		Long: a.say(
			"文書・台帳・記録を様式と要求事項に照らして検査し、検出事項をファイル・行・根拠とともに表示します。\nPATH を指定すると、その範囲の検出事項だけを表示します（検査は全体に対して行います）。",
			"Checks rules, ledgers and records against their schemas and the requirements, and prints findings with file, line and clause.\nPATH limits what is printed; all is checked."),
		Example: "pms lint\npms lint ledgers/ --format github\npms -C examples/company --today 2026-11-21 lint --rule LED-001",
		Args:    a.arguments(0, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.runLint(cmd.Context(), args, flags)
		},
	}
	a.dataFlags(cmd, report.Formats()...)
	cmd.Flags().StringVar(&flags.failOn, "fail-on", "error", a.say("終了コードを 1 にする重要度 `error|warning|info|never`", "severity from which the exit status is 1, `error|warning|info|never`"))
	cmd.Flags().StringSliceVar(&flags.rules, "rule", nil, a.say("このルールだけを実行します `ID`（繰り返し可）", "run only the rule `ID` (may be repeated)"))
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
	today, err := a.today()
	if err != nil {
		return err
	}
	r, err := a.openRepository()
	if err != nil {
		return err
	}
	defer r.Close()
	snapshot, err := a.load(ctx, r)
	if err != nil {
		return err
	}
	scope, err := a.scope(r, snapshot, paths)
	if err != nil {
		return err
	}
	result, err := lint.Run(ctx, chosen, lint.Input{Head: snapshot, Today: today, StrictClock: flags.strictClock})
	if err != nil {
		return err
	}
	findings := scope.filter(result)
	if err := a.printFindings(snapshot, findings); err != nil {
		return err
	}
	for i := range findings.Diagnostics {
		if findings.Diagnostics[i].Severity >= threshold {
			return found
		}
	}
	return nil
}

func (a *app) printFindings(s *repo.Snapshot, f *report.Findings) error {
	write, _ := report.Format(a.global.format)
	return a.write(func(w io.Writer) error {
		return write(w, f, report.Options{Lang: a.lang, Color: a.color(), Source: func(file string) (string, bool) {
			if f := s.File(file); f != nil {
				return f.Source, true
			}
			return "", false
		}})
	})
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

// scope is the set of files whose findings are printed.
type scope struct{ paths []string } // slash paths below the root; empty: all

// scope turns the PATHs of the command line into paths below the root. A PATH that
// holds nothing of the repository is a mistake, not an empty answer.
func (a *app) scope(r *repository, s *repo.Snapshot, args []string) (scope, error) {
	var sc scope
	for _, arg := range args {
		full := arg
		if !filepath.IsAbs(arg) {
			full = filepath.Join(a.abs(a.global.dir), arg)
		}
		rel, err := filepath.Rel(r.root, full)
		if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			return sc, usage("%[1]s はリポジトリ %[2]s の外にあります。", "%[1]s is outside the repository %[2]s", arg, r.root)
		}
		path := filepath.ToSlash(rel)
		if path == "." {
			return scope{}, nil
		}
		if !holds(s, path) {
			return sc, usage("%[1]s は見つかりません。", "%[1]s: no such file in the repository", arg)
		}
		sc.paths = append(sc.paths, path)
	}
	return sc, nil
}

func holds(s *repo.Snapshot, path string) bool {
	for _, f := range s.Files {
		if within(f.Path, path) {
			return true
		}
	}
	for _, f := range s.Raw {
		if within(f.Path, path) {
			return true
		}
	}
	return false
}

func within(file, path string) bool { return file == path || strings.HasPrefix(file, path+"/") }

func (sc scope) filter(r *lint.Result) *report.Findings {
	f := &report.Findings{Files: r.Files}
	for _, s := range r.Skipped {
		f.Skipped = append(f.Skipped, report.Skip(s))
	}
	for _, d := range r.Findings {
		if sc.has(d.Range.File) {
			f.Diagnostics = append(f.Diagnostics, d)
		}
	}
	return f
}

func (sc scope) has(file string) bool {
	if len(sc.paths) == 0 {
		return true
	}
	for _, path := range sc.paths {
		if within(file, path) {
			return true
		}
	}
	return false
}
