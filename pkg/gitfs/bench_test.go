package gitfs

import (
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	git5 "github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"

	"github.com/pms-project/pms/pkg/par"
)

// corpus is a packed repository of n records in folders of a hundred, and its
// second revision (HEAD; the first is HEAD~1) with 17 records changed.
func corpus(b *testing.B, n int) string {
	m := newMaker(b)
	p := newPacker(b)
	rnd := rand.New(rand.NewPCG(1, 2))
	blobs := make([]plumbing.Hash, n)
	for i := range blobs {
		blobs[i] = p.put(plumbing.BlobObject, []byte(record(rnd, i)))
	}
	first := p.commit(p.records(blobs), firstTime)
	for i := range 17 {
		blobs[i*n/17] = p.put(plumbing.BlobObject, []byte(record(rnd, i)))
	}
	second := p.commit(p.records(blobs), firstTime+60, first)
	p.finish(m.gitDir())
	m.ref("refs/heads/main", second)
	return m.dir
}

// record is about 1.4 KB, the mean of a real one.
func record(rnd *rand.Rand, i int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "kind: education_record\nid: edu-%06d\nnotes:\n", i)
	for range 18 {
		fmt.Fprintf(&b, "  - 個人情報保護教育の受講を確認した。 %016x\n", rnd.Uint64())
	}
	return b.String()
}

func (p *packer) records(blobs []plumbing.Hash) plumbing.Hash {
	var top []byte
	for i := 0; i < len(blobs); i += 100 {
		var folder []byte
		for j := i; j < min(i+100, len(blobs)); j++ {
			folder = appendEntry(folder, "100644", fmt.Sprintf("edu-%06d.yaml", j), blobs[j])
		}
		top = appendEntry(top, "40000", fmt.Sprintf("%06d", i), p.put(plumbing.TreeObject, folder))
	}
	records := p.put(plumbing.TreeObject, top)
	return p.put(plumbing.TreeObject, appendEntry(nil, "40000", "records", records))
}

func appendEntry(b []byte, mode, name string, h plumbing.Hash) []byte {
	return append(append(b, mode+" "+name+"\x00"...), h[:]...)
}

func (p *packer) commit(tree plumbing.Hash, when int64, parents ...plumbing.Hash) plumbing.Hash {
	s := fmt.Sprintf("tree %s\n", tree)
	for _, h := range parents {
		s += fmt.Sprintf("parent %s\n", h)
	}
	s += fmt.Sprintf("author a <a@example.jp> %d +0900\ncommitter a <a@example.jp> %d +0900\n\nm\n", when, when)
	return p.put(plumbing.CommitObject, []byte(s))
}

// BenchmarkReadAll opens the repository, lists all files and reads them on all
// processors, as repo.Load does (goal: 10,000 files ≤ 0.35 s).
func BenchmarkReadAll(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		dir := corpus(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				r, err := Open(dir)
				must(b, err)
				f, err := r.FS(background, "HEAD", "")
				must(b, err)
				names := list(b, f)
				err = par.Each(background, len(names), func(i int) {
					if _, err := f.ReadFile(names[i]); err != nil {
						b.Error(err)
					}
				})
				must(b, err)
				r.Close()
			}
		})
	}
}

func list(b testing.TB, f fs.FS) []string {
	var names []string
	must(b, fs.WalkDir(f, ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			names = append(names, path)
		}
		return err
	}))
	return names
}

func BenchmarkList(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		dir := corpus(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				r, err := Open(dir)
				must(b, err)
				f, err := r.FS(background, "HEAD", "")
				must(b, err)
				if got := len(list(b, f)); got != n {
					b.Fatal(got)
				}
				r.Close()
			}
		})
	}
}

// BenchmarkDiff is G1: own difference of two revisions against object.DiffTree,
// each with opening the repository (goal ≤ 0.3, first ≤ 0.5).
func BenchmarkDiff(b *testing.B) {
	dir := corpus(b, 100_000)
	b.Run("own", func(b *testing.B) {
		for b.Loop() {
			r, err := Open(dir)
			must(b, err)
			changes, err := r.Diff(background, "HEAD~1", "HEAD", "")
			must(b, err)
			if len(changes) != 17 {
				b.Fatal(len(changes))
			}
			r.Close()
		}
	})
	b.Run("DiffTree", func(b *testing.B) {
		for b.Loop() {
			r, err := git5.PlainOpen(dir)
			must(b, err)
			from, to := treeOf(b, r, "HEAD~1"), treeOf(b, r, "HEAD")
			changes, err := object.DiffTree(from, to)
			must(b, err)
			if len(changes) != 17 {
				b.Fatal(len(changes))
			}
		}
	})
}

func treeOf(b *testing.B, r *git5.Repository, rev string) *object.Tree {
	h, err := r.ResolveRevision(plumbing.Revision(rev))
	must(b, err)
	c, err := r.CommitObject(*h)
	must(b, err)
	t, err := c.Tree()
	must(b, err)
	return t
}

// longHistory is 5,001 commits over 1,000 records, one of which changes in every
// hundredth commit, packed by git itself with deltas.
func longHistory(b *testing.B) (dir, path string) {
	m := newMaker(b)
	p := newPacker(b)
	rnd := rand.New(rand.NewPCG(3, 4))
	texts := make([]string, 1000)
	blobs := make([]plumbing.Hash, len(texts))
	for i := range texts {
		texts[i] = record(rnd, i)
		blobs[i] = p.put(plumbing.BlobObject, []byte(texts[i]))
	}
	h := p.commit(p.records(blobs), firstTime)
	for i := 1; i <= 5000; i++ {
		k := 1 + rnd.IntN(len(texts)-1)
		if i%100 == 0 {
			k = 0
		}
		texts[k] += fmt.Sprintf("  - 更新 %d\n", i)
		blobs[k] = p.put(plumbing.BlobObject, []byte(texts[k]))
		h = p.commit(p.records(blobs), firstTime+int64(i)*60, h)
	}
	p.finish(m.gitDir())
	m.ref("refs/heads/main", h)
	git(b, m.dir, "repack", "-adfq")
	return m.dir, "records/000000/edu-000000.yaml"
}

// BenchmarkLog is G2: the log of one path over 5,001 commits against git log, a
// whole process (goal ≤ 6, first ≤ 15).
func BenchmarkLog(b *testing.B) {
	dir, path := longHistory(b)
	b.Run("own", func(b *testing.B) {
		for b.Loop() {
			r, err := Open(dir)
			must(b, err)
			if got := len(logHashes(b, r, "HEAD", path, 0)); got != 51 {
				b.Fatal(got)
			}
			r.Close()
		}
	})
	b.Run("git", func(b *testing.B) {
		for b.Loop() {
			out := git(b, dir, "log", "--format=%H", "HEAD", "--", path)
			if got := len(strings.Fields(out)); got != 51 {
				b.Fatal(got)
			}
		}
	})
}

func BenchmarkMergeBase(b *testing.B) {
	dir, _ := longHistory(b)
	for b.Loop() {
		r, err := Open(dir)
		must(b, err)
		_, err = r.MergeBase(background, "HEAD~2500", "HEAD")
		must(b, err)
		r.Close()
	}
}

// BenchmarkLoose reads 2,000 objects that are not packed yet.
func BenchmarkLoose(b *testing.B) {
	m := newMaker(b)
	f := files{}
	rnd := rand.New(rand.NewPCG(5, 6))
	for i := range 2000 {
		f[filepath.ToSlash(fmt.Sprintf("r/%02d/%d.yaml", i%50, i))] = record(rnd, i)
	}
	m.commitFiles(f)
	for b.Loop() {
		r, err := Open(m.dir)
		must(b, err)
		fsys, err := r.FS(background, "HEAD", "")
		must(b, err)
		names := list(b, fsys)
		must(b, par.Each(background, len(names), func(i int) {
			file, err := fsys.Open(names[i])
			if err == nil {
				_, err = io.Copy(io.Discard, file)
			}
			if err != nil {
				b.Error(err)
			}
		}))
		r.Close()
	}
}
