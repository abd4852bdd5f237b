package cli

import (
	"errors"
	"io"
	"io/fs"
	"path/filepath"
)

// errTooLarge is the error of a file over the limit of readInput.
var errTooLarge = errors.New("file too large")

// readInput reads a file of the command line, or standard input for "-". Only a
// regular file is opened (opening a FIFO would wait for ever), and never more than
// limit bytes are read: a larger input is errTooLarge.
func (a *app) readInput(name string, limit int) ([]byte, error) {
	if name == "-" {
		return readLimited(a.env.Stdin, limit)
	}
	path := a.abs(name)
	dir, err := a.env.OpenDir(filepath.Dir(path))
	if err != nil {
		return nil, cannotRead(name, err)
	}
	defer dir.Close()
	info, err := fs.Stat(dir.FS(), filepath.Base(path))
	if err != nil {
		return nil, cannotRead(name, err)
	}
	switch {
	case !info.Mode().IsRegular():
		return nil, failure("%[1]s は通常のファイルではありません。", "%[1]s is no regular file", name)
	case info.Size() > int64(limit):
		return nil, errTooLarge
	}
	f, err := dir.FS().Open(filepath.Base(path))
	if err != nil {
		return nil, cannotRead(name, err)
	}
	defer f.Close()
	data, err := readLimited(f, limit)
	if err != nil && !errors.Is(err, errTooLarge) {
		return nil, cannotRead(name, err)
	}
	return data, err
}

func readLimited(r io.Reader, limit int) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	if err == nil && len(data) > limit {
		return nil, errTooLarge
	}
	return data, err
}

func cannotRead(name string, err error) error {
	return failure("%[1]s を読めません: %[2]v", "cannot read %[1]s: %[2]v", name, cause(err))
}

// exists reports whether there is a file of that name on the command line's disk.
func (a *app) exists(name string) bool {
	path := a.abs(name)
	dir, err := a.env.OpenDir(filepath.Dir(path))
	if err != nil {
		return false
	}
	defer dir.Close()
	_, err = fs.Stat(dir.FS(), filepath.Base(path))
	return err == nil
}
