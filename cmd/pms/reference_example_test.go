package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/pkg/tree"
	"github.com/pms-project/pms/pkg/yamltree"
	"github.com/pms-project/pms/schemas"
)

// What an example in the reference shows at most.
const (
	exampleRows  = 2  // items of a list that stand on lines of their own
	exampleText  = 4  // lines of a text
	exampleLines = 90 // lines of all
)

// example is a file of examples/ that shows what a kind looks like.
type example struct {
	path   string // slash path below the top of the project
	root   tree.Node
	source string
	fields int // how many fields of the kind it uses
}

// examplesOf finds, for each kind, the example that uses the most of its fields.
func examplesOf(t *testing.T) map[string]example {
	t.Helper()
	top := filepath.Join("..", "..")
	out := map[string]example{}
	err := filepath.WalkDir(filepath.Join(top, "examples"), func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".yaml" {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		slash, err := filepath.Rel(top, name)
		if err != nil {
			return err
		}
		source := strings.ReplaceAll(string(data), "\r\n", "\n")
		doc, problems := yamltree.Parse(filepath.ToSlash(slash), []byte(source), yamltree.DefaultLimits)
		if doc == nil || len(problems) > 0 {
			return nil // lint says so
		}
		e := example{path: filepath.ToSlash(slash), root: doc.Root(), source: source}
		used := map[string]bool{}
		usedFields(e.root, "", used)
		e.fields = len(used)
		kind := e.root.Get("kind").Text()
		if old, ok := out[kind]; !ok || better(e, old) {
			out[kind] = e
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// better prefers the example with more fields, then the shorter, then the first.
func better(a, b example) bool {
	if a.fields != b.fields {
		return a.fields > b.fields
	}
	if len(a.source) != len(b.source) {
		return len(a.source) < len(b.source)
	}
	return a.path < b.path
}

func usedFields(n tree.Node, path string, used map[string]bool) {
	for key, value := range n.Fields() {
		at := path + "." + key.Text()
		used[at] = true
		usedFields(value, at, used)
	}
	for _, item := range n.Items() {
		usedFields(item, path, used)
	}
}

// example writes the example of a kind, with the title of each field where the field
// first stands, and long lists and texts cut short.
func (p *page) example(k *schema.Kind, e example) {
	p.line("\n%s: %s\n", p.say("記入例", "Example"), mono(e.path))
	a := &annotator{lang: p.lang, source: e.source, notes: map[int][]string{}, cut: map[int]bool{}, more: map[int]bool{}, seen: map[string]bool{}}
	a.fields(e.root, fileShape(k), "")
	p.code("yaml", a.text())
}

// annotator collects what is said of the lines of an example; lines count from 1.
type annotator struct {
	lang   diag.Lang
	source string
	notes  map[int][]string // titles of the fields that first stand on the line
	cut    map[int]bool     // lines that are left out
	more   map[int]bool     // lines left out, of which the first shows it
	seen   map[string]bool
}

func (a *annotator) fields(n tree.Node, s *schema.Shape, path string) {
	for key, value := range n.Fields() {
		name := key.Text()
		f, ok := s.Field(name)
		if !ok {
			if f, ok = s.Field("*"); !ok {
				continue
			}
		}
		at := path + "." + name
		// A title that only repeats the key says nothing to the reader.
		if title := f.Title.In(a.lang); !a.seen[at] && title != "" && title != strings.ReplaceAll(name, "_", " ") {
			line := key.Line()
			a.notes[line] = append(a.notes[line], title)
		}
		a.seen[at] = true
		a.value(value, f.Shape, at)
	}
}

func (a *annotator) value(n tree.Node, s *schema.Shape, path string) {
	first, last := a.lines(n)
	if n.Kind() == tree.String && last-first >= exampleText+1 {
		a.leave(first+exampleText, last)
		return
	}
	a.fields(n, s, path)
	item := s.Item()
	if item == nil {
		return
	}
	previous := 0
	for i, child := range n.Items() {
		line := child.Line()
		if i >= exampleRows && line > previous {
			a.leave(line, last)
			return
		}
		a.value(child, item, path)
		previous = line
	}
}

// lines are those on which a value begins and ends.
func (a *annotator) lines(n tree.Node) (first, last int) {
	start, end := n.Offsets()
	text := strings.TrimRight(a.source[start:end], "\n ")
	return n.Line(), n.Line() + strings.Count(text, "\n")
}

func (a *annotator) leave(first, last int) {
	a.more[first] = true
	for line := first; line <= last; line++ {
		a.cut[line] = true
	}
}

func (a *annotator) text() string {
	var out []string
	for i, line := range strings.Split(strings.TrimRight(a.source, "\n"), "\n") {
		switch {
		case len(out) >= exampleLines:
			return strings.Join(append(out, "# …"), "\n")
		case a.more[i+1]:
			out = append(out, line[:len(line)-len(strings.TrimLeft(line, " "))]+"# …")
		case a.cut[i+1]:
		default:
			if titles := slices.Compact(a.notes[i+1]); len(titles) > 0 {
				separator := ", "
				if a.lang == diag.JA {
					separator = "・"
				}
				line += "  # " + strings.Join(titles, separator)
			}
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

// TestEveryKindHasAnExample: a kind is its schema and an example of it.
func TestEveryKindHasAnExample(t *testing.T) {
	have := examplesOf(t)
	for _, name := range schema.New(schemas.FS).Kinds() {
		if _, ok := have[name]; !ok {
			t.Errorf("examples/ has no %s", name)
		}
	}
}
