package schema

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/diag"
)

var update = flag.Bool("update", false, "rewrite the expected findings in testdata/violations.txt")

const violationsFile = "testdata/violations.txt"

// violationCase is one section of testdata/violations.txt: a document and, behind
// the line ---, its findings: place and field, then message and hint in both
// languages.
type violationCase struct{ name, src, want string }

func violationCases(t testing.TB) []violationCase {
	t.Helper()
	data, err := os.ReadFile(violationsFile)
	if err != nil {
		t.Fatal(err)
	}
	var cases []violationCase
	for _, section := range strings.Split("\n"+string(data), "\n=== ")[1:] {
		name, rest, _ := strings.Cut(section, "\n")
		src, want, _ := strings.Cut(rest, "\n---\n")
		cases = append(cases, violationCase{name, src, strings.TrimRight(want, "\n")})
	}
	return cases
}

func kindOf(t testing.TB, set *Set, src string) *Kind {
	t.Helper()
	name := "task"
	if strings.HasPrefix(src, "kind: asset_ledger") {
		name = "asset_ledger"
	}
	k, err := set.Kind(name)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func show(ds []diag.Diagnostic) string {
	var b strings.Builder
	for _, d := range ds {
		fmt.Fprintf(&b, "%d:%d-%d:%d %s\n", d.Range.Start.Line, d.Range.Start.Column, d.Range.End.Line, d.Range.End.Column, d.Field)
		for _, lang := range []diag.Lang{diag.JA, diag.EN} {
			fmt.Fprintf(&b, "  %s\n", d.Message.In(lang))
			if !d.Hint.IsZero() {
				fmt.Fprintf(&b, "    %s\n", d.Hint.In(lang))
			}
			for _, r := range d.Related {
				fmt.Fprintf(&b, "    %d:%d %s\n", r.Range.Start.Line, r.Range.Start.Column, r.Message.In(lang))
			}
		}
	}
	return strings.TrimRight(b.String(), "\n")
}

func TestViolations(t *testing.T) {
	set := New(os.DirFS("testdata"))
	cases := violationCases(t)
	var out strings.Builder
	for i, c := range cases {
		k := kindOf(t, set, c.src)
		r := k.Check(parse(t, c.src))
		for _, d := range r.Violations {
			if d.Rule != rule || d.Severity != diag.Error || d.Range.File != "test.yaml" || d.Subject != (diag.Subject{}) {
				t.Errorf("%s: finding %+v lacks rule, severity or file, or has a subject", c.name, d)
			}
		}
		got := show(r.Violations)
		if got != c.want && !*update {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
		if i > 0 {
			out.WriteString("\n")
		}
		fmt.Fprintf(&out, "=== %s\n%s\n---\n%s\n", c.name, c.src, got)
	}
	if *update {
		if err := os.WriteFile(violationsFile, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
