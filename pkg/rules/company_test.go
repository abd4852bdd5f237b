package rules

import (
	"context"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/rules/ruletest"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

// company loads the example company under an overlay; unchanged files are shared
// with an earlier load.
type company struct {
	set   *schema.Set
	files map[string][]byte
	clean *repo.Snapshot
}

func newCompany(t *testing.T) *company {
	t.Helper()
	c := &company{set: schema.New(schemas.FS), files: map[string][]byte{}}
	root := filepath.Join("..", "..", "examples", "company")
	err := filepath.WalkDir(root, func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		name, err := filepath.Rel(root, p)
		if err != nil {
			return err
		}
		c.files[filepath.ToSlash(name)], err = os.ReadFile(p)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	c.clean = c.load(t, nil)
	return c
}

// load reads the company under an overlay; a file that is empty there is taken away.
func (c *company) load(t *testing.T, overlay map[string][]byte) *repo.Snapshot {
	t.Helper()
	files := fstest.MapFS{}
	for path, data := range under(c.files, overlay) {
		if len(data) > 0 {
			files[path] = &fstest.MapFile{Data: data}
		}
	}
	s, err := repo.Load(context.Background(), files, repo.Options{Schemas: c.set, Share: c.clean})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// without is an overlay that takes the company's own files of some kinds away.
func (c *company) without(kinds []string) map[string][]byte {
	out := map[string][]byte{}
	for _, f := range c.clean.Files {
		if f.Record != nil && slices.Contains(kinds, f.Record.Kind.Name) {
			out[f.Path] = nil
		}
	}
	return out
}

// TestBadExamplesInCompany: what a rule finds in its small example it also finds where
// that is laid over a whole company, among hundreds of files of other matters. An
// example that speaks of the people and papers of the clean firm brings them along; one
// that speaks of what is missing takes the company's own records of those kinds away.
func TestBadExamplesInCompany(t *testing.T) {
	c := newCompany(t)
	direct, brought, absent := 0, 0, 0
	for _, rule := range All() {
		example, err := lint.ParseExample(rule.Example)
		if err != nil {
			t.Fatal(err)
		}
		if len(example.Special["bad"]) > 0 {
			continue // pipes and links are no overlay
		}
		switch {
		case c.finds(t, rule, example, nil):
			direct++
		case c.finds(t, rule, example, ruletest.Firm()):
			brought++
		case c.finds(t, rule, example, under(c.without(append(rule.Consults, rule.Kinds...)), ruletest.Firm())):
			absent++
		default:
			t.Errorf("%s %s: its bad example is not found in the example company: %v", rule.ID, rule.Name, example.Want)
		}
	}
	all := direct + brought + absent
	t.Logf("%d bad examples found in the company, %d of them with papers of the clean firm, %d with some of the company's away", all, brought, absent)
	if all < 130 {
		t.Errorf("%d bad examples found, want 130", all)
	}
}

// finds reports whether the rule finds something in each file that the example names.
func (c *company) finds(t *testing.T, rule *lint.Rule, e *lint.Example, firm map[string][]byte) bool {
	t.Helper()
	in := lint.Input{Head: c.load(t, under(firm, e.Overlays["bad"])), StrictClock: true}
	if rule.Needs&lint.Base != 0 {
		in.Base = c.load(t, under(firm, e.Overlays["base"]))
	}
	day := e.Today
	if day == "" {
		day = "2026-11-21"
	}
	var err error
	if in.Today, err = calendar.ParseISO(day); err != nil {
		t.Fatal(err)
	}
	rules := []*lint.Rule{rule}
	if rule.After != nil {
		rules = All()
	}
	res, err := lint.Run(context.Background(), rules, in)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, d := range res.Findings {
		if d.Rule == rule.ID {
			found[d.Range.File] = true
		}
	}
	return len(e.Want) > 0 && !slices.ContainsFunc(e.Want, func(want string) bool {
		file, _, _ := strings.Cut(want, " ")
		file = file[:max(0, strings.LastIndexByte(file, ':'))]
		return !found[file]
	})
}

func under(firm, overlay map[string][]byte) map[string][]byte {
	out := map[string][]byte{}
	maps.Copy(out, firm)
	maps.Copy(out, overlay)
	return out
}
