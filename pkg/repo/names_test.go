package repo

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/diag"
)

func TestUnportable(t *testing.T) {
	for name, bad := range map[string]bool{
		"ledger.yaml": false, "台帳.yaml": false, "a b.yaml": false, ".gitignore": false, "a..yaml": false,
		"con": true, "CON": true, "Con.yaml": true, "prn.txt": true, "aux.tar.gz": true, "nul": true, "con .yaml": true,
		"com1": true, "COM9.yaml": true, "lpt1.yaml": true, "com¹.yaml": true, "lpt³": true, "conin$": true, "CONOUT$.txt": true,
		"com": false, "com0": false, "com10": false, "lpt.yaml": false, "com1a": false, "console.yaml": false, "aux1.yaml": false,
		"nulla": false, "acon": false, "con1": false,
		"a:b": true, "a*": true, "a?": true, "<a>": true, `a"b`: true, "a|b": true, `a\b`: true, "a\x01": true, "a\tb": true,
		"a.": true, "a ": true, "a.yaml.": true, " a": false,
	} {
		if got := !unportable(name).IsZero(); got != bad {
			t.Errorf("%q: unportable is %v, want %v", name, got, bad)
		}
	}
}

func TestCollisions(t *testing.T) {
	for _, c := range []struct {
		name  string
		paths []string
		want  []string // "second ~ first"
	}{
		{"different", []string{"a.yaml", "b.yaml", "x/a.yaml", "x/b.yaml"}, nil},
		{"case", []string{"a.yaml", "A.yaml"}, []string{"a.yaml ~ A.yaml"}},
		{"case of a folder", []string{"x", "X", "x/a.yaml", "X/a.yaml"}, []string{"x ~ X", "x/a.yaml ~ X/a.yaml"}},
		{"composition", []string{"が.yaml", "か\u3099.yaml"}, []string{"が.yaml ~ か\u3099.yaml"}},
		{"full-width letters", []string{"Ａ.yaml", "ａ.yaml"}, []string{"ａ.yaml ~ Ａ.yaml"}},
		{"full width and half width", []string{"A.yaml", "Ａ.yaml", "ｶﾞ.yaml", "ガ.yaml"}, nil}, // both disks keep them apart
		{"hiragana and katakana", []string{"が.yaml", "ガ.yaml"}, nil},
		{"variation selectors", []string{"葛.yaml", "葛\U000E0100.yaml"}, nil},
		{"accents", []string{"é.yaml", "e\u0301.yaml", "É.yaml"}, []string{"É.yaml ~ e\u0301.yaml", "é.yaml ~ e\u0301.yaml"}},
		{"the long s", []string{"ſ.yaml", "s.yaml"}, []string{"ſ.yaml ~ s.yaml"}},
	} {
		n := newNames()
		for _, p := range c.paths {
			n.add(p)
		}
		found := n.problems()
		diag.Sort(found)
		var got []string
		for _, d := range found {
			got = append(got, d.Range.File+" ~ "+d.Related[0].Range.File)
		}
		slices.Sort(got)
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
	}
}
