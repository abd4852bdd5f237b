package gitfs

import (
	"errors"
	"io/fs"
	"strings"
	"sync"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/cache"
	"github.com/go-git/go-git/v5/storage/filesystem"
)

// maxCache bounds, in bytes, what a handle remembers for the next delta on the same
// base. Every record is read once, so more gains nothing.
const maxCache = 8 << 20

// handle is a go-git storage for each object folder. A storage has one reading
// position a pack and no lock, so a handle serves one goroutine at a time.
type handle struct {
	mu       sync.Mutex
	storages []*filesystem.Storage // nil before the first use
	closed   bool
}

// open makes the storages and reads the indexes of all packs now: after an index
// that cannot be read, go-git would go on as if its objects did not exist.
func (h *handle) open(dirs []string) error {
	if h.closed {
		return fs.ErrClosed
	}
	if h.storages != nil {
		return nil
	}
	var list []*filesystem.Storage
	memory := cache.NewObjectLRU(maxCache)
	for _, d := range dirs {
		st := filesystem.NewStorageWithOptions(newObjectDir(d), memory, filesystem.Options{
			KeepDescriptors: true,
			// Beyond this only the size is read. It is no less, since a delta read as a
			// stream begins its base anew for each step backwards: minutes for a ledger.
			LargeObjectThreshold: maxBlob,
		})
		err := st.HasEncodedObject(plumbing.ZeroHash) // is nowhere, so all indexes are looked at
		if err != nil && !errors.Is(err, plumbing.ErrObjectNotFound) {
			return errIndex(d, err)
		}
		list = append(list, st)
	}
	h.storages = list
	return nil
}

func (h *handle) close() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.closed = true
	var errs []error
	for _, st := range h.storages {
		errs = append(errs, st.Close())
	}
	h.storages = nil
	return errors.Join(errs...)
}

// errNotWhole: go-git says "not found" also of an object that ends too soon.
var errNotWhole = errors.New("object, or the base of its delta, is not in the pack where its index says")

// object returns the object id. Of one beyond maxBlob, and of most large ones in
// packs, no more than the size has been read.
func (h *handle) object(id plumbing.Hash) (plumbing.EncodedObject, error) {
	for _, st := range h.storages {
		o, err := st.EncodedObject(plumbing.AnyObject, id)
		if !errors.Is(err, plumbing.ErrObjectNotFound) {
			return o, err
		}
		if st.HasEncodedObject(id) == nil {
			return nil, errNotWhole
		}
	}
	return nil, plumbing.ErrObjectNotFound
}

// withPrefix is store.withPrefix; go-git compares whole bytes.
func (h *handle) withPrefix(prefix string) ([]plumbing.Hash, error) {
	var out []plumbing.Hash
	whole := plumbing.NewHash(prefix[:len(prefix)&^1])
	for _, st := range h.storages {
		list, err := st.HashesWithPrefix(whole[:len(prefix)/2])
		if err != nil {
			return nil, err
		}
		for _, x := range list {
			if strings.HasPrefix(x.String(), prefix) {
				out = append(out, x)
			}
		}
	}
	return out, nil
}
