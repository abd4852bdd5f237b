package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/pms-project/pms/pkg/cli"
)

// staged is a new content that lies on the disk beside the file it will become.
type staged struct {
	cli.Replacement
	file, tmp string
}

// replaceFiles writes all files beside their places and flushes them, looks whether each
// place still holds what was read, and only then renames. If a rename fails, the files
// renamed so far get their former content back; one that does not is named.
func replaceFiles(dir string, files []cli.Replacement) (err error) {
	var ready []staged
	defer func() {
		for _, s := range ready {
			os.Remove(s.tmp) // gone already where the rename worked
		}
	}()
	for _, f := range files {
		s := staged{Replacement: f, file: filepath.Join(dir, filepath.FromSlash(f.Path))}
		if s.tmp, err = stage(s.file, f.After); err != nil {
			return fmt.Errorf("write beside %s: %w", f.Path, err)
		}
		ready = append(ready, s)
	}
	for _, s := range ready {
		now, err := os.ReadFile(s.file)
		if err != nil {
			return fmt.Errorf("read %s: %w", s.Path, err)
		}
		if !bytes.Equal(now, s.Before) {
			return fmt.Errorf("%s: %w", s.Path, cli.ErrChanged)
		}
	}
	for i, s := range ready {
		if err := rename(s.tmp, s.file); err != nil {
			return putBack(ready[:i], fmt.Errorf("write %s: %w", s.Path, err))
		}
	}
	return nil
}

// rename tries again for a moment: another program (a virus scanner, Excel) may hold the
// file open on Windows.
func rename(from, to string) (err error) {
	for range 5 {
		if err = os.Rename(from, to); err == nil || errors.Is(err, os.ErrNotExist) {
			return err
		}
		time.Sleep(50 * time.Millisecond)
	}
	return err
}

// putBack gives files their former content and returns the error that made it necessary,
// with the names of those for which it did not work.
func putBack(written []staged, cause error) error {
	partly := &cli.PartlyError{Err: cause}
	for _, s := range written {
		if err := writeFile(s.file, s.Before); err != nil {
			partly.Written = append(partly.Written, s.Path)
		}
	}
	if len(partly.Written) > 0 {
		return partly
	}
	return cause
}
