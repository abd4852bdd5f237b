package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/par"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/rules"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

// fault is one thing that an examiner would write up, as a small edit to an example.
//
// A file of testdata/faults begins with what is wrong, in the words of the write-up, and
// then says "want: RULE" for the finding that names the fault, "also: RULE reason" for
// one that follows from it necessarily, and "in: EXAMPLE" where that is not the company.
// Its sections are "edit PATH", "remove PATH" and "add PATH". An edit is hunks: '-' and
// '+' before old and new text, ' ' before text that stays, 'x' before the first line of
// a block to take away with all that is indented below it; an empty line parts hunks. In added files a '~' is
// dropped, so that the made numbers in them are none here.
type fault struct {
	name, title, example string
	want, also           []string
	archive              *txtar.Archive
}

// TestFaults puts each fault into a copy of its example and asks that the whole lint
// finds it and nothing else new.
func TestFaults(t *testing.T) {
	all := readFaults(t)
	examples := map[string]*cleanExample{}
	for _, name := range []string{"company", "examination-body"} {
		examples[name] = newCleanExample(t, name)
	}
	wrong := make([][]string, len(all))
	err := par.Each(t.Context(), len(all), func(i int) { wrong[i] = examples[all[i].example].judge(all[i]) })
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for i, f := range all {
		if len(wrong[i]) == 0 {
			found++
			continue
		}
		t.Errorf("%s: %s\n\t%s", f.name, f.title, strings.Join(wrong[i], "\n\t"))
	}
	t.Logf("%d faults, %d found and nothing else", len(all), found)
	if len(all) < 60 {
		t.Errorf("%d faults, want 60", len(all))
	}
}

func readFaults(t *testing.T) []fault {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("testdata", "faults", "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	var out []fault
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		f := fault{name: strings.TrimSuffix(filepath.Base(path), ".txtar"), example: "company", archive: archive}
		for line := range strings.Lines(string(archive.Comment)) {
			f.readLine(strings.TrimSpace(line))
		}
		if f.title == "" || len(f.want) == 0 || len(archive.Files) == 0 {
			t.Fatalf("%s: no title, want or edit", path)
		}
		out = append(out, f)
	}
	return out
}

func (f *fault) readLine(line string) {
	key, value, _ := strings.Cut(line, ": ")
	switch {
	case key == "want":
		f.want = append(f.want, strings.Fields(value)...)
	case key == "also":
		rule, _, _ := strings.Cut(value, " ")
		f.also = append(f.also, rule)
	case key == "in":
		f.example = value
	case f.title == "":
		f.title = line
	}
}

// cleanExample is an example as it stands and what is found in it.
type cleanExample struct {
	set   *schema.Set
	list  []*lint.Rule
	today calendar.Date
	texts map[string]string
	whole *repo.Snapshot
	found map[string]int
}

func newCleanExample(t *testing.T, name string) *cleanExample {
	t.Helper()
	today, err := calendar.ParseISO("2026-11-21")
	if err != nil {
		t.Fatal(err)
	}
	e := &cleanExample{set: schema.New(schemas.FS), list: rules.All(), today: today, texts: readExample(t, name), found: map[string]int{}}
	e.whole = load(t, e.set, files(e.texts), nil)
	findings, err := e.lint(e.whole)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range findings {
		e.found[sameAs(d)]++
	}
	return e
}

func (e *cleanExample) lint(s *repo.Snapshot) ([]diag.Diagnostic, error) {
	result, err := lint.Run(context.Background(), e.list, lint.Input{Head: s, Today: e.today})
	if err != nil {
		return nil, err
	}
	return result.Findings, nil
}

// sameAs is what makes a finding the same one when lines above it were added or taken
// away.
func sameAs(d diag.Diagnostic) string {
	return fmt.Sprintf("%s %s %s", d.Rule, d.Range.File, d.Message.In(diag.JA))
}

// judge says what is wrong with what the lint finds: a rule that was wanted and is
// silent, or a finding that nobody expected.
func (e *cleanExample) judge(f fault) []string {
	texts, err := f.apply(e.texts)
	if err != nil {
		return []string{err.Error()}
	}
	snapshot, err := repo.Load(context.Background(), files(texts), repo.Options{Schemas: e.set, Strict: true, Share: e.whole})
	if err != nil {
		return []string{err.Error()}
	}
	findings, err := e.lint(snapshot)
	if err != nil {
		return []string{err.Error()}
	}
	return f.compare(findings, e.found)
}

func (f fault) compare(findings []diag.Diagnostic, clean map[string]int) []string {
	var out []string
	seen, silent := map[string]int{}, append(slices.Clone(f.want), f.also...)
	for _, d := range findings {
		if seen[sameAs(d)]++; seen[sameAs(d)] <= clean[sameAs(d)] {
			continue
		}
		silent = slices.DeleteFunc(silent, func(rule string) bool { return rule == d.Rule })
		if !slices.Contains(f.want, d.Rule) && !slices.Contains(f.also, d.Rule) {
			out = append(out, fmt.Sprintf("not expected: %s:%d %s", d.Range.File, d.Range.Start.Line, sameAs(d)))
		}
	}
	for _, rule := range silent {
		out = append(out, "not found: "+rule)
	}
	return out
}

// apply is the example with the fault in it.
func (f fault) apply(clean map[string]string) (map[string]string, error) {
	out := map[string]string{}
	for p, text := range clean {
		out[p] = text
	}
	for _, section := range f.archive.Files {
		verb, p, _ := strings.Cut(section.Name, " ")
		old, exists := out[p]
		switch {
		case verb == "add" && !exists:
			out[p] = strings.ReplaceAll(string(section.Data), "~", "")
		case verb == "remove" && exists:
			delete(out, p)
		case verb == "edit" && exists:
			text, err := edited(old, string(section.Data))
			if err != nil {
				return nil, fmt.Errorf("edit %s: %w", p, err)
			}
			out[p] = text
		default:
			return nil, fmt.Errorf("apply %q: no such verb or file", section.Name)
		}
	}
	return out, nil
}

// edited applies hunks one after another; an empty line or a block to take away ends
// the one before it.
func edited(text, hunks string) (string, error) {
	var old, replacement []string
	swap := func() error {
		if len(old) == 0 {
			return nil
		}
		before, after := strings.Join(old, "\n"), strings.Join(replacement, "\n")
		if len(replacement) == 0 {
			before += "\n" // whole lines go with their end
		}
		if n := strings.Count(text, before); n != 1 {
			return fmt.Errorf("edit: %d times in the file: %q", n, before)
		}
		text = strings.Replace(text, before, after, 1)
		old, replacement = nil, nil
		return nil
	}
	for line := range strings.Lines(hunks) {
		line = strings.TrimSuffix(line, "\n")
		var err error
		switch {
		case line == "":
			err = swap()
		case line[0] == 'x':
			if err = swap(); err == nil {
				text, err = withoutBlock(text, line[1:])
			}
		case line[0] == ' ':
			old, replacement = append(old, line[1:]), append(replacement, line[1:])
		case line[0] == '-':
			old = append(old, line[1:])
		case line[0] == '+':
			replacement = append(replacement, line[1:])
		default:
			err = fmt.Errorf("read hunk: %q", line)
		}
		if err != nil {
			return "", err
		}
	}
	return text, swap()
}

// withoutBlock takes away the line and what is indented deeper below it.
func withoutBlock(text, first string) (string, error) {
	lines := strings.Split(text, "\n")
	at := slices.Index(lines, first)
	if at < 0 || slices.Contains(lines[at+1:], first) {
		return "", fmt.Errorf("take away %q: not there once", first)
	}
	end := at + 1
	for end < len(lines) && lines[end] != "" && indent(lines[end]) > indent(first) {
		end++
	}
	return strings.Join(slices.Delete(lines, at, end), "\n"), nil
}

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// TestFaultFilesAreRead: a fault file that says nothing is no fault.
func TestFaultFilesAreRead(t *testing.T) {
	for _, c := range []struct{ hunks, want string }{
		{"-a: 1\n+a: 2\n", "a: 2\nb:\n  c: 1\nd: 1\n"},
		{"xb:\n", "a: 1\nd: 1\n"},
		{" a: 1\n-b:\n+e:\n", "a: 1\ne:\n  c: 1\nd: 1\n"},
		{"-d: 1\n", "a: 1\nb:\n  c: 1\n"},
	} {
		if got, err := edited("a: 1\nb:\n  c: 1\nd: 1\n", c.hunks); err != nil || got != c.want {
			t.Errorf("%q: %q, %v; want %q", c.hunks, got, err, c.want)
		}
	}
	if _, err := edited("a: 1\n", "-z: 1\n+z: 2\n"); err == nil || !strings.Contains(err.Error(), "0 times") {
		t.Errorf("an edit that fits nowhere: %v", err)
	}
	if _, err := os.Stat(filepath.Join("testdata", "faults")); err != nil {
		t.Error(err)
	}
}
