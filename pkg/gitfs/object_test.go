package gitfs

import (
	"bytes"
	"compress/zlib"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/go-git/go-git/v5/plumbing"
)

// A delta that copies five bytes of a base of size five and adds one.
const appendBang = "\x05\x06\x90\x05\x01!"

// Entries of a pack after one that holds "hello"; each is to be the blob "hello!".
func TestPackEntries(t *testing.T) {
	const blob, ofs, ref = plumbing.BlobObject, plumbing.OFSDeltaObject, plumbing.REFDeltaObject
	hello, want := plumbing.ComputeHash(blob, []byte("hello")), plumbing.ComputeHash(blob, []byte("hello!"))
	for name, tc := range map[string]struct {
		write func(p *packer, back string) // how far back "hello" lies
		kind  error                        // nil if it can be read
	}{
		"whole":             {func(p *packer, back string) { p.add(want, blob, 6, "", []byte("hello!")) }, nil},
		"offset delta":      {func(p *packer, back string) { p.add(want, ofs, 6, back, []byte(appendBang)) }, nil},
		"name delta":        {func(p *packer, back string) { p.add(want, ref, 6, string(hello[:]), []byte(appendBang)) }, nil},
		"other contents":    {func(p *packer, back string) { p.add(want, blob, 6, "", []byte("hello?")) }, ErrDamaged},
		"other type":        {func(p *packer, back string) { p.add(want, plumbing.TagObject, 6, "", []byte("hello!")) }, ErrDamaged},
		"unknown base":      {func(p *packer, back string) { p.add(want, ref, 6, strings.Repeat("x", 20), []byte(appendBang)) }, ErrDamaged},
		"base on itself":    {func(p *packer, back string) { p.add(want, ofs, 6, "\x00", []byte(appendBang)) }, ErrDamaged},
		"base before start": {func(p *packer, back string) { p.add(want, ofs, 6, "\xff\xff\x7f", []byte(appendBang)) }, ErrDamaged},
		"endless distance":  {func(p *packer, back string) { p.add(want, ofs, 6, strings.Repeat("\xff", 30), []byte(appendBang)) }, ErrDamaged},
		"no such type":      {func(p *packer, back string) { p.add(want, 5, 6, "", []byte("hello!")) }, ErrDamaged},
		"shorter than said": {func(p *packer, back string) { p.add(want, blob, 9, "", []byte("hello")) }, ErrDamaged},
		"broken delta":      {func(p *packer, back string) { p.add(want, ofs, 2, back, []byte("\x05\x80")) }, ErrDamaged},
		"no zlib":           {func(p *packer, back string) { p.note(want, p.buf.Len()); p.buf.WriteString("\x36plain text") }, ErrDamaged},
		"endless size":      {func(p *packer, back string) { p.note(want, p.buf.Len()); p.buf.WriteString(strings.Repeat("\xbf", 40)) }, ErrDamaged},
		"beyond the end":    {func(p *packer, back string) { p.note(want, 1<<20) }, ErrDamaged},
		"too large":         {func(p *packer, back string) { p.add(want, blob, maxBlob+1, "", []byte("hello!")) }, ErrTooLarge},
		"tree too large":    {func(p *packer, back string) { p.add(want, plumbing.TreeObject, maxTree+1, "", nil) }, ErrTooLarge},
		"commit too large":  {func(p *packer, back string) { p.add(want, plumbing.CommitObject, maxOther+1, "", nil) }, ErrTooLarge},
		"result too large":  {func(p *packer, back string) { p.add(want, ofs, 8, back, []byte("\x05\x80\x80\x80\x80\x08\x90\x05")) }, ErrTooLarge},
	} {
		m, p := newMaker(t), newPacker(t)
		start := p.buf.Len()
		p.put(blob, []byte("hello"))
		tc.write(p, string([]byte{byte(p.buf.Len() - start)}))
		p.finish(m.gitDir())
		s := m.open().store
		for range 2 { // the second time perhaps from memory
			_, data, err := s.object(plumbing.AnyObject, want)
			if tc.kind == nil && err == nil {
				_, data, err = s.object(blob, want)
			}
			if !errors.Is(err, tc.kind) || tc.kind == nil && string(data) != "hello!" {
				t.Errorf("%s: %q, %v", name, data, err)
			} else if err != nil {
				checkWords(t, err)
			}
			clear(data) // must not spoil what is remembered
		}
		if n, err := s.size(want); tc.kind == nil && (err != nil || n != 6) {
			t.Errorf("%s: size %d, %v", name, n, err)
		}
	}
}

func TestLooseTooLarge(t *testing.T) {
	m := newMaker(t)
	name := filepath.Join(m.gitDir(), "objects", "12", strings.Repeat("34", 19))
	must(t, os.MkdirAll(filepath.Dir(name), 0o755))
	for head, want := range map[string]error{
		"blob 999999999999\x00begin": ErrTooLarge, "blob -5\x00": ErrDamaged, "blob": ErrDamaged, "thing 5\x00": ErrDamaged, "blob  \x00": ErrDamaged,
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

// A ledger that was sorted anew: a large delta that jumps back and forth in its base.
func TestLargeDelta(t *testing.T) {
	m := newMaker(t)
	rnd := rand.New(rand.NewPCG(7, 8))
	records := make([]string, 9000) // 12 MB
	for i := range records {
		records[i] = record(rnd, i)
	}
	var want []string
	var parents []plumbing.Hash
	for range 2 {
		want = append(want, strings.Join(records, ""))
		parents = []plumbing.Hash{m.commitFiles(files{"ledger.yaml": want[len(want)-1]}, parents...)}
		slices.Reverse(records)
	}
	for _, packed := range []bool{false, true} {
		if packed {
			git(t, m.dir, "repack", "-adfq")
			git(t, m.dir, "prune-packed")
		}
		r := m.open()
		for i, rev := range []string{"main~1", "main"} {
			f := mustFS(t, r, rev)
			b, err := f.ReadFile("ledger.yaml")
			if err != nil || string(b) != want[i] {
				t.Errorf("packed %v, %s: %d bytes, %v", packed, rev, len(b), err)
			}
			if info, err := f.Stat("ledger.yaml"); err != nil || info.Size() != int64(len(want[i])) {
				t.Errorf("packed %v, %s: Stat %v, %v", packed, rev, info, err)
			}
		}
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

// A gc that was interrupted leaves a pack without its index; git passes it over.
func TestPackWithoutIndex(t *testing.T) {
	m := makeFirm(t)
	m.pack()
	want := readAll(t, mustFS(t, m.open(), "main"))
	stray := filepath.Join(m.gitDir(), "objects", "pack", "pack-"+strings.Repeat("12", 20)+".pack")
	must(t, os.WriteFile(stray, []byte("PACK"), 0o644))
	if got := readAll(t, mustFS(t, m.open(), "main")); !slices.Equal(got, want) {
		t.Errorf("read %d files, want %d", len(got), len(want))
	}
}

// A damaged index is reported each time, not only the first.
func TestDamagedIndex(t *testing.T) {
	m := makeFirm(t)
	m.pack()
	list, err := filepath.Glob(filepath.Join(m.gitDir(), "objects", "pack", "*.idx"))
	must(t, err)
	must(t, os.Chmod(list[0], 0o644))
	must(t, os.Truncate(list[0], 0))
	r := m.open()
	for range 2 {
		_, err := r.FS(background, "main", "")
		if !errors.Is(err, ErrDamaged) {
			t.Fatalf("FS: %v", err)
		}
		checkWords(t, err)
	}
}

// Objects whose folder has another name and is reached by a link, or borrowed.
func TestObjectsElsewhere(t *testing.T) {
	m := makeFirm(t)
	m.pack()
	packed, err := m.open().Resolve(background, "main")
	must(t, err)
	want := readAll(t, mustFS(t, m.open(), packed))
	loose := m.commitFiles(files{"loose": "x"}).String()
	pool, objects := filepath.Join(t.TempDir(), "pool"), filepath.Join(m.gitDir(), "objects")
	must(t, os.Rename(objects, pool))
	if err := os.Symlink(pool, objects); err != nil {
		t.Skip("this system makes no symbolic links: ", err)
	}
	borrower := newMaker(t)
	info := filepath.Join(borrower.gitDir(), "objects", "info")
	must(t, os.MkdirAll(info, 0o755))
	must(t, os.WriteFile(filepath.Join(info, "alternates"), []byte(pool+"\n"), 0o644))
	for _, r := range []*Repo{m.open(), borrower.open()} {
		if got := readAll(t, mustFS(t, r, loose)); !slices.Equal(got, []string{"loose x"}) {
			t.Errorf("read %q", got)
		}
		if got := readAll(t, mustFS(t, r, packed)); !slices.Equal(got, want) {
			t.Errorf("read %d files, want %d", len(got), len(want))
		}
	}
}
