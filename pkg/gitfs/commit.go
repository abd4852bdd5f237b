package gitfs

import (
	"bytes"
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// Person is an author or committer as Git recorded it: self-declared, unchecked.
type Person struct{ Name, Email string }

// Commit is the facts of one commit.
type Commit struct {
	Hash      string
	Parents   []string // the first is the branch that was merged into
	Author    Person
	Committer Person
	// Authored and Committed keep the offset from UTC that Git recorded.
	Authored, Committed time.Time
	Message             string // as written, line ends included; bytes that are no UTF-8 become U+FFFD
}

// Commit returns the facts of the commit that rev names, see [Repo.Resolve].
func (r *Repo) Commit(ctx context.Context, rev string) (Commit, error) {
	h, err := r.resolve(ctx, rev)
	if err != nil {
		return Commit{}, err
	}
	return r.commitFacts(h)
}

func (r *Repo) commitFacts(h plumbing.Hash) (Commit, error) {
	_, raw, err := r.store.object(plumbing.CommitObject, h)
	if err != nil {
		return Commit{}, err
	}
	var o plumbing.MemoryObject
	o.SetType(plumbing.CommitObject)
	o.Write(raw) // a MemoryObject never fails
	var c object.Commit
	if err := c.Decode(&o); err != nil {
		return Commit{}, errDamaged(h, err)
	}
	out := Commit{
		Hash:      h.String(),
		Author:    person(c.Author),
		Committer: person(c.Committer),
		Authored:  c.Author.When, Committed: c.Committer.When,
		Message: strings.ToValidUTF8(c.Message, "\uFFFD"),
	}
	for _, p := range c.ParentHashes {
		out.Parents = append(out.Parents, p.String())
	}
	return out, nil
}

func person(s object.Signature) Person {
	return Person{Name: strings.ToValidUTF8(s.Name, "\uFFFD"), Email: strings.ToValidUTF8(s.Email, "\uFFFD")}
}

// node is what walks need of a commit.
type node struct {
	hash    plumbing.Hash
	tree    plumbing.Hash
	parents []plumbing.Hash
	when    int64 // committer time, seconds
}

// node reads the commit h.
func (r *Repo) node(h plumbing.Hash) (*node, error) {
	_, raw, err := r.store.object(plumbing.CommitObject, h)
	if err != nil {
		return nil, err
	}
	n, err := parseNode(raw)
	if err != nil {
		return nil, errDamaged(h, err)
	}
	n.hash = h
	return n, nil
}

// parseNode reads the head of a commit: tree, parents, author, committer, in the
// order in which git writes them and fsck demands them.
func parseNode(raw []byte) (*node, error) {
	n := &node{}
	rest, ok := hashLine(raw, "tree ", &n.tree)
	if !ok {
		return nil, errors.New("commit without tree")
	}
	for {
		var p plumbing.Hash
		next, ok := hashLine(rest, "parent ", &p)
		if !ok {
			break
		}
		n.parents = append(n.parents, p)
		rest = next
	}
	for line := range bytes.Lines(rest) {
		if len(line) <= 1 {
			break
		}
		if c, ok := bytes.CutPrefix(line, []byte("committer ")); ok {
			n.when = stamp(c)
			break
		}
	}
	return n, nil
}

// hashLine reads "key <40 hex>\n" at the start of b.
func hashLine(b []byte, key string, h *plumbing.Hash) (rest []byte, ok bool) {
	end := len(key) + 2*len(h)
	if len(b) <= end || string(b[:len(key)]) != key || b[end] != '\n' {
		return nil, false
	}
	text := string(b[len(key):end])
	*h = plumbing.NewHash(text)
	return b[end+1:], h.String() == text
}

// stamp reads the seconds of "Name <mail> 1700000000 +0900"; 0 when unreadable,
// which only the order of walks depends on (git does the same).
func stamp(line []byte) int64 {
	i := bytes.LastIndexByte(line, '>')
	fields := strings.Fields(string(line[i+1:]))
	if len(fields) == 0 {
		return 0
	}
	n, err := strconv.ParseInt(fields[0], 10, 64)
	if err != nil || n < 0 {
		return 0
	}
	return n
}
