package cli

import (
	"io"
	"io/fs"
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
	// Terminal reports whether Stdout is a terminal that shows colours.
	Terminal bool
}

// FS is an open directory.
type FS interface {
	FS() fs.FS
	Close() error
}
