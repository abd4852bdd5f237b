package book_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/block"
	"github.com/pms-project/pms/pkg/book"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/print/html"
	"github.com/pms-project/pms/pkg/print/md"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/pkg/tree"
	"github.com/pms-project/pms/schemas"
)

func load(t testing.TB, fsys fs.FS) *repo.Snapshot {
	t.Helper()
	s, err := repo.Load(context.Background(), fsys, repo.Options{Schemas: schema.New(schemas.FS)})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func company(t testing.TB) *repo.Snapshot {
	return load(t, os.DirFS(filepath.Join("..", "..", "examples", "company")))
}

func compose(t testing.TB, s *repo.Snapshot, o book.Options) *block.Book {
	t.Helper()
	if o.Lang == "" {
		o.Lang = diag.JA
	}
	b, err := book.Compose(context.Background(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// words are all texts of a document, one a line.
func words(d *block.Document) string {
	var b strings.Builder
	gather(&b, reflect.ValueOf(d))
	return b.String()
}

func gather(b *strings.Builder, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			gather(b, v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			gather(b, v.Field(i))
		}
	case reflect.Slice:
		if line, ok := v.Interface().(block.Line); ok {
			b.WriteString(line.String() + "\n")
			return
		}
		for i := range v.Len() {
			gather(b, v.Index(i))
		}
	case reflect.String:
		b.WriteString(v.String() + "\n")
	}
}

// TestNothingIsLost: every free text of every file of the example stands in the book. A
// value that is left out of a signed form is a false form.
func TestNothingIsLost(t *testing.T) {
	s := company(t)
	b := compose(t, s, book.Options{})
	all := map[string]string{}
	for _, d := range b.Documents {
		all[d.Name] = words(d)
	}
	checked := 0
	for _, f := range s.Files {
		if f.Record == nil {
			t.Fatalf("%s is not readable", f.Path)
		}
		text, ok := all[f.Record.ID]
		if !ok {
			t.Errorf("%s has no page %q", f.Path, f.Record.ID)
			continue
		}
		eachText(f.Record.Node, func(n tree.Node) {
			for line := range strings.SplitSeq(n.Text(), "\n") {
				checked++
				if line = provision(strings.TrimSpace(line)); !strings.Contains(text, line) {
					t.Errorf("%s:%d: %q is not in the book", f.Path, n.Line(), line)
				}
			}
		})
	}
	if checked < 1000 {
		t.Errorf("only %d texts were checked", checked)
	}
}

// eachText calls f for every value with Japanese words in it.
func eachText(n tree.Node, f func(tree.Node)) {
	for key, v := range n.Fields() {
		switch key.Text() {
		case "defines", "labels", "number": // marks for pms, no text of the document
		default:
			eachText(v, f)
		}
	}
	for _, v := range n.Items() {
		eachText(v, f)
	}
	if n.Kind() == tree.String && strings.ContainsFunc(n.Text(), func(r rune) bool { return r >= 0x3040 }) {
		f(n)
	}
}

// provision drops the label of a line of a rule, which stands beside its text.
func provision(line string) string {
	if strings.HasPrefix(line, "|") || strings.HasPrefix(line, "┌") || strings.HasPrefix(line, "└") {
		return ""
	}
	if label, rest, ok := strings.Cut(line, " "); ok && len(label) < 8 {
		return strings.TrimSpace(rest)
	}
	if label, rest, ok := strings.Cut(line, "　"); ok && len(label) < 8 {
		return strings.TrimSpace(rest)
	}
	return strings.TrimPrefix(line, "・")
}

// TestSameBytes: the book does not depend on how many processors there are.
func TestSameBytes(t *testing.T) {
	s := company(t)
	print := func() string {
		b := compose(t, s, book.Options{})
		pages, err := html.Write(context.Background(), b)
		if err != nil {
			t.Fatal(err)
		}
		plain, err := md.Write(context.Background(), b)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		for _, p := range append(pages, plain...) {
			fmt.Fprintf(&out, "%s\n%s", p.Name, p.Data)
		}
		return out.String()
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one := print()
	runtime.GOMAXPROCS(8)
	if print() != one || print() != one {
		t.Error("the book differs between runs")
	}
}

// TestLinksHaveEnds: every link inside the book leads to a document and place of it.
func TestLinksHaveEnds(t *testing.T) {
	b := compose(t, company(t), book.Options{})
	places := map[string]bool{}
	for _, d := range b.Documents {
		for _, id := range ids(reflect.ValueOf(d.Blocks)) {
			if places[d.Name+"#"+id] {
				t.Errorf("%s has two places %q", d.Name, id)
			}
			places[d.Name+"#"+id] = true
		}
	}
	links := 0
	for _, d := range b.Documents {
		for _, target := range targets(reflect.ValueOf(d.Blocks)) {
			if target.IsZero() || target.URL != "" {
				continue
			}
			links++
			name := target.Document
			if name == "" {
				name = d.Name
			}
			if b.Index()[name] == nil || target.Anchor != "" && !places[name+"#"+target.Anchor] {
				t.Errorf("%s: a link to %s#%s, which is not there", d.Name, name, target.Anchor)
			}
		}
	}
	if links < 200 {
		t.Errorf("only %d links", links)
	}
}

func ids(v reflect.Value) []string {
	return collect(v, func(v reflect.Value) (string, bool) {
		if v.Kind() != reflect.Struct || !v.FieldByName("ID").IsValid() || v.FieldByName("ID").String() == "" {
			return "", false
		}
		return v.FieldByName("ID").String(), true
	})
}

func targets(v reflect.Value) []block.Target {
	return collect(v, func(v reflect.Value) (block.Target, bool) {
		t, ok := v.Interface().(block.Target)
		return t, ok
	})
}

func collect[T any](v reflect.Value, pick func(reflect.Value) (T, bool)) []T {
	var out []T
	if x, ok := pick(v); ok {
		out = append(out, x)
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			out = append(out, collect(v.Elem(), pick)...)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			out = append(out, collect(v.Field(i), pick)...)
		}
	case reflect.Slice:
		for i := range v.Len() {
			out = append(out, collect(v.Index(i), pick)...)
		}
	}
	return out
}

func TestOnly(t *testing.T) {
	s := company(t)
	b := compose(t, s, book.Options{Only: []string{"privacy-policy", "management_review"}})
	for _, d := range b.Documents {
		if d.Name != "privacy-policy" && !strings.HasPrefix(d.Name, "management_review-") {
			t.Errorf("%s was not asked for", d.Name)
		}
	}
	if len(b.Documents) < 2 {
		t.Errorf("%d documents", len(b.Documents))
	}
	_, err := book.Compose(context.Background(), s, book.Options{Lang: diag.JA, Only: []string{"privacy-polcy"}})
	var unknown *book.UnknownError
	if !errors.As(err, &unknown) || unknown.Near != "privacy-policy" {
		t.Errorf("a name nearly right: %v", err)
	}
}

// TestPictures: who holds an office today is on the chart; both pictures are drawn.
func TestPictures(t *testing.T) {
	s := company(t)
	b := compose(t, s, book.Options{Today: mustDate(t, "2026-11-21")})
	chart, year := b.Index()["organization-chart"], b.Index()["year-plan"]
	if chart == nil || year == nil {
		t.Fatal("a picture is missing")
	}
	for _, o := range s.Firm.Offices("privacy_manager", "audit_manager") {
		p, _ := s.Firm.Person(o.Person)
		name := p.Record.Text("name")
		if name != "" && o.Holds(mustDate(t, "2026-11-21")) != strings.Contains(words(chart), name) {
			t.Errorf("%s on the chart: %v", name, !o.Holds(mustDate(t, "2026-11-21")))
		}
	}
	if n := strings.Count(words(year), "\n"); n < 100 {
		t.Errorf("the year has %d words", n)
	}
}

// TestEnglish: the labels of an English book are English wherever the schema has them.
func TestEnglish(t *testing.T) {
	b := compose(t, company(t), book.Options{Lang: diag.EN})
	if b.Lang != "en" || b.Documents[0].Group != "Policies" || !strings.Contains(words(b.Index()["people"]), "regular employee") {
		t.Errorf("%s, %s", b.Lang, b.Documents[0].Group)
	}
}
