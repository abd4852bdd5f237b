package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"time"

	"github.com/pms-project/pms/pkg/lint"
)

// checkBaselineFlags refuses a list that would be made from a part of the findings:
// what was not looked at would seem mended, or come back as new.
func checkBaselineFlags(paths []string, flags lintFlags) error {
	switch {
	case !flags.update:
		return nil
	case flags.baseline == "":
		return usage("--update-baseline には、--baseline で一覧のファイルを指定してください。", "--update-baseline needs --baseline FILE")
	case len(paths) > 0 || len(flags.rules) > 0 || flags.base != "":
		return usage("--update-baseline は、PATH、--rule、--base と一緒に使えません。リポジトリ全体の検査で作ります。", "--update-baseline takes no PATH, --rule or --base: the list is made from a check of the whole")
	}
	return nil
}

// knownFindings takes the findings of the list of --baseline out of a result and
// returns their number. With --update-baseline it writes the list first.
func (a *app) knownFindings(result *lint.Result, flags lintFlags) (int, error) {
	if flags.baseline == "" {
		return 0, nil
	}
	path := a.abs(flags.baseline)
	list, err := a.readBaseline(path)
	switch {
	case flags.update && errors.Is(err, fs.ErrNotExist):
		list = lint.NewBaseline(result.Findings)
		err = a.writeBaseline(path, list)
	case flags.update && err == nil:
		list = list.Shrunk(result.Findings)
		err = a.writeBaseline(path, list)
	case errors.Is(err, fs.ErrNotExist):
		return 0, failure("既知の検出事項の一覧 %[1]s がありません。--update-baseline を付けて作ってください。", "there is no list %[1]s; make it with --update-baseline", flags.baseline)
	}
	if err != nil {
		return 0, err
	}
	before := len(result.Findings)
	gone := list.Len() - list.Shrunk(result.Findings).Len()
	fresh, known := list.Divide(result.Findings)
	result.Findings = fresh
	if partial := flags.base != "" || len(flags.rules) > 0; gone > 0 && !partial && before > 0 {
		a.note("既知の検出事項のうち %[1]d 件は解消しています。--update-baseline を付けると一覧から除きます。", "%[1]d of the known findings are mended; --update-baseline takes them off the list", gone)
	}
	return known, nil
}

func (a *app) readBaseline(path string) (*lint.Baseline, error) {
	dir, err := a.env.OpenDir(filepath.Dir(path))
	if err != nil {
		return nil, failure("%[1]s を読み込めません: %[2]v", "cannot read %[1]s: %[2]v", path, cause(err))
	}
	defer dir.Close()
	data, err := fs.ReadFile(dir.FS(), filepath.Base(path))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, err
	case err != nil:
		return nil, failure("%[1]s を読み込めません: %[2]v", "cannot read %[1]s: %[2]v", path, cause(err))
	}
	list, err := lint.ParseBaseline(data)
	if err != nil {
		return nil, failure("%[1]s は既知の検出事項の一覧として読めません: %[2]v", "%[1]s is no list of known findings: %[2]v", path, cause(err))
	}
	return list, nil
}

func (a *app) writeBaseline(path string, list *lint.Baseline) error {
	if err := a.env.WriteFile(path, list.Bytes()); err != nil {
		return failure("%[1]s に書き込めません: %[2]v", "write %[1]s: %[2]v", path, cause(err))
	}
	a.note("既知の検出事項 %[1]d 件を %[2]s に書きました。", "wrote %[1]d known findings to %[2]s", list.Len(), path)
	return nil
}

// stopwatch tells the time since now.
func (a *app) stopwatch() func() time.Duration {
	start := a.env.Now()
	return func() time.Duration { return a.env.Now().Sub(start) }
}

func (a *app) printTimings(timings []lint.Timing) {
	for _, t := range timings {
		fmt.Fprintf(a.env.Stderr, "%10.3f ms  %s\n", float64(t.Took)/float64(time.Millisecond), t.Rule)
	}
}
