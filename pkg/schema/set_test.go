package schema

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/schemas"
)

// builtin is the Set of the built-in kinds with every kind read.
func builtin(t testing.TB) (*Set, []*Kind) {
	t.Helper()
	set := New(schemas.FS)
	var kinds []*Kind
	for _, name := range set.Kinds() {
		k, err := set.Kind(name)
		if err != nil {
			t.Fatalf("Kind(%q): %v", name, err)
		}
		kinds = append(kinds, k)
	}
	if len(kinds) == 0 {
		t.Fatal("no built-in kinds")
	}
	return set, kinds
}

func TestKinds(t *testing.T) {
	set := New(os.DirFS("testdata"))
	want := []string{"asset_ledger", "department", "person", "room", "task"}
	if got := set.Kinds(); !slices.Equal(got, want) {
		t.Errorf("Kinds() = %q, want %q", got, want)
	}
	for _, name := range []string{"tasks", "common", "", "../schema", "task.schema.json"} {
		if _, err := set.Kind(name); !errors.Is(err, ErrUnknownKind) {
			t.Errorf("Kind(%q): error %v, want ErrUnknownKind", name, err)
		}
	}
	task, err := set.Kind("task")
	if err != nil {
		t.Fatal(err)
	}
	again, _ := set.Kind("task")
	if task != again {
		t.Error("Kind reads a kind twice")
	}
	if task.Title.In(diag.JA) != "作業票" || task.Title.In(diag.EN) != "Task" {
		t.Errorf("title %q / %q", task.Title.JA, task.Title.EN)
	}
	m := task.Meta
	if m.Prefix != "task" || m.Folder != "records/task/{year}" || m.Occurs != "event" || m.Occurred != "due" ||
		!slices.Equal(m.Evidence, []string{"J.7.1"}) || string(m.Retention) != `{"period":"5y"}` {
		t.Errorf("meta %+v", m)
	}
	if d, ok := task.Annotation("x-deadlines"); !ok || !bytes.Contains(d, []byte(`"done":"closed_on"`)) {
		t.Errorf("x-deadlines %s", d)
	}
}

func TestSuggest(t *testing.T) {
	set := New(os.DirFS("testdata"))
	for _, c := range []struct{ name, want string }{
		{"task", "task"}, {"taks", "task"}, {"asset-ledger", "asset_ledger"}, {"AssetLedger", "asset_ledger"},
		{"資産管理台帳", "asset_ledger"}, {"資産台帳", "asset_ledger"}, {"Asset ledger", "asset_ledger"}, {"部署", ""}, {"部門", "department"},
		{"asset", "asset_ledger"}, {"invoice", ""}, {"", ""}, {strings.Repeat("あ", 5000), ""},
	} {
		if got := set.Suggest(c.name); got != c.want {
			t.Errorf("Suggest(%.20q) = %q, want %q", c.name, got, c.want)
		}
	}
	if set.Compiled() != 0 {
		t.Error("Suggest compiles schemas")
	}
}

func TestNothingIsReadOrCompiledBeforeItIsNamed(t *testing.T) {
	fsys := &countingFS{FS: os.DirFS("testdata"), opened: map[string]int{}}
	set := New(fsys)
	set.Kinds()
	if len(fsys.opened) != 1 || fsys.opened["."] != 1 {
		t.Errorf("opened %v to list the kinds", fsys.opened)
	}
	task, err := set.Kind("task")
	if err != nil {
		t.Fatal(err)
	}
	if fsys.opened["asset_ledger.schema.json"] != 0 || fsys.opened["common.schema.json"] != 1 {
		t.Errorf("opened %v to read the kind task", fsys.opened)
	}
	valid := "kind: task\nid: t\ntitle: 点検\ndue: 2026-04-01\n"
	if r := task.Check(parse(t, valid)); len(r.Violations) > 0 || set.Compiled() != 0 {
		t.Errorf("valid document: %d findings, %d schemas compiled", len(r.Violations), set.Compiled())
	}
	for range 3 {
		task.Check(parse(t, valid+"count: x\n"))
	}
	if set.Compiled() != 1 {
		t.Errorf("%d schemas compiled, want 1", set.Compiled())
	}
}

func TestBundleAndSource(t *testing.T) {
	set, kinds := builtin(t)
	for _, lang := range []diag.Lang{diag.JA, diag.EN} {
		bundle, err := set.Bundle(lang)
		if err != nil {
			t.Fatal(err)
		}
		again, err := New(schemas.FS).Bundle(lang)
		if err != nil || !bytes.Equal(bundle, again) {
			t.Errorf("Bundle(%s) differs between runs: %v", lang, err)
		}
		if bytes.Contains(bundle, []byte(`"x-`)) {
			t.Errorf("Bundle(%s) holds annotations of pms", lang)
		}
		if _, err := compileSource("bundle", bundle); err != nil {
			t.Errorf("Bundle(%s) does not compile: %v", lang, err)
		}
		for _, k := range kinds {
			source, err := set.Source(k.Name, lang)
			if err != nil {
				t.Errorf("Source(%s): %v", k.Name, err)
			}
			if _, err := compileSource(k.Name, source); err != nil {
				t.Errorf("Source(%s, %s) does not compile: %v", k.Name, lang, err)
			}
		}
	}
}

// The editors' schema judges a document as its own kind does.
func TestBundleJudgesLikeTheKinds(t *testing.T) {
	set := New(os.DirFS("testdata"))
	data, err := set.Bundle(diag.EN)
	if err != nil {
		t.Fatal(err)
	}
	bundle, err := compileSource("bundle", data)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range violationCases(t) {
		root := parse(t, c.src)
		d := newDocument(root, false, nil)
		if len(d.odd) > 0 {
			continue // no JSON, so no document for an editor to judge
		}
		if got, want := bundle.Validate(d.value) == nil, c.want == ""; got != want {
			t.Errorf("%s: valid by the bundle: %v, by its kind: %v", c.name, got, want)
		}
	}
	for _, want := range []string{`"title": "status"`, `"enumDescriptions": [
`, `"on hold"`, `"#/$defs/asset_ledger.entry"`, `"title": "purpose of use"`} {
		if !bytes.Contains(data, []byte(want)) {
			t.Errorf("English bundle lacks %s", want)
		}
	}
}

func TestOwnKinds(t *testing.T) {
	base := New(os.DirFS("testdata"))
	own := fstest.MapFS{
		"visit.schema.json": {Data: []byte(`{
			"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "来訪", "x-en": {"title": "Visit"},
			"x-kind": {"prefix": "visit", "folder": "records/visit/{year}", "occurs": "event"}, "type": "object", "additionalProperties": false, "required": ["kind", "id"],
			"properties": {"kind": {"const": "visit", "title": "種類"}, "id": {"$ref": "common.schema.json#/$defs/id"}, "on": {"$ref": "common.schema.json#/$defs/date"}}}`)},
		"task.schema.json": {Data: []byte(`{"type": "object"}`)},
	}
	set := base.With(own)
	if got := set.Kinds(); !slices.Contains(got, "visit") || !slices.Contains(got, "task") {
		t.Errorf("Kinds() = %q", got)
	}
	if k, err := set.Kind("task"); err != nil || !k.Has("purpose_of_use") {
		t.Errorf("a firm's file hides the built-in kind: %v", err)
	}
	if _, err := set.Kind("visit"); err == nil || !strings.Contains(err.Error(), `"on"`) {
		t.Errorf("own kind with a key that YAML takes for a boolean: error %v", err)
	}
	own["visit.schema.json"].Data = bytes.ReplaceAll(own["visit.schema.json"].Data, []byte(`"on":`), []byte(`"date":`))
	set = base.With(own)
	k, err := set.Kind("visit")
	if err != nil {
		t.Fatal(err)
	}
	if r := k.Check(parse(t, "kind: visit\nid: a\ndate: 2026/4/1\n")); len(r.Violations) != 1 {
		t.Errorf("findings:\n%s", show(r.Violations))
	}
	if _, err := base.Kind("visit"); !errors.Is(err, ErrUnknownKind) {
		t.Errorf("the own kind is known without the own folder: %v", err)
	}
	if none, err := fs.Sub(os.DirFS("testdata"), "none"); err != nil || !slices.Equal(base.With(none).Kinds(), base.Kinds()) {
		t.Errorf("a firm without own schemas: kinds %q, error %v", base.With(none).Kinds(), err)
	} else if errs := base.LintOwn(none); len(errs) > 0 {
		t.Errorf("a firm without own schemas: %v", errs)
	}
	if _, err := New(os.DirFS("testdata/none")).Bundle(diag.JA); err == nil {
		t.Error("a Bundle of a folder that cannot be read")
	}
	if errs := base.LintOwn(own); len(errs) != 1 || !strings.Contains(errs[0].Error(), "built in") {
		t.Errorf("LintOwn: %v", errs)
	}
}

func TestConcurrentUse(t *testing.T) {
	set := New(os.DirFS("testdata"))
	cases := violationCases(t)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for _, c := range cases {
				if got := show(kindOf(t, set, c.src).Check(parse(t, c.src)).Violations); got != c.want {
					t.Errorf("%s: findings differ under load", c.name)
				}
			}
			if _, err := set.Bundle(diag.EN); err != nil {
				t.Error(err)
			}
			set.Suggest("個人情報")
		})
	}
	wg.Wait()
	if set.Compiled() != 2 {
		t.Errorf("%d schemas compiled, want 2", set.Compiled())
	}
}

func TestSameFindingsEveryTime(t *testing.T) {
	const src = "kind: task\ntitle: 一二三四五六七八九十一\ndue: 2026/4/1\n甲: 1\n乙: 1\n丙: 1\nstatus: x\ncount: -1\nrate: 2\nmail: x\nurl: x\nat: x\nowner: 1\ndone: 1\n"
	first := ""
	for i := range 40 {
		got := show(kindOf(t, New(os.DirFS("testdata")), src).Check(parse(t, src)).Violations)
		if i == 0 {
			first = got
		}
		if got != first || strings.Count(first, "/") < 13 {
			t.Fatalf("run %d:\n%s\nfirst run:\n%s", i, got, first)
		}
	}
}
