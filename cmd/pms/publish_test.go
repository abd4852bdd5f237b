package main

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/pms-project/pms/pkg/cli"
)

func outputs(names ...string) []cli.OutputFile {
	var out []cli.OutputFile
	for _, n := range names {
		out = append(out, cli.OutputFile{Name: n, Data: []byte("content of " + n)})
	}
	return out
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// TestPublish: what an earlier run wrote and this one does not is removed; what others
// put there stays.
func TestPublish(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "book")
	if removed, err := publish(dir, outputs("one.html", "two.html")); err != nil || removed != 0 {
		t.Fatalf("first: %d, %v", removed, err)
	}
	if err := os.WriteFile(filepath.Join(dir, "notes.txt"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	removed, err := publish(dir, outputs("two.html", "three.html"))
	if err != nil || removed != 1 {
		t.Fatalf("second: %d, %v", removed, err)
	}
	for name, want := range map[string]bool{"one.html": false, "two.html": true, "three.html": true, "notes.txt": true, ".two.html.new": false} {
		if exists(filepath.Join(dir, name)) != want {
			t.Errorf("%s: there is %v", name, !want)
		}
	}
}

// TestPublishRefuses: a folder of others, a file and a link are left alone.
func TestPublishRefuses(t *testing.T) {
	dir := t.TempDir()
	full := filepath.Join(dir, "full")
	if err := os.Mkdir(full, 0o755); err != nil {
		t.Fatal(err)
	}
	mine := filepath.Join(full, "index.html")
	if err := os.WriteFile(mine, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := publish(full, outputs("index.html")); !errors.Is(err, cli.ErrForeignFolder) {
		t.Errorf("a folder of others: %v", err)
	}
	if data, _ := os.ReadFile(mine); string(data) != "mine" {
		t.Error("a file of others was written over")
	}
	if _, err := publish(mine, outputs("index.html")); !errors.Is(err, cli.ErrNoFolder) {
		t.Errorf("a file: %v", err)
	}
	if runtime.GOOS == "windows" {
		return // links need rights that tests do not have
	}
	empty := filepath.Join(dir, "empty")
	link := filepath.Join(dir, "link")
	if err := errors.Join(os.Mkdir(empty, 0o755), os.Symlink(empty, link)); err != nil {
		t.Fatal(err)
	}
	if _, err := publish(link, outputs("index.html")); !errors.Is(err, cli.ErrNoFolder) {
		t.Errorf("a link: %v", err)
	}
	if exists(filepath.Join(empty, "index.html")) {
		t.Error("the link was followed")
	}
}

// TestPublishTrustsNoMarker: a marker, which anyone may have written, cannot make us
// remove files elsewhere, and links in the place of files are replaced.
func TestPublishTrustsNoMarker(t *testing.T) {
	dir := t.TempDir()
	victim := filepath.Join(dir, "victim")
	out := filepath.Join(dir, "out")
	err := errors.Join(os.WriteFile(victim, []byte("x"), 0o644), os.Mkdir(out, 0o755),
		os.WriteFile(filepath.Join(out, marker), []byte(markerHead+"\n../victim\n"+victim+"\n..\n"), 0o644))
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" {
		if err := os.Symlink(victim, filepath.Join(out, "index.html")); err != nil {
			t.Fatal(err)
		}
	}
	if removed, err := publish(out, outputs("index.html")); err != nil || removed != 0 {
		t.Fatalf("%d, %v", removed, err)
	}
	if data, _ := os.ReadFile(victim); string(data) != "x" {
		t.Errorf("the file elsewhere holds %q", data)
	}
	// A file that begins like ours and is none.
	other := filepath.Join(dir, "other")
	if err := errors.Join(os.Mkdir(other, 0o755), os.WriteFile(filepath.Join(other, marker), []byte("something else\n"), 0o644)); err != nil {
		t.Fatal(err)
	}
	if _, err := publish(other, outputs("index.html")); !errors.Is(err, cli.ErrForeignFolder) {
		t.Errorf("a marker of others: %v", err)
	}
	if _, err := publish(filepath.Join(dir, "new"), outputs("../escape")); err == nil {
		t.Error("a name with a folder was written")
	}
}
