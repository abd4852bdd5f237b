package repo

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sync"

	"github.com/pms-project/pms/pkg/yamltree"
)

// reader reads the files of one load. Every worker reads into a buffer that is used
// again for the next file: what stays of a file is the copy that its tree makes.
type reader struct {
	fsys    fs.FS
	limit   int64 // bytes of a file
	buffers sync.Pool
}

func newReader(fsys fs.FS, limits yamltree.Limits) *reader {
	r := &reader{fsys: fsys, limit: int64(cmp.Or(limits.Bytes, yamltree.DefaultLimits.Bytes))}
	r.buffers.New = func() any { return new(bytes.Buffer) }
	return r
}

// read calls use with the bytes of a file, which are not to be kept. It reads up to
// the limit and one byte more, which the parser refuses with its size: a file that
// grows while it is read cannot fill the memory.
func (r *reader) read(path string, use func(data []byte)) error {
	file, err := r.fsys.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("not a regular file (%v)", info.Mode().Type())
	}
	buf := r.buffers.Get().(*bytes.Buffer)
	defer r.buffers.Put(buf)
	buf.Reset()
	buf.Grow(int(min(info.Size(), r.limit)) + bytes.MinRead) // so that the end is seen without growing
	if _, err := buf.ReadFrom(io.LimitReader(file, r.limit+1)); err != nil {
		return err
	}
	use(buf.Bytes())
	return nil
}

// ErrTooLarge: a raw file is larger than the bound for files.
var ErrTooLarge = errors.New("file too large")

// ReadRaw calls use with the content of a raw file, which is not to be kept. It fails
// where the file cannot be read, and with [ErrTooLarge] beyond the bound that also
// holds for YAML. It must be called while the file system of [Load] is open.
func (s *Snapshot) ReadRaw(path string, use func(data []byte)) error {
	if s.reader == nil {
		return fs.ErrNotExist
	}
	tooLarge := false
	err := s.reader.read(path, func(data []byte) {
		if tooLarge = int64(len(data)) > s.reader.limit; !tooLarge {
			use(data)
		}
	})
	if tooLarge {
		return ErrTooLarge
	}
	return err
}
