package gitfs

import (
	"bufio"
	"compress/zlib"
	"errors"
	"io"
	"sync"
)

// inflater reads zlib streams one after another. Its buffers are used again: a
// record is about 500 bytes compressed, and a new zlib reader is 40 KB.
type inflater struct {
	in  *bufio.Reader
	out io.ReadCloser // a zlib reader; nil before the first use
}

var inflaters = sync.Pool{New: func() any { return &inflater{in: bufio.NewReaderSize(nil, 4096)} }}

// withInflater calls f with an inflater at the start of r.
func withInflater(r io.Reader, f func(*inflater) error) error {
	z := inflaters.Get().(*inflater)
	z.in.Reset(r)
	err := f(z)
	z.in.Reset(nil)
	inflaters.Put(z)
	return err
}

// start begins a zlib stream where z.in stands.
func (z *inflater) start() (err error) {
	if z.out == nil {
		z.out, err = zlib.NewReader(z.in)
		return err
	}
	return z.out.(zlib.Resetter).Reset(z.in, nil)
}

var errStreamSize = errors.New("compressed stream is longer than announced")

// all reads the n bytes that the stream, already started, has left, and its check sum.
func (z *inflater) all(n int64) ([]byte, error) {
	data := make([]byte, n)
	if _, err := io.ReadFull(z.out, data); err != nil {
		return nil, noEOF(err)
	}
	var more [1]byte
	switch k, err := z.out.Read(more[:]); {
	case k > 0:
		return nil, errStreamSize
	case err != io.EOF:
		return nil, noEOF(err)
	}
	return data, nil
}

// noEOF makes an early end of data an error of its own: a caller must never take
// it for the end of a file.
func noEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}
