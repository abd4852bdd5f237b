package yamltree_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/tree"
	"github.com/pms-project/pms/pkg/yamltree"
)

func mustParse(t testing.TB, src string) *tree.Tree {
	t.Helper()
	tr, ds := yamltree.Parse("f.yaml", []byte(src), yamltree.Limits{})
	if tr == nil {
		t.Fatalf("no tree: %s", list(ds))
	}
	return tr
}

const book = `# 見出し
kind: regulation # 種類
count: 3
note: 'it''s'
tags: [a, b]
body:
  # 第1条について
  - article: 目的
    id: purpose
    text: |
      定める。
      ２　前項の手順。

      (1) 甲
    marks:
      "２": {covers: [x]}

  # 第2条について
  - article: 範囲   # ここも
    text: |
      適用する。
# 末尾
`

// Each change touches the lines it has to and no other.
func TestEditor(t *testing.T) {
	tests := []struct {
		name string
		do   func(e *yamltree.Editor, root tree.Node)
		old  string // these lines
		new  string // become these
	}{
		{"plain", func(e *yamltree.Editor, r tree.Node) { e.Replace(r.Get("kind"), "policy") }, "kind: regulation #", "kind: policy #"},
		{"plain that needs quotes", func(e *yamltree.Editor, r tree.Node) { e.Replace(r.Get("kind"), "a: b") }, "kind: regulation #", `kind: "a: b" #`},
		{"number", func(e *yamltree.Editor, r tree.Node) { e.Replace(r.Get("count"), 12) }, "count: 3", "count: 12"},
		{"single quotes", func(e *yamltree.Editor, r tree.Node) { e.Replace(r.Get("note"), "its' own") }, "'it''s'", "'its'' own'"},
		{"part of single quotes", func(e *yamltree.Editor, r tree.Node) { e.ReplaceSpan(r.Get("note"), 0, 2, "that") }, "'it''s'", "'that''s'"},
		{"in brackets", func(e *yamltree.Editor, r tree.Node) { e.Replace(r.Get("tags").At(1), "b, c") }, "[a, b]", `[a, "b, c"]`},
		{"span of a block", func(e *yamltree.Editor, r tree.Node) {
			text := r.Get("body").At(0).Get("text")
			i := strings.Index(text.Text(), "前項")
			e.ReplaceSpan(text, i, i+len("前項"), "第1項")
			e.ReplaceSpan(text, 0, 0, "ここに")
		}, "定める。\n      ２　前項の", "ここに定める。\n      ２　第1項の"},
		{"line into a block", func(e *yamltree.Editor, r tree.Node) {
			text := r.Get("body").At(0).Get("text")
			i := strings.Index(text.Text(), "２")
			e.ReplaceSpan(text, i, i, "　新\n\n")
		}, "      ２　前項", "      　新\n\n      ２　前項"},
		{"line to the end of a block", func(e *yamltree.Editor, r tree.Node) {
			text := r.Get("body").At(0).Get("text")
			e.ReplaceSpan(text, len(text.Text()), len(text.Text()), "(2) 乙\n")
		}, "      (1) 甲\n", "      (1) 甲\n      (2) 乙\n"},
		{"line out of a block", func(e *yamltree.Editor, r tree.Node) {
			text := r.Get("body").At(0).Get("text")
			e.ReplaceSpan(text, strings.Index(text.Text(), "２"), strings.Index(text.Text(), "(1)"), "")
		}, "      ２　前項の手順。\n\n", ""},
		{"last line out of a block", func(e *yamltree.Editor, r tree.Node) {
			text := r.Get("body").At(0).Get("text")
			e.ReplaceSpan(text, strings.Index(text.Text(), "\n\n(1)"), len(text.Text())-1, "")
		}, "\n\n      (1) 甲\n", "\n"},
		{"whole block", func(e *yamltree.Editor, r tree.Node) { e.Replace(r.Get("body").At(1).Get("text"), "甲\n\n乙\n") },
			"      適用する。\n", "      甲\n\n      乙\n"},
		{"key", func(e *yamltree.Editor, r tree.Node) {
			e.Replace(r.Get("body").At(0).Get("marks", "２").Key(), "３")
		}, `"２": {`, `"３": {`},
		{"add before all", func(e *yamltree.Editor, r tree.Node) {
			e.Add(r.Get("body").At(1), "", yamltree.Entry{Key: "id", Value: "scope"})
		}, "  - article: 範囲   #", "  - id: scope\n    article: 範囲   #"},
		{"add behind", func(e *yamltree.Editor, r tree.Node) {
			e.Add(r.Get("body").At(1), "article", yamltree.Entry{Key: "id", Value: "scope"})
		}, "# ここも\n", "# ここも\n    id: scope\n"},
		{"add behind a block", func(e *yamltree.Editor, r tree.Node) {
			e.Add(r.Get("body").At(1), "text", yamltree.Entry{Key: "note", Value: yamltree.Map{{Key: "a", Value: "x\ny\n"}}})
		}, "適用する。\n", "適用する。\n    note:\n      a: |\n        x\n        y\n"},
		{"add in braces", func(e *yamltree.Editor, r tree.Node) {
			e.Add(r.Get("body").At(0).Get("marks", "２"), "covers", yamltree.Entry{Key: "id", Value: "p2"})
		}, "{covers: [x]}", "{covers: [x], id: p2}"},
		{"insert in the middle", func(e *yamltree.Editor, r tree.Node) {
			e.Insert(r.Get("body"), 1, yamltree.Map{{Key: "article", Value: "新", Comment: "新しい条"}, {Key: "text", Value: "甲\n乙\n"}})
		}, `      "２": {covers: [x]}` + "\n", `      "２": {covers: [x]}` + "\n\n  # 新しい条\n  - article: 新\n    text: |\n      甲\n      乙\n"},
		{"insert first", func(e *yamltree.Editor, r tree.Node) {
			e.Insert(r.Get("body"), 0, yamltree.Map{{Key: "article", Value: "新"}})
		}, "  # 第1条について\n", "  - article: 新\n\n  # 第1条について\n"},
		{"insert last", func(e *yamltree.Editor, r tree.Node) {
			e.Insert(r.Get("body"), 2, yamltree.Map{{Key: "article", Value: "新"}})
		}, "適用する。\n", "適用する。\n\n  - article: 新\n"},
		{"insert in brackets", func(e *yamltree.Editor, r tree.Node) { e.Insert(r.Get("tags"), 1, "x") }, "[a, b]", "[a, x, b]"},
		{"remove an item", func(e *yamltree.Editor, r tree.Node) { e.Remove(r.Get("body"), r.Get("body").At(1)) },
			"  # 第2条について\n  - article: 範囲   # ここも\n    text: |\n      適用する。\n", ""},
		{"remove in brackets", func(e *yamltree.Editor, r tree.Node) { e.Remove(r.Get("tags"), r.Get("tags").At(0)) }, "[a, b]", "[b]"},
		{"remove an entry", func(e *yamltree.Editor, r tree.Node) { e.Remove(r, r.Get("count")) }, "count: 3\n", ""},
		{"remove the first entry", func(e *yamltree.Editor, r tree.Node) {
			e.Remove(r.Get("body").At(0), r.Get("body").At(0).Get("article"))
		}, "- article: 目的\n    id", "- id"},
		{"move up", func(e *yamltree.Editor, r tree.Node) { e.Move(r.Get("body"), 1, r.Get("body"), 0) },
			book[strings.Index(book, "  # 第1条"):strings.Index(book, "# 末尾")],
			"  # 第2条について\n  - article: 範囲   # ここも\n    text: |\n      適用する。\n\n" + strings.TrimSuffix(book[strings.Index(book, "  # 第1条"):strings.Index(book, "  # 第2条")], "")},
		{"order", func(e *yamltree.Editor, r tree.Node) { e.Order(r.Get("body").At(1), []int{1, 0}) },
			"- article: 範囲   # ここも\n    text: |\n      適用する。\n", "- text: |\n      適用する。\n    article: 範囲   # ここも\n"},
	}
	for _, tt := range tests {
		for _, crlf := range []bool{false, true} {
			t.Run(tt.name, func(t *testing.T) {
				src, want := book, strings.Replace(book, tt.old, tt.new, 1)
				if strings.Count(book, tt.old) < 1 || want == book {
					t.Fatal("the case is wrong")
				}
				if crlf {
					src, want = "\ufeff"+strings.ReplaceAll(src, "\n", "\r\n"), "\ufeff"+strings.ReplaceAll(want, "\n", "\r\n")
				}
				tr := mustParse(t, src)
				e := yamltree.NewEditor(tr)
				tt.do(e, tr.Root())
				got, err := e.Result()
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

// What cannot be done in place is refused, and says where.
func TestEditorRefuses(t *testing.T) {
	src := "a: 1\nb: >\n  x\n  y\nc: [d]\ne: |\n  f\ng:\n  - h\n"
	for name, do := range map[string]func(e *yamltree.Editor, r tree.Node){
		"the only item":       func(e *yamltree.Editor, r tree.Node) { e.Remove(r.Get("g"), r.Get("g").At(0)) },
		"a folded text":       func(e *yamltree.Editor, r tree.Node) { e.ReplaceSpan(r.Get("b"), 0, 1, "z") },
		"a key that is there": func(e *yamltree.Editor, r tree.Node) { e.Add(r, "a", yamltree.Entry{Key: "c"}) },
		"a key that is not":   func(e *yamltree.Editor, r tree.Node) { e.Add(r, "x", yamltree.Entry{Key: "y"}) },
		"the same place": func(e *yamltree.Editor, r tree.Node) {
			e.ReplaceSpan(r.Get("e"), 0, 1, "p")
			e.ReplaceSpan(r.Get("e"), 0, 1, "q")
		},
		"within what goes":    func(e *yamltree.Editor, r tree.Node) { e.Remove(r, r.Get("e")); e.ReplaceSpan(r.Get("e"), 0, 1, "q") },
		"a control character": func(e *yamltree.Editor, r tree.Node) { e.ReplaceSpan(r.Get("e"), 0, 1, "\x00") },
		"a blank first line":  func(e *yamltree.Editor, r tree.Node) { e.ReplaceSpan(r.Get("e"), 0, 1, " f") },
	} {
		tr := mustParse(t, src)
		e := yamltree.NewEditor(tr)
		do(e, tr.Root())
		got, err := e.Result()
		if !errors.Is(err, yamltree.ErrEdit) || got != "" || !strings.HasPrefix(err.Error(), "f.yaml") {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

// FuzzEditor changes any value of any document: the result reads as meant, or there is
// none.
func FuzzEditor(f *testing.F) {
	for _, s := range append(append([]string{book}, samples...), seeds...) {
		f.Add(s, "第1条", uint8(3), uint8(1))
	}
	f.Fuzz(func(t *testing.T, src, text string, pick, op uint8) {
		tr, ds := yamltree.Parse("f.yaml", []byte(src), yamltree.Limits{})
		if tr == nil || len(ds) > 0 || tr.Len() == 0 || len(text) > 100 {
			return
		}
		text = strings.ToValidUTF8(text, "")
		e := yamltree.NewEditor(tr)
		edit(e, pickNode(tr.Root(), int(pick)), text, int(op))
		out, err := e.Result()
		if err != nil && !errors.Is(err, yamltree.ErrEdit) {
			t.Fatal(err)
		}
		if err == nil && mustParse(t, out) == nil {
			t.Fatal("no tree")
		}
	})
}

func pickNode(n tree.Node, i int) tree.Node {
	var all []tree.Node
	var walk func(n tree.Node)
	walk = func(n tree.Node) {
		all = append(all, n)
		for _, v := range n.Fields() {
			walk(v)
		}
		for _, v := range n.Items() {
			walk(v)
		}
	}
	walk(n)
	return all[i%len(all)]
}

func edit(e *yamltree.Editor, n tree.Node, text string, op int) {
	entry := yamltree.Map{{Key: "zz", Value: text}}
	switch {
	case n.Kind() == tree.Map && op%3 == 0:
		e.Add(n, "", entry[0])
	case n.Kind() == tree.Map && op%3 == 1:
		for _, v := range n.Fields() {
			e.Remove(n, v)
			return
		}
	case n.Kind() == tree.Map:
		order := make([]int, n.Len())
		for i := range order {
			order[i] = len(order) - 1 - i
		}
		e.Order(n, order)
	case n.Kind() == tree.List && op%3 == 0:
		e.Insert(n, op%(n.Len()+1), entry)
	case n.Kind() == tree.List && op%3 == 1 && n.Len() > 0:
		e.Remove(n, n.At(op%n.Len()))
	case n.Kind() == tree.List && n.Len() > 0:
		e.Move(n, op%n.Len(), n, op%(n.Len()+1))
	case op%2 == 0:
		e.Replace(n, text)
	default:
		e.ReplaceSpan(n, op%(len(n.Text())+1), len(n.Text()), text)
	}
}
