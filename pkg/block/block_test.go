package block

import (
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"testing"
)

// TestSamplesAreComplete: Samples holds every type with a block method, so that a
// writer tested with them is tested with all.
func TestSamplesAreComplete(t *testing.T) {
	sampled := map[string]bool{}
	for _, b := range Samples("x") {
		sampled[reflect.TypeOf(b).Elem().Name()] = true
	}
	f, err := parser.ParseFile(token.NewFileSet(), "block.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	declared := 0
	for _, d := range f.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok || fn.Name.Name != "block" {
			continue
		}
		declared++
		if name := fn.Recv.List[0].Type.(*ast.StarExpr).X.(*ast.Ident).Name; !sampled[name] {
			t.Errorf("Samples has no %s", name)
		}
	}
	if declared < 13 {
		t.Errorf("only %d kinds of blocks found", declared)
	}
}

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"個人情報":             "個人情報",
		"a\u202eb":         "a[U+202E]b",
		"\x1b[31m":         "[U+001B][31m",
		"葛\U000e0100城":     "葛\U000e0100城",
		"𠮷":                "𠮷",
		"👨\u200d👩":         "👨\u200d👩",
		"a\u2028b\ufeff":   "a[U+2028]b[U+FEFF]",
		"tab\tnew\nline\r": "tab[U+0009]new[U+000A]line[U+000D]",
		"\xff":             "[U+FFFD]",
	} {
		if got := Visible(in); got != want {
			t.Errorf("Visible(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestWebTargets(t *testing.T) {
	for url, want := range map[string]bool{
		"https://example.jp/": true, "http://example.jp": true, "": false, "javascript:alert(1)": false,
		"JAVASCRIPT:alert(1)": false, "data:text/html,x": false, "file:///etc/passwd": false, " https://x": false, "//x": false,
	} {
		if got := (Target{URL: url}).IsWeb(); got != want {
			t.Errorf("%q: %v", url, got)
		}
	}
}

func TestLines(t *testing.T) {
	if got := Lines("一\r\n二\n\n三\n\n"); len(got) != 4 || got[0].String() != "一" || got[2].String() != "" {
		t.Errorf("%q", got)
	}
	if Lines("\n") != nil || Text("") != nil {
		t.Error("an empty text has no lines")
	}
}
