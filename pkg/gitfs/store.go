package gitfs

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"runtime"
	"sync/atomic"

	"github.com/go-git/go-billy/v5/osfs"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/cache"
	"github.com/go-git/go-git/v5/storage/filesystem"
	"github.com/go-git/go-git/v5/storage/filesystem/dotgit"
)

// Bounds on one object, so that a small pack cannot fill the memory. The largest
// file pms promises to read is a ledger of 50 MB.
const (
	maxBlob   = 256 << 20
	maxTree   = 64 << 20
	maxCommit = 8 << 20
)

// cacheSize is what go-git may keep of delta bases. Larger gained nothing in
// BenchmarkReadAll, where every blob is read once.
const cacheSize = 32 * cache.MiByte

// openPacks is how many packs a handle keeps open; go-git's own default opens the
// pack anew for each object, which is 44 % of the time.
const openPacks = 64

// store reads objects for many goroutines. go-git's object storage has state and
// no lock, so there is a pool of handles, one for each processor up to eight, each
// with its own descriptors and pack indexes; delta bases are shared.
type store struct {
	dirs    []string // object folders, own first
	partial bool     // objects may be missing on purpose
	bases   cache.Object
	idle    chan *handle // a nil handle is a permit to open one
	closed  atomic.Bool
}

// handle is one view on all object folders, used by one goroutine at a time.
type handle struct{ folders []*filesystem.ObjectStorage }

func newStore(dirs []string, partial bool) *store {
	n := min(runtime.GOMAXPROCS(0), 8)
	s := &store{dirs: dirs, partial: partial, bases: cache.NewObjectLRU(cacheSize), idle: make(chan *handle, n)}
	for range n {
		s.idle <- nil
	}
	return s
}

func (s *store) openHandle() *handle {
	h := &handle{}
	for _, d := range s.dirs {
		dot := dotgit.New(osfs.New(filepath.Dir(d)))
		h.folders = append(h.folders, filesystem.NewObjectStorageWithOptions(dot, s.bases, filesystem.Options{
			MaxOpenDescriptors: openPacks, LargeObjectThreshold: maxBlob,
		}))
	}
	return h
}

// use calls f with a handle of the pool. A handle that failed otherwise than by
// not finding an object is thrown away: go-git keeps a half-read pack index as if
// it were whole. A panic of go-git on a damaged pack becomes an error.
func (s *store) use(f func(*handle) error) (err error) {
	if s.closed.Load() {
		return fs.ErrClosed
	}
	h := <-s.idle
	if h == nil {
		h = s.openHandle()
	}
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("pack reader: %v", r)
		}
		if err != nil && !errors.Is(err, plumbing.ErrObjectNotFound) {
			h.close()
			h = nil
		}
		s.idle <- h
	}()
	return f(h)
}

// close closes the descriptors once all reads under way have ended; later reads
// fail with fs.ErrClosed.
func (s *store) close() error {
	if s.closed.Swap(true) {
		return nil
	}
	var errs []error
	for range cap(s.idle) {
		if h := <-s.idle; h != nil {
			errs = append(errs, h.close())
		}
	}
	for range cap(s.idle) {
		s.idle <- nil
	}
	return errors.Join(errs...)
}

func (h *handle) close() error {
	var errs []error
	for _, f := range h.folders {
		errs = append(errs, f.Close())
	}
	return errors.Join(errs...)
}

// object returns the type and the bytes of the object id; the caller owns the
// bytes. Errors are of the kinds ErrMissing, ErrPartial, ErrDamaged, ErrTooLarge
// and ErrUnreadable.
func (s *store) object(want plumbing.ObjectType, id plumbing.Hash) (plumbing.ObjectType, []byte, error) {
	var typ plumbing.ObjectType
	var data []byte
	err := s.use(func(h *handle) error {
		o, err := h.find(id)
		if err != nil {
			return err
		}
		typ = o.Type()
		if want != plumbing.AnyObject && typ != want {
			return fmt.Errorf("a %s where a %s belongs", typ, want)
		}
		data, err = contents(id, o)
		return err
	})
	if err != nil {
		return typ, nil, wrapObject(id, err, s.partial)
	}
	return typ, data, nil
}

// find looks the object up in each folder.
func (h *handle) find(id plumbing.Hash) (plumbing.EncodedObject, error) {
	for _, f := range h.folders {
		o, err := f.EncodedObject(plumbing.AnyObject, id)
		if !errors.Is(err, plumbing.ErrObjectNotFound) {
			return o, err
		}
	}
	return nil, plumbing.ErrObjectNotFound
}

// contents reads an object whose size is within bounds, and checks that it is the
// one its name says wherever go-git has computed its hash anyway.
func contents(id plumbing.Hash, o plumbing.EncodedObject) (data []byte, err error) {
	if limit := sizeLimit(o.Type()); o.Size() > limit {
		return nil, errObjectSize(id, o.Size(), limit)
	}
	if m, ok := o.(*plumbing.MemoryObject); ok && m.Hash() != id {
		return nil, fmt.Errorf("contents have the hash %s", m.Hash())
	}
	r, err := o.Reader()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	data = make([]byte, o.Size())
	_, err = io.ReadFull(r, data)
	return data, err
}

func sizeLimit(t plumbing.ObjectType) int64 {
	switch t {
	case plumbing.BlobObject:
		return maxBlob
	case plumbing.TreeObject:
		return maxTree
	default:
		return maxCommit
	}
}

// size returns the length of the blob id without reading it where possible.
func (s *store) size(id plumbing.Hash) (int64, error) {
	var n int64
	err := s.use(func(h *handle) error {
		for _, f := range h.folders {
			var err error
			if n, err = f.EncodedObjectSize(id); !errors.Is(err, plumbing.ErrObjectNotFound) {
				return err
			}
		}
		return plumbing.ErrObjectNotFound
	})
	if err != nil {
		return 0, wrapObject(id, err, s.partial)
	}
	return n, nil
}

// withPrefix returns the objects whose hash begins with the bytes of prefix.
func (s *store) withPrefix(prefix []byte) ([]plumbing.Hash, error) {
	var out []plumbing.Hash
	err := s.use(func(h *handle) error {
		seen := map[plumbing.Hash]bool{}
		for _, f := range h.folders {
			list, err := f.HashesWithPrefix(prefix)
			if err != nil {
				return err
			}
			for _, id := range list {
				if !seen[id] {
					seen[id] = true
					out = append(out, id)
				}
			}
		}
		return nil
	})
	if err != nil {
		return nil, wrapObject(plumbing.ZeroHash, err, s.partial)
	}
	return out, nil
}
