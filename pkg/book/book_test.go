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
	"testing/fstest"

	"github.com/pms-project/pms/pkg/block"
	"github.com/pms-project/pms/pkg/book"
	"github.com/pms-project/pms/pkg/calendar"
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

const manifest = `kind: manifest
organization: {name: 試験株式会社}
profile: company
catalogue: j2023
fiscal_year_start: "04"
forms:
  - {kind: key_loan, form_no: T-01, title: 鍵の貸出票}
`

// ownKind is a kind of the firm, which no Go code knows.
const ownKind = `{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "鍵貸出", "description": "鍵の貸出しの記録。",
"x-en": {"title": "Key loan", "description": "Loan of a key."},
"x-kind": {"prefix": "key", "folder": "records/key_loan/{year}", "profiles": ["company"], "evidence": [], "approval": ["department_manager"], "occurs": "event", "occurred": "lent_on"},
"type": "object", "additionalProperties": false, "required": ["kind", "id", "lent_on"],
"properties": {
 "kind": {"type": "string", "enum": ["key_loan"], "enumDescriptions": ["鍵貸出"], "title": "種類", "description": "種類。"},
 "id": {"$ref": "common.schema.json#/$defs/id"}, "lent_on": {"$ref": "common.schema.json#/$defs/date", "title": "貸出日", "description": "貸した日。"},
 "what": {"type": "object", "additionalProperties": false, "title": "貸出物", "description": "物。", "properties": {
  "name": {"type": "string", "title": "名称", "description": "名前。"},
  "parts": {"type": "array", "title": "部品", "description": "部品。", "items": {"type": "object", "additionalProperties": false, "title": "部品", "description": "部品。", "properties": {
   "label": {"type": "string", "title": "札", "description": "札。"},
   "inner": {"type": "array", "title": "内訳", "description": "内訳。", "items": {"type": "object", "additionalProperties": false, "title": "内訳", "description": "内訳。", "properties": {
    "deep": {"type": "array", "title": "深い値", "description": "値。", "items": {"type": "array", "title": "列", "description": "列。", "items": {"type": "string", "title": "値", "description": "値。"}}}}}}}}}}}}}`

func ownFirm(record string) fstest.MapFS {
	return fstest.MapFS{
		"pms.yaml":                         {Data: []byte(manifest)},
		"schemas/key_loan.schema.json":     {Data: []byte(ownKind)},
		"records/key_loan/2026/key-1.yaml": {Data: []byte(record)},
	}
}

// TestOwnKind: a kind that only its schema describes is printed whole, however deep, with
// its form number and title, and so is what the schema does not know.
func TestOwnKind(t *testing.T) {
	s := load(t, ownFirm("kind: key_loan\nid: key-1\nlent_on: 2026-10-01\nwhat:\n  name: 金庫の鍵\n  parts:\n    - label: 札A\n      inner:\n        - deep: [[深い値1, 深い値2]]\n    - label: 札B\nmystery: {謎: [何か]}\n"))
	b := compose(t, s, book.Options{Only: []string{"key_loan"}})
	if len(b.Documents) != 1 {
		t.Fatalf("%d documents", len(b.Documents))
	}
	text := words(b.Documents[0])
	for _, want := range []string{"T-01", "鍵の貸出票", "貸出日", "2026年10月1日", "金庫の鍵", "札A", "札B", "深い値1", "深い値2", "mystery", "謎", "何か", "承認"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not on the form:\n%s", want, text)
		}
	}
}

// TestHostileValues: markup, rare characters and controls in every field reach both
// writers without harm, also as ids, from which names of files and anchors are made.
func TestHostileValues(t *testing.T) {
	for _, v := range []string{`<script>alert(1)</script>`, `"><b>`, "𠮷\U000e0100", `a\u202eb`, `../../x`, `javascript:alert(1)`, `https://例え.jp/?q=<b>`, `\x1b[31m`} {
		record := fmt.Sprintf("kind: key_loan\nid: \"%[1]s\"\nlent_on: \"%[1]s\"\nwhat: {name: \"%[1]s\", parts: [{label: \"%[1]s\"}]}\n", strings.ReplaceAll(v, `"`, `\"`))
		if !strings.HasPrefix(v, `a\u`) && !strings.HasPrefix(v, `\x`) {
			record = strings.ReplaceAll(record, `\x`, `\\x`)
		}
		b := compose(t, load(t, ownFirm(record)), book.Options{})
		pages, err := html.Write(context.Background(), b)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range pages {
			if strings.ContainsAny(p.Name, `/\<>"' `) || len(p.Name) > 100 {
				t.Errorf("%q: a page named %q", v, p.Name)
			}
			if strings.HasSuffix(p.Name, ".html") && strings.Contains(string(p.Data), "<script>alert") {
				t.Errorf("%q: markup in %s", v, p.Name)
			}
		}
		if _, err := md.Write(context.Background(), b); err != nil {
			t.Fatal(err)
		}
	}
}

// TestPersonalData: a name that has no place in the repository is not printed.
func TestPersonalData(t *testing.T) {
	fsys := ownFirm("kind: key_loan\nid: key-1\nlent_on: 2026-10-01\n")
	fsys["organization/people.yaml"] = &fstest.MapFile{Data: []byte("kind: person\nid: people\nentries:\n  - {id: p-1, name: 公表 花子, employment: officer}\n  - {id: p-2, name: 非公表 太郎, employment: regular}\n")}
	fsys["organization/appointments.yaml"] = &fstest.MapFile{Data: []byte("kind: appointment\nid: appointments\nentries:\n  - {id: a-1, role: top_management, person: p-1, from: 2020-04-01}\n  - {id: a-2, role: auditor, person: p-2, from: 2020-04-01}\n")}
	var text strings.Builder
	for _, d := range compose(t, load(t, fsys), book.Options{Today: mustDate(t, "2026-11-21")}).Documents {
		text.WriteString(words(d))
	}
	if !strings.Contains(text.String(), "公表 花子") || strings.Contains(text.String(), "非公表 太郎") {
		t.Errorf("names: %s", text.String())
	}
}

func mustDate(t *testing.T, s string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseISO(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
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

// TestBigLedger: every row of a ledger of any size is on its page, with its place.
func TestBigLedger(t *testing.T) {
	const rows = 3000
	var b strings.Builder
	b.WriteString("kind: pi_ledger\nid: pi_ledger\nentries:\n")
	for i := range rows {
		fmt.Fprintf(&b, "  - {id: pi-%[1]d, name: 名簿%[1]d, department: office, purpose_of_use: [連絡のため], legal_kind: [personal_data]}\n", i)
	}
	fsys := ownFirm("kind: key_loan\nid: key-1\nlent_on: 2026-10-01\n")
	fsys["ledgers/pi_ledger.yaml"] = &fstest.MapFile{Data: []byte(b.String())}
	book := compose(t, load(t, fsys), book.Options{Only: []string{"pi_ledger"}})
	if got := len(ids(reflect.ValueOf(book.Documents[0].Blocks))); got != rows {
		t.Errorf("%d places for %d rows", got, rows)
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
