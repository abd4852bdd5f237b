package jsonc

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSet(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"nothing", "", "{\n  \"a\": {\n    \"b\": 1\n  }\n}\n"},
		{"an empty object", "{}", "{\n  \"a\": {\n    \"b\": 1\n  }\n}"},
		{"another value", "{\n\t\"x\": true\n}\n", "{\n\t\"x\": true,\n\t\"a\": {\n\t  \"b\": 1\n\t}\n}\n"},
		{"a trailing comma", "{\n  \"x\": [1, 2,],\n}\n", "{\n  \"x\": [1, 2,],\n  \"a\": {\n    \"b\": 1\n  }\n}\n"},
		{"comments", "// mine\n{\n  \"x\": 1 // one, {\n  /* \"a\": */\n}\n// end\n", "// mine\n{\n  \"x\": 1, // one, {\n  /* \"a\": */\n  \"a\": {\n    \"b\": 1\n  }\n}\n// end\n"},
		{"the object is there", "{\n  \"a\": {\n    \"c\": 2\n  }\n}\n", "{\n  \"a\": {\n    \"c\": 2,\n    \"b\": 1\n  }\n}\n"},
		{"the value is there", "{\"a\": {\"b\": [3, /* x */ 4], \"c\": 2}}", "{\"a\": {\"b\": 1, \"c\": 2}}"},
		{"CRLF and a BOM", "\ufeff{\r\n  \"x\": 1\r\n}\r\n", "\ufeff{\r\n  \"x\": 1,\r\n  \"a\": {\r\n    \"b\": 1\r\n  }\r\n}\r\n"},
		{"a key twice", "{\"a\": {\"b\": 5}, \"a\": {\"b\": 6}}", "{\"a\": {\"b\": 5}, \"a\": {\"b\": 1}}"},
	} {
		got, err := Set(c.src, []string{"a", "b"}, 1)
		if d := cmp.Diff(c.want, got); err != nil || d != "" {
			t.Errorf("%s: %v (-want +got):\n%s", c.name, err, d)
		}
		again, err := Set(got, []string{"a", "b"}, 1)
		if err != nil || again != got {
			t.Errorf("%s: not the same twice: %v\n%s", c.name, err, again)
		}
	}
}

func TestInclude(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"", "{\n  \"r\": [\n    \"x.y\"\n  ]\n}\n"},
		{"{\"r\": []}", "{\"r\": [\n  \"x.y\"\n]}"},
		{"{\n  \"r\": [\n    \"a.b\" // mine\n  ]\n}\n", "{\n  \"r\": [\n    \"a.b\", // mine\n    \"x.y\"\n  ]\n}\n"},
		{"{\"r\": [\"X.Y\"]}", "{\"r\": [\"X.Y\"]}"},
	} {
		got, err := Include(c.src, "r", "x.y")
		if d := cmp.Diff(c.want, got); err != nil || d != "" {
			t.Errorf("%q: %v (-want +got):\n%s", c.src, err, d)
		}
	}
}

func TestRefuses(t *testing.T) {
	for _, src := range []string{"[]", "{", "{\"a\" 1}", "{\"a\": }", "{\"a\": 1 \"b\": 2}", "{\"a\": \"x\n\"}", "{} {}", "/* x", "{a: 1}", "{\"a\": 1}", "null", strings.Repeat("[", 1000), "{\"x\":" + strings.Repeat("[", 1000)} {
		if got, err := Set(src, []string{"a", "b"}, 1); !errors.Is(err, ErrSyntax) {
			t.Errorf("%.40q: %q, %v", src, got, err)
		}
	}
	if got, err := Include("{\"r\": 1}", "r", "x"); !errors.Is(err, ErrSyntax) {
		t.Errorf("no list: %q, %v", got, err)
	}
}

// FuzzSet: what was there stays there, in its order, and the value can be set again
// without another change.
func FuzzSet(f *testing.F) {
	for _, src := range []string{"", "{}", "{\"a\": {\"b\": 2,},} // x", "\ufeff{\r\n}", "{\"x\": [1, {\"a\": null}] /* y */ }"} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		got, err := Set(src, []string{"a", "b"}, 1)
		if err != nil {
			return
		}
		again, err := Set(got, []string{"a", "b"}, 1)
		if err != nil || again != got {
			t.Errorf("%q\n%q\n%q: %v", src, got, again, err)
		}
	})
}
