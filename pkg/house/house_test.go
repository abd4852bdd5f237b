package house

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/pms-project/pms/"

// floors are the packages from the ground up. A package may import those on lower
// floors; packages on one floor are strangers, save the arrows below.
var floors = [][]string{
	{"pkg/tree", "pkg/diag", "pkg/calendar", "pkg/block", "pkg/par", "pkg/near", "pkg/visible", "pkg/jsonc", "pkg/ooxml", "pkg/docx/docxtest", "schemas", "templates"},
	{"pkg/yamltree", "pkg/schema", "pkg/gitfs", "pkg/expr"},
	{"pkg/repo", "pkg/record", "pkg/regulation", "pkg/firm"},
	{"pkg/lint", "pkg/due", "pkg/catalogue", "pkg/cite", "pkg/edit", "pkg/draft", "pkg/starter", "pkg/personal", "pkg/docx"},
	{"pkg/rules", "pkg/rules/*", "pkg/report", "pkg/book", "pkg/print/*", "pkg/ics", "pkg/importer"},
	{"cmd/pms", "pkg/cli", "pkg/bench", "pkg/house"},
}

// arrows are the imports between neighbours on one floor, each with its reason.
var arrows = map[string]string{
	"pkg/tree -> pkg/diag":       "a node knows its place in words of diag",
	"pkg/calendar -> pkg/diag":   "a refused date says why in both languages",
	"pkg/repo -> pkg/record":     "a snapshot is made of records",
	"pkg/repo -> pkg/regulation": "and of rule texts",
	"pkg/repo -> pkg/firm":       "and is seen as a firm",
	"pkg/firm -> pkg/record":     "the typed views read records",
	"pkg/edit -> pkg/cite":       "a citation follows what it points to",
	"pkg/rules -> pkg/rules/*":   "the list of all rules joins the families",
	"pkg/rules/* -> pkg/rules/*": "families share topics, and their tests use ruletest",
	"cmd/pms -> pkg/cli":         "main gives the real world to the program",
}

// owners are the libraries, by module or package path, and the only packages that
// may import them. What is not named here may not be imported at all.
var owners = map[string][]string{
	"gopkg.in/yaml.v3":                      {"pkg/yamltree", "pkg/bench"}, // bench measures lint against the bare decoder
	"github.com/santhosh-tekuri/jsonschema": {"pkg/schema"},
	"github.com/go-git/":                    {"pkg/gitfs"},
	"github.com/spf13/":                     {"pkg/cli"},
	"github.com/mattn/go-runewidth":         {"pkg/report"},
	"github.com/jedib0t/go-pretty/v6":       {"pkg/report"},
	"github.com/arran4/golang-ical":         {"pkg/ics"},
	"github.com/expr-lang/expr":             {"pkg/expr"},
	"golang.org/x/term":                     {"cmd/pms"},
	"golang.org/x/text/unicode/norm":        {"pkg/repo", "pkg/regulation", "pkg/importer", "pkg/calendar", "pkg/schema", "pkg/personal", "pkg/rules/document", "pkg/rules/topics", "pkg/rules/ledger", "pkg/rules/security", "pkg/rules/duty"},
	"golang.org/x/text/cases":               {"pkg/repo"},
	"golang.org/x/text/width":               {"pkg/regulation", "pkg/importer"},
	"golang.org/x/text/encoding":            {"pkg/yamltree", "pkg/importer", "pkg/personal"},
	"golang.org/x/text/transform":           {"pkg/yamltree", "pkg/importer"},
	"golang.org/x/net/html":                 {"pkg/importer"},
	"golang.org/x/tools/txtar":              {"pkg/lint", "pkg/rules/ruletest"},
}

// pkg is a package of ours and what it imports outside its tests.
type pkg struct {
	path    string // below the module
	imports []string
}

// packages reads the imports of every Go file of the module. It reads files rather
// than ask the go command, so that a cached result is never a stale one.
func packages(t *testing.T) []pkg {
	t.Helper()
	root := filepath.Join("..", "..")
	found := map[string][]string{}
	err := filepath.WalkDir(root, func(p string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && (e.Name() == "testdata" || e.Name() == "node_modules" || len(e.Name()) > 2 && e.Name()[0] == '.'):
			return fs.SkipDir
		case e.IsDir() || !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go"):
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		dir, err := filepath.Rel(root, filepath.Dir(p))
		if err != nil {
			return err
		}
		path := filepath.ToSlash(dir)
		found[path] = append(found[path], "")
		for _, i := range f.Imports {
			found[path] = append(found[path], strings.Trim(i.Path.Value, `"`))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var all []pkg
	for path, imports := range found {
		slices.Sort(imports)
		all = append(all, pkg{path, slices.Compact(imports)[1:]})
	}
	slices.SortFunc(all, func(a, b pkg) int { return strings.Compare(a.path, b.path) })
	if len(all) < 20 {
		t.Fatalf("only %d packages found below %s", len(all), root)
	}
	return all
}

func TestFloors(t *testing.T) {
	for _, p := range packages(t) {
		from := p.path
		if floorOf(from) < 0 {
			t.Errorf("%s stands on no floor: give it a place in the plan", from)
			continue
		}
		for _, imported := range p.imports {
			if to, ours := strings.CutPrefix(imported, module); ours {
				if err := arrow(from, to); err != nil {
					t.Error(err)
				}
			} else if strings.Contains(strings.SplitN(imported, "/", 2)[0], ".") {
				if err := owned(from, imported); err != nil {
					t.Error(err)
				}
			}
		}
	}
}

func arrow(from, to string) error {
	a, b := floorOf(from), floorOf(to)
	switch {
	case b < 0:
		return fmt.Errorf("%s imports %s, which stands on no floor", from, to)
	case b > a:
		return fmt.Errorf("%s (floor %d) imports upwards: %s (floor %d)", from, a, to, b)
	case b == a && !drawn(from, to):
		return fmt.Errorf("%s and %s are neighbours on floor %d, and no arrow is drawn between them", from, to, a)
	}
	return nil
}

func floorOf(p string) int {
	return slices.IndexFunc(floors, func(floor []string) bool {
		return slices.ContainsFunc(floor, func(pattern string) bool { return matches(pattern, p) })
	})
}

func drawn(from, to string) bool {
	for a := range arrows {
		x, y, _ := strings.Cut(a, " -> ")
		if matches(x, from) && matches(y, to) {
			return true
		}
	}
	return false
}

func matches(pattern, p string) bool {
	if parent, ok := strings.CutSuffix(pattern, "/*"); ok {
		return strings.HasPrefix(p, parent+"/")
	}
	return p == pattern
}

func owned(from, library string) error {
	for prefix, who := range owners {
		if strings.HasPrefix(library, prefix) {
			if slices.Contains(who, from) {
				return nil
			}
			return fmt.Errorf("%s imports %s, which belongs to %v", from, library, who)
		}
	}
	return fmt.Errorf("%s imports %s, which has no owner: name one in the plan", from, library)
}

// TestEveryArrowIsUsed keeps the plan honest: an arrow that nobody takes is removed.
func TestEveryArrowIsUsed(t *testing.T) {
	used := map[string]bool{}
	for _, p := range packages(t) {
		from := p.path
		for _, imported := range p.imports {
			to, ours := strings.CutPrefix(imported, module)
			for a := range arrows {
				x, y, _ := strings.Cut(a, " -> ")
				if ours && matches(x, from) && matches(y, to) {
					used[a] = true
				}
			}
		}
	}
	for a := range arrows {
		if !used[a] {
			t.Errorf("the arrow %s is drawn but not taken", a)
		}
	}
}
