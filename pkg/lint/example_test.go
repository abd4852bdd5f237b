package lint_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/lint"
)

func TestParseExample(t *testing.T) {
	e, err := lint.ParseExample(strings.Join([]string{
		"today: 2026-12-01", "fifo: bad/pipe", "locked: good/secret.yaml", "words for a reader",
		"-- bad/ledgers/a.yaml --", "kind: risk", "",
		"-- base/ledgers/a.yaml --", "kind: risk",
		"-- bad/want --", `ledgers/a.yaml:1 "x"`, "", `  pipe:1 "y"  `,
		"-- good/ledgers/a.yaml --", "", ""}, "\n"))
	if err != nil {
		t.Fatal(err)
	}
	if e.Today != "2026-12-01" {
		t.Errorf("today is %q", e.Today)
	}
	if d := cmp.Diff([]string{`ledgers/a.yaml:1 "x"`, `pipe:1 "y"`}, e.Want); d != "" {
		t.Errorf("want (-want +got):\n%s", d)
	}
	if e.Special["bad"]["pipe"] != "fifo" || e.Special["good"]["secret.yaml"] != "locked" {
		t.Errorf("special: %v", e.Special)
	}
	if d := cmp.Diff("# secret.yaml (locked)\n# ledgers/a.yaml (removed)\n", e.Text("good")); d != "" {
		t.Errorf("text of good (-want +got):\n%s", d)
	}
	if d := cmp.Diff("# pipe (fifo)\n# ledgers/a.yaml\nkind: risk\n", e.Text("bad")); d != "" {
		t.Errorf("text of bad (-want +got):\n%s", d)
	}
}

func TestParseExampleRefuses(t *testing.T) {
	for _, text := range []string{"-- ugly/a.yaml --\n", "-- bad --\n", "-- a.yaml --\n", "fifo: pipe\n", "link: nowhere/pipe\n"} {
		if _, err := lint.ParseExample(text); err == nil {
			t.Errorf("%q gave no error", text)
		}
	}
}
