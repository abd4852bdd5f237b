package calendar

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// No Go file of the repository adds months or years with time.Time.AddDate. It
// normalises: 2026-01-31 plus three months is 2026-05-01, a day after the end by
// 民法第143条, and a renewal window would close up to two days late. Months go
// through this package. Days (both first arguments a literal 0) are harmless.
func TestNobodyAddsMonthsWithAddDate(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(root, "go.mod")); err != nil {
		t.Fatalf("the root of the repository is not where it was: %v", err)
	}
	files := 0
	err = filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && strings.HasPrefix(e.Name(), ".") && path != root {
			return filepath.SkipDir
		}
		if e.IsDir() || filepath.Ext(path) != ".go" {
			return nil
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		for _, line := range monthsByAddDate(t, path, src) {
			t.Errorf("%s: AddDate with months or years; use Date.AddMonthsClamped or Count", line)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 20 {
		t.Errorf("only %d Go files were read", files)
	}
}

// monthsByAddDate gives the places in a file where AddDate is called with anything but
// zero years and zero months, or is taken as a value.
func monthsByAddDate(t *testing.T, name string, src []byte) []string {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, src, parser.SkipObjectResolution)
	if err != nil {
		t.Logf("%s does not parse yet: %v", name, err) // its own package fails to build
		return nil
	}
	days := map[*ast.SelectorExpr]bool{} // calls of AddDate that add days only
	var places []string
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if sel, ok := n.Fun.(*ast.SelectorExpr); ok && len(n.Args) == 3 && isZero(n.Args[0]) && isZero(n.Args[1]) {
				days[sel] = true
			}
		case *ast.SelectorExpr:
			if n.Sel.Name == "AddDate" && !days[n] {
				places = append(places, fset.Position(n.Sel.Pos()).String())
			}
		}
		return true
	})
	return places
}

func isZero(e ast.Expr) bool {
	lit, ok := e.(*ast.BasicLit)
	return ok && lit.Value == "0"
}

// The search itself finds what it looks for.
func TestMonthsByAddDate(t *testing.T) {
	for src, want := range map[string]int{
		"t.AddDate(0, 0, 3)":                      0,
		"t.AddDate(0, 3, 0)":                      1,
		"t.AddDate(1, 0, 0)":                      1,
		"t.AddDate(0, n, 0)":                      1,
		"x.y().AddDate(0, 0, n).AddDate(n, 0, 0)": 1,
		"f(t.AddDate)":                            1,
	} {
		got := monthsByAddDate(t, "x.go", []byte("package x\nfunc f() { "+src+" }"))
		if len(got) != want {
			t.Errorf("%s: found %v, want %d", src, got, want)
		}
	}
}
