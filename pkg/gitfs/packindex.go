package gitfs

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/format/idxfile"
)

const hashLen = len(plumbing.ZeroHash)

// packIndex finds objects in a pack. It only reads what go-git's decoder filled in:
// go-git's own look-up takes a lock and remembers every answer.
type packIndex struct{ idx *idxfile.MemoryIndex }

func readIndex(name string) (packIndex, error) {
	f, err := os.Open(name)
	if err != nil {
		return packIndex{}, err
	}
	defer f.Close() // only read
	idx := idxfile.NewMemoryIndex()
	if err := idxfile.NewDecoder(f).Decode(idx); err != nil {
		return packIndex{}, err
	}
	return packIndex{idx}, nil
}

// names returns the sorted hashes that begin with the byte first, one after
// another, and the number of that group.
func (x packIndex) names(first byte) ([]byte, int) {
	k := x.idx.FanoutMapping[first]
	if k < 0 || k >= len(x.idx.Names) {
		return nil, 0
	}
	return x.idx.Names[k], k
}

// offset returns where the object id lies in the pack.
func (x packIndex) offset(id plumbing.Hash) (int64, bool) {
	names, k := x.names(id[0])
	n := len(names) / hashLen
	i := sort.Search(n, func(i int) bool { return bytes.Compare(names[i*hashLen:(i+1)*hashLen], id[:]) >= 0 })
	if i == n || !bytes.Equal(names[i*hashLen:(i+1)*hashLen], id[:]) || len(x.idx.Offset32[k]) < 4*(i+1) {
		return 0, false
	}
	at := binary.BigEndian.Uint32(x.idx.Offset32[k][4*i:])
	if at&(1<<31) == 0 {
		return int64(at), true
	}
	j := int(at&^(1<<31)) * 8 // beyond 2 GiB: a place in the table of long offsets
	if j+8 > len(x.idx.Offset64) {
		return 0, false
	}
	return int64(binary.BigEndian.Uint64(x.idx.Offset64[j:])), true
}

// each calls f with every object whose hash begins with the byte first.
func (x packIndex) each(first byte, f func(plumbing.Hash)) {
	names, _ := x.names(first)
	for ; len(names) >= hashLen; names = names[hashLen:] {
		f(plumbing.Hash(names[:hashLen]))
	}
}

// listPacks opens the indexes of all packs in the object folders. A pack without
// its index, as a gc at work has it, is passed over.
func listPacks(dirs []string) ([]*pack, error) {
	var packs []*pack
	for _, d := range dirs {
		list, err := os.ReadDir(filepath.Join(d, "pack"))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		for _, f := range list {
			base, ok := strings.CutSuffix(f.Name(), ".pack")
			if !ok {
				continue
			}
			name := filepath.Join(d, "pack", base)
			index, err := readIndex(name + ".idx")
			var refused *fs.PathError
			switch {
			case errors.Is(err, fs.ErrNotExist):
				continue
			case errors.As(err, &refused):
				return nil, err
			case err != nil:
				return nil, damagedIndex(name, err)
			}
			packs = append(packs, &pack{name: name + ".pack", index: index})
		}
	}
	return packs, nil
}
