package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain makes the test binary the program itself: a script that runs pms runs
// the code under test.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"pms": main})
}

// TestScripts runs every script of testdata/script in a folder of its own. With
// UPDATE=1 the expected files in them are rewritten.
func TestScripts(t *testing.T) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		UpdateScripts:       os.Getenv("UPDATE") != "",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("EXAMPLES", filepath.Join(root, "examples"))
			e.Setenv("LANG", "ja_JP.UTF-8")
			e.Setenv("PMS_TODAY", "2026-11-21")
			return nil
		},
	})
}
