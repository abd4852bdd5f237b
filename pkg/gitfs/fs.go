package gitfs

import (
	"context"
	"errors"
	"io/fs"
	"sync"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
)

// FS is one revision (or a folder of it) as a file system. Any number of
// goroutines may use it. It implements [fs.ReadDirFS], [fs.ReadFileFS],
// [fs.StatFS] and [fs.SubFS].
//
// Every file has the time of the commit. Files have the mode 0644 or 0755.
// Symbolic links have fs.ModeSymlink and submodules fs.ModeIrregular; neither is
// followed: Stat describes the entry itself, reading it gives [ErrNotFollowed].
// Contents are the blobs as they are, without the conversion of line ends or any
// filter that a checkout applies.
//
// The first listing of a folder looks once at all trees of the revision, and
// fails with [ErrTooLarge] if there are more than two million paths or they are
// nested more than 255 deep. Opening single files never does that.
type FS struct {
	repo   *Repo
	root   plumbing.Hash
	commit string
	when   time.Time
	survey func() (survey, error)
}

var (
	_ fs.ReadDirFS  = (*FS)(nil)
	_ fs.ReadFileFS = (*FS)(nil)
	_ fs.StatFS     = (*FS)(nil)
	_ fs.SubFS      = (*FS)(nil)
)

// FS returns the folder prefix ("" for all) of the revision rev, in the syntax of
// [Repo.Resolve]. If the revision has no such folder, errors.Is finds fs.ErrNotExist.
func (r *Repo) FS(ctx context.Context, rev, prefix string) (*FS, error) {
	h, err := r.resolve(ctx, rev)
	if err != nil {
		return nil, err
	}
	c, err := r.commitFacts(h)
	if err != nil {
		return nil, err
	}
	n, err := r.node(h)
	if err != nil {
		return nil, err
	}
	at, ok, err := r.walkPath(n.tree, prefix)
	switch {
	case err != nil:
		return nil, err
	case !ok || at.mode != modeDir:
		return nil, errNotDir(rev, prefix)
	}
	return newFS(r, at.hash, c.Hash, c.Committed), nil
}

func newFS(r *Repo, root plumbing.Hash, commit string, when time.Time) *FS {
	return &FS{repo: r, root: root, commit: commit, when: when,
		survey: sync.OnceValues(func() (survey, error) { return r.survey(root) })}
}

// Commit returns the hash of the commit.
func (f *FS) Commit() string { return f.commit }

// Problems returns the entries that are not shown because their names are not
// usable, at most a hundred, in the order of their paths.
func (f *FS) Problems() ([]Problem, error) {
	s, err := f.survey()
	return s.problems, err
}

// BlobID returns the hash of the contents of the file name; false if there is no
// such file, and for folders, links and submodules. Equal ids mean equal bytes.
func (f *FS) BlobID(name string) (string, bool) {
	e, err := f.lookup("stat", name)
	if err != nil || e.mode != modeFile && e.mode != modeExec {
		return "", false
	}
	return e.hash.String(), true
}

// Open implements [fs.FS].
func (f *FS) Open(name string) (fs.File, error) {
	e, err := f.lookup("open", name)
	if err != nil {
		return nil, err
	}
	if e.mode == modeDir {
		list, err := f.list("open", name, e)
		if err != nil {
			return nil, err
		}
		return &openDir{info: f.dirInfo(e), path: name, rest: list}, nil
	}
	if e.mode == modeLink || e.mode == modeModule {
		info := f.info(e, 0)
		return &notFollowed{info: info, path: name}, nil
	}
	data, err := f.blob("open", name, e)
	if err != nil {
		return nil, err
	}
	return newOpenFile(f.info(e, int64(len(data))), name, data), nil
}

// ReadFile implements [fs.ReadFileFS]. The caller owns the bytes.
func (f *FS) ReadFile(name string) ([]byte, error) {
	e, err := f.lookup("read", name)
	if err != nil {
		return nil, err
	}
	return f.blob("read", name, e)
}

// Stat implements [fs.StatFS]; links are not followed.
func (f *FS) Stat(name string) (fs.FileInfo, error) {
	e, err := f.lookup("stat", name)
	if err != nil {
		return nil, err
	}
	info, err := f.stat(e)
	if err != nil {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: err}
	}
	return info, nil
}

// ReadDir implements [fs.ReadDirFS].
func (f *FS) ReadDir(name string) ([]fs.DirEntry, error) {
	e, err := f.lookup("readdir", name)
	if err != nil {
		return nil, err
	}
	return f.list("readdir", name, e)
}

// Sub implements [fs.SubFS]; what it returns is again an *FS, with blob ids.
func (f *FS) Sub(name string) (fs.FS, error) {
	e, err := f.lookup("sub", name)
	if err != nil {
		return nil, err
	}
	if e.mode != modeDir {
		return nil, &fs.PathError{Op: "sub", Path: name, Err: errors.New("not a directory")}
	}
	return newFS(f.repo, e.hash, f.commit, f.when), nil
}

// lookup finds the entry at name; the root is called ".".
func (f *FS) lookup(op, name string) (entry, error) {
	if !fs.ValidPath(name) {
		return entry{}, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	e, ok, err := f.repo.walkPath(f.root, name)
	switch {
	case err != nil:
		return e, &fs.PathError{Op: op, Path: name, Err: err}
	case !ok:
		return e, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
	case name == ".":
		e.name = "."
	}
	return e, nil
}

// blob reads the contents of the file e.
func (f *FS) blob(op, name string, e entry) ([]byte, error) {
	var err error
	switch e.mode {
	case modeDir:
		err = errors.New("is a directory")
	case modeLink, modeModule:
		err = errNotFollowed(name, e.mode.fileMode())
	default:
		_, data, readErr := f.repo.store.object(plumbing.BlobObject, e.hash)
		if readErr == nil {
			return data, nil
		}
		err = readErr
	}
	return nil, &fs.PathError{Op: op, Path: name, Err: err}
}

// list returns the entries of the folder e.
func (f *FS) list(op, name string, e entry) ([]fs.DirEntry, error) {
	if e.mode != modeDir {
		return nil, &fs.PathError{Op: op, Path: name, Err: errors.New("not a directory")}
	}
	if _, err := f.survey(); err != nil {
		return nil, &fs.PathError{Op: op, Path: name, Err: err}
	}
	d, err := f.repo.tree(e.hash)
	if err != nil {
		return nil, &fs.PathError{Op: op, Path: name, Err: err}
	}
	items := make([]dirEntry, len(d.entries))
	list := make([]fs.DirEntry, len(d.entries))
	for i := range d.entries {
		items[i] = dirEntry{f, &d.entries[i]}
		list[i] = &items[i]
	}
	return list, nil
}
