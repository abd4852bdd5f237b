package schema

import (
	"os"
	"testing"

	"github.com/pms-project/pms/schemas"
)

func TestBuiltinSchemasPassLint(t *testing.T) {
	for _, err := range Lint(schemas.FS) {
		t.Error(err)
	}
}

func TestTestSchemasPassLint(t *testing.T) {
	for _, err := range Lint(os.DirFS("testdata")) {
		t.Error(err)
	}
}
