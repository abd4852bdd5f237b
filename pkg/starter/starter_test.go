package starter

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/tree"
	"github.com/pms-project/pms/pkg/yamltree"
)

var example = filepath.Join("..", "..", "examples", "company")

// company are the facts of the example: what a firm starts with, what its manifest
// says, and what stands in testdata.
func company(t *testing.T) Facts {
	t.Helper()
	defaults, err := Defaults()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(example, "pms.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	m, problems := yamltree.Parse("pms.yaml", data, yamltree.Limits{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	said, err := FromManifest(m.Root())
	if err != nil {
		t.Fatal(err)
	}
	data, err = os.ReadFile(filepath.Join("testdata", "company.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	own, err := Read("company.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	return defaults.With(said).With(own)
}

// TestExample holds the example's regulations and policies to the templates. UPDATE=1
// writes them.
func TestExample(t *testing.T) {
	made, err := Company(company(t))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range made {
		file := filepath.Join(example, filepath.FromSlash(name))
		if os.Getenv("UPDATE") != "" {
			if err := os.WriteFile(file, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		have, err := os.ReadFile(file)
		if err != nil {
			t.Error(err)
			continue
		}
		if diff := cmp.Diff(string(want), string(have)); diff != "" {
			t.Errorf("%s (-made +example): run UPDATE=1 go test ./pkg/starter\n%s", name, diff)
		}
	}
	for _, folder := range []string{"policies", "regulations"} {
		names, err := filepath.Glob(filepath.Join(example, folder, "*.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if made[folder+"/"+filepath.Base(name)] == nil {
				t.Errorf("%s is made by no template", name)
			}
		}
	}
}

// TestSame makes the files twice.
func TestSame(t *testing.T) {
	facts := company(t)
	first, err := Company(facts)
	if err != nil {
		t.Fatal(err)
	}
	second, err := Company(facts)
	if err != nil {
		t.Fatal(err)
	}
	for name := range first {
		if !bytes.Equal(first[name], second[name]) {
			t.Errorf("%s differs", name)
		}
	}
}

func root(t *testing.T, data []byte) tree.Node {
	t.Helper()
	parsed, problems := yamltree.Parse("made.yaml", data, yamltree.Limits{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return parsed.Root()
}
