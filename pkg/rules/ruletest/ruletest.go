// Package ruletest owns the test that every rule passes: its example, laid over a
// small clean firm, is found where the example says and nowhere else.
package ruletest

import (
	"context"
	_ "embed"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

//go:embed firm.txtar
var firmArchive []byte

const defaultToday = "2026-11-21"

// Firm is the small clean firm that examples are laid over, as files by path.
func Firm() map[string][]byte {
	files := map[string][]byte{}
	for _, f := range txtar.Parse(firmArchive).Files {
		files[f.Name] = f.Data
	}
	return files
}

// Family runs the examples of all rules of a family.
func Family(t *testing.T, f lint.Family) {
	t.Helper()
	set := schema.New(schemas.FS)
	for _, rule := range f.Rules {
		t.Run(rule.ID, func(t *testing.T) { run(t, set, f, rule) })
	}
}

func run(t *testing.T, set *schema.Set, f lint.Family, rule *lint.Rule) {
	if err := rule.Check(); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(rule.ID, f.Prefix+"-") {
		t.Errorf("id %s is not of the family %s", rule.ID, f.Prefix)
	}
	if rule.Example == "" {
		t.Fatalf("%s.txtar is missing", rule.Name)
	}
	example, err := lint.ParseExample(rule.Example)
	if err != nil {
		t.Fatal(err)
	}
	if len(example.Overlays["bad"])+len(example.Special["bad"]) == 0 || len(example.Want) == 0 {
		t.Fatal("the example has no bad case, or bad/want is empty")
	}
	if len(example.Overlays["good"]) == 0 {
		t.Fatal("the example has no good case")
	}
	bad := findings(t, set, rule, example, "bad")
	check(t, bad, example.Want)
	for _, d := range bad {
		languages(t, d, example)
	}
	check(t, findings(t, set, rule, example, "good"), nil)
}

// findings runs one rule over the clean firm with one overlay.
func findings(t *testing.T, set *schema.Set, rule *lint.Rule, e *lint.Example, folder string) []diag.Diagnostic {
	t.Helper()
	day := e.Today
	if day == "" {
		day = defaultToday
	}
	today, err := calendar.ParseISO(day)
	if err != nil {
		t.Fatal(err)
	}
	in := lint.Input{Head: load(t, set, e, folder), Today: today, StrictClock: true}
	if rule.Needs&lint.Base != 0 {
		in.Base = load(t, set, e, "base")
	}
	res, err := lint.Run(context.Background(), append(waived(in.Head), rule), in)
	if err != nil {
		t.Fatal(err)
	}
	return res.Findings
}

// waived are rules that find nothing, one for each that a waiver of the example names:
// a waiver is judged only where its rule ran.
func waived(s *repo.Snapshot) []*lint.Rule {
	var rules []*lint.Rule
	for _, w := range lint.Waivers(s) {
		rules = append(rules, &lint.Rule{ID: w.Rule, Whole: func(*lint.Pass) {}})
	}
	return rules
}

// Load reads the clean firm with an overlay, in strict mode. A file that is empty in
// the overlay is taken away.
func Load(t *testing.T, set *schema.Set, overlay map[string][]byte) *repo.Snapshot {
	t.Helper()
	return loadFS(t, set, firmFS(overlay))
}

// load reads the clean firm under one folder of an example.
func load(t *testing.T, set *schema.Set, e *lint.Example, folder string) *repo.Snapshot {
	t.Helper()
	fsys := special{firmFS(e.Overlays[folder]), e.Special[folder]}
	for path, kind := range e.Special[folder] {
		mode := map[string]fs.FileMode{"fifo": fs.ModeNamedPipe, "link": fs.ModeSymlink, "locked": 0}[kind]
		fsys.MapFS[path] = &fstest.MapFile{Mode: mode}
	}
	return loadFS(t, set, fsys)
}

func firmFS(overlay map[string][]byte) fstest.MapFS {
	files := Firm()
	maps.Copy(files, overlay)
	fsys := fstest.MapFS{}
	for path, data := range files {
		if len(data) > 0 {
			fsys[path] = &fstest.MapFile{Data: data}
		}
	}
	return fsys
}

func loadFS(t *testing.T, set *schema.Set, fsys fs.FS) *repo.Snapshot {
	t.Helper()
	s, err := repo.Load(context.Background(), fsys, repo.Options{Schemas: set, Strict: true})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// special is a file system in which some files must not be opened.
type special struct {
	fstest.MapFS
	kinds map[string]string
}

// Open fails as the disk would: no right to read, or, for what blocks, loudly.
func (s special) Open(name string) (fs.File, error) {
	switch s.kinds[name] {
	case "locked":
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	case "fifo", "link":
		panic("opened a " + s.kinds[name] + ": " + name)
	}
	return s.MapFS.Open(name)
}

// check compares findings with the lines of a want file, one for one.
func check(t *testing.T, got []diag.Diagnostic, want []string) {
	t.Helper()
	open := make([]string, len(want))
	copy(open, want)
	for _, d := range got {
		if i := match(t, open, d); i >= 0 {
			open = append(open[:i], open[i+1:]...)
		} else {
			t.Errorf("not wanted: %s", line(d))
		}
	}
	for _, w := range open {
		t.Errorf("not found: %s", w)
	}
}

func match(t *testing.T, open []string, d diag.Diagnostic) int {
	for i, w := range open {
		place, quoted, ok := strings.Cut(w, " ")
		pattern, err := strconv.Unquote(strings.TrimSpace(quoted))
		if !ok || err != nil {
			t.Fatalf("want line %q: want `path:line \"regexp\"`", w)
		}
		re, err := regexp.Compile(pattern)
		if err != nil {
			t.Fatalf("want line %q: %v", w, err)
		}
		if place == fmt.Sprintf("%s:%d", d.Range.File, d.Range.Start.Line) && re.MatchString(d.Message.In(diag.JA)) {
			return i
		}
	}
	return -1
}

func line(d diag.Diagnostic) string {
	return fmt.Sprintf("%s:%d %q (%s)", d.Range.File, d.Range.Start.Line, d.Message.In(diag.JA), d.Message.In(diag.EN))
}
