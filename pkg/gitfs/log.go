package gitfs

import (
	"context"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
)

// Log returns the commits reachable from rev that changed the file or folder at
// path, newest first: those that git log -- path names, in its order. The path is
// relative to the Git root; "" is everything. At most limit commits, all if limit
// is 0. A path that never was gives none.
//
// Where a shallow clone is cut off, the commits found so far come with an error of
// the kind ErrShallow. The other errors are those of [Repo.Resolve] and of reading
// objects, and the context's.
func (r *Repo) Log(ctx context.Context, rev, path string, limit int) ([]Commit, error) {
	start, err := r.nodeOf(ctx, rev)
	if err != nil {
		return nil, err
	}
	w := logWalk{repo: r, probe: newProbe(r, path), seen: hashSet{start.hash: true}}
	w.queue.add(start)
	var found []Commit
	for w.queue.Len() > 0 && (limit <= 0 || len(found) < limit) {
		n := w.queue.take()
		changed, err := w.visit(ctx, n)
		if err != nil {
			return found, err
		}
		if changed {
			c, err := r.commitFacts(n.hash)
			if err != nil {
				return found, err
			}
			found = append(found, c)
		}
	}
	return found, nil
}

// logWalk walks history as git log does with its default simplification.
type logWalk struct {
	repo  *Repo
	probe *probe
	seen  hashSet
	queue queue
}

// visit queues the parents of n that matter and reports whether n changed the
// path. If some parent has the path as n has it (TREESAME), whatever the other
// parents did to it did not survive the merge: only that parent is followed.
func (w *logWalk) visit(ctx context.Context, n *node) (changed bool, err error) {
	parents, cut, err := w.repo.parentsOf(ctx, n)
	if err != nil {
		return false, err
	}
	if cut {
		return false, errShallow("read history from " + n.hash.String())
	}
	own, err := w.probe.at(n.tree)
	if err != nil {
		return false, err
	}
	for _, p := range parents {
		theirs, err := w.probe.at(p.tree)
		if err != nil {
			return false, err
		}
		if theirs == own {
			w.follow(p)
			return false, nil
		}
	}
	for _, p := range parents {
		w.follow(p)
	}
	return len(parents) > 0 || own != absent, nil
}

func (w *logWalk) follow(n *node) {
	if w.seen.add(n.hash) {
		w.queue.add(n)
	}
}

// state is what stands at a path: absent is the zero state.
type state struct {
	hash plumbing.Hash
	mode mode
}

var absent state

// probe answers what stands at one path in any number of trees. Each tree is
// looked into once; trees that many commits share, as most do, cost a map look-up.
type probe struct {
	repo  *Repo
	names []string
	memo  []map[plumbing.Hash]state // memo[i][tree]: names[i] in that tree
}

func newProbe(r *Repo, path string) *probe {
	p := &probe{repo: r}
	if path = strings.Trim(path, "/"); path != "" && path != "." {
		p.names = strings.Split(path, "/")
	}
	for range p.names {
		p.memo = append(p.memo, map[plumbing.Hash]state{})
	}
	return p
}

// at returns what stands at the path below the tree root.
func (p *probe) at(root plumbing.Hash) (state, error) {
	at := state{root, modeDir}
	for i := range p.names {
		if at.mode != modeDir {
			return absent, nil
		}
		next, ok := p.memo[i][at.hash]
		if !ok {
			var err error
			if next, err = p.look(at.hash, p.names[i]); err != nil {
				return absent, err
			}
			p.memo[i][at.hash] = next
		}
		at = next
	}
	return at, nil
}

// look finds name in one tree without decoding the rest of it.
func (p *probe) look(tree plumbing.Hash, name string) (state, error) {
	_, raw, err := p.repo.store.object(plumbing.TreeObject, tree)
	if err != nil {
		return absent, err
	}
	found := absent
	err = scanTree(string(raw), func(e entry) bool {
		if e.name == name {
			found = state{e.hash, e.mode}
		}
		return found == absent
	})
	if err != nil {
		return absent, errDamaged(tree, err)
	}
	return found, nil
}
