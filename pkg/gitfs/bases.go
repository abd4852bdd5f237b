package gitfs

import (
	"sync"

	"github.com/go-git/go-git/v5/plumbing"
)

// stored is the type and the bytes of an object.
type stored struct {
	typ  plumbing.ObjectType
	data []byte
}

// maxBases bounds what is remembered of delta bases, in bytes, twice: see bases.
const maxBases = 16 << 20

// bases remembers objects on which deltas were based, since the next object read is
// often a delta on the same one. Nothing else is kept: every record is read once.
// When the young have grown to maxBases they become the old, and the old are let go.
type bases struct {
	mu         sync.Mutex
	young, old map[baseKey]stored
	size       int // bytes in young
}

type baseKey struct {
	pack *pack
	at   int64
}

// get returns a remembered base. Its bytes belong to the memory: who hands
// them out copies them.
func (b *bases) get(p *pack, at int64) (stored, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	k := baseKey{p, at}
	o, ok := b.young[k]
	if !ok {
		if o, ok = b.old[k]; ok {
			b.keep(k, o)
		}
	}
	return o, ok
}

func (b *bases) put(p *pack, at int64, o stored) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if _, ok := b.young[baseKey{p, at}]; !ok {
		b.keep(baseKey{p, at}, o)
	}
}

func (b *bases) keep(k baseKey, o stored) {
	if len(o.data) > maxBases/4 {
		return
	}
	if b.young == nil || b.size+len(o.data) > maxBases {
		b.old, b.young, b.size = b.young, map[baseKey]stored{}, 0
	}
	b.young[k] = o
	b.size += len(o.data)
}
