package repo

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
)

// listing is what a walk over the repository found, by path.
type listing struct {
	yaml     []string
	raw      []Raw
	problems []diag.Diagnostic
}

// list walks the tree without opening a file. Folders and files whose names begin
// with a dot belong to tools (.git, .github, .vscode) and are left out, as is
// node_modules.
func list(fsys fs.FS) (*listing, error) {
	l := &listing{}
	names := newNames()
	err := fs.WalkDir(fsys, ".", func(p string, e fs.DirEntry, err error) error {
		switch {
		case err != nil && p == ".":
			return err
		case err != nil:
			l.problems = append(l.problems, unreadable(p, err))
			if e != nil && e.IsDir() {
				return fs.SkipDir
			}
			return nil
		case p == ".":
			return nil
		case skipped(e.Name()):
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		names.add(p)
		if e.IsDir() {
			return l.folder(fsys, p)
		}
		return l.file(p, e)
	})
	if err != nil {
		return nil, err
	}
	l.problems = append(l.problems, names.problems()...)
	diag.Sort(l.problems) // a file system may list its folders in any order
	slices.Sort(l.yaml)
	slices.SortFunc(l.raw, func(a, b Raw) int { return strings.Compare(a.Path, b.Path) })
	return l, nil
}

// folder leaves out a repository inside the repository: on disk a submodule is a
// folder with a .git in it, in a revision it is an entry that is no file.
func (l *listing) folder(fsys fs.FS, p string) error {
	if _, err := fs.Stat(fsys, p+"/.git"); err != nil {
		return nil
	}
	l.problems = append(l.problems, specialProblem(p, fs.ModeIrregular))
	return fs.SkipDir
}

func (l *listing) file(p string, e fs.DirEntry) error {
	switch {
	case e.Type()&fs.ModeSymlink != 0:
		l.problems = append(l.problems, linkProblem(p))
	case !e.Type().IsRegular():
		l.problems = append(l.problems, specialProblem(p, e.Type()))
	case isYAML(p):
		l.yaml = append(l.yaml, p)
	default:
		raw := Raw{Path: p}
		if info, err := e.Info(); err == nil {
			raw.Size = info.Size()
		}
		l.raw = append(l.raw, raw)
	}
	return nil
}

func skipped(name string) bool { return strings.HasPrefix(name, ".") || name == "node_modules" }

func isYAML(p string) bool {
	switch strings.ToLower(path.Ext(p)) {
	case ".yaml", ".yml":
		return true
	}
	return false
}

// overlay adds the files that only an overlay has.
func (l *listing) overlay(contents map[string][]byte) {
	for p := range contents {
		if i, found := slices.BinarySearch(l.yaml, p); !found && isYAML(p) {
			l.yaml = slices.Insert(l.yaml, i, p)
		}
	}
}
