package cli

import (
	"errors"
	"io"
	"io/fs"
	"strings"
	"time"
)

// Env is all that the program may touch of the world outside its arguments.
// Tests give their own; package main gives the real one.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Now            func() time.Time
	Getenv         func(string) string
	Dir            string // working directory, absolute

	// OpenDir opens a directory as a file system that no path can leave.
	OpenDir func(dir string) (FS, error)
	// WriteFile writes a file whole or not at all.
	WriteFile func(path string, data []byte) error
	// Publish writes files into a folder of their own and removes those that an earlier
	// run wrote there. It fails with ErrNoFolder and ErrForeignFolder.
	Publish func(dir string, files []OutputFile) (removed int, err error)
	// MakeDir makes a directory and those above it that are missing.
	MakeDir func(path string) error
	// Random fills b with random bytes, for parts of ids.
	Random func(b []byte)
	// Interactive reports whether somebody sits at Stdin and can be asked.
	Interactive bool
	// Replace writes several files of a directory, all or none: see [Replacement].
	Replace func(dir string, files []Replacement) error
	// Terminal reports whether Stdout is a terminal that shows colours.
	Terminal bool
}

// FS is an open directory.
type FS interface {
	FS() fs.FS
	Close() error
}

// Replacement is the new content of a file that was read before. A file that no longer
// holds what was read is refused ([ErrChanged]), and then none is written.
type Replacement struct {
	Path          string // slash path below the directory
	Before, After []byte
}

// ErrChanged: a file is not what it was when it was read.
var ErrChanged = errors.New("the file was changed meanwhile")

// PartlyError names the files that hold their new content though others could not be
// written, and could not be put back either.
type PartlyError struct {
	Written []string
	Err     error
}

func (e *PartlyError) Error() string {
	return "only written: " + strings.Join(e.Written, ", ") + ": " + e.Err.Error()
}

func (e *PartlyError) Unwrap() error { return e.Err }
