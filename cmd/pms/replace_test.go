package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/pms-project/pms/pkg/cli"
)

func diskFolder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func wantFiles(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if _, ok := want[e.Name()]; !ok {
			t.Errorf("%s is left over", e.Name())
		}
	}
	for name, text := range want {
		got, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || string(got) != text {
			t.Errorf("%s holds %q, want %q (%v)", name, got, text, err)
		}
	}
}

func TestReplaceFiles(t *testing.T) {
	dir := diskFolder(t, map[string]string{"a": "1", "b": "2"})
	err := replaceFiles(dir, []cli.Replacement{{Path: "a", Before: []byte("1"), After: []byte("one")}, {Path: "b", Before: []byte("2"), After: []byte("two")}})
	if err != nil {
		t.Fatal(err)
	}
	wantFiles(t, dir, map[string]string{"a": "one", "b": "two"})
	if info, err := os.Stat(filepath.Join(dir, "a")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the permissions are now %v (%v)", info.Mode(), err)
	}
}

// A file that somebody saved meanwhile, or that is gone, stops the whole.
func TestReplaceFilesRefuses(t *testing.T) {
	for name, files := range map[string]map[string]string{"changed": {"a": "1", "b": "newer"}, "gone": {"a": "1"}} {
		dir := diskFolder(t, files)
		err := replaceFiles(dir, []cli.Replacement{{Path: "a", Before: []byte("1"), After: []byte("one")}, {Path: "b", Before: []byte("2"), After: []byte("two")}})
		if err == nil || name == "changed" && !errors.Is(err, cli.ErrChanged) {
			t.Errorf("%s: %v", name, err)
		}
		wantFiles(t, dir, files)
	}
}

// What was written before a failure gets its content back; what does not is named.
func TestPutBack(t *testing.T) {
	dir := diskFolder(t, map[string]string{"a": "one"})
	cause := errors.New("no")
	a := staged{Replacement: cli.Replacement{Path: "a", Before: []byte("1")}, file: filepath.Join(dir, "a")}
	b := staged{Replacement: cli.Replacement{Path: "b", Before: []byte("2")}, file: filepath.Join(dir, "nowhere", "b")}
	if err := putBack([]staged{a}, cause); err != cause {
		t.Errorf("%v", err)
	}
	wantFiles(t, dir, map[string]string{"a": "1"})
	var partly *cli.PartlyError
	if err := putBack([]staged{a, b}, cause); !errors.As(err, &partly) || len(partly.Written) != 1 || partly.Written[0] != "b" || !errors.Is(err, cause) {
		t.Errorf("%v", err)
	}
}
