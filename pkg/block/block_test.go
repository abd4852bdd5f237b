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
