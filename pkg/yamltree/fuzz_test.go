package yamltree_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/yamltree"
)

// FuzzParse checks what holds for any bytes: no panic, a tree or a finding that
// says why not, sound places, and the same answer twice.
func FuzzParse(f *testing.F) {
	for _, s := range samples {
		f.Add([]byte(s))
	}
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	rules := map[string]bool{}
	for _, r := range yamltree.Rules() {
		rules[r.ID] = true
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		tr, ds := yamltree.Parse("f.yaml", src, yamltree.Limits{})
		if tr == nil && len(ds) == 0 {
			t.Fatal("neither tree nor finding")
		}
		if tr != nil {
			checkTree(t, tr, string(src))
		}
		lines := 1 + strings.Count(string(src), "\n")
		for _, d := range ds {
			if !rules[d.Rule] || d.Severity < diag.Info || d.Message.IsZero() || d.Hint.IsZero() {
				t.Fatalf("not a whole finding: %+v", d)
			}
			start, end := d.Range.Start, d.Range.End
			if start.Line < 1 || start.Column < 1 || start.Compare(end) > 0 || end.Line > lines {
				t.Fatalf("%s at %v-%v of %d lines", d.Rule, start, end, lines)
			}
			for _, l := range []diag.Lang{diag.JA, diag.EN} {
				if msg := d.Message.In(l) + d.Hint.In(l); strings.Contains(msg, "%!") {
					t.Fatalf("bad format: %s", msg)
				}
			}
		}
		again, ds2 := yamltree.Parse("f.yaml", src, yamltree.Limits{})
		if diff := cmp.Diff(list(ds), list(ds2)); diff != "" {
			t.Fatal(diff)
		}
		if tr != nil {
			if diff := cmp.Diff(dump(tr.Root()), dump(again.Root())); diff != "" {
				t.Fatal(diff)
			}
		}
	})
}

// seeds hold every style and many slips, for the fuzzer to cross.
var seeds = []string{
	"", "\ufeff", "~", "---\n", "a: 1\n---\nb: 2\n...\n",
	"a: |\n  x\n\n  y\n", "a: |+2\n   x\n\n\nb: >-\n  p\n   q\n\n  r\n", "- |\r\n  x\r\n  y\r\n- >\r\n  z\r\n",
	"'a': 'it''s'\n\"b\": \"x\\n\\u3042\\\n  y\"\n", "a: x\n  y\n\n  z # c\n",
	"[a: 1, {b: 2}: 3, ? c : 4, [d]: e, ? , f]\n", "{a, b: , c: [, d], \"e\":f}\n", "a: {? : x}\nb:\n  ?\n  : y\n? |\n  k\n: v\n",
	"a: &x !!str 1\nb: *x\nc: {<<: *x}\nd: ! e\n? *x\n: y\n- !<tag:a,b> [x]\n",
	"%YAML 1.1\n---\na: 1\n", "- 0777\n- 1e999\n- .inf\n- 1_0\n- 2026-04-01\n- True\n",
	"名称：値\n　b: x\n-　c: d\ne:　f　# g\n", "a:\n\tb: 1\n- \tc\n", "a: \"x\nb: [y\nc: 'z\n",
	"a\u2028b: \u0085\x0b\u202e\ufeff\rc\n", "\xff\xfea\x00", "\x8c\xc2\x90\x6c", "<<<<<<< x\n=======\n>>>>>>> y\n",
	"- - - a\n    - b\n  - c: d\n    e: f\n-\n  - g\n", "# c\n\n# d\na: # e\n  # f\n  b: 1 # g\n# h\n",
	"? ?\n", "?\n", "b:\n  ?    ?\n   : :y\n", "? ? a\n: b\n? - c\n: - d\n", "&d?(\n- &e,[*e ,&f]\n", "[&a ?, &b : c, *a ]\n",
	"a: @x\nb: `y`\nc: %z\nd: *重要\ne: - f\ng: | h\ni: [j] k\nl: \"m\" n\n",
}
