package gitfs

import (
	"bufio"
	"bytes"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/go-git/go-billy/v5/osfs"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/storage/filesystem"
	"github.com/go-git/go-git/v5/storage/filesystem/dotgit"
)

// Repo is an open Git repository. Any number of goroutines may use it.
type Repo struct {
	place    place
	settings settings
	store    *store
	trees    treeCache
	refs     *filesystem.ReferenceStorage
	shallow  map[plumbing.Hash]bool // commits whose parents a shallow clone lacks
}

// Open opens the repository that holds the folder dir: dir or one of its parents
// has .git (a folder, or the file of a linked worktree or submodule), or is a bare
// repository outside any work tree. Shared clones (alternates) are followed.
// Errors are of the kinds ErrNoRepository, ErrUnsupported and ErrDamaged.
func Open(dir string) (*Repo, error) {
	p, err := locate(dir)
	if err != nil {
		return nil, err
	}
	s, err := readSettings(p)
	if err != nil {
		return nil, err
	}
	shallow, err := readShallow(p)
	if err != nil {
		return nil, err
	}
	dirs, err := objectDirs(p.common)
	if err != nil {
		return nil, err
	}
	own, shared := osfs.New(p.gitDir), osfs.New(p.common)
	st := filesystem.NewStorage(dotgit.NewRepositoryFilesystem(own, shared), nil)
	return &Repo{
		place: p, settings: s, shallow: shallow,
		store: newStore(dirs, s.partial), refs: &st.ReferenceStorage,
	}, nil
}

// Close closes the files that are open. Reading from the Repo or from an [FS] of
// it afterwards fails with fs.ErrClosed.
func (r *Repo) Close() error { return r.store.close() }

// Root returns the absolute path of the work tree's root, links resolved; "" for
// a bare repository.
func (r *Repo) Root() string { return r.place.root }

// Prefix returns the slash path from the work tree's root to the folder dir: ""
// for the root itself, "sub/folder" below it. It is the prefix that [Repo.FS] and
// [Repo.Diff] take. A bare repository has no work tree, so the answer is "".
// The error is of the kind ErrOutside, or ErrNoRepository if dir cannot be read.
func (r *Repo) Prefix(dir string) (string, error) {
	if r.place.root == "" {
		return "", nil
	}
	abs, err := resolveDir(dir)
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(r.place.root, abs)
	if err != nil {
		return "", errOutside(dir, r.place.root)
	}
	rel = filepath.ToSlash(rel)
	switch {
	case rel == ".":
		return "", nil
	case !fs.ValidPath(rel):
		return "", errOutside(dir, r.place.root)
	}
	return rel, nil
}

// Bare reports whether the repository has no work tree.
func (r *Repo) Bare() bool { return r.place.root == "" }

// Shallow reports whether the history is cut off (git clone --depth). Revisions
// can be read; history ends with ErrShallow where it is cut.
func (r *Repo) Shallow() bool { return len(r.shallow) > 0 }

// Partial reports whether objects may have been left out (git clone --filter).
// Reading one of those fails with ErrPartial.
func (r *Repo) Partial() bool { return r.settings.partial }

// Sparse reports whether the work tree may lack files on purpose (git
// sparse-checkout). Revisions are whole all the same; a check of the work tree is
// not, and its caller should say so.
func (r *Repo) Sparse() bool { return r.settings.sparse }

// readShallow reads the commits at which a shallow clone is cut off.
func readShallow(p place) (map[plumbing.Hash]bool, error) {
	b, err := readSmall(filepath.Join(p.common, "shallow"), 16<<20)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, errConfig(p.gitDir, err)
	}
	out := map[plumbing.Hash]bool{}
	lines := bufio.NewScanner(bytes.NewReader(b))
	for lines.Scan() {
		text := strings.TrimSpace(lines.Text())
		if !plumbing.IsHash(text) {
			return nil, errConfig(p.gitDir, errors.New("malformed file shallow"))
		}
		out[plumbing.NewHash(text)] = true
	}
	return out, lines.Err()
}
