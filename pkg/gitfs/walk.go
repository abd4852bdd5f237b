package gitfs

import (
	"container/heap"
	"context"

	"github.com/go-git/go-git/v5/plumbing"
)

// queue gives commits newest first by committer time, those of one second in the
// order in which they came: the order of git log.
type queue struct {
	items []queued
	next  int
}

type queued struct {
	node *node
	seq  int
}

func (q *queue) Len() int { return len(q.items) }

func (q *queue) Less(i, j int) bool {
	a, b := q.items[i], q.items[j]
	if a.node.when != b.node.when {
		return a.node.when > b.node.when
	}
	return a.seq < b.seq
}

func (q *queue) Swap(i, j int) { q.items[i], q.items[j] = q.items[j], q.items[i] }
func (q *queue) Push(x any)    { q.items = append(q.items, x.(queued)) }

func (q *queue) Pop() any {
	last := q.items[len(q.items)-1]
	q.items = q.items[:len(q.items)-1]
	return last
}

func (q *queue) add(n *node) {
	heap.Push(q, queued{n, q.next})
	q.next++
}

func (q *queue) take() *node { return heap.Pop(q).(queued).node }

// parentsOf reads the parents of n. Where a shallow clone is cut off it answers
// cut instead.
func (r *Repo) parentsOf(ctx context.Context, n *node) (parents []*node, cut bool, err error) {
	if err := ctx.Err(); err != nil {
		return nil, false, err
	}
	if r.shallow[n.hash] {
		return nil, true, nil
	}
	parents = make([]*node, len(n.parents))
	for i, h := range n.parents {
		if parents[i], err = r.node(h); err != nil {
			return nil, false, err
		}
	}
	return parents, false, nil
}

// nodeOf resolves rev and reads the commit.
func (r *Repo) nodeOf(ctx context.Context, rev string) (*node, error) {
	h, err := r.resolve(ctx, rev)
	if err != nil {
		return nil, err
	}
	return r.node(h)
}

// hashSet is a set of commits.
type hashSet map[plumbing.Hash]bool

// add puts h into the set and reports whether it was new.
func (s hashSet) add(h plumbing.Hash) bool {
	if s[h] {
		return false
	}
	s[h] = true
	return true
}
