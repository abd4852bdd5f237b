package gitfs

import (
	"bytes"
	"compress/zlib"
	"crypto/sha1"
	"encoding/binary"
	"hash/crc32"
	"os"
	"path/filepath"
	"testing"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/format/idxfile"
)

// packer writes objects straight into one pack: the quick way to a repository of
// 100,000 files, and to packs that git would not write.
type packer struct {
	t     testing.TB
	buf   bytes.Buffer
	index idxfile.Writer
	seen  map[plumbing.Hash]bool
	count uint32
	z     *zlib.Writer
}

func newPacker(t testing.TB) *packer {
	p := &packer{t: t, seen: map[plumbing.Hash]bool{}}
	p.buf.WriteString("PACK\x00\x00\x00\x02\x00\x00\x00\x00")
	var err error
	p.z, err = zlib.NewWriterLevel(nil, zlib.BestSpeed)
	must(t, err)
	return p
}

func (p *packer) put(typ plumbing.ObjectType, data []byte) plumbing.Hash {
	h := plumbing.ComputeHash(typ, data)
	if p.seen[h] {
		return h
	}
	p.seen[h] = true
	p.add(h, typ, len(data), "", data)
	return h
}

// add writes an entry that may be wrong: id is what the index calls it, size what
// its head says, base what the head of a delta names.
func (p *packer) add(id plumbing.Hash, typ plumbing.ObjectType, size int, base string, data []byte) {
	at := p.buf.Len()
	c := byte(typ)<<4 | byte(size&15)
	for size >>= 4; size > 0; size >>= 7 {
		p.buf.WriteByte(c | 0x80)
		c = byte(size & 0x7f)
	}
	p.buf.WriteByte(c)
	p.buf.WriteString(base)
	p.z.Reset(&p.buf)
	_, err := p.z.Write(data)
	must(p.t, err)
	must(p.t, p.z.Close())
	p.note(id, at)
}

// note puts an entry that begins at the place at into the index.
func (p *packer) note(id plumbing.Hash, at int) {
	p.index.Add(id, uint64(at), crc32.ChecksumIEEE(p.buf.Bytes()[min(at, p.buf.Len()):]))
	p.count++
}

// finish writes the pack and its index into the Git folder.
func (p *packer) finish(gitDir string) {
	data := p.buf.Bytes()
	binary.BigEndian.PutUint32(data[8:], p.count)
	sum := sha1.Sum(data)
	must(p.t, p.index.OnFooter(sum))
	index, err := p.index.Index()
	must(p.t, err)
	var idx bytes.Buffer
	_, err = idxfile.NewEncoder(&idx).Encode(index)
	must(p.t, err)
	base := filepath.Join(gitDir, "objects", "pack", "pack-"+plumbing.Hash(sum).String())
	must(p.t, os.WriteFile(base+".pack", append(data, sum[:]...), 0o444))
	must(p.t, os.WriteFile(base+".idx", idx.Bytes(), 0o444))
}

// pack moves all loose objects of the repository into one pack.
func (m *maker) pack() {
	m.t.Helper()
	p := newPacker(m.t)
	var loose []plumbing.Hash
	must(m.t, m.st.ForEachObjectHash(func(h plumbing.Hash) error {
		loose = append(loose, h)
		return nil
	}))
	for _, h := range loose {
		o, err := m.st.EncodedObject(plumbing.AnyObject, h)
		must(m.t, err)
		r, err := o.Reader()
		must(m.t, err)
		var b bytes.Buffer
		_, err = b.ReadFrom(r)
		must(m.t, err)
		p.put(o.Type(), b.Bytes())
	}
	p.finish(m.gitDir())
	for _, h := range loose {
		must(m.t, m.st.DeleteLooseObject(h))
	}
}

func (m *maker) gitDir() string { return m.st.Filesystem().Root() }

// packRefs moves all references that are hashes into the file packed-refs.
func (m *maker) packRefs() {
	m.t.Helper()
	refs, err := m.st.IterReferences()
	must(m.t, err)
	text := "# pack-refs with: peeled fully-peeled sorted \n"
	must(m.t, refs.ForEach(func(r *plumbing.Reference) error {
		if r.Type() != plumbing.HashReference {
			return nil
		}
		text += r.Hash().String() + " " + r.Name().String() + "\n"
		return os.Remove(filepath.Join(m.gitDir(), filepath.FromSlash(r.Name().String())))
	}))
	must(m.t, os.WriteFile(filepath.Join(m.gitDir(), "packed-refs"), []byte(text), 0o644))
}
