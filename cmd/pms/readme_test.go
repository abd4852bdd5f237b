package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/pms-project/pms/pkg/cli"
)

// TestReadme: what the READMEs show below a command is what the command prints, to the
// letter. The commands of the blocks marked console run down the page in a copy of the
// example company; with UPDATE=1 their output is rewritten.
func TestReadme(t *testing.T) {
	for _, file := range []string{"README.md", "README.ja.md"} {
		t.Run(file, func(t *testing.T) {
			path := filepath.Join("..", "..", file)
			page, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			dir := filepath.Join(t.TempDir(), "company")
			if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "examples", "company"))); err != nil {
				t.Fatal(err)
			}
			want, commands := replayed(t, dir, string(page))
			if commands < 5 {
				t.Fatalf("only %d commands are shown", commands)
			}
			if want == string(page) {
				return
			}
			if os.Getenv("UPDATE") == "" {
				t.Fatalf("the output shown in %s is out of date: run make generate", file)
			}
			if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// replayed is a page with the output of its pms commands as they print it now, and the
// number of these commands.
func replayed(t *testing.T, dir, page string) (string, int) {
	t.Helper()
	var out strings.Builder
	commands := 0
	console, ours := false, false // in a block marked console; below a command that was run
	for line := range strings.Lines(page) {
		command, isCommand := strings.CutPrefix(line, "$ ")
		switch {
		case strings.HasPrefix(line, "```"):
			console, ours = line == "```console\n", false
		case console && isCommand:
			_, ours = strings.CutPrefix(command, "pms ")
		case ours:
			continue
		}
		out.WriteString(line)
		if console && isCommand && ours {
			commands++
			out.WriteString(asOnScreen(t, dir, words(command)[1:]))
		}
	}
	return out.String(), commands
}

// words are the words of a command line; what stands in single quotes is one.
func words(line string) []string {
	quoted := false
	return strings.FieldsFunc(strings.Map(func(r rune) rune {
		switch {
		case r == '\'':
			quoted = !quoted
			return -1
		case (r == ' ' || r == '\n') && !quoted:
			return 0
		}
		return r
	}, line), func(r rune) bool { return r == 0 })
}

// asOnScreen runs pms in a folder and returns both of its streams, as a terminal shows
// them.
func asOnScreen(t *testing.T, dir string, args []string) string {
	t.Helper()
	env, err := host()
	if err != nil {
		t.Fatal(err)
	}
	var screen bytes.Buffer
	env.Stdout, env.Stderr = &screen, &screen
	env.Dir = dir
	env.Getenv = func(string) string { return "" }
	env.Now = func() time.Time { return time.Date(2026, 11, 21, 3, 0, 0, 0, time.UTC) }
	if status := cli.Main(context.Background(), args, env); status != 0 {
		t.Fatalf("%q: status %d, %s", args, status, &screen)
	}
	return screen.String()
}
