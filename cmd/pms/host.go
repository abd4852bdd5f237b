package main

import (
	"crypto/rand"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/term"

	"github.com/pms-project/pms/pkg/cli"
)

// host is the real world: this process's streams, clock, environment and disk.
func host() (cli.Env, error) {
	dir, err := os.Getwd()
	if err != nil {
		return cli.Env{}, fmt.Errorf("working directory: %w", err)
	}
	return cli.Env{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Now: time.Now, Getenv: os.Getenv, Dir: dir,
		OpenDir: func(dir string) (cli.FS, error) {
			root, err := os.OpenRoot(dir)
			if err != nil {
				return nil, err
			}
			return root, nil
		},
		WriteFile:   writeFile,
		Replace:     replaceFiles,
		Publish:     publish,
		MakeDir:     func(path string) error { return os.MkdirAll(path, 0o755) },
		Random:      func(b []byte) { rand.Read(b) }, // never fails
		Interactive: term.IsTerminal(int(os.Stdin.Fd())) && term.IsTerminal(int(os.Stderr.Fd())),
		Terminal:    term.IsTerminal(int(os.Stdout.Fd())),
	}, nil
}

// writeFile writes beside the target, flushes to disk and renames, so that a reader
// sees the old file or the new one and never half of it.
func writeFile(path string, data []byte) error {
	tmp, err := stage(path, data)
	if err != nil {
		return err
	}
	if err := os.Rename(tmp, path); err != nil {
		os.Remove(tmp)
		return err
	}
	return nil
}

// stage writes data to a new file beside path, flushes it to disk and returns its name.
func stage(path string, data []byte) (name string, err error) {
	tmp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			tmp.Close()
			os.Remove(tmp.Name())
		}
	}()
	if err := tmp.Chmod(mode(path)); err != nil {
		return "", err
	}
	if _, err := tmp.Write(data); err != nil {
		return "", err
	}
	if err := tmp.Sync(); err != nil {
		return "", err
	}
	return tmp.Name(), tmp.Close()
}

// mode keeps the permissions of a file that is replaced.
func mode(path string) fs.FileMode {
	if info, err := os.Stat(path); err == nil {
		return info.Mode().Perm()
	}
	return 0o644
}
