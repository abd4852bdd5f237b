package schema

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/schemas"
)

// ownKind is a firm's own kind, one line a part; %s is a property more and the
// definitions.
const ownKind = `{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "来訪", "x-en": {"title": "Visit"},
  "x-kind": {"prefix": "visit", "folder": "records/visit/{year}", "occurs": "event"},
  "type": "object", "additionalProperties": false,
  "required": ["kind", "id"],
  "properties": {
    "kind": {"type": "string", "enum": ["visit"], "enumDescriptions": ["来訪"], "title": "種類"},
    "id": {"$ref": "common.schema.json#/$defs/id"},
    "a": %s
  },
  "$defs": {%s}
}
`

// TestFaults: what is wrong with a firm's schema is told at its line, in both languages,
// with a hint.
func TestFaults(t *testing.T) {
	good := fmt.Sprintf(ownKind, `{"type": "string", "title": "甲"}`, ``)
	replaced := func(old, new string) string {
		if !strings.Contains(good, old) {
			t.Fatalf("%q is not in the schema", old)
		}
		return strings.Replace(good, old, new, 1)
	}
	for _, c := range []struct {
		name, file, text string
		line             int
		want             string
	}{
		{"nothing", "visit.schema.json", good, 0, ""},
		{"no JSON", "visit.schema.json", strings.Replace(good, `"title": "来訪",`, `"title" "来訪",`, 1), 3, "JSON として読めません"},
		{"empty", "visit.schema.json", "", 1, "JSON として読めません"},
		{"a list", "visit.schema.json", "[]", 1, "読めません"},
		{"a key twice", "visit.schema.json", replaced(`"title": "来訪",`, `"title": "来訪", "title": "来客",`), 13, "二度"},
		{"a misspelt keyword", "visit.schema.json", fmt.Sprintf(ownKind, `{"type": "string", "title": "甲",
      "maxLenght": 3}`, ``), 11, "「maxLenght」というキーワードは使えません"},
		{"allOf", "visit.schema.json", fmt.Sprintf(ownKind, `{"title": "甲", "allOf": []}`, ``), 10, "「allOf」"},
		{"a remote reference", "visit.schema.json", fmt.Sprintf(ownKind, `{
      "$ref": "https://example.jp/x.json"}`, ``), 11, "$ref「https://example.jp/x.json」は使えません"},
		{"a reference to nothing", "visit.schema.json", fmt.Sprintf(ownKind, `{"$ref": "#/$defs/x", "title": "甲"}`, ``), 10, "参照先の定義がありません（#/$defs/x）"},
		{"a circle", "visit.schema.json", fmt.Sprintf(ownKind, `{"$ref": "#/$defs/x", "title": "甲"}`, `"x": {"type": "array", "items": {"$ref": "#/$defs/x"}}`), 12, "循環"},
		{"a bomb", "visit.schema.json", fmt.Sprintf(ownKind, `{"$ref": "#/$defs/d0", "title": "甲"}`, bomb(30)), 12, "10000 個を超える"},
		{"a built-in kind", "pi_ledger.schema.json", good, 1, "組み込みの種類です"},
		{"the shared parts", "common.schema.json", "{}", 1, "組み込みのものだけ"},
		{"another file's kind", "guest.schema.json", good, 8, "ファイル名と同じ「guest」だけ"},
		{"a name in capitals", "Visit.schema.json", good, 1, "種類の名前「Visit」は使えません"},
		{"a name without the ending", "visit.json", good, 1, "様式として読まれません"},
		{"a typing mistake in x-kind", "visit.schema.json", replaced(`"folder"`, `"foldre"`), 4, "x-kind に「foldre」"},
		{"a folder outside", "visit.schema.json", replaced(`"records/visit/{year}"`, `"../x"`), 4, "folder の値「../x」"},
		{"a hidden folder", "visit.schema.json", replaced(`"records/visit/{year}"`, `".git/hooks"`), 4, "folder の値"},
		{"a prefix", "visit.schema.json", replaced(`"prefix": "visit"`, `"prefix": "来訪"`), 4, "prefix の値"},
		{"no requirement", "visit.schema.json", replaced(`"occurs": "event"`, `"occurs": "event", "evidence": ["9.2"]`), 4, "要求事項の番号ではありません"},
		{"no id", "visit.schema.json", replaced(`["kind", "id"]`, `["kind"]`), 6, "必須の項目 id"},
		{"a day that is no field", "visit.schema.json", replaced(`"occurs": "event"`, `"occurs": "event", "occurred": "visited_on"`), 4, "「visited_on」という項目はありません"},
		{"a deadline that is no field", "visit.schema.json", replaced(`"type": "object", "additionalProperties"`, `"x-deadlines": [{"id": "a", "due": "b"}],
  "type": "object", "additionalProperties"`), 5, "「b」という項目はありません"},
		{"x-ref", "visit.schema.json", fmt.Sprintf(ownKind, `{"type": "string", "title": "甲", "x-ref": ["persn"]}`, ``), 10, "「persn」という種類はありません"},
	} {
		set := New(schemas.FS).With(fstest.MapFS{c.file: {Data: []byte(c.text)}})
		faults := set.Faults()
		if c.want == "" {
			if len(faults) > 0 {
				t.Errorf("%s: %v", c.name, faults[0])
			}
			continue
		}
		if len(faults) == 0 {
			t.Errorf("%s: nothing found", c.name)
			continue
		}
		f := faults[0]
		if f.File != c.file || f.Line != c.line || !strings.Contains(f.Message.In(diag.JA), c.want) {
			t.Errorf("%s: %s:%d: %s, want line %d, %q", c.name, f.File, f.Line, f.Message.In(diag.JA), c.line, c.want)
		}
		for _, text := range []diag.Text{f.Message, f.Hint} {
			if text.In(diag.JA) == "" || text.In(diag.EN) == "" || strings.Contains(text.In(diag.JA)+text.In(diag.EN), "%!") {
				t.Errorf("%s: %q, %q", c.name, text.In(diag.JA), text.In(diag.EN))
			}
		}
		if kind := strings.TrimSuffix(c.file, suffix); kind != "pi_ledger" && kind != "common" && !strings.Contains(c.want, "という項目") {
			if _, err := set.Kind(kind); err == nil {
				t.Errorf("%s: the kind can be used", c.name)
			}
		}
	}
}

func bomb(steps int) string {
	var defs strings.Builder
	for i := range steps {
		fmt.Fprintf(&defs, `"d%d": {"type": "object", "additionalProperties": false, "properties": {"x": {"$ref": "#/$defs/d%d", "title": "甲"}, "z": {"$ref": "#/$defs/d%d", "title": "乙"}}},`, i, i+1, i+1)
	}
	fmt.Fprintf(&defs, `"d%d": {"type": "string"}`, steps)
	return defs.String()
}

// blocking is a file system in which opening what is no plain file would block.
type blocking struct{ fstest.MapFS }

func (b blocking) Open(name string) (fs.File, error) {
	if f := b.MapFS[name]; f != nil && f.Mode.Type() != 0 {
		panic("opened " + name)
	}
	return b.MapFS.Open(name)
}

func (b blocking) Lstat(name string) (fs.FileInfo, error)     { return b.MapFS.Lstat(name) }
func (b blocking) ReadLink(name string) (string, error)       { return b.MapFS.ReadLink(name) }
func (b blocking) ReadDir(name string) ([]fs.DirEntry, error) { return b.MapFS.ReadDir(name) }

func TestTooManyOwnKinds(t *testing.T) {
	files := fstest.MapFS{}
	for i := range maxOwn + 1 {
		files[fmt.Sprintf("k%d.schema.json", i)] = &fstest.MapFile{Data: []byte("{}")}
	}
	set := New(schemas.FS).With(files)
	if faults := set.Faults(); len(faults) != 1 || len(set.Own()) != 0 {
		t.Errorf("%d faults, %d kinds", len(faults), len(set.Own()))
	}
}

func TestOwnSpecialFiles(t *testing.T) {
	set := New(schemas.FS).With(blocking{fstest.MapFS{
		"pipe.schema.json": {Mode: fs.ModeNamedPipe},
		"huge.schema.json": {Data: make([]byte, maxFileSize+1)},
	}})
	faults := set.Faults()
	if len(faults) != 2 || faults[0].File != "huge.schema.json" || faults[1].File != "pipe.schema.json" {
		t.Errorf("got %v", faults)
	}
}

// FuzzOwn: whatever a firm's schema file holds, it is refused or can be used, in time.
func FuzzOwn(f *testing.F) {
	f.Add([]byte(fmt.Sprintf(ownKind, `{"type": "string", "title": "甲"}`, ``)))
	f.Add([]byte(fmt.Sprintf(ownKind, `{"$ref": "#/$defs/d0", "title": "甲"}`, bomb(12))))
	f.Add([]byte(`{"$defs": {"a": {"$ref": "#/$defs/a"}}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		set := New(schemas.FS).With(fstest.MapFS{"visit.schema.json": {Data: data}})
		faults := set.Faults()
		k, err := set.Kind("visit")
		if err != nil && len(faults) == 0 {
			t.Errorf("error %v, faults %v", err, faults)
		}
		if err == nil {
			k.Check(treeOf(object(member{"kind", stringValue("visit")}, member{"id", stringValue("a")}, member{"a", stringValue("b")})).Root())
		}
	})
}

// TestBundleForEditors: a language server takes a time for RFC 3339, shows only
// descriptions, and has words of its own for a pattern that does not fit.
func TestBundleForEditors(t *testing.T) {
	set := New(schemas.FS).With(fstest.MapFS{
		"visit.schema.json": {Data: []byte(fmt.Sprintf(ownKind, `{"type": "string", "title": "時刻", "format": "time"}, "b": {"type": "string", "title": "番号", "pattern": "^[0-9]+$", "description": "数字だけで書く。"}`, ``))},
		"wrong.schema.json": {Data: []byte(`{}`)},
	})
	data, err := set.Bundle(diag.JA)
	if err != nil {
		t.Fatal(err)
	}
	bundle := strings.Join(strings.Fields(string(data)), "")
	for _, want := range []string{`"title":"時刻","pattern":"^([01][0-9]|2[0-3]):[0-5][0-9]$","description":"時刻"`, `"patternErrorMessage":"数字だけで書く。"`, `"visit"`} {
		if !strings.Contains(bundle, want) {
			t.Errorf("the bundle lacks %s", want)
		}
	}
	for _, not := range []string{`"format":"time"`, `"x-en"`, `"wrong"`} {
		if strings.Contains(bundle, not) {
			t.Errorf("the bundle holds %s", not)
		}
	}
}
