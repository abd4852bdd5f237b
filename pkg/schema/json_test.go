package schema

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

// FuzzJSON holds that what is read is what encoding/json reads, and that writing and
// reading again changes nothing.
func FuzzJSON(f *testing.F) {
	for _, s := range []string{
		`{"a": [1, -2.5e3, true, false, null, "\u3042\n"], "b": {}, "c": []}`, ` "x" `, `1`, `[[],[{}]]`, "{\"個人\" :\t\"情報\"}",
		`{"a":1,"a":2}`, `[1,]`, ``, `{"a"}`, "\ufeff{}", `"\ud800"`, `"\\"`, `["\"]"]`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		v, err := parseJSON([]byte(src))
		if err != nil {
			return
		}
		dec := json.NewDecoder(strings.NewReader(strings.TrimPrefix(src, "\ufeff")))
		dec.UseNumber()
		var want any
		if err := dec.Decode(&want); err != nil {
			t.Fatalf("%q is no JSON: %v", src, err)
		}
		out := appendJSON(nil, v)
		var got any
		dec = json.NewDecoder(bytes.NewReader(out))
		dec.UseNumber()
		if err := dec.Decode(&got); err != nil || strings.ToValidUTF8(src, "") == src && !reflect.DeepEqual(got, want) {
			t.Errorf("%q was written as %q: %v", src, out, err)
		}
	})
}
