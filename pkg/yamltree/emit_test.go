package yamltree_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/tree"
	"github.com/pms-project/pms/pkg/yamltree"
)

func TestEmit(t *testing.T) {
	m := yamltree.Map{
		{Key: "kind", Value: "regulation", Comment: "文書管理規程\nの控え"},
		{Key: "title", Value: "文書管理規程（第2版）"},
		{Key: "version", Value: "1.10"},
		{Key: "decided_on", Value: yamltree.Plain("2026-04-01")},
		{Key: "count", Value: 12},
		{Key: "deleted", Value: true},
		{Key: "person", Comment: "誰が"},
		{Key: "odd", Value: "名称：値"},
		{Key: "no", Value: "no"},
		{Key: "distribution", Value: []any{"全従業者", "a: b", yamltree.Map{}}},
		{Key: "requirements", Value: yamltree.Flow{Value: []string{"J.1.1", "a, b"}}},
		{Key: "body", Value: []any{
			yamltree.Map{
				{Key: "article", Value: "目的", Comment: "第1条"},
				{Key: "text", Value: "定める。\n\n２　次による。\n"},
				{Key: "marks", Value: yamltree.Map{{Key: "２", Value: yamltree.Flow{Value: yamltree.Map{{Key: "covers", Value: []string{"a.b"}}}}}}},
			},
			yamltree.Map{{Key: "children", Value: []yamltree.Map{{{Key: "article", Value: "範囲"}}}}},
		}},
		{Key: "rows", Value: []any{[]string{"甲", "乙\n丙"}, []any{}}},
		{Key: "items", Value: []string{"a\nb"}},
		{Key: "empty", Value: yamltree.Map{}},
	}
	want := lines(
		"# 文書管理規程", "# の控え", "kind: regulation", "title: 文書管理規程（第2版）", `version: "1.10"`,
		"decided_on: 2026-04-01", "count: 12", "deleted: true", "# 誰が", "person:", `odd: "名称：値"`, `"no": "no"`,
		"distribution:", "  - 全従業者", `  - "a: b"`, "  - {}", `requirements: [J.1.1, "a, b"]`,
		"body:", "  # 第1条", "  - article: 目的", "    text: |", "      定める。", "", "      ２　次による。",
		"    marks:", `      "２": {covers: [a.b]}`, "  - children:", "      - article: 範囲",
		"rows:", `  - [甲, "乙\n丙"]`, "  - []", "items:", "  - |-", "    a", "    b", "empty: {}",
	)
	got := yamltree.Emit(m)
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
	checkReadsBack(t, m)
}

// Strings that other writers lose, each as a value, a key, an item, and inside of brackets.
func TestEmitReadsBack(t *testing.T) {
	for _, s := range []string{
		"", " ", "a ", " a", "a\n", "\n", "a\n\n", "\na\n", " a\nb\n", "a\n b\n", "a\n  \nb\n", "a\n  \n", "a\n ", "a\r\nb\r\n", "a\tb\n\tc\n",
		"yes", "No", "~", "null", "1", "1.0", "0x1", "1_0", "12:30", "2026-04-01", "=", "<<", "-", "- a", "? a", ": a", "a:", "a: b", "a #b", "#a", "a#b",
		"[a", "{a", "a]", "a,b", "a, b", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a", "'a'", `"a"`, `\`, "---", "--- a\n...\n", "...",
		"\x00", "\x1b", "\u0085", "\u00a0", "\u2028", "\ufeff", "\ufffe", "\uffff", "\U0001F600", "\u202e", "\u200b", "　", "a　", "　a\nb\n", "a：b", "a:　b",
		"\ufffd", "か\u3099", "<<<<<<< a\n=======\n", strings.Repeat("長", 300),
	} {
		checkReadsBack(t, document(s))
	}
}

// document has a string in every place that a string can have.
func document(s string) yamltree.Map {
	return yamltree.Map{
		{Key: "a", Value: s, Comment: s},
		{Key: "b", Value: []any{s, yamltree.Map{{Key: "k" + s, Value: s, Comment: s}, {Key: "l", Value: s}}, []any{s, s}, nil}},
		{Key: "c", Value: yamltree.Flow{Value: yamltree.Map{{Key: "k" + s, Value: s}, {Key: "l", Value: []string{s}}}}},
		{Key: "d", Value: yamltree.Map{{Key: s, Value: yamltree.Map{{Key: s, Value: s}}, Comment: s}}},
		{Key: "e", Value: s},
	}
}

// FuzzEmit checks that what is written is read back, without a finding.
func FuzzEmit(f *testing.F) {
	for _, s := range append(append([]string(nil), samples...), seeds...) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\ufffd")
		if len(s) > 150 { // a key of more than 1,024 bytes is none
			s = strings.ToValidUTF8(s[:150], "")
		}
		checkReadsBack(t, document(s))
	})
}

func checkReadsBack(t *testing.T, m yamltree.Map) {
	t.Helper()
	src := yamltree.Emit(m)
	tr, ds := yamltree.Parse("f.yaml", src, yamltree.Limits{})
	if len(ds) > 0 || tr == nil {
		t.Fatalf("findings on what was written:\n%s%s", list(ds), src)
	}
	if diff := cmp.Diff(meant(m), read(tr.Root())); diff != "" {
		t.Fatalf("%s\n%s", diff, src)
	}
}

// meant and read write what was to be written and what was read in one form.
func meant(v any) string {
	var parts []string
	switch v := v.(type) {
	case yamltree.Map:
		for _, e := range v {
			parts = append(parts, fmt.Sprintf("%q: %s", e.Key, meant(e.Value)))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case []any:
		for _, i := range v {
			parts = append(parts, meant(i))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case []string:
		for _, i := range v {
			parts = append(parts, meant(i))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case []yamltree.Map:
		for _, i := range v {
			parts = append(parts, meant(i))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case yamltree.Flow:
		return meant(v.Value)
	case nil:
		return `null ""`
	case string:
		return fmt.Sprintf("string %q", v)
	case yamltree.Plain:
		if v[4:5] == "-" { // the tests have no other than dates
			return fmt.Sprintf("string %q", string(v))
		}
		return fmt.Sprintf("number %q", string(v))
	case bool:
		return fmt.Sprintf("bool %q", fmt.Sprint(v))
	default:
		return fmt.Sprintf("number %q", fmt.Sprint(v))
	}
}

func read(n tree.Node) string {
	var parts []string
	switch n.Kind() {
	case tree.Map:
		for k, v := range n.Fields() {
			parts = append(parts, fmt.Sprintf("%q: %s", k.Text(), read(v)))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case tree.List:
		for _, v := range n.Items() {
			parts = append(parts, read(v))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	default:
		return fmt.Sprintf("%s %q", [...]string{"absent", "null", "bool", "number", "string"}[n.Kind()], n.Text())
	}
}

// A literal is written as it is only where it is one.
func TestEmitPlain(t *testing.T) {
	for text, want := range map[string]string{
		"2026-04-01": "a: 2026-04-01\n", "1.50": "a: 1.50\n", "null": "a: null\n", "1_000": "a: \"1_000\"\n",
		"0777": "a: \"0777\"\n", "x: y": "a: \"x: y\"\n", "": "a: \"\"\n",
	} {
		if got := string(yamltree.Emit(yamltree.Map{{Key: "a", Value: yamltree.Plain(text)}})); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
