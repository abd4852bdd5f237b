package gitfs

import (
	"bytes"
	"io"
	"io/fs"
	"time"
)

// fileInfo implements [fs.FileInfo].
type fileInfo struct {
	name string
	size int64
	mode fs.FileMode
	when time.Time
}

func (i fileInfo) Name() string       { return i.name }
func (i fileInfo) Size() int64        { return i.size }
func (i fileInfo) Mode() fs.FileMode  { return i.mode }
func (i fileInfo) ModTime() time.Time { return i.when }
func (i fileInfo) IsDir() bool        { return i.mode.IsDir() }
func (i fileInfo) Sys() any           { return nil }

func (f *FS) info(e entry, size int64) fileInfo {
	return fileInfo{name: e.name, size: size, mode: e.mode.fileMode(), when: f.when}
}

func (f *FS) dirInfo(e entry) fileInfo { return f.info(e, 0) }

// stat describes e; the size of a file is asked of the object store.
func (f *FS) stat(e entry) (fs.FileInfo, error) {
	if e.mode != modeFile && e.mode != modeExec {
		return f.info(e, 0), nil
	}
	n, err := f.repo.store.size(e.hash)
	return f.info(e, n), err
}

// dirEntry implements [fs.DirEntry].
type dirEntry struct {
	fs *FS
	e  *entry
}

func (d *dirEntry) Name() string      { return d.e.name }
func (d *dirEntry) IsDir() bool       { return d.e.mode == modeDir }
func (d *dirEntry) Type() fs.FileMode { return d.e.mode.fileMode().Type() }

func (d *dirEntry) Info() (fs.FileInfo, error) {
	info, err := d.fs.stat(*d.e)
	if err != nil {
		return nil, &fs.PathError{Op: "stat", Path: d.e.name, Err: err}
	}
	return info, nil
}

// openFile is an open blob: its bytes, held whole.
type openFile struct {
	*bytes.Reader
	info fileInfo
	path string
}

func newOpenFile(info fileInfo, path string, data []byte) *openFile {
	return &openFile{bytes.NewReader(data), info, path}
}

func (o *openFile) Stat() (fs.FileInfo, error) { return o.info, nil }
func (o *openFile) Close() error               { return nil }

// openDir is an open folder.
type openDir struct {
	info fileInfo
	path string
	rest []fs.DirEntry // not yet returned by ReadDir
}

func (d *openDir) Stat() (fs.FileInfo, error) { return d.info, nil }
func (d *openDir) Close() error               { return nil }

func (d *openDir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.path, Err: fs.ErrInvalid}
}

// ReadDir implements [fs.ReadDirFile].
func (d *openDir) ReadDir(n int) ([]fs.DirEntry, error) {
	if n > 0 && len(d.rest) == 0 {
		return nil, io.EOF
	}
	if n <= 0 || n > len(d.rest) {
		n = len(d.rest)
	}
	list := d.rest[:n:n]
	d.rest = d.rest[n:]
	return list, nil
}

// notFollowed is an open link or submodule, which has no contents.
type notFollowed struct {
	info fileInfo
	path string
}

func (n *notFollowed) Stat() (fs.FileInfo, error) { return n.info, nil }
func (n *notFollowed) Close() error               { return nil }

func (n *notFollowed) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: n.path, Err: errNotFollowed(n.path, n.info.mode)}
}
