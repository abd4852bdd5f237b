package report

import (
	"encoding/json"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/diag"
)

// shape is the names of all objects of a JSON text, by their path, in the order in
// which they stand.
func shape(t *testing.T, text string) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	dec := json.NewDecoder(strings.NewReader(text))
	var value func(path string)
	token := func() json.Token {
		tok, err := dec.Token()
		if err != nil {
			t.Fatal(err)
		}
		return tok
	}
	value = func(path string) {
		switch token() {
		case json.Delim('{'):
			var names []string
			for dec.More() {
				name := token().(string)
				names = append(names, name)
				value(path + "." + name)
			}
			token()
			if old, seen := out[path]; seen && !slices.Equal(old, names) {
				t.Errorf("%s has the names %v in one place and %v in another", path, old, names)
			}
			out[path] = names
		case json.Delim('['):
			for dec.More() {
				value(path + "[]")
			}
			token()
		}
	}
	value("")
	if _, err := dec.Token(); err != io.EOF {
		t.Errorf("something follows the object: %v", err)
	}
	return out
}

// TestJSONShape is the contract that other programs read: fields may be added to it,
// never renamed, and every field is always there.
func TestJSONShape(t *testing.T) {
	want := map[string]string{
		"":                      "version findings summary",
		".findings[]":           "rule severity message file line column endLine endColumn field subject fingerprint hint related",
		".findings[].subject":   "kind id",
		".findings[].related[]": "file line message",
		".summary":              "files errors warnings infos waived known skipped",
		".summary.skipped[]":    "rule reason",
	}
	got := shape(t, render(t, "json", sample(), Options{Lang: diag.JA}))
	for path, names := range want {
		if s := strings.Join(got[path], " "); s != names {
			t.Errorf("%q: got %q, want %q", path, s, names)
		}
	}
	for path := range got {
		if _, known := want[path]; !known {
			t.Errorf("an object that the contract lacks: %q", path)
		}
	}
}

// TestJSONValues: the figures agree with the findings, lists are never null, and
// columns are code points however wide the characters are.
func TestJSONValues(t *testing.T) {
	var out jsonReport
	f := sample()
	if err := json.Unmarshal([]byte(render(t, "json", f, Options{Lang: diag.JA, Prefix: "firm/"})), &out); err != nil {
		t.Fatal(err)
	}
	if out.Version != 1 || len(out.Findings) != len(f.Diagnostics) || out.Summary.Files != 42 {
		t.Errorf("version %d, %d findings, %d files", out.Version, len(out.Findings), out.Summary.Files)
	}
	if n := out.Summary.Errors + out.Summary.Warnings + out.Summary.Infos; n != len(out.Findings) {
		t.Errorf("the summary counts %d of %d findings", n, len(out.Findings))
	}
	for i, got := range out.Findings {
		d := f.Diagnostics[i]
		if got.Line != d.Range.Start.Line || got.Column != d.Range.Start.Column || got.File != "firm/"+d.Range.File {
			t.Errorf("%s: got %s:%d:%d", d.Range.File, got.File, got.Line, got.Column)
		}
		if d.Range.End == (diag.Point{}) && (got.EndLine != got.Line || got.EndColumn != got.Column) {
			t.Errorf("%s:%d: an end that is not known is the start, not %d:%d", got.File, got.Line, got.EndLine, got.EndColumn)
		}
		if got.Fingerprint != d.Fingerprint() || got.Related == nil {
			t.Errorf("%s:%d: fingerprint %s, related %v", got.File, got.Line, got.Fingerprint, got.Related)
		}
	}
}

func TestJSONOfNothing(t *testing.T) {
	const want = `{
  "version": 1,
  "findings": [],
  "summary": {
    "files": 0,
    "errors": 0,
    "warnings": 0,
    "infos": 0,
    "waived": 0,
    "known": 0,
    "skipped": []
  }
}
`
	if got := render(t, "json", &Findings{}, Options{Lang: diag.EN}); got != want {
		t.Errorf("got %s", got)
	}
}
