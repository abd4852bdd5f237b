package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReadme: the output that the READMEs show is the output there is. With UPDATE=1
// the blocks are rewritten.
func TestReadme(t *testing.T) {
	for _, c := range []struct{ file, lang string }{{"README.md", "en"}, {"README.ja.md", "ja"}} {
		t.Run(c.file, func(t *testing.T) {
			path := filepath.Join("..", "..", c.file)
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			want := strings.TrimRight(exampleLint(t, c.lang), "\n")
			before, rest, ok := strings.Cut(string(data), "lint\n```\n")
			if !ok {
				t.Fatal("the command of the example is not there")
			}
			prose, rest, _ := strings.Cut(rest, "```\n")
			shown, after, ok := strings.Cut(rest, "\n```\n")
			if !ok {
				t.Fatal("the output of the example is not there")
			}
			if shown == want {
				return
			}
			if os.Getenv("UPDATE") == "" {
				t.Fatalf("the output shown in %s is out of date: run make generate", c.file)
			}
			text := before + "lint\n```\n" + prose + "```\n" + want + "\n```\n" + after
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		})
	}
}

func exampleLint(t *testing.T, lang string) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", "..", "examples", "company"))
	if err != nil {
		t.Fatal(err)
	}
	status, stdout, stderr := invoke(t, "--lang", lang, "-C", dir, "--today", "2026-11-21", "lint")
	if status != 0 || stderr != "" {
		t.Fatalf("lint: status %d, %s", status, stderr)
	}
	return stdout
}
