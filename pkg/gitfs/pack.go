package gitfs

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"sync"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/format/packfile"
)

// pack is one pack file. Reading goes by position (ReadAt), so goroutines do not
// disturb each other. (gitformat-pack)
type pack struct {
	name  string
	index packIndex

	mu     sync.Mutex
	file   packFile // opened at the first read
	closed bool
}

type packFile interface {
	io.ReaderAt
	io.Closer
}

func (p *pack) opened() (packFile, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil, fs.ErrClosed
	}
	if p.file == nil {
		f, err := os.Open(p.name)
		if err != nil {
			return nil, err
		}
		p.file = f
	}
	return p.file, nil
}

func (p *pack) close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	if p.file == nil {
		return nil
	}
	return p.file.Close()
}

// maxChain bounds deltas on deltas; git makes at most 4095. It also ends circles.
const maxChain = 4096

// packed is what lies at one place of a pack: an object, or a delta on base.
type packed struct {
	typ  plumbing.ObjectType
	size int64 // of the object, or of the delta itself
	base int64 // where the base of a delta lies
}

func (e packed) isDelta() bool {
	return e.typ == plumbing.OFSDeltaObject || e.typ == plumbing.REFDeltaObject
}

// object reads the object at the place at: it collects deltas down to a whole
// object or a base that is remembered, then applies them upwards.
func (p *pack) object(memory *bases, at int64) (plumbing.ObjectType, []byte, error) {
	var deltas [][]byte
	var places []int64
	var pending int64
	for {
		if base, ok := memory.get(p, at); ok {
			if len(deltas) == 0 {
				return base.typ, bytes.Clone(base.data), nil
			}
			return p.apply(memory, base, at, deltas, places)
		}
		e, data, err := p.entry(at)
		if err != nil {
			return 0, nil, err
		}
		if !e.isDelta() {
			return p.apply(memory, stored{e.typ, data}, at, deltas, places)
		}
		pending += e.size
		if len(deltas) == maxChain || pending > maxBlob {
			return 0, nil, errors.New("chain of deltas is too long")
		}
		deltas, places = append(deltas, data), append(places, at)
		at = e.base
	}
}

// apply puts the deltas, the last first, onto base, which lies at the place at.
// Everything that served as a base is remembered; the result is the caller's own.
func (p *pack) apply(memory *bases, base stored, at int64, deltas [][]byte, places []int64) (plumbing.ObjectType, []byte, error) {
	for i := len(deltas) - 1; i >= 0; i-- {
		memory.put(p, at, base)
		if err := checkTarget(base.typ, deltas[i]); err != nil {
			return 0, nil, err
		}
		data, err := packfile.PatchDelta(base.data, deltas[i])
		if err != nil {
			return 0, nil, err
		}
		base, at = stored{base.typ, data}, places[i]
	}
	return base.typ, base.data, nil
}

// entry reads what lies at the place at.
func (p *pack) entry(at int64) (e packed, data []byte, err error) {
	err = p.enter(at, func(z *inflater, head packed) error {
		e = head
		limit := int64(maxBlob)
		if !e.isDelta() {
			limit = sizeLimit(e.typ)
		}
		if e.size > limit {
			return sizeError{e.size, limit}
		}
		data, err = z.all(e.size)
		return err
	})
	return e, data, err
}

// size returns the size of the object at the place at. A delta tells the size of
// its result in its first bytes.
func (p *pack) size(at int64) (n int64, err error) {
	err = p.enter(at, func(z *inflater, e packed) error {
		if n = e.size; !e.isDelta() {
			return nil
		}
		head := make([]byte, min(e.size, 20))
		if _, err := io.ReadFull(z.out, head); err != nil {
			return noEOF(err)
		}
		n, err = targetSize(head)
		return err
	})
	return n, err
}

// enter reads the head at the place at, and calls f at the start of the data.
func (p *pack) enter(at int64, f func(*inflater, packed) error) error {
	file, err := p.opened()
	if err != nil {
		return err
	}
	return withInflater(io.NewSectionReader(file, at, math.MaxInt64-at), func(z *inflater) error {
		e, err := p.head(z, at)
		if err != nil {
			return noEOF(err)
		}
		if err := z.start(); err != nil {
			return noEOF(err)
		}
		return f(z, e)
	})
}

// head reads type, size and, for a delta, the place of its base.
func (p *pack) head(z *inflater, at int64) (e packed, err error) {
	c, err := z.in.ReadByte()
	if err != nil {
		return e, err
	}
	e.typ, e.size = plumbing.ObjectType(c>>4&7), int64(c&15)
	for shift := 4; c&0x80 != 0; shift += 7 {
		if c, err = z.in.ReadByte(); err != nil {
			return e, err
		}
		if shift > 53 {
			return e, errPackHead
		}
		e.size |= int64(c&0x7f) << shift
	}
	switch e.typ {
	case plumbing.CommitObject, plumbing.TreeObject, plumbing.BlobObject, plumbing.TagObject:
	case plumbing.OFSDeltaObject:
		e.base, err = backwards(z, at)
	case plumbing.REFDeltaObject:
		e.base, err = p.baseByName(z)
	default:
		err = fmt.Errorf("object of type %d in a pack", e.typ)
	}
	return e, err
}

var errPackHead = errors.New("malformed head of a packed object")

// backwards reads how far before at the base of a delta lies.
func backwards(z *inflater, at int64) (int64, error) {
	c, err := z.in.ReadByte()
	back := int64(c & 0x7f)
	for err == nil && c&0x80 != 0 {
		if back > math.MaxInt64>>8 {
			return 0, errPackHead
		}
		c, err = z.in.ReadByte()
		back = (back+1)<<7 | int64(c&0x7f)
	}
	if err == nil && (back <= 0 || back >= at) {
		err = errPackHead
	}
	return at - back, err
}

// baseByName reads the name of a base, which lies in the same pack.
func (p *pack) baseByName(z *inflater) (int64, error) {
	var h plumbing.Hash
	if _, err := io.ReadFull(z.in, h[:]); err != nil {
		return 0, err
	}
	at, ok := p.index.offset(h)
	if !ok {
		return 0, errors.New("base of a delta is not in its pack")
	}
	return at, nil
}

// checkTarget refuses a delta whose result would be too large.
func checkTarget(typ plumbing.ObjectType, delta []byte) error {
	n, err := targetSize(delta)
	if err != nil {
		return err
	}
	if limit := sizeLimit(typ); n > limit {
		return sizeError{n, limit}
	}
	return nil
}

// targetSize reads the second number of a delta: the size of its result.
func targetSize(delta []byte) (int64, error) {
	var n uint64
	for range 2 {
		n = 0
		for shift := 0; ; shift += 7 {
			if len(delta) == 0 || shift > 56 {
				return 0, packfile.ErrInvalidDelta
			}
			c := delta[0]
			delta = delta[1:]
			n |= uint64(c&0x7f) << shift
			if c&0x80 == 0 {
				break
			}
		}
	}
	return int64(n), nil
}
