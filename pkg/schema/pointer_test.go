package schema

import (
	"net/url"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pms-project/pms/pkg/tree"
)

// FuzzPointer holds that the node behind the validator's location is found whatever
// the keys are: the validator escapes a key as a JSON Pointer token and then
// percent-encodes it.
func FuzzPointer(f *testing.F) {
	for _, key := range []string{"余分", "a/b~c", "%E3%81%82", "~1", "", " ", "０", "0", "a%2Fb", "properties", "é", "\u0000", "?#"} {
		f.Add(key, "obliges")
	}
	set := New(os.DirFS("testdata"))
	task, err := set.Kind("task")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, key, inner string) {
		if !utf8.ValidString(key) || !utf8.ValidString(inner) {
			return
		}
		escaped := strings.ReplaceAll(strings.ReplaceAll(key, "~", "~0"), "/", "~1")
		if got := tokens("/" + url.PathEscape(escaped) + "/0"); len(got) != 2 || got[0] != key || got[1] != "0" {
			t.Fatalf("key %q came back as %q", key, got)
		}
		bad := &value{form: numberForm, text: "1"}
		doc := object(member{"marks", object(member{key, object(member{inner, bad})})})
		root := treeOf(doc).Root()
		want := "/marks/" + tree.EscapePointer(key) + "/" + tree.EscapePointer(inner)
		found := task.Check(root).Violations
		for _, d := range found {
			if d.Field == want {
				return
			}
		}
		if len(found) > 0 && (key == "" || inner == "") {
			return // the validator leaves the empty key out of its locations
		}
		t.Errorf("no finding at %q", want)
	})
}
