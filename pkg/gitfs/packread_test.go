package gitfs

import (
	"bytes"
	"compress/zlib"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/format/idxfile"
)

// memoryFile is a pack in memory.
type memoryFile struct{ *bytes.Reader }

func (memoryFile) Close() error { return nil }

// memoryPack is a pack of the bytes data, with names for some places in it.
func memoryPack(t testing.TB, data []byte, named map[plumbing.Hash]int) *pack {
	var w idxfile.Writer
	for h, at := range named {
		w.Add(h, uint64(at), 0)
	}
	must(t, w.OnFooter(plumbing.ZeroHash))
	idx, err := w.Index()
	must(t, err)
	return &pack{index: packIndex{idx}, file: memoryFile{bytes.NewReader(data)}}
}

// packedEntry is the bytes of one entry: head, what names the base, compressed data.
func packedEntry(typ plumbing.ObjectType, size int, base, data string) []byte {
	var b bytes.Buffer
	c := byte(typ)<<4 | byte(size&15)
	for size >>= 4; size > 0; size >>= 7 {
		b.WriteByte(c | 0x80)
		c = byte(size & 0x7f)
	}
	b.WriteByte(c)
	b.WriteString(base)
	z := zlib.NewWriter(&b)
	z.Write([]byte(data))
	z.Close()
	return b.Bytes()
}

// A delta that copies five bytes of a base of size five and adds one.
const appendBang = "\x05\x06\x90\x05\x01!"

func TestPackEntries(t *testing.T) {
	const ofs, ref = plumbing.OFSDeltaObject, plumbing.REFDeltaObject
	id := plumbing.ComputeHash(plumbing.BlobObject, []byte("hello"))
	whole := packedEntry(plumbing.BlobObject, 5, "", "hello")
	back := string([]byte{byte(len(whole))})
	for name, tc := range map[string]struct {
		entry []byte
		want  string // the contents, or "" for an error
		says  string
	}{
		"offset delta":      {packedEntry(ofs, 6, back, appendBang), "hello!", ""},
		"name delta":        {packedEntry(ref, 6, string(id[:]), appendBang), "hello!", ""},
		"unknown base":      {packedEntry(ref, 6, strings.Repeat("x", 20), appendBang), "", "base"},
		"base ahead":        {packedEntry(ofs, 6, "\x00", appendBang), "", "head"},
		"base before start": {packedEntry(ofs, 6, "\xff\xff\x7f", appendBang), "", "head"},
		"endless distance":  {packedEntry(ofs, 6, strings.Repeat("\xff", 30), appendBang), "", "head"},
		"endless size":      {bytes.Repeat([]byte{0xbf}, 40), "", "head"},
		"no such type":      {packedEntry(5, 5, "", "hello"), "", "type"},
		"longer than said":  {packedEntry(plumbing.BlobObject, 3, "", "hello"), "", "longer"},
		"shorter than said": {packedEntry(plumbing.BlobObject, 9, "", "hello"), "", "EOF"},
		"too large":         {packedEntry(plumbing.BlobObject, maxBlob+1, "", "hello"), "", "limit"},
		"tree too large":    {packedEntry(plumbing.TreeObject, maxTree+1, "", "hello"), "", "limit"},
		"delta too large":   {packedEntry(ofs, maxBlob+1, back, appendBang), "", "limit"},
		"result too large":  {packedEntry(ofs, 8, back, "\x05\x80\x80\x80\x80\x08\x90\x05"), "", "limit"},
		"broken delta":      {packedEntry(ofs, 2, back, "\x05\x80"), "", "delta"},
		"no zlib":           {[]byte("\x35plain text"), "", "zlib"},
		"end of file":       {[]byte("\xb5"), "", "EOF"},
	} {
		p := memoryPack(t, append(append([]byte("...."), whole...), tc.entry...), map[plumbing.Hash]int{id: 4})
		at := int64(4 + len(whole))
		var memory bases
		for range 2 { // the second time from the memory of bases
			_, data, err := p.object(&memory, at)
			if tc.want != "" && (err != nil || string(data) != tc.want) || tc.want == "" && (err == nil || !strings.Contains(err.Error(), tc.says)) {
				t.Errorf("%s: %q, %v", name, data, err)
			}
			clear(data) // must not spoil what is remembered
		}
		if n, err := p.size(at); tc.want != "" && (err != nil || n != int64(len(tc.want))) {
			t.Errorf("%s: size %d, %v", name, n, err)
		}
	}
}

// A base that was remembered is given out as a copy.
func TestBaseIsCopied(t *testing.T) {
	whole := packedEntry(plumbing.BlobObject, 5, "", "hello")
	p := memoryPack(t, append([]byte("...."), append(whole, packedEntry(plumbing.OFSDeltaObject, 6, string([]byte{byte(len(whole))}), appendBang)...)...), nil)
	var memory bases
	_, _, err := p.object(&memory, int64(4+len(whole)))
	must(t, err)
	for range 2 {
		_, data, err := p.object(&memory, 4)
		if err != nil || string(data) != "hello" {
			t.Fatalf("%q, %v", data, err)
		}
		clear(data)
	}
}

// Two deltas, each the base of the other.
func TestDeltasInACircle(t *testing.T) {
	a, b := plumbing.NewHash(strings.Repeat("aa", 20)), plumbing.NewHash(strings.Repeat("bb", 20))
	first := packedEntry(plumbing.REFDeltaObject, 6, string(b[:]), appendBang)
	second := packedEntry(plumbing.REFDeltaObject, 6, string(a[:]), appendBang)
	p := memoryPack(t, append(first, second...), map[plumbing.Hash]int{a: 0, b: len(first)})
	if _, _, err := p.object(&bases{}, 0); err == nil || !strings.Contains(err.Error(), "chain") {
		t.Errorf("object: %v", err)
	}
}

func TestBasesForget(t *testing.T) {
	var b bases
	p := &pack{}
	for i := range int64(100) {
		b.put(p, i, stored{plumbing.BlobObject, make([]byte, maxBases/10)})
	}
	b.put(p, 100, stored{plumbing.BlobObject, make([]byte, maxBases)})
	kept := len(b.young) + len(b.old)
	if _, ok := b.get(p, 99); !ok || kept > 20 || kept < 10 {
		t.Errorf("%d bases kept, last there: %v", kept, ok)
	}
	if _, ok := b.get(p, 100); ok {
		t.Error("a base of the size of the whole memory was kept")
	}
}

func TestLooseTooLarge(t *testing.T) {
	m := newMaker(t)
	name := filepath.Join(m.gitDir(), "objects", "12", strings.Repeat("34", 19))
	must(t, os.MkdirAll(filepath.Dir(name), 0o755))
	for head, want := range map[string]error{
		"blob 999999999999\x00": ErrTooLarge, "blob -5\x00": ErrDamaged, "blob": ErrDamaged, "thing 5\x00": ErrDamaged, "blob  \x00": ErrDamaged,
		strings.Repeat("b", 100): ErrDamaged, "blob 99\x00short": ErrDamaged, "blob 2\x00long": ErrDamaged, "blob 99999999999999999999999\x00": ErrDamaged,
	} {
		var b bytes.Buffer
		z := zlib.NewWriter(&b)
		z.Write([]byte(head))
		z.Close()
		must(t, os.WriteFile(name, b.Bytes(), 0o644))
		_, err := m.open().Resolve(background, "12"+strings.Repeat("34", 19))
		if !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", head, err, want)
			continue
		}
		checkWords(t, err)
	}
}

// References by name, and an index with offsets of eight bytes.
func TestRareFormsOfPacks(t *testing.T) {
	h := makeHistory(t)
	text := strings.Repeat("第1条　目的\n", 500)
	parent := h.c[5]
	for range 10 {
		text += "改訂\n"
		parent = h.commitFiles(files{"r.yaml": text}, parent)
	}
	want := logHashes(t, h.open(), "main", "r.yaml", 0)
	git(t, h.dir, "-c", "repack.useDeltaBaseOffset=false", "repack", "-q", "-adf")
	packs, err := filepath.Glob(filepath.Join(h.gitDir(), "objects", "pack", "*.pack"))
	must(t, err)
	must(t, os.Remove(strings.TrimSuffix(packs[0], ".pack")+".idx"))
	git(t, h.dir, "index-pack", "--index-version=2,0x40", packs[0])
	r := h.open()
	if got := logHashes(t, r, "main", "r.yaml", 0); strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("log %v, want %v", got, want)
	}
	for _, rev := range []string{"main", "main~5"} {
		b, err := mustFS(t, r, rev).ReadFile("r.yaml")
		if err != nil || string(b) != git(t, h.dir, "show", rev+":r.yaml") {
			t.Errorf("%s: %d bytes, %v", rev, len(b), err)
		}
	}
}

func FuzzPack(f *testing.F) {
	whole := packedEntry(plumbing.BlobObject, 5, "", "hello")
	f.Add(append(whole, packedEntry(plumbing.OFSDeltaObject, 6, string([]byte{byte(len(whole))}), appendBang)...), len(whole))
	f.Add(whole, 0)
	f.Add([]byte("\xb5"), 0)
	f.Fuzz(func(t *testing.T, data []byte, at int) {
		if at < 0 || at > len(data) {
			return
		}
		p := memoryPack(t, data, nil)
		typ, got, err := p.object(&bases{}, int64(at))
		if err != nil {
			return
		}
		if n, err := p.size(int64(at)); err != nil || n != int64(len(got)) {
			t.Fatalf("read %d bytes of a %v, size says %d, %v", len(got), typ, n, err)
		}
	})
}
