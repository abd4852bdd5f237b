package expr

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/tree"
	"github.com/pms-project/pms/pkg/yamltree"
)

const sample = `
status: approved
count: 1200
ratio: 1.5
open: true
from: 2026-04-01
kinds: [leak, loss]
assessment: {wrongful: true, my_number: {network: false}}
reports:
  - {to: ppc, kind: final}
  - {to: police, kind: notice}
`

func record(t testing.TB, text string) tree.Node {
	t.Helper()
	read, problems := yamltree.Parse("a.yaml", []byte(text), yamltree.Limits{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return read.Root()
}

func TestHolds(t *testing.T) {
	node := record(t, sample)
	for source, want := range map[string]bool{
		`status == "approved"`:                                     true,
		`count > 1000 && open`:                                     true,
		`ratio > 1.4 and ratio < 1.6`:                              true,
		`from >= "2026-01-01" && from < "2026-04-02"`:              true,
		`"leak" in kinds`:                                          true,
		`"damage" in kinds`:                                        false,
		`assessment.wrongful == true`:                              true,
		`assessment.my_number.network == true`:                     false,
		`assessment.my_number.over_100 == true`:                    false, // not filled
		`nowhere.at.all == nil`:                                    true,
		`(missing ?? 0) > 0`:                                       false,
		`any(reports, .to == "ppc" && .kind == "final")`:           true,
		`none(reports, .to == "jipdec")`:                           true,
		`one(reports, .to == "ppc")`:                               true,
		`len(kinds) == 2 && not (status in ["draft", "rejected"])`: true,
		`missing != true`:                                          true,
		`lower("ABC") == "abc"`:                                    true,
	} {
		c, err := Compile(source)
		if err != nil {
			t.Errorf("%s: %v", source, err)
			continue
		}
		if got, err := c.Holds(node); got != want || err != nil {
			t.Errorf("%s: got %v, %v", source, got, err)
		}
	}
}

// TestRefused: a condition that is none says where it breaks.
func TestRefused(t *testing.T) {
	for source, want := range map[string]string{
		"":                                "1:1: unexpected token EOF",
		"a ==":                            "1:4: unexpected token EOF",
		"a == \n)":                        "2:1: unexpected token",
		"届出 == === 1":                     "1:7: unexpected token",
		`"text"`:                          "expected bool",
		"1 + 2":                           "expected bool",
		"now() > from":                    "1:1: ",
		`date("2026-01-01") < date(from)`: "1:1: ",
		`repeat("a", 1000000000) == ""`:   "1:1: ",
		`fromJSON("{}") == nil`:           "1:1: ",
		strings.Repeat("a", MaxLength+1):  "longer than 1000 bytes",
		strings.Repeat("a||", 150) + "a":  "exceeds maximum allowed nodes",
		strings.Repeat("(", 400) + "a":    "unexpected token EOF",
	} {
		_, err := Compile(source)
		var e *Error
		if !errors.As(err, &e) || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: got %v, want %q", source, err, want)
		}
	}
}

// TestWrongTypes: what cannot be answered is an error with its place, never a guess.
func TestWrongTypes(t *testing.T) {
	node := record(t, sample)
	for _, source := range []string{`status > 3`, `missing > 3`, `missing && open`, `open.x.y == 1`, `any(1..2000000000, # < 0)`} {
		c, err := Compile(source)
		if err != nil {
			t.Errorf("%s: %v", source, err)
			continue
		}
		_, err = c.Holds(node)
		var e *Error
		if !errors.As(err, &e) || e.Reason == "" {
			t.Errorf("%s: got %v", source, err)
		}
	}
}

func TestFields(t *testing.T) {
	c, err := Compile(`a.b.c == 1 && a.b.c != d && a.x == true && any(list, .to == "x") && e?.f == nil`)
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"a", "b", "c"}, {"d"}, {"a", "x"}, {"list"}, {"e", "f"}}
	if d := cmp.Diff(want, c.Fields()); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// FuzzCompile: whatever is written, it is compiled or refused, and what is compiled
// gives an answer or an error.
func FuzzCompile(f *testing.F) {
	for _, s := range []string{`a == 1`, `any(list, .x in [1, 2])`, `a?.b ?? "x" == "y"`, `not (a && b)`, `{`, `1..9`, "\x00", `let x = 1; x == 1`} {
		f.Add(s)
	}
	node := record(f, sample)
	f.Fuzz(func(t *testing.T, source string) {
		c, err := Compile(source)
		if err != nil {
			var e *Error
			if !errors.As(err, &e) {
				t.Fatalf("%q: %T", source, err)
			}
			return
		}
		c.Holds(node)
	})
}
