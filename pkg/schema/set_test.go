package schema_test

import (
	"testing"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

func TestBuiltinKindsLoad(t *testing.T) {
	set := schema.New(schemas.FS)
	for _, name := range set.Kinds() {
		k, err := set.Kind(name)
		if err != nil {
			t.Errorf("Kind(%q): %v", name, err)
			continue
		}
		if k.Title.JA == "" {
			t.Errorf("kind %s has no title", name)
		}
	}
	if _, err := set.Bundle(diag.JA); err != nil {
		t.Error(err)
	}
	if set.Compiled() != 0 {
		t.Errorf("%d kinds compiled, want 0", set.Compiled())
	}
}
