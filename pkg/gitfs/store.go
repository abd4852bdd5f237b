package gitfs

import (
	"errors"
	"fmt"
	"io"
	"sync/atomic"

	"github.com/go-git/go-git/v5/plumbing"
)

// Bounds on one object, so that a small pack cannot fill the memory. The largest
// file pms promises to read is a ledger of 50 MB.
const (
	maxBlob  = 256 << 20
	maxTree  = 64 << 20
	maxOther = 8 << 20 // commits and tags
)

const hashLen = len(plumbing.ZeroHash)

// store reads objects through go-git, for many goroutines at once.
type store struct {
	dirs    []string // object folders, own first
	partial bool     // objects may be missing on purpose

	// Four: each has the indexes of all packs in memory, and reading is a small
	// part of what a worker does with a file.
	handles [4]handle
	turn    atomic.Uint32
}

func newStore(dirs []string, partial bool) *store {
	return &store{dirs: dirs, partial: partial}
}

// with calls f with a handle of which it has the sole use: the first free one, so
// that one goroutine alone never makes a second.
func (s *store) with(f func(*handle) error) error {
	h := s.free()
	defer h.mu.Unlock()
	if err := h.open(s.dirs); err != nil {
		return err
	}
	return f(h)
}

// free returns a handle, locked.
func (s *store) free() *handle {
	for i := range s.handles {
		if h := &s.handles[i]; h.mu.TryLock() {
			return h
		}
	}
	h := &s.handles[s.turn.Add(1)%uint32(len(s.handles))]
	h.mu.Lock()
	return h
}

// close closes the packs; later reads fail with fs.ErrClosed.
func (s *store) close() error {
	var errs []error
	for i := range s.handles {
		errs = append(errs, s.handles[i].close())
	}
	return errors.Join(errs...)
}

// object returns the type and the bytes of the object id, which has to be of the
// type want (or plumbing.AnyObject). The caller owns the bytes. That they are what
// the hash names is always checked. Errors are of the kinds ErrMissing, ErrPartial,
// ErrDamaged, ErrTooLarge and ErrUnreadable, or fs.ErrClosed.
func (s *store) object(want plumbing.ObjectType, id plumbing.Hash) (plumbing.ObjectType, []byte, error) {
	o, err := s.find(id)
	if err != nil {
		return 0, nil, err
	}
	data, err := contents(o)
	typ := o.Type()
	switch {
	case err != nil:
	case want != plumbing.AnyObject && typ != want:
		err = fmt.Errorf("a %s where a %s belongs", typ, want)
	case plumbing.ComputeHash(typ, data) != id:
		err = fmt.Errorf("contents have the hash %s", plumbing.ComputeHash(typ, data))
	default:
		return typ, data, nil
	}
	return typ, nil, wrapObject(id, err, s.partial)
}

// size returns the length of the object id; a large one is not read for it.
func (s *store) size(id plumbing.Hash) (int64, error) {
	o, err := s.find(id)
	if err != nil {
		return 0, err
	}
	return o.Size(), nil
}

// find returns the object id. It may be shared with others: who hands its bytes
// out copies them.
func (s *store) find(id plumbing.Hash) (o plumbing.EncodedObject, err error) {
	err = s.with(func(h *handle) error {
		o, err = h.object(id)
		return err
	})
	if err == nil && o.Size() < 0 {
		err = errors.New("negative size")
	}
	if err != nil {
		return nil, wrapObject(id, err, s.partial)
	}
	return o, nil
}

// contents returns a copy of the bytes of o, if they are not too many.
func contents(o plumbing.EncodedObject) ([]byte, error) {
	if limit := sizeLimit(o.Type()); o.Size() > limit {
		return nil, sizeError{o.Size(), limit}
	}
	r, err := o.Reader()
	if err != nil {
		return nil, err
	}
	defer r.Close() // only read
	data := make([]byte, o.Size())
	_, err = io.ReadFull(r, data)
	return data, err
}

// withPrefix returns the objects whose hash begins with the digits prefix, of
// which there are at least two; one that is stored twice may occur twice.
func (s *store) withPrefix(prefix string) (out []plumbing.Hash, err error) {
	err = s.with(func(h *handle) error {
		out, err = h.withPrefix(prefix)
		return err
	})
	if err != nil {
		return nil, wrapObject(plumbing.ZeroHash, err, s.partial)
	}
	return out, nil
}

func sizeLimit(t plumbing.ObjectType) int64 {
	switch t {
	case plumbing.BlobObject:
		return maxBlob
	case plumbing.TreeObject:
		return maxTree
	default:
		return maxOther
	}
}
