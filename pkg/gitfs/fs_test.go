package gitfs

import (
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/go-git/go-git/v5/plumbing"
)

// a firm in a subfolder, with everything a tree can hold.
var firmFiles = files{
	"README.md":    "read me\n",
	"pms/pms.yaml": "organisation: 株式会社例\n",
	"pms/ledgers/個人情報管理台帳.yaml": "entries: []\n",
	"pms/ledgers.md":                  "sorts between the folder's name and its slash\n",
	"pms/records/2026/education.yaml": "kind: education\r\n",
	"pms/empty.yaml":                  "",
	"pms/run.sh":                      "exec:#!/bin/sh\n",
	"pms/link.yaml":                   "link:../../etc/passwd",
	"pms/big.yaml":                    "",
	"vendor/module":                   "module:",
}

func makeFirm(t testing.TB) *maker {
	m := newMaker(t)
	f := files{}
	for k, v := range firmFiles {
		f[k] = v
	}
	f["pms/big.yaml"] = strings.Repeat("行\n", 40_000) // beyond go-git's limit for small objects
	m.commitFiles(f)
	return m
}

func TestFS(t *testing.T) {
	m := makeFirm(t)
	for _, packed := range []bool{false, true} {
		if packed {
			m.pack()
		}
		r := m.open()
		f, err := r.FS(background, "HEAD", "pms")
		must(t, err)
		must(t, fstest.TestFS(f, "pms.yaml", "ledgers/個人情報管理台帳.yaml", "ledgers.md",
			"records/2026/education.yaml", "empty.yaml", "run.sh", "link.yaml", "big.yaml"))
		sub, err := fs.Sub(f, "records/2026")
		must(t, err)
		must(t, fstest.TestFS(sub, "education.yaml"))
	}
}

func TestFSContents(t *testing.T) {
	m := makeFirm(t)
	r := m.open()
	f, err := r.FS(background, "main", "")
	must(t, err)

	data, err := f.ReadFile("pms/records/2026/education.yaml")
	must(t, err)
	if string(data) != "kind: education\r\n" {
		t.Errorf("CRLF was not kept: %q", data)
	}
	info, err := f.Stat("pms/run.sh")
	must(t, err)
	if info.Mode() != 0o755 || info.Size() != 10 || !info.ModTime().Equal(day(firstTime+60)) {
		t.Errorf("Stat = %v %d %v", info.Mode(), info.Size(), info.ModTime())
	}
	id, ok := f.BlobID("pms/pms.yaml")
	if want := plumbing.ComputeHash(plumbing.BlobObject, []byte(firmFiles["pms/pms.yaml"])).String(); !ok || id != want {
		t.Errorf("BlobID = %s %v, want %s", id, ok, want)
	}
	for _, name := range []string{"pms", ".", "pms/link.yaml", "vendor/module", "absent", "../x", "pms/pms.yaml/x"} {
		if id, ok := f.BlobID(name); ok {
			t.Errorf("BlobID(%q) = %s", name, id)
		}
	}
	if list, err := f.Problems(); err != nil || len(list) != 0 {
		t.Errorf("Problems = %v, %v", list, err)
	}
	if f.Commit() == "" {
		t.Error("no commit")
	}
}

func TestFSLinksAndModulesAreNotFollowed(t *testing.T) {
	f, err := makeFirm(t).open().FS(background, "HEAD", "")
	must(t, err)
	for name, mode := range map[string]fs.FileMode{"pms/link.yaml": fs.ModeSymlink, "vendor/module": fs.ModeIrregular} {
		info, err := f.Stat(name)
		must(t, err)
		if info.Mode().Type() != mode {
			t.Errorf("%s: mode %v", name, info.Mode())
		}
		if _, err := f.ReadFile(name); !errors.Is(err, ErrNotFollowed) {
			t.Errorf("ReadFile(%s): %v", name, err)
		}
		file, err := f.Open(name)
		must(t, err)
		if _, err := io.ReadAll(file); !errors.Is(err, ErrNotFollowed) {
			t.Errorf("read %s: %v", name, err)
		}
		if _, err := f.Stat(name + "/x"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("beyond %s: %v", name, err)
		}
	}
}

func TestFSErrors(t *testing.T) {
	r := makeFirm(t).open()
	f, err := r.FS(background, "HEAD", "")
	must(t, err)
	if _, err := f.ReadFile("pms"); err == nil {
		t.Error("a folder was read")
	}
	if _, err := f.ReadDir("pms/pms.yaml"); err == nil {
		t.Error("a file was listed")
	}
	if _, err := f.Sub("pms/pms.yaml"); err == nil {
		t.Error("a file became a root")
	}
	for _, prefix := range []string{"absent", "pms/pms.yaml", "pms/link.yaml", "..", "vendor/module"} {
		if _, err := r.FS(background, "HEAD", prefix); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("FS(%q): %v", prefix, err)
		}
	}
	must(t, r.Close())
	if _, err := f.ReadFile("README.md"); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("after Close: %v", err)
	}
}

// Many goroutines read everything at once; run with -race.
func TestFSParallel(t *testing.T) {
	m := makeFirm(t)
	m.pack()
	r := m.open()
	f, err := r.FS(background, "HEAD", "")
	must(t, err)
	want := readAll(t, f)
	var wg sync.WaitGroup
	for range 16 {
		wg.Go(func() {
			if got := readAll(t, f); !slices.Equal(got, want) {
				t.Error("two readers differ")
			}
			if _, err := r.Log(background, "HEAD", "pms/pms.yaml", 0); err != nil {
				t.Error(err)
			}
			if _, err := r.Resolve(background, "main"); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}

// readAll returns "path contents" of every regular file.
func readAll(t testing.TB, f fs.FS) []string {
	var out []string
	err := fs.WalkDir(f, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		b, err := fs.ReadFile(f, path)
		out = append(out, path+" "+string(b))
		return err
	})
	if err != nil {
		t.Error(err)
	}
	return out
}
