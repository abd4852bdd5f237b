package yamltree_test

import (
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/yamltree"
)

func TestLimits(t *testing.T) {
	tests := []struct {
		name, src string
		lim       yamltree.Limits
		want      string // "" for a tree
	}{
		{"size", "a: 12345\n", yamltree.Limits{Bytes: 8}, "YML-009 error 1:1-0:0\n"},
		{"size, just", "a: 12345\n", yamltree.Limits{Bytes: 9}, ""},
		{"depth", "a:\n  b:\n    c: 1\n", yamltree.Limits{Depth: 2}, "YML-009 error 3:5-3:5 /a/b/c\n"},
		{"depth, just", "a:\n  b:\n    c: 1\n", yamltree.Limits{Depth: 3}, ""},
		{"depth, by default", strings.Repeat("[", 101) + "x" + strings.Repeat("]", 101), yamltree.Limits{}, "YML-009 error 1:102-1:102 " + strings.Repeat("/0", 101) + "\n"},
		{"depth, beyond yaml.v3", strings.Repeat("[", 20_000), yamltree.Limits{}, "YML-009 error 1:1-1:20001\n"},
		{"depth of a key", "? [[[x]]]\n: y\n", yamltree.Limits{Depth: 2}, "YML-009 error 1:6-1:6\n"},
		{"nodes", "[a, b, c]\n", yamltree.Limits{Nodes: 3}, "YML-009 error 1:1-1:1\n"},
		{"nodes, just", "[a, b, c]\n", yamltree.Limits{Nodes: 4}, ""},
		{"nodes, keys counted", "a: 1\nb: 2\n", yamltree.Limits{Nodes: 4}, "YML-009 error 1:1-1:1\n"},
		{"nodes, text has none", "a: \"x, y, z: [w], {v}\"\n", yamltree.Limits{Nodes: 12}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tr, ds := yamltree.Parse("f.yaml", []byte(tt.src), tt.lim)
			if (tr != nil) != (tt.want == "") {
				t.Errorf("tree: %v", tr != nil)
			}
			if got := list(ds); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// An alias bomb costs no more than its own length.
func TestAliasBomb(t *testing.T) {
	src := "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
	for _, p := range []string{"1 0", "2 1", "3 2", "4 3", "5 4", "6 5", "7 6", "8 7", "9 8"} {
		k, ref := p[:1], "*a"+p[2:]
		src += "a" + k + ": &a" + k + " [" + strings.TrimSuffix(strings.Repeat(ref+" ,", 9), ",") + "]\n"
	}
	tr, ds := yamltree.Parse("f.yaml", []byte(src), yamltree.Limits{})
	if tr == nil || tr.Len() > 200 {
		t.Fatalf("tree of %d nodes: %s", tr.Len(), list(ds))
	}
	checkTree(t, tr, src)
}

// Each rule explains itself in both languages, and its id is in order.
func TestRules(t *testing.T) {
	last := ""
	for _, r := range yamltree.Rules() {
		if r.ID <= last || r.Severity < diag.Info || r.Severity > diag.Error {
			t.Errorf("rule %q after %q, severity %v", r.ID, last, r.Severity)
		}
		last = r.ID
		for _, text := range []diag.Text{r.Title, r.Doc} {
			if text.JA == "" || text.EN == "" || text.JA == text.EN {
				t.Errorf("%s: text %q / %q", r.ID, text.JA, text.EN)
			}
		}
	}
}

// No message shows a value: it may be personal data.
func TestMessagesShowNoValue(t *testing.T) {
	const secret = "0312345678"
	for _, src := range []string{
		"tel: 0312345678\n", "a: \"0312345678\nb: 1\n", "a: @0312345678\n", "a: 1\n0312345678\nb: 2\n", "a: *x0312345678\n",
		"a: [0312345678\nb: 1\n", "a: 0312345678: x\n", "a: \"\" 0312345678\n", "a: \"\\q0312345678\"\n", "a:\n\t0312345678\n", "a:\n  tel：0312345678\n",
	} {
		_, ds := yamltree.Parse("f.yaml", []byte(src), yamltree.Limits{})
		if len(ds) == 0 {
			t.Errorf("%q: nothing found", src)
		}
		for _, d := range ds {
			for _, l := range []diag.Lang{diag.JA, diag.EN} {
				if msg := d.Message.In(l) + d.Hint.In(l); strings.Contains(msg, secret) {
					t.Errorf("%q: %s", src, msg)
				}
			}
		}
	}
}

// The findings of a file are about the file, and one message never shows the
// words of the YAML library.
func TestSubjectAndLanguage(t *testing.T) {
	for _, src := range seeds {
		_, ds := yamltree.Parse("a/f.yaml", []byte(src), yamltree.Limits{})
		for _, d := range ds {
			if d.Subject != (diag.Subject{Kind: "file", ID: "a/f.yaml"}) || d.Range.File != "a/f.yaml" {
				t.Errorf("%q: subject %v, file %q", src, d.Subject, d.Range.File)
			}
			for _, word := range []string{"did not", "found", "could", "expected", "yaml:"} {
				if strings.Contains(d.Message.In(diag.JA)+d.Hint.In(diag.JA), word) {
					t.Errorf("%q: %s", src, d.Message.In(diag.JA))
				}
			}
		}
	}
}
