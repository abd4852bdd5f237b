package book_test

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pms-project/pms/pkg/book"
	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/print/html"
	"github.com/pms-project/pms/pkg/print/md"
)

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
