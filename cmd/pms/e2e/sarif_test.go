//go:build e2e

package e2e

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// TestSARIF holds what `pms lint --format sarif` prints against the published schema
// of SARIF 2.1.0, for both examples and languages, with findings, waived ones and
// rules that were not run among it.
func TestSARIF(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(modules(t), "@microsoft", "jest-sarif", "lib", "schemas", "sarif-2.1.0-rtm.5.json"))
	must(t, err)
	compiler := jsonschema.NewCompiler()
	must(t, compiler.AddResource("sarif.json", bytes.NewReader(data)))
	schema, err := compiler.Compile("sarif.json")
	must(t, err)
	root, err := filepath.Abs(filepath.Join("..", "..", ".."))
	must(t, err)
	for _, example := range []string{"company", "examination-body"} {
		for _, lang := range []string{"ja", "en"} {
			out := run(t, root, "-C", filepath.Join("examples", example), "--today", "2026-11-21", "--lang", lang, "lint", "--format", "sarif", "--fail-on", "never")
			var log any
			must(t, json.Unmarshal([]byte(out), &log))
			if err := schema.Validate(log); err != nil {
				t.Errorf("%s %s: %#v", example, lang, err)
			}
		}
	}
}
