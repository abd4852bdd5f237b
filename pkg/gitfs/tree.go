package gitfs

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/go-git/go-git/v5/plumbing"
)

// mode is what an entry of a tree is; the rest of Git's mode bits means nothing.
type mode uint8

const (
	modeFile mode = iota + 1
	modeExec
	modeDir
	modeLink
	modeModule // a submodule, and whatever git does not know (as git has it)
)

// Mode returns the fs.FileMode: 0644, 0755, or a type with 0755 / 0777 / 0.
func (m mode) fileMode() fs.FileMode {
	switch m {
	case modeFile:
		return 0o644
	case modeExec:
		return 0o755
	case modeDir:
		return fs.ModeDir | 0o755
	case modeLink:
		return fs.ModeSymlink | 0o777
	}
	return fs.ModeIrregular
}

// parseMode reads the octal digits of a mode as git's canon_mode does.
func parseMode(digits string) (mode, bool) {
	if digits == "" || len(digits) > 7 {
		return 0, false
	}
	n := 0
	for i := range len(digits) {
		if digits[i] < '0' || digits[i] > '7' {
			return 0, false
		}
		n = n<<3 | int(digits[i]-'0')
	}
	switch {
	case n&0o170000 == 0o040000:
		return modeDir, true
	case n&0o170000 == 0o120000:
		return modeLink, true
	case n&0o170000 != 0o100000:
		return modeModule, true
	case n&0o111 != 0:
		return modeExec, true
	}
	return modeFile, true
}

// entry is one name in a folder.
type entry struct {
	name string
	hash plumbing.Hash
	mode mode
}

// dir is a tree object: its usable entries in the order of their names, each name
// once, and the names that are not shown. It is immutable.
type dir struct {
	entries []entry
	refused []refusal
}

// refusal is an entry that is not shown, and why.
type refusal struct {
	name string
	why  reason
}

var errMalformedTree = errors.New("malformed tree")

// scanTree calls f with each entry of the raw tree, until f says no. The names
// are parts of raw.
func scanTree(raw string, f func(entry) bool) error {
	for raw != "" {
		digits, rest, ok := strings.Cut(raw, " ")
		if !ok {
			return errMalformedTree
		}
		name, rest, ok := strings.Cut(rest, "\x00")
		m, known := parseMode(digits)
		if !ok || !known || len(rest) < hashLen {
			return errMalformedTree
		}
		e := entry{name: name, mode: m}
		copy(e.hash[:], rest)
		if !f(e) {
			return nil
		}
		raw = rest[hashLen:]
	}
	return nil
}

// parseTree makes the dir of a raw tree. Trees are not trusted to be sorted, nor
// to have each name once: of two equal names the first is shown, as git's own
// readers do, and the other is reported.
func parseTree(raw string) (*dir, error) {
	d := &dir{entries: make([]entry, 0, strings.Count(raw, "\x00"))}
	err := scanTree(raw, func(e entry) bool {
		if why := refuseName(e.name); why != 0 {
			d.refused = append(d.refused, refusal{e.name, why})
		} else {
			d.entries = append(d.entries, e)
		}
		return true
	})
	if err != nil {
		return nil, err
	}
	byName := func(a, b entry) int { return strings.Compare(a.name, b.name) }
	if !slices.IsSortedFunc(d.entries, byName) { // git puts "a.b" before the folder "a"
		slices.SortStableFunc(d.entries, byName)
	}
	d.dropDuplicates()
	return d, nil
}

func (d *dir) dropDuplicates() {
	kept := d.entries[:min(1, len(d.entries))]
	for i := 1; i < len(d.entries); i++ {
		if e := d.entries[i]; e.name == kept[len(kept)-1].name {
			d.refused = append(d.refused, refusal{e.name, duplicateName})
		} else {
			kept = append(kept, e)
		}
	}
	d.entries = kept
}

// refuseName says why a name cannot be shown; 0 for a good one. What fsck calls
// an error in a tree, and what is no element of an fs path on every system.
func refuseName(name string) reason {
	switch {
	case name == "" || name == "." || name == "..":
		return dotName
	case strings.ContainsAny(name, `/\`):
		return slashName
	case strings.EqualFold(name, ".git"):
		return gitName
	case !utf8.ValidString(name):
		return notUTF8
	}
	return 0
}

// find returns the entry called name.
func (d *dir) find(name string) (entry, bool) {
	i, ok := slices.BinarySearchFunc(d.entries, name, func(e entry, n string) int { return strings.Compare(e.name, n) })
	if !ok {
		return entry{}, false
	}
	return d.entries[i], true
}

// treeCache keeps trees that were read, by their hash, so two revisions share the
// folders that are equal in both. When it has grown to maxCached entries (about
// 80 MB) it begins anew.
type treeCache struct {
	mu      sync.RWMutex
	dirs    map[plumbing.Hash]*dir
	entries int
}

const maxCached = 1 << 20

func (c *treeCache) get(h plumbing.Hash) *dir {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.dirs[h]
}

func (c *treeCache) put(h plumbing.Hash, d *dir) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.dirs == nil || c.entries > maxCached {
		c.dirs, c.entries = map[plumbing.Hash]*dir{}, 0
	}
	c.dirs[h] = d
	c.entries += len(d.entries)
}

// tree returns the folder h.
func (r *Repo) tree(h plumbing.Hash) (*dir, error) {
	if d := r.trees.get(h); d != nil {
		return d, nil
	}
	_, raw, err := r.store.object(plumbing.TreeObject, h)
	if err != nil {
		return nil, err
	}
	d, err := parseTree(string(raw))
	if err != nil {
		return nil, errDamaged(h, err)
	}
	r.trees.put(h, d)
	return d, nil
}

// walkPath returns the entry at the slash path below the tree root; "" or "." is
// the root itself. The bool is false if nothing is there: links and submodules
// are not walked through.
func (r *Repo) walkPath(root plumbing.Hash, path string) (entry, bool, error) {
	at := entry{hash: root, mode: modeDir}
	if path == "" || path == "." {
		return at, true, nil
	}
	for name := range strings.SplitSeq(path, "/") {
		if at.mode != modeDir {
			return entry{}, false, nil
		}
		d, err := r.tree(at.hash)
		if err != nil {
			return entry{}, false, err
		}
		var ok bool
		if at, ok = d.find(name); !ok {
			return entry{}, false, nil
		}
	}
	return at, true, nil
}
