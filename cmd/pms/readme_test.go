package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestReadme: the output that the READMEs show is what the command above it prints, to
// the letter. With UPDATE=1 the blocks are rewritten.
func TestReadme(t *testing.T) {
	for _, file := range []string{"README.md", "README.ja.md"} {
		t.Run(file, func(t *testing.T) {
			path := filepath.Join("..", "..", file)
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			before, rest, ok := strings.Cut(string(data), "lint\n```\n")
			_, flags, there := strings.Cut(before, "\ngo run ./cmd/pms ")
			if !ok || !there {
				t.Fatal("the command of the example is not there")
			}
			want := strings.TrimRight(lintAsShown(t, flags), "\n")
			prose, rest, _ := strings.Cut(rest, "```\n")
			shown, after, ok := strings.Cut(rest, "\n```\n")
			if !ok {
				t.Fatal("the output of the example is not there")
			}
			if shown == want {
				return
			}
			if os.Getenv("UPDATE") == "" {
				t.Fatalf("the output shown in %s is out of date: run make generate", file)
			}
			text := before + "lint\n```\n" + prose + "```\n" + want + "\n```\n" + after
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// lintAsShown lints with the flags that stand before the word lint in a README.
func lintAsShown(t *testing.T, flags string) string {
	t.Helper()
	args := append(strings.Fields(flags), "lint")
	i := slices.Index(args, "examples/company")
	if i < 0 {
		t.Fatalf("the command is about another repository: %q", args)
	}
	dir, err := filepath.Abs(filepath.Join("..", "..", args[i]))
	if err != nil {
		t.Fatal(err)
	}
	args[i] = dir
	status, stdout, stderr := invokeAsWritten(t, args...)
	if status != 0 || stderr != "" {
		t.Fatalf("%q: status %d, %s", args, status, stderr)
	}
	return stdout
}
