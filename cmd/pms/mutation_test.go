package main

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/par"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/rules"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/pkg/tree"
	"github.com/pms-project/pms/pkg/yamltree"
	"github.com/pms-project/pms/schemas"
)

// mutant is one file of the example damaged in one place, and where that must be
// found.
type mutant struct {
	path string // of the damaged file
	text string
	line int      // where the finding must be
	rule []string // under one of these rules
}

// operators damage a file; none means that the file has no place for the damage.
var operators = map[string]func(file) []mutant{
	"unknown key":          unknownKey,
	"missing required key": missingKey,
	"impossible date":      func(f file) []mutant { return f.replaceValue(f.isDate, "2026-02-30", "EVD-005") },
	"text for a date":      func(f file) []mutant { return f.replaceValue(f.isDate, "未定", "EVD-005") },
	"wrong enum value":     func(f file) []mutant { return f.replaceValue(f.isEnum, "no_such_value", "EVD-005") },
	"dangling reference":   func(f file) []mutant { return f.replaceValue(f.isRef, "no-such-id", "REP-009") },
	"duplicate key":        duplicateKey,
	"duplicate id":         duplicateID,
	"full-width colon":     fullWidthColon,
	"tab indent":           tabIndent,
	"unknown kind":         func(f file) []mutant { return []mutant{f.line(f.lineOf("kind"), "kind: no_such_kind", "REP-006")} },
}

// TestMutations damages every file of the example with every operator and asks that
// the finding is at that line. The figures are logged.
func TestMutations(t *testing.T) {
	set, list := schema.New(schemas.FS), rules.All()
	for _, example := range []string{"company", "examination-body"} {
		clean := readExample(t, example)
		whole := load(t, set, files(clean), nil)
		for _, name := range slices.Sorted(maps.Keys(operators)) {
			t.Run(example+"/"+name, func(t *testing.T) {
				var all []mutant
				for _, p := range slices.Sorted(maps.Keys(clean)) {
					if f, ok := openFile(t, set, p, clean[p]); ok {
						all = append(all, operators[name](f)...)
					}
				}
				batches := together(all)
				missed := make([][]mutant, len(batches))
				err := par.Each(t.Context(), len(batches), func(i int) {
					findings := lintMutants(t, list, set, whole, clean, batches[i])
					missed[i] = slices.DeleteFunc(batches[i], func(m mutant) bool { return found(findings, m) })
				})
				if err != nil || len(all) == 0 {
					t.Fatalf("%d damaged: %v", len(all), err)
				}
				hidden := slices.Concat(missed...)
				for _, m := range hidden {
					t.Errorf("%s:%d: not found at the line\n%s", m.path, m.line, around(m))
				}
				t.Logf("%d damaged, %d found at the line", len(all), len(all)-len(hidden))
			})
		}
	}
}

// together puts up to twenty damaged files into one repository, each damaged once: no
// damage may hide another, and checking them one by one took minutes.
func together(all []mutant) [][]mutant {
	const most = 20
	var out [][]mutant
	for _, m := range all {
		i := slices.IndexFunc(out, func(batch []mutant) bool {
			return len(batch) < most && !slices.ContainsFunc(batch, func(other mutant) bool { return other.path == m.path })
		})
		if i < 0 {
			i, out = len(out), append(out, nil)
		}
		out[i] = append(out[i], m)
	}
	return out
}

func found(findings []diag.Diagnostic, m mutant) bool {
	return slices.ContainsFunc(findings, func(d diag.Diagnostic) bool {
		return d.Range.File == m.path && d.Range.Start.Line == m.line && slices.Contains(m.rule, d.Rule)
	})
}

func files(texts map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for p, text := range texts {
		out[p] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// lintMutants checks the whole repository with some files damaged; what the undamaged
// one shares with it is not parsed again.
func lintMutants(t *testing.T, all []*lint.Rule, set *schema.Set, whole *repo.Snapshot, clean map[string]string, damaged []mutant) []diag.Diagnostic {
	t.Helper()
	fsys := files(clean)
	var rules []string
	for _, m := range damaged {
		fsys[m.path] = &fstest.MapFile{Data: []byte(m.text)}
		rules = append(rules, m.rule...)
	}
	today, err := calendar.ParseISO("2026-11-21")
	if err != nil {
		t.Fatal(err)
	}
	result, err := lint.Run(context.Background(), only(all, rules), lint.Input{Head: load(t, set, fsys, whole), Today: today})
	if err != nil {
		t.Fatal(err)
	}
	return result.Findings
}

// only are the rules that may find the damage; the others would cost a hundred times
// as much and change nothing.
func only(all []*lint.Rule, ids []string) []*lint.Rule {
	var out []*lint.Rule
	for _, r := range all {
		if slices.Contains(ids, r.ID) {
			out = append(out, r)
		}
	}
	return out
}

func load(t *testing.T, set *schema.Set, fsys fs.FS, share *repo.Snapshot) *repo.Snapshot {
	t.Helper()
	snapshot, err := repo.Load(context.Background(), fsys, repo.Options{Schemas: set, Strict: true, Share: share})
	if err != nil {
		t.Fatal(err)
	}
	return snapshot
}

func readExample(t *testing.T, name string) map[string]string {
	t.Helper()
	root := filepath.Join("..", "..", "examples", name)
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(root), ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(p)))
		out[p] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// file is a clean file of the example, open to damage.
type file struct {
	path  string
	lines []string
	kind  *schema.Kind
	root  tree.Node
}

func openFile(t *testing.T, set *schema.Set, p, text string) (file, bool) {
	t.Helper()
	if path.Ext(p) != ".yaml" {
		return file{}, false
	}
	tr, problems := yamltree.Parse(p, []byte(text), yamltree.Limits{})
	if tr == nil || len(problems) > 0 {
		t.Fatalf("%s is not clean: %v", p, problems)
	}
	kind, err := set.Kind(tr.Root().Get("kind").Text())
	if err != nil {
		t.Fatalf("%s: %v", p, err)
	}
	return file{p, strings.Split(text, "\n"), kind, tr.Root()}, true
}

func (f file) lineOf(key string) int { return f.root.Get(key).Key().Line() }

// line replaces line n (1-based).
func (f file) line(n int, text string, rule ...string) mutant {
	lines := slices.Clone(f.lines)
	lines[n-1] = text
	return mutant{f.path, strings.Join(lines, "\n"), n, rule}
}

// insert puts text before line n; the finding is wanted at line at.
func (f file) insert(n int, text string, at int, rule ...string) mutant {
	return mutant{f.path, strings.Join(slices.Insert(slices.Clone(f.lines), n-1, text), "\n"), at, rule}
}

func unknownKey(f file) []mutant {
	return []mutant{f.insert(2, "unknwon_key: 1", 2, "EVD-005")}
}

// missingKey takes away each required key at the top that stands on one line. The
// finding is at the first line of the map that lacks it.
func missingKey(f file) []mutant {
	shape := f.kind.Record
	if f.kind.IsLedger() {
		shape = f.kind.Head
	}
	var out []mutant
	for _, field := range shape.Fields() {
		value := f.root.Get(field.Name)
		if !field.Required || field.Name == "kind" || !value.Exists() || value.Len() > 0 || value.Range().End.Line != value.Line() {
			continue
		}
		n := value.Key().Line()
		lines := slices.Delete(slices.Clone(f.lines), n-1, n)
		out = append(out, mutant{f.path, strings.Join(lines, "\n"), f.root.Line(), []string{"EVD-005"}})
	}
	return out
}

func duplicateKey(f file) []mutant {
	n := f.lineOf("kind")
	return []mutant{f.insert(n+1, f.lines[n-1], n+1, "YML-002")}
}

// duplicateID gives the second entry of a ledger the id of the first; a record of
// its own is copied into another folder, where the copy comes second by path.
func duplicateID(f file) []mutant {
	if entries := f.root.Get("entries"); entries.Len() > 1 {
		first, second := entries.At(0).Get("id"), entries.At(1).Get("id")
		n := second.Line()
		return []mutant{f.line(n, strings.Replace(f.lines[n-1], second.Text(), first.Text(), 1), "REP-008")}
	}
	id := f.root.Get("id")
	if !id.Exists() || f.kind.IsLedger() {
		return nil
	}
	return []mutant{{"zz/" + path.Base(f.path), strings.Join(f.lines, "\n"), id.Line(), []string{"REP-008"}}}
}

var topLevelPair = regexp.MustCompile(`^[a-z_]+: \S`)

func fullWidthColon(f file) []mutant {
	for i, line := range f.lines {
		if topLevelPair.MatchString(line) && !strings.HasPrefix(line, "kind:") {
			return []mutant{f.line(i+1, strings.Replace(line, ": ", "：", 1), "YML-001", "YML-006")}
		}
	}
	return nil
}

func tabIndent(f file) []mutant {
	for i, line := range f.lines {
		if strings.HasPrefix(line, "  ") && !strings.HasPrefix(strings.TrimSpace(line), "#") {
			return []mutant{f.line(i+1, "\t"+strings.TrimLeft(line, " "), "YML-005")}
		}
	}
	return nil
}

// replaceValue damages the first value that the schema says is of a sort, wherever
// in the file it stands.
func (f file) replaceValue(is func(schema.Field) bool, text, rule string) []mutant {
	n, ok := f.find(f.root, nil, is)
	if !ok {
		return nil
	}
	start, end := n.Offsets()
	src := n.Tree().Source()
	return []mutant{{f.path, src[:start] + text + src[end:], n.Line(), []string{rule}}}
}

func (f file) isDate(s schema.Field) bool { return s.Format == "date" }
func (f file) isEnum(s schema.Field) bool { return len(s.Enum) > 1 }
func (f file) isRef(s schema.Field) bool  { return len(s.Refs) > 0 }

// find is the first scalar, in the order of the file, whose field is of a sort.
func (f file) find(n tree.Node, at []string, is func(schema.Field) bool) (tree.Node, bool) {
	for key, value := range n.Fields() {
		below := append(slices.Clone(at), key.Text())
		if value.Kind() == tree.String && f.fieldIs(below, is) {
			return value, true
		}
		if hit, ok := f.find(value, below, is); ok {
			return hit, true
		}
	}
	for _, item := range n.Items() {
		if item.Kind() == tree.String && f.fieldIs(at, is) {
			return item, true
		}
		if hit, ok := f.find(item, at, is); ok {
			return hit, true
		}
	}
	return tree.Node{}, false
}

func (f file) fieldIs(at []string, is func(schema.Field) bool) bool {
	shape := f.kind.Record
	if f.kind.IsLedger() {
		if at[0] != "entries" {
			shape = f.kind.Head
		} else if at = at[1:]; len(at) == 0 {
			return false
		}
	}
	field, ok := shape.Field(at...)
	return ok && is(field)
}

// around is the damaged stretch of a file, for the message of a failed test.
func around(m mutant) string {
	lines := strings.Split(m.text, "\n")
	from, to := max(m.line-3, 0), min(m.line+2, len(lines))
	var b strings.Builder
	for i := from; i < to; i++ {
		fmt.Fprintf(&b, "%5d | %s\n", i+1, lines[i])
	}
	return b.String()
}

// TestExamplesHaveEveryKind keeps the examples from losing a kind: what is not there is
// not damaged either.
func TestExamplesHaveEveryKind(t *testing.T) {
	set := schema.New(schemas.FS)
	seen := map[string]bool{}
	for _, example := range []string{"company", "examination-body"} {
		for p, text := range readExample(t, example) {
			if f, ok := openFile(t, set, p, text); ok {
				seen[f.kind.Name] = true
			}
		}
	}
	if have, want := slices.Sorted(maps.Keys(seen)), set.Kinds(); !slices.Equal(have, want) {
		t.Errorf("kinds in the examples: %v\nkinds there are:      %v", have, want)
	}
}
