package main

import (
	"bytes"
	"context"
	"testing"
	"time"

	"github.com/pms-project/pms/pkg/cli"
)

// invoke runs the program in this process, in English, with no repository.
func invoke(t *testing.T, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	return invokeAsWritten(t, append([]string{"--lang", "en"}, args...)...)
}

// invokeAsWritten does so in the language that the arguments or the repository give.
func invokeAsWritten(t *testing.T, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	env, err := host()
	if err != nil {
		t.Fatal(err)
	}
	env.Stdout, env.Stderr = &out, &errs
	env.Dir = t.TempDir()
	env.Getenv = func(string) string { return "" }
	env.Now = func() time.Time { return time.Date(2026, 11, 21, 3, 0, 0, 0, time.UTC) }
	status = cli.Main(context.Background(), args, env)
	return status, out.String(), errs.String()
}

// TestEveryCommandRefusesNonsense walks the whole tree: an unknown word, an unknown
// flag and too many arguments are wrong usage at every node, with an empty standard
// output (cobra's own default is help and status 0 for groups).
func TestEveryCommandRefusesNonsense(t *testing.T) {
	paths := cli.CommandPaths()
	if len(paths) < 5 {
		t.Fatalf("only %d commands: %v", len(paths), paths)
	}
	for _, path := range paths {
		for _, nonsense := range [][]string{
			{"--no-such-flag"},
			{"no-such-word", "and", "one", "more", "and", "more"},
		} {
			args := append(append([]string{}, path.Words...), nonsense...)
			if !path.Group && path.AnyArguments && nonsense[0][0] != '-' {
				continue // takes any number of paths; a wrong one is its own test
			}
			status, stdout, stderr := invoke(t, args...)
			if status != cli.ExitUsage || stdout != "" || stderr == "" {
				t.Errorf("pms %v: status %d, stdout %q, stderr %q; want 2, empty, a message", args, status, stdout, stderr)
			}
		}
	}
}
