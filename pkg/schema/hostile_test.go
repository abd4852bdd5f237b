package schema

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/tree"
)

const goodKind = `{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "種", "x-en": {"title": "k"}, "x-kind": {"prefix": "k", "folder": "records/k", "occurs": "event"},
	"type": "object", "additionalProperties": false, "required": ["kind", "id"],
	"properties": {"kind": {"const": "k", "title": "種類"}, "id": {"type": "string", "title": "ID"}, "a": %s}, "$defs": {%s}}`

func TestLintRefuses(t *testing.T) {
	for _, c := range []struct{ name, property, defs, want string }{
		{"nothing", `{"type": "string", "title": "甲"}`, ``, ``},
		{"a misspelt keyword", `{"type": "string", "title": "甲", "minLenght": 1}`, ``, `properties/a: keyword "minLenght"`},
		{"allOf", `{"title": "甲", "allOf": []}`, ``, `keyword "allOf"`},
		{"unevaluatedProperties", `{"title": "甲", "unevaluatedProperties": false}`, ``, `keyword "unevaluatedProperties"`},
		{"an open object", `{"type": "object", "title": "甲", "properties": {}}`, ``, `additionalProperties`},
		{"an object that is both", `{"type": "object", "title": "甲", "properties": {}, "additionalProperties": {"type": "string"}}`, ``, `closed`},
		{"a property without a title", `{"type": "string"}`, ``, `no Japanese title`},
		{"a title that is too long", `{"type": "string", "title": "一二三四五六七八九十一二三四五六七八九十一"}`, ``, `longer than 20`},
		{"values without descriptions", `{"type": "string", "title": "甲", "enum": ["x", "y"], "enumDescriptions": ["い"]}`, ``, `2 values and 1 enumDescriptions`},
		{"a value twice", `{"type": "string", "title": "甲", "enum": ["x", "x"], "enumDescriptions": ["い", "ろ"]}`, ``, `each once`},
		{"English descriptions of another number", `{"type": "string", "title": "甲", "enum": ["x"], "enumDescriptions": ["い"], "x-en": {"enumDescriptions": []}}`, ``, `English`},
		{"a reference to an unknown kind", `{"type": "string", "title": "甲", "x-ref": ["nobody"]}`, ``, `"nobody"`},
		{"a missing definition", `{"$ref": "#/$defs/x", "title": "甲"}`, ``, `no such definition`},
		{"a missing file", `{"$ref": "other.schema.json#/$defs/x", "title": "甲"}`, ``, `other.schema.json`},
		{"a reference to the net", `{"$ref": "https://example.jp/x.json#/$defs/x", "title": "甲"}`, ``, `want #/$defs/name`},
		{"a reference to the disk", `{"$ref": "file:///etc/passwd#/$defs/x", "title": "甲"}`, ``, `want #/$defs/name`},
		{"a reference upward", `{"$ref": "../x.schema.json#/$defs/x", "title": "甲"}`, ``, `want #/$defs/name`},
		{"a circle", `{"$ref": "#/$defs/x", "title": "甲"}`, `"x": {"type": "array", "items": {"$ref": "#/$defs/y"}}, "y": {"$ref": "#/$defs/x", "title": "乙"}`, `circle`},
		{"a circle in place", `{"$ref": "#/$defs/x", "title": "甲"}`, `"x": {"$ref": "#/$defs/x"}`, `circle`},
		{"a key that YAML takes for a boolean", `{"type": "object", "additionalProperties": false, "title": "甲", "properties": {"No": {"type": "string", "title": "番号"}}}`, ``, `boolean`},
		{"a required key that is none", `{"type": "object", "additionalProperties": false, "title": "甲", "properties": {}, "required": ["x"]}`, ``, `requires "x"`},
		{"an unknown format", `{"type": "string", "title": "甲", "format": "ipv4"}`, ``, `format "ipv4"`},
		{"an unknown type", `{"type": "text", "title": "甲"}`, ``, `type "text"`},
		{"a pattern with look-ahead", `{"type": "string", "title": "甲", "pattern": "^(?=a)"}`, ``, `pattern`},
		{"a pattern with a property", `{"type": "string", "title": "甲", "pattern": "^\\p{Han}$"}`, ``, `\p`},
		{"a pattern with a space class", `{"type": "string", "title": "甲", "pattern": "^\\s$"}`, ``, `\s`},
		{"a pattern with a bare point", `{"type": "string", "title": "甲", "pattern": "^.+$"}`, ``, `point`},
		{"a pattern beyond U+FFFF", `{"type": "string", "title": "甲", "pattern": "^[𠀀-𠂀]$"}`, ``, `U+20000`},
		{"a limit that is none", `{"type": "string", "title": "甲", "maxLength": -1}`, ``, `maxLength`},
		{"a bound that is huge", `{"type": "number", "title": "甲", "maximum": 1e999999999}`, ``, `maximum`},
		{"a boolean schema", `true`, ``, `want an object`},
		{"words of English alone", `{"type": "string", "title": "甲", "x-en": {"description": "x"}}`, ``, `not there in Japanese`},
		{"a key twice", `{"type": "string", "type": "array", "title": "甲"}`, ``, `twice`},
	} {
		fsys := fstest.MapFS{"k.schema.json": {Data: fmt.Appendf(nil, goodKind, c.property, c.defs)}}
		var all []string
		for _, err := range Lint(fsys) {
			all = append(all, err.Error())
		}
		got := strings.Join(all, "\n")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
		if _, err := New(fstest.MapFS{}).With(fsys).Kind("k"); (err == nil) != (c.want == "") {
			t.Errorf("%s: Kind of an own schema: error %v", c.name, err)
		}
	}
}

// A schema of 1.5 KB that doubles at every step has 2^30 nodes when expanded; it must be
// refused before it reaches the validator.
func TestLintRefusesSchemasThatExplode(t *testing.T) {
	var defs strings.Builder
	for i := range 30 {
		fmt.Fprintf(&defs, `"d%d": {"type": "object", "additionalProperties": false, "properties": {
			"x": {"$ref": "#/$defs/d%d", "title": "甲"}, "z": {"$ref": "#/$defs/d%d", "title": "乙"}}},`, i, i+1, i+1)
	}
	defs.WriteString(`"d30": {"type": "string"}`)
	fsys := fstest.MapFS{"k.schema.json": {Data: fmt.Appendf(nil, goodKind, `{"$ref": "#/$defs/d0", "title": "甲"}`, defs.String())}}
	start := time.Now()
	if _, err := New(fstest.MapFS{}).With(fsys).Kind("k"); err == nil || !strings.Contains(err.Error(), "want at most 10000") {
		t.Errorf("error %v", err)
	}
	if d := time.Since(start); d > 5*time.Second {
		t.Errorf("it took %v", d)
	}
	deep := fstest.MapFS{"k.schema.json": {Data: []byte(strings.Repeat(`{"items":`, 5000) + "{}" + strings.Repeat("}", 5000))}}
	if errs := Lint(deep); len(errs) == 0 || !strings.Contains(errs[0].Error(), "deeper") {
		t.Errorf("deep nesting: %v", errs)
	}
}

// A kind that the validator cannot compile must not let documents pass.
func TestFaultySchemaIsAFinding(t *testing.T) {
	fsys := fstest.MapFS{"k.schema.json": {Data: fmt.Appendf(nil, goodKind, `{"minContains": "x"}`, ``)}}
	k, err := New(fsys).Kind("k")
	if err != nil {
		t.Fatal(err)
	}
	r := k.Check(parse(t, "kind: k\na: 1\n"))
	if len(r.Violations) != 1 || !strings.Contains(r.Violations[0].Message.In(diag.JA), "スキーマに誤り") {
		t.Errorf("findings:\n%s", show(r.Violations))
	}
}

func TestNoDocument(t *testing.T) {
	task := kindOf(t, New(os.DirFS("testdata")), "kind: task")
	if r := task.Check(tree.Node{}); len(r.Violations) != 1 {
		t.Errorf("no root: findings:\n%s", show(r.Violations))
	}
}

// Lists and maps of many wrong values take time in proportion to their length.
func TestManyFindingsAreLinear(t *testing.T) {
	task := kindOf(t, New(os.DirFS("testdata")), "kind: task")
	document := func(n int) *value {
		list := &value{form: arrayForm}
		marks := object()
		out := object(member{"kind", stringValue("task")})
		for i := range n {
			list.items = append(list.items, &value{form: numberForm, text: fmt.Sprint(i)})
			marks.members = append(marks.members, member{fmt.Sprintf("m%d", i), list.items[i]})
			out.members = append(out.members, member{fmt.Sprintf("unknown%d", i), list.items[i]})
		}
		out.members = append(out.members, member{"purpose_of_use", list}, member{"marks", marks})
		return out
	}
	measure := func(n int) time.Duration {
		root := treeOf(document(n)).Root()
		best := time.Hour
		for range 3 {
			start := time.Now()
			if got, want := len(task.Check(root).Violations), min(3*n, maxViolations+1); got != want {
				t.Fatalf("%d findings for %d wrong values, want %d", got, 3*n, want)
			}
			best = min(best, time.Since(start))
		}
		return best
	}
	small, large := measure(500), measure(4000)
	if large > 40*small {
		t.Errorf("8 times the wrong values take %.0f times as long (%v, %v)", float64(large)/float64(small), small, large)
	}
}

// What is not looked at is said: a long list is judged in part, and a thousand
// findings are enough for one file.
func TestBounded(t *testing.T) {
	task := kindOf(t, New(os.DirFS("testdata")), "kind: task")
	check := func(wrong func(i int) bool) []diag.Diagnostic {
		list := &value{form: arrayForm}
		for i := range maxJudged + 500 {
			item := stringValue(fmt.Sprint("目的", i))
			if wrong(i) {
				item = &value{form: numberForm, text: fmt.Sprint(i)}
			}
			list.items = append(list.items, item)
		}
		return task.Check(treeOf(object(member{"kind", stringValue("task")}, member{"purpose_of_use", list})).Root()).Violations
	}
	all := check(func(int) bool { return true })
	if n := len(all); n != maxViolations+1 || !strings.Contains(all[n-1].Message.In(diag.JA), "ほかにも様式に合わない箇所が400") {
		t.Errorf("%d findings, the last: %s", n, show(all[max(n-1, 0):]))
	}
	last := check(func(i int) bool { return i == maxJudged+10 })
	if n := len(last); n == 0 || !strings.Contains(last[n-1].Message.In(diag.JA), "照合していません") {
		t.Errorf("a wrong value behind the bound: %s", show(last))
	}
}
