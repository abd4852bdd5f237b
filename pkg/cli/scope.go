package cli

import (
	"path/filepath"
	"strings"

	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/report"
)

// scope is the set of files whose findings are printed.
type scope struct{ paths []string } // slash paths below the root; empty: all

// scope turns the PATHs of the command line into paths below the root. A PATH that
// holds nothing of the repository is a mistake, not an empty answer.
func (a *app) scope(r *repository, s *repo.Snapshot, args []string) (scope, error) {
	var sc scope
	for _, arg := range args {
		path, err := a.inside(r, arg)
		if err != nil {
			return sc, err
		}
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

// inside is the slash path below the PMS root of a path of the command line, which
// is relative to the directory of -C.
func (a *app) inside(r *repository, arg string) (string, error) {
	full := arg
	if !filepath.IsAbs(arg) {
		full = filepath.Join(a.abs(a.global.dir), arg)
	}
	rel, err := filepath.Rel(r.root, full)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return "", usage("%[1]s はリポジトリ %[2]s の外にあります。", "%[1]s is outside the repository %[2]s", arg, r.root)
	}
	return filepath.ToSlash(rel), nil
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
	for _, w := range r.Waived {
		if sc.has(w.Finding.Range.File) {
			f.Waived = append(f.Waived, report.Waived{Finding: w.Finding, Reason: w.By.Record.Text("reason")})
		}
	}
	for _, rule := range r.Ran {
		f.Rules = append(f.Rules, report.RuleInfo{ID: rule.ID, Name: rule.Name, Title: rule.Title, Doc: rule.Doc, Basis: rule.Basis, Severity: rule.Severity})
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
