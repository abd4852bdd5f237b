package gitfs

import (
	"context"
	"errors"

	"github.com/go-git/go-git/v5/plumbing"
)

// MergeBase returns the hash of the best common ancestor of the revisions a and b:
// the commit from which b's branch grew, against which a pull request is compared.
// Of several equally good ones (merges crosswise) it returns the newest, as git
// merge-base does. If one of the two contains the other, that other is the answer.
// Errors are of the kinds ErrUnrelated and ErrShallow (the histories are cut off
// before they meet), those of [Repo.Resolve] and of reading objects.
func (r *Repo) MergeBase(ctx context.Context, a, b string) (string, error) {
	x, err := r.nodeOf(ctx, a)
	if err != nil {
		return "", err
	}
	y, err := r.nodeOf(ctx, b)
	if err != nil {
		return "", err
	}
	bases, cut, err := r.commonAncestors(ctx, x, y)
	switch {
	case err != nil:
		return "", err
	case cut && !contains(bases, x.hash, y.hash):
		return "", errShallow("find merge base of " + quote(a) + " and " + quote(b))
	case len(bases) == 0:
		return "", errUnrelated(a, b)
	}
	best, err := r.independent(ctx, bases)
	if err != nil {
		return "", err
	}
	return best.String(), nil
}

// Colours of a commit during the walk.
const (
	fromA  = 1 << iota
	fromB  // reached from both: a common ancestor
	stale  // below a common ancestor that was found
	listed // put into the answer
)

// commonAncestors paints the ancestors of x and y in two colours, newest first,
// until everything that is left lies below what has both. The answer is newest
// first. With clocks that ran backwards it may hold ancestors of others in it.
// cut says that a shallow clone ended a line that was still of interest.
func (r *Repo) commonAncestors(ctx context.Context, x, y *node) (bases []*node, cut bool, err error) {
	p := painter{colour: map[plumbing.Hash]int{}, queued: map[plumbing.Hash]int{}}
	p.paint(x, fromA)
	p.paint(y, fromB)
	var found []*node
	for p.live > 0 {
		n := p.take()
		c := p.colour[n.hash]
		if c&(fromA|fromB|stale) == fromA|fromB {
			if c&listed == 0 {
				p.colour[n.hash] |= listed
				found = append(found, n)
			}
			c |= stale
		}
		parents, end, err := r.parentsOf(ctx, n)
		if err != nil {
			return nil, false, err
		}
		cut = cut || end && c&stale == 0
		for _, parent := range parents {
			p.paint(parent, c&(fromA|fromB|stale))
		}
	}
	for _, n := range found {
		if p.colour[n.hash]&stale == 0 {
			bases = append(bases, n)
		}
	}
	return bases, cut, nil
}

// painter holds the colours and the queue, and knows when nothing is left to find.
type painter struct {
	colour map[plumbing.Hash]int
	queued map[plumbing.Hash]int // how often each commit stands in the queue
	queue  queue
	live   int // places in the queue whose commit is not stale
}

// paint adds colours to a commit, and queues it if that changed anything.
func (p *painter) paint(n *node, c int) {
	old := p.colour[n.hash]
	if old|c == old {
		return
	}
	if waiting := p.queued[n.hash]; waiting > 0 && old&stale == 0 && c&stale != 0 {
		p.live -= waiting
	}
	p.colour[n.hash] = old | c
	p.queued[n.hash]++
	if (old|c)&stale == 0 {
		p.live++
	}
	p.queue.add(n)
}

func (p *painter) take() *node {
	n := p.queue.take()
	p.queued[n.hash]--
	if p.colour[n.hash]&stale == 0 {
		p.live--
	}
	return n
}

// independent returns the first of the commits that is no ancestor of another one.
func (r *Repo) independent(ctx context.Context, list []*node) (plumbing.Hash, error) {
	for i, n := range list {
		below := false
		for j, other := range list {
			if i == j || below {
				continue
			}
			common, _, err := r.commonAncestors(ctx, n, other)
			if err != nil {
				return n.hash, err
			}
			below = contains(common, n.hash)
		}
		if !below {
			return n.hash, nil
		}
	}
	return plumbing.ZeroHash, errors.New("find merge base: history goes in a circle")
}

// contains reports whether one of the hashes is in the list.
func contains(list []*node, hashes ...plumbing.Hash) bool {
	for _, n := range list {
		for _, h := range hashes {
			if n.hash == h {
				return true
			}
		}
	}
	return false
}
