package edit

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDiff(t *testing.T) {
	before := "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n"
	after := "1\n2\n3\n4\nfive\n6\n7\n8\n9\n10\n11\nnew\n12"
	want := "--- a/x/y.yaml\n+++ b/x/y.yaml\n@@ -2,11 +2,12 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n 9\n 10\n 11\n-12\n+new\n+12\n\\ No newline at end of file\n"
	if diff := cmp.Diff(want, Diff(Change{"x/y.yaml", before, after})); diff != "" {
		t.Error(diff)
	}
}

// TestDiffApplies lets git apply the diffs of random changes.
func TestDiffApplies(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("git is not installed, so nothing can apply the diffs")
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for round := range 20 {
		dir := t.TempDir()
		var before, after strings.Builder
		for i := range 60 {
			line := strconv.Itoa(rng.IntN(12)) + " 行\n"
			before.WriteString(line)
			switch rng.IntN(8) {
			case 0:
			case 1:
				after.WriteString(line + "新 " + strconv.Itoa(i) + "\n")
			case 2:
				after.WriteString("改 " + strconv.Itoa(i) + "\n")
			default:
				after.WriteString(line)
			}
		}
		c := Change{"f.yaml", before.String(), after.String()}
		if round%3 == 0 {
			c.After = strings.TrimSuffix(c.After, "\n")
		}
		mustWrite(t, filepath.Join(dir, "f.yaml"), c.Before)
		mustWrite(t, filepath.Join(dir, "d.patch"), Diff(c))
		cmd := exec.Command(git, "apply", "d.patch")
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s\n%s", err, out, Diff(c))
		}
		got, err := os.ReadFile(filepath.Join(dir, "f.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.After, string(got)); diff != "" {
			t.Fatal(diff)
		}
	}
}

func mustWrite(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
