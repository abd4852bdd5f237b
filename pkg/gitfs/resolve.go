package gitfs

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// Resolve returns the hash of the commit that rev names. Accepted are
//
//	HEAD, a branch, a tag (also annotated), a remote branch (origin/main),
//	a full reference name (refs/heads/main),
//	a full hash or at least four digits of one,
//
// each followed by any number of ~n (n first parents back) and ^n (the parent n).
// Anything else is refused with ErrSyntax. Errors are further of the kinds
// ErrUnknown, ErrAmbiguous (a short hash of several commits; a name that is a
// tag and a branch of different commits), ErrNoCommits, ErrShallow and those of
// reading objects.
func (r *Repo) Resolve(ctx context.Context, rev string) (string, error) {
	h, err := r.resolve(ctx, rev)
	if err != nil {
		return "", err
	}
	return h.String(), nil
}

func (r *Repo) resolve(ctx context.Context, rev string) (plumbing.Hash, error) {
	parsed, err := parseRevision(rev)
	if err != nil {
		return plumbing.ZeroHash, err
	}
	h, err := r.base(rev, parsed.base)
	if err != nil {
		return plumbing.ZeroHash, err
	}
	for _, s := range parsed.steps {
		if h, err = r.step(ctx, rev, h, s); err != nil {
			return plumbing.ZeroHash, err
		}
	}
	return h, nil
}

// base finds the commit that the name of a revision means: git's order, save that
// a name with two meanings is refused instead of guessed.
func (r *Repo) base(rev, name string) (plumbing.Hash, error) {
	if plumbing.IsHash(name) && len(name) == 2*len(plumbing.ZeroHash) {
		return r.fullHash(rev, plumbing.NewHash(name))
	}
	h, err := r.named(rev, name)
	if !errors.Is(err, ErrUnknown) {
		return h, err
	}
	if len(name) >= 4 && len(name) < 2*len(h) && isHex(name) {
		return r.shortHash(rev, strings.ToLower(name))
	}
	return h, err
}

// fullHash accepts a full hash if the object is there.
func (r *Repo) fullHash(rev string, h plumbing.Hash) (plumbing.Hash, error) {
	c, err := r.peel(rev, h)
	if errors.Is(err, ErrMissing) || errors.Is(err, ErrPartial) {
		return c, errUnknown(rev, r.Shallow())
	}
	return c, err
}

// named looks name up among the references.
func (r *Repo) named(rev, name string) (plumbing.Hash, error) {
	var found plumbing.Hash
	var refs []string
	differ := false
	for _, ref := range refNames(name) {
		h, err := r.deref(ref)
		if errors.Is(err, plumbing.ErrReferenceNotFound) {
			continue
		}
		if err != nil {
			return found, err
		}
		c, err := r.peel(rev, h)
		if err != nil {
			return found, err
		}
		differ = differ || len(refs) > 0 && c != found
		found, refs = c, append(refs, ref)
	}
	switch {
	case differ:
		return found, errAmbiguousRef(rev, refs)
	case len(refs) > 0:
		return found, nil
	case name == "HEAD":
		return found, r.unborn()
	}
	return found, errUnknown(rev, r.Shallow())
}

// refNames lists the references that name can be short for (gitrevisions).
func refNames(name string) []string {
	switch {
	case name == "HEAD":
		return []string{"HEAD"}
	case strings.HasPrefix(name, "refs/"):
		return []string{name}
	}
	names := []string{"refs/tags/" + name, "refs/heads/" + name, "refs/remotes/" + name, "refs/remotes/" + name + "/HEAD"}
	for _, kind := range []string{"heads/", "tags/", "remotes/"} {
		if strings.HasPrefix(name, kind) {
			names = append(names, "refs/"+name)
		}
	}
	return names
}

// maxSymbolic is how far one reference may point to another; git allows five.
const maxSymbolic = 5

// deref follows the reference name to an object. A reference that is not there,
// or leads to one that is not, gives plumbing.ErrReferenceNotFound.
func (r *Repo) deref(name string) (plumbing.Hash, error) {
	next := plumbing.ReferenceName(name)
	for range maxSymbolic + 1 {
		ref, err := r.refs.Reference(next)
		switch {
		case errors.Is(err, plumbing.ErrReferenceNotFound):
			return plumbing.ZeroHash, err
		case err != nil:
			return plumbing.ZeroHash, errRef(name, err)
		case ref.Type() == plumbing.HashReference && ref.Hash().IsZero():
			return plumbing.ZeroHash, errRef(name, errors.New("neither a hash nor a reference"))
		case ref.Type() == plumbing.HashReference:
			return ref.Hash(), nil
		}
		next = ref.Target()
	}
	return plumbing.ZeroHash, errRef(name, errors.New("references point in a circle"))
}

// unborn explains a HEAD that leads to no commit.
func (r *Repo) unborn() error {
	head, err := r.refs.Reference(plumbing.HEAD)
	if err != nil {
		return errRef("HEAD", err)
	}
	return errNoCommits(head.Target().Short())
}

// maxPeel bounds tags of tags.
const maxPeel = 16

// peel follows annotated tags from the object h to a commit.
func (r *Repo) peel(rev string, h plumbing.Hash) (plumbing.Hash, error) {
	for range maxPeel {
		typ, raw, err := r.store.object(plumbing.AnyObject, h)
		switch {
		case err != nil:
			return h, err
		case typ == plumbing.CommitObject:
			return h, nil
		case typ != plumbing.TagObject:
			return h, errNotCommit(rev, typ.String())
		}
		var o plumbing.MemoryObject
		o.SetType(plumbing.TagObject)
		o.Write(raw) // a MemoryObject never fails
		var tag object.Tag
		if err := tag.Decode(&o); err != nil {
			return h, errDamaged(h, err)
		}
		h = tag.Target
	}
	return h, errDamaged(h, errors.New("too many tags of tags"))
}

// shortHash finds the one commit (or tag of a commit) whose hash begins with name.
func (r *Repo) shortHash(rev, name string) (plumbing.Hash, error) {
	list, err := r.store.withPrefix(name)
	if err != nil {
		return plumbing.ZeroHash, err
	}
	var commits []plumbing.Hash
	var texts []string
	for _, h := range list {
		if c, err := r.peel(rev, h); err == nil && !slices.Contains(commits, c) {
			commits, texts = append(commits, c), append(texts, h.String())
		}
	}
	switch len(commits) {
	case 0:
		return plumbing.ZeroHash, errUnknown(rev, r.Shallow())
	case 1:
		return commits[0], nil
	}
	slices.Sort(texts)
	return plumbing.ZeroHash, errAmbiguousHash(rev, texts[:min(len(texts), 8)])
}

// step goes from the commit h by one ~n or ^n.
func (r *Repo) step(ctx context.Context, rev string, h plumbing.Hash, s step) (plumbing.Hash, error) {
	nth, times := 0, s.n
	if s.kind == '^' {
		nth, times = s.n-1, min(s.n, 1)
	}
	for range times {
		if err := ctx.Err(); err != nil {
			return h, err
		}
		n, err := r.node(h)
		switch {
		case err != nil:
			return h, err
		case r.shallow[h]:
			return h, errShallow("resolve revision " + quote(rev))
		case nth >= len(n.parents):
			return h, errNoParent(rev, s.String())
		}
		h = n.parents[nth]
	}
	return h, nil
}

func isHex(s string) bool {
	return strings.Trim(s, "0123456789abcdefABCDEF") == ""
}
