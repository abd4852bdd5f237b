package gitfs

import (
	"context"
	"io/fs"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
)

// ChangeKind is what happened to a path: [Added], [Removed] or [Modified].
type ChangeKind uint8

// The kinds of change. A file that gave way to a folder is Removed, and the files
// in the folder are Added.
const (
	Added ChangeKind = iota + 1
	Removed
	Modified
)

// String returns added, removed or modified.
func (k ChangeKind) String() string {
	return [...]string{"", "added", "removed", "modified"}[k]
}

// Change is one path that two revisions do not have in common.
type Change struct {
	Path             string // relative to the prefix
	Kind             ChangeKind
	OldBlob, NewBlob string      // hashes; "" where there is none. Of a submodule: its commit
	OldMode, NewMode fs.FileMode // as in [FS]; 0 where there is none
}

// Diff returns what differs below the folder prefix ("" for all) between the
// revisions a and b, in the byte order of paths. Renames are a Removed and an
// Added: records are matched by id, not by resemblance. Folders that are equal are
// not read. A prefix that only one of the two has counts as an empty folder in the
// other; if neither has it, errors.Is finds fs.ErrNotExist. Entries that [FS] does
// not show are not compared.
func (r *Repo) Diff(ctx context.Context, a, b, prefix string) ([]Change, error) {
	from, err := r.folderAt(ctx, a, prefix)
	if err != nil {
		return nil, err
	}
	to, err := r.folderAt(ctx, b, prefix)
	if err != nil {
		return nil, err
	}
	if from.IsZero() && to.IsZero() {
		return nil, errNotDir(b, prefix)
	}
	d := differ{ctx: ctx, repo: r}
	if err := d.trees("", from, to, 0); err != nil {
		return nil, err
	}
	slices.SortFunc(d.changes, func(x, y Change) int { return strings.Compare(x.Path, y.Path) })
	return d.changes, nil
}

// folderAt returns the tree at prefix in the revision rev, zero if there is none.
func (r *Repo) folderAt(ctx context.Context, rev, prefix string) (plumbing.Hash, error) {
	h, err := r.resolve(ctx, rev)
	if err != nil {
		return h, err
	}
	n, err := r.node(h)
	if err != nil {
		return h, err
	}
	at, ok, err := r.walkPath(n.tree, prefix)
	if err != nil || !ok || at.mode != modeDir {
		return plumbing.ZeroHash, err
	}
	return at.hash, nil
}

// differ collects the changes between two trees.
type differ struct {
	ctx     context.Context
	repo    *Repo
	changes []Change
	folders int // visited; a small pack can hold more empty folders than anybody can visit
}

// trees compares the folders from and to at the path prefix (with its slash). A
// zero hash is an empty folder.
func (d *differ) trees(prefix string, from, to plumbing.Hash, depth int) error {
	if from == to {
		return nil
	}
	if err := d.ctx.Err(); err != nil {
		return err
	}
	if d.folders++; d.folders > maxPaths {
		return errTreeSize(to, maxPaths)
	}
	if depth > maxDepth {
		return errTreeDepth(to, maxDepth)
	}
	before, err := d.entries(from)
	if err != nil {
		return err
	}
	after, err := d.entries(to)
	if err != nil {
		return err
	}
	for len(before) > 0 || len(after) > 0 {
		var x, y entry
		x, before, y, after = nextPair(before, after)
		if err := d.pair(prefix, x, y, depth); err != nil {
			return err
		}
	}
	return nil
}

// nextPair takes the least name off the two lists, from both if both have it. The
// entry that is missing is zero.
func nextPair(before, after []entry) (x entry, restX []entry, y entry, restY []entry) {
	switch {
	case len(after) == 0 || len(before) > 0 && before[0].name < after[0].name:
		return before[0], before[1:], y, after
	case len(before) == 0 || after[0].name < before[0].name:
		return x, before, after[0], after[1:]
	}
	return before[0], before[1:], after[0], after[1:]
}

// pair compares two entries of one name.
func (d *differ) pair(prefix string, x, y entry, depth int) error {
	if x.hash == y.hash && x.mode == y.mode {
		return nil
	}
	name := prefix + max(x.name, y.name)
	if x.mode == modeDir || y.mode == modeDir {
		var from, to plumbing.Hash
		if x.mode == modeDir {
			from, x = x.hash, entry{}
		}
		if y.mode == modeDir {
			to, y = y.hash, entry{}
		}
		if err := d.trees(name+"/", from, to, depth+1); err != nil {
			return err
		}
	}
	return d.add(name, x, y)
}

// add notes the change from x to y, neither a folder.
func (d *differ) add(name string, x, y entry) error {
	c := Change{Path: name, Kind: Modified}
	switch {
	case x.mode == 0 && y.mode == 0:
		return nil
	case x.mode == 0:
		c.Kind = Added
	case y.mode == 0:
		c.Kind = Removed
	}
	if x.mode != 0 {
		c.OldBlob, c.OldMode = x.hash.String(), x.mode.fileMode()
	}
	if y.mode != 0 {
		c.NewBlob, c.NewMode = y.hash.String(), y.mode.fileMode()
	}
	if len(d.changes) == maxPaths {
		return errTreeSize(y.hash, maxPaths)
	}
	d.changes = append(d.changes, c)
	return nil
}

func (d *differ) entries(h plumbing.Hash) ([]entry, error) {
	if h.IsZero() {
		return nil, nil
	}
	t, err := d.repo.tree(h)
	if err != nil {
		return nil, err
	}
	return t.entries, nil
}
