package house

import (
	"encoding/json"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/pms-project/pms/"

// floors are the packages from the ground up. A package may import those on lower
// floors; packages on one floor are strangers, save the arrows below.
var floors = [][]string{
	{"pkg/tree", "pkg/diag", "pkg/calendar", "pkg/par", "pkg/near", "schemas"},
	{"pkg/yamltree", "pkg/schema", "pkg/gitfs"},
	{"pkg/repo", "pkg/record", "pkg/regulation", "pkg/firm"},
	{"pkg/lint"},
	{"pkg/rules", "pkg/rules/*", "pkg/report", "pkg/importer"},
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
	"pkg/rules -> pkg/rules/*":   "the list of all rules joins the families",
	"pkg/rules/* -> pkg/rules/*": "a family's test uses ruletest",
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
	"golang.org/x/term":                     {"cmd/pms"},
	"golang.org/x/text/unicode/norm":        {"pkg/repo", "pkg/regulation", "pkg/importer", "pkg/calendar", "pkg/schema", "pkg/rules/document", "pkg/rules/policy", "pkg/rules/ledger"},
	"golang.org/x/text/cases":               {"pkg/repo"},
	"golang.org/x/text/width":               {"pkg/regulation", "pkg/importer"},
	"golang.org/x/text/encoding":            {"pkg/yamltree", "pkg/importer"},
	"golang.org/x/text/transform":           {"pkg/yamltree", "pkg/importer"},
	"golang.org/x/net/html":                 {"pkg/importer"},
	"golang.org/x/tools/txtar":              {"pkg/lint", "pkg/rules/ruletest"},
}

type pkg struct {
	ImportPath, Dir string
	Standard        bool
	Imports         []string
}

func packages(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Dir,Standard,Imports", "./...")
	cmd.Dir = filepath.Join("..", "..")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []pkg
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := dec.Decode(&p); err == io.EOF {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func TestFloors(t *testing.T) {
	for _, p := range packages(t) {
		from := strings.TrimPrefix(p.ImportPath, module)
		if floorOf(from) < 0 {
			t.Errorf("%s stands on no floor: give it a place in the plan", from)
			continue
		}
		for _, imported := range p.Imports {
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
		from := strings.TrimPrefix(p.ImportPath, module)
		for _, imported := range p.Imports {
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
		if a == "pkg/rules/* -> pkg/rules/*" {
			continue // taken by tests only, which go list does not count among Imports
		}
		if !used[a] {
			t.Errorf("the arrow %s is drawn but not taken", a)
		}
	}
}
