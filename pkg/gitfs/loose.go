package gitfs

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
)

// A loose object is a file of its own: "type size\0contents", compressed.

func loosePath(dir string, id plumbing.Hash) string {
	s := id.String()
	return filepath.Join(dir, s[:2], s[2:])
}

// readLoose reads a loose object; errors.Is finds fs.ErrNotExist if there is none.
func readLoose(name string) (typ plumbing.ObjectType, data []byte, err error) {
	err = withLoose(name, func(z *inflater, t plumbing.ObjectType, size int64) error {
		if limit := sizeLimit(t); size > limit {
			return sizeError{size, limit}
		}
		typ = t
		data, err = z.all(size)
		return err
	})
	return typ, data, err
}

// looseSize reads only the size of a loose object.
func looseSize(name string) (n int64, err error) {
	err = withLoose(name, func(_ *inflater, _ plumbing.ObjectType, size int64) error {
		n = size
		return nil
	})
	return n, err
}

// withLoose opens a loose object, reads its head and calls f at its contents.
func withLoose(name string, f func(z *inflater, typ plumbing.ObjectType, size int64) error) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close() // only read
	return withInflater(file, func(z *inflater) error {
		if err := z.start(); err != nil {
			return noEOF(err)
		}
		typ, size, err := looseHead(z)
		if err != nil {
			return err
		}
		return f(z, typ, size)
	})
}

var errLooseHead = errors.New("malformed head of a loose object")

func looseHead(z *inflater) (plumbing.ObjectType, int64, error) {
	var head [32]byte
	for i := range head {
		if _, err := io.ReadFull(z.out, head[i:i+1]); err != nil {
			return 0, 0, noEOF(err)
		}
		if head[i] != 0 {
			continue
		}
		kind, digits, _ := strings.Cut(string(head[:i]), " ")
		typ, err := plumbing.ParseObjectType(kind)
		size, sizeErr := strconv.ParseInt(digits, 10, 64)
		if err != nil || sizeErr != nil || size < 0 {
			return 0, 0, errLooseHead
		}
		return typ, size, nil
	}
	return 0, 0, errLooseHead
}
