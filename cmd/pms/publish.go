package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/cli"
)

// marker is the file by which a folder is known as output of pms; it lists the files
// that were written, one a line, below its first line.
const (
	marker     = ".pms-output"
	markerHead = "pms render: this folder is written anew by pms; list of its files:"
)

// publish writes files into a folder of their own, each whole or not at all, and removes
// those that an earlier run wrote and this one does not. A folder that is a link, or that
// holds files without being output of ours, is left alone.
func publish(dir string, files []cli.OutputFile) (removed int, err error) {
	if err := makeFolder(dir); err != nil {
		return 0, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return 0, err
	}
	defer root.Close()
	before, err := ours(root)
	if err != nil {
		return 0, err
	}
	names := make([]string, len(files))
	now := make(map[string]bool, len(files))
	for i, f := range files {
		names[i] = f.Name
		now[f.Name] = true
	}
	// The marker goes first and names old and new files, so that a run that is cut off
	// leaves nothing behind that the next does not know.
	if err := replace(root, marker, markerText(append(before, names...))); err != nil {
		return 0, err
	}
	for _, f := range files {
		if err := replace(root, f.Name, f.Data); err != nil {
			return 0, err
		}
	}
	for _, old := range before {
		if now[old] {
			continue
		}
		if err := root.Remove(old); err == nil {
			removed++
		} else if !errors.Is(err, fs.ErrNotExist) {
			return removed, err
		}
	}
	return removed, replace(root, marker, markerText(names))
}

// makeFolder makes the folder, if nothing is there; a link is none, wherever it leads.
func makeFolder(dir string) error {
	info, err := os.Lstat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return os.MkdirAll(dir, 0o755)
	case err != nil:
		return err
	case !info.IsDir():
		return cli.ErrNoFolder
	}
	return nil
}

// ours are the files that an earlier run wrote. It refuses a folder that is not empty
// and has no marker.
func ours(root *os.Root) ([]string, error) {
	d, err := root.Open(".")
	if err != nil {
		return nil, err
	}
	entries, err := d.ReadDir(1)
	d.Close()
	if errors.Is(err, io.EOF) || err == nil && len(entries) == 0 {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	info, err := root.Lstat(marker)
	if err != nil || !info.Mode().IsRegular() {
		return nil, cli.ErrForeignFolder
	}
	data, err := root.ReadFile(marker)
	if err != nil {
		return nil, err
	}
	head, list, _ := strings.Cut(string(data), "\n")
	if head != markerHead {
		return nil, cli.ErrForeignFolder
	}
	var out []string
	for name := range strings.FieldsSeq(list) {
		if isPlain(name) {
			out = append(out, name)
		}
	}
	return out, nil
}

// isPlain reports whether a name in a marker, which anyone may have written, is that of a
// file in the folder itself.
func isPlain(name string) bool {
	return name != marker && name != "." && name != ".." && !strings.ContainsAny(name, `/\:`)
}

func markerText(names []string) []byte {
	names = slices.Compact(slices.Sorted(slices.Values(names)))
	return []byte(markerHead + "\n" + strings.Join(names, "\n") + "\n")
}

// replace writes a file beside its place and renames it, so that a reader sees the old
// one or the new one; a link in its place is replaced, not followed.
func replace(root *os.Root, name string, data []byte) error {
	if filepath.Base(name) != name {
		return fmt.Errorf("write %s: not a plain name", name)
	}
	tmp := "." + name + ".new"
	f, err := root.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) { // left by a run that was cut off
		if err = root.Remove(tmp); err == nil {
			f, err = root.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		}
	}
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = root.Rename(tmp, name)
	}
	if err != nil {
		root.Remove(tmp)
	}
	return err
}
