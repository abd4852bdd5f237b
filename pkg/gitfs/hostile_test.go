package gitfs

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/go-git/go-git/v5/plumbing"

	"github.com/pms-project/pms/pkg/diag"
)

func TestHostileNames(t *testing.T) {
	m := newMaker(t)
	b := m.blob("text")
	inner := m.rawTree(raw{"100644", "..", b}, raw{"100644", "ok", b}, raw{"100644", "名\xff", b})
	root := m.rawTree( // unsorted, too
		raw{"100644", "z", b}, raw{"100644", "a/b", b}, raw{"40000", ".git", inner}, raw{"40000", ".GIT", inner},
		raw{"100644", "..", b}, raw{"100644", ".", b}, raw{"100644", "", b}, raw{"100644", `a\b`, b},
		raw{"100644", "twice", b}, raw{"40000", "twice", inner}, raw{"40000", "d", inner}, raw{"40000", "e", inner},
	)
	m.ref("refs/heads/main", m.commit(root))
	r := m.open()
	f, err := r.FS(background, "HEAD", "")
	must(t, err)
	must(t, fstest.TestFS(f, "z", "twice", "d/ok", "e/ok"))
	if got := fmt.Sprint(list(t, f)); got != "[d/ok e/ok twice z]" {
		t.Errorf("shown: %s", got)
	}
	problems, err := f.Problems()
	must(t, err)
	var got []string
	for _, p := range problems {
		got = append(got, p.Path)
		if text := p.Text.In(diag.JA); !strings.Contains(text, p.Path) || strings.Contains(text, "%!") {
			t.Errorf("problem %q: %q", p.Path, text)
		}
	}
	if want := `[a/b .git .GIT .. .  a\b twice d/.. d/"名\xff"]`; fmt.Sprint(got) != want {
		t.Errorf("problems: %v, want %s", got, want)
	}
	changes, err := r.Diff(background, "HEAD", m.commit(m.tree(files{})).String(), "")
	must(t, err)
	for _, c := range changes {
		if !fs.ValidPath(c.Path) {
			t.Errorf("Diff names %q", c.Path)
		}
	}
	for _, path := range []string{"..", "../..", ".git/config", "a/b", "twice", "d/.."} {
		if _, err := r.Log(background, "HEAD", path, 0); err != nil {
			t.Errorf("Log(%q): %v", path, err)
		}
	}
}

// A few kilobytes that unfold to 10^20 paths, or to folders without end.
func TestHostileSizes(t *testing.T) {
	m := newMaker(t)
	base := m.commitFiles(files{"a": "a"})
	wide, hollow := m.rawTree(raw{"100644", "f", m.blob("x")}), m.rawTree()
	deep := wide
	for range 20 {
		wide, hollow = m.rawTree(tenTimes(wide)...), m.rawTree(tenTimes(hollow)...)
	}
	for range 300 {
		deep = m.rawTree(raw{"40000", "d", deep})
	}
	r := m.open()
	for name, tree := range map[string]plumbing.Hash{"wide": wide, "hollow": hollow, "deep": deep} {
		rev := m.commit(tree, base).String()
		f, err := r.FS(background, rev, "")
		must(t, err)
		_, err = fs.ReadDir(f, ".")
		if !errors.Is(err, ErrTooLarge) {
			t.Errorf("%s: ReadDir: %v", name, err)
		}
		if _, err := r.Diff(background, base.String(), rev, ""); !errors.Is(err, ErrTooLarge) {
			t.Errorf("%s: Diff: %v", name, err)
		}
		checkWords(t, err)
	}
}

func tenTimes(tree plumbing.Hash) []raw {
	var out []raw
	for i := range 10 {
		out = append(out, raw{"40000", fmt.Sprint(i), tree})
	}
	return out
}

// Depth is bounded also where a folder was first met at a smaller depth.
func TestDepthOfSharedFolders(t *testing.T) {
	m := newMaker(t)
	low := m.tree(files{"f": "x"})
	for range 200 {
		low = m.rawTree(raw{"40000", "d", low})
	}
	high := low
	for range 100 {
		high = m.rawTree(raw{"40000", "d", high})
	}
	m.ref("refs/heads/main", m.commit(m.rawTree(raw{"40000", "a", low}, raw{"40000", "b", high})))
	f, err := m.open().FS(background, "HEAD", "")
	must(t, err)
	if _, err := f.ReadDir("."); !errors.Is(err, ErrTooLarge) {
		t.Errorf("ReadDir: %v", err)
	}
}

func TestMalformedObjects(t *testing.T) {
	m := newMaker(t)
	good := m.tree(files{"a": "a"})
	for name, text := range map[string]string{
		"mode without end": "100644", "name without end": "100644 abc", "short hash": "100644 a\x00123",
		"mode of letters": "abc a\x00" + strings.Repeat("x", 20), "no mode": " a\x00" + strings.Repeat("x", 20),
		"long mode": "10064400000 a\x00" + strings.Repeat("x", 20),
	} {
		tree := m.put(plumbing.TreeObject, text)
		rev := m.commit(tree).String()
		f, err := m.open().FS(background, rev, "")
		must(t, err)
		if _, err := f.ReadDir("."); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: ReadDir: %v", name, err)
		}
		if _, err := m.open().Log(background, rev, "zzz", 0); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: Log: %v", name, err)
		}
	}
	for name, text := range map[string]string{
		"empty": "", "no tree": "author x\n\n", "short": "tree abc\n", "bad hash": "tree " + strings.Repeat("z", 40) + "\n\n",
	} {
		h := m.put(plumbing.CommitObject, text)
		if _, err := m.open().FS(background, h.String(), ""); !errors.Is(err, ErrDamaged) {
			t.Errorf("commit %s: %v", name, err)
		}
	}
	odd := m.put(plumbing.CommitObject, fmt.Sprintf("tree %s\nauthor\ncommitter > -5 x\nencoding \xff\n\n\xff\xfe", good))
	if _, err := m.open().Log(background, odd.String(), "a", 0); err != nil {
		t.Errorf("a commit without sense but with a tree: %v", err)
	}
}

// A blob where a tree belongs, and the reverse.
func TestWrongTypes(t *testing.T) {
	m := newMaker(t)
	b, tree := m.blob("x"), m.tree(files{"a": "a"})
	m.ref("refs/heads/main", m.commit(m.rawTree(raw{"100644", "f", tree}, raw{"40000", "g", b})))
	f, err := m.open().FS(background, "HEAD", "")
	must(t, err)
	if _, err := f.ReadFile("f"); !errors.Is(err, ErrDamaged) {
		t.Errorf("ReadFile: %v", err)
	}
	if _, err := f.ReadDir("g"); !errors.Is(err, ErrDamaged) {
		t.Errorf("ReadDir: %v", err)
	}
}

// Files of a work tree that look like a repository must not become one: a pull
// request could bring its own base.
func TestPlantedRepository(t *testing.T) {
	m := newMaker(t)
	want := m.commitFiles(files{"pms/pms.yaml": "x"})
	planted := filepath.Join(m.dir, "pms")
	must(t, os.MkdirAll(planted, 0o755))
	evil := newMakerAt(t, planted, planted)
	evil.commitFiles(files{"pms.yaml": "loosened"})
	r := m.open("pms")
	got, err := r.Resolve(background, "main")
	if err != nil || got != want.String() || r.Bare() {
		t.Errorf("Resolve = %s, %v, bare %v", got, err, r.Bare())
	}
}

func TestDamage(t *testing.T) {
	for _, packed := range []bool{false, true} {
		for name, spoil := range map[string]func([]byte) []byte{
			"cut":     func(b []byte) []byte { return b[:len(b)*2/3] },
			"empty":   func(b []byte) []byte { return nil },
			"flipped": func(b []byte) []byte { b[len(b)/2] ^= 0x10; return b },
			"zeroes":  func(b []byte) []byte { clear(b[len(b)/4:]); return b },
		} {
			m := newMaker(t)
			m.commitFiles(files{"a.yaml": strings.Repeat("本文", 3000), "b/c.yaml": "x"})
			if packed {
				m.pack()
			}
			spoilObjects(t, m.gitDir(), spoil)
			readDamaged(t, m, fmt.Sprintf("packed %v, %s", packed, name))
		}
	}
}

// spoilObjects damages every object file and pack index.
func spoilObjects(t *testing.T, gitDir string, spoil func([]byte) []byte) {
	t.Helper()
	must(t, filepath.WalkDir(filepath.Join(gitDir, "objects"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		must(t, err)
		must(t, os.Chmod(path, 0o644))
		return os.WriteFile(path, spoil(b), 0o644)
	}))
}

// readDamaged reads what it can, and demands an error in words at some point.
func readDamaged(t *testing.T, m *maker, name string) {
	t.Helper()
	r, err := Open(m.dir)
	if err == nil {
		defer r.Close()
		var f *FS
		if f, err = r.FS(background, "HEAD", ""); err == nil {
			err = fs.WalkDir(f, ".", func(path string, d fs.DirEntry, err error) error {
				if err == nil && !d.IsDir() {
					_, err = f.ReadFile(path)
				}
				return err
			})
		}
	}
	if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrMissing) {
		t.Errorf("%s: %v", name, err)
		return
	}
	checkWords(t, err)
}

func TestMissingBlob(t *testing.T) {
	m := newMaker(t)
	m.commitFiles(files{"a": "a", "b": "b"})
	must(t, m.st.DeleteLooseObject(plumbing.ComputeHash(plumbing.BlobObject, []byte("b"))))
	f, err := m.open().FS(background, "HEAD", "")
	must(t, err)
	if _, err := f.ReadFile("b"); !errors.Is(err, ErrMissing) || errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a lost file must not look like one that never was: %v", err)
	}
	if _, err := f.Stat("b"); !errors.Is(err, ErrMissing) {
		t.Errorf("Stat: %v", err)
	}
}

// An object whose file has the name of another.
func TestWrongName(t *testing.T) {
	m := newMaker(t)
	m.commitFiles(files{"a": "a", "b": "b"})
	path := func(text string) string {
		s := plumbing.ComputeHash(plumbing.BlobObject, []byte(text)).String()
		return filepath.Join(m.gitDir(), "objects", s[:2], s[2:])
	}
	must(t, os.Remove(path("b")))
	must(t, os.Rename(path("a"), path("b")))
	f, err := m.open().FS(background, "HEAD", "")
	must(t, err)
	if _, err := f.ReadFile("b"); !errors.Is(err, ErrDamaged) {
		t.Errorf("ReadFile: %v", err)
	}
}

func FuzzParseTree(f *testing.F) {
	f.Add("100644 a\x00" + strings.Repeat("x", 20) + "40000 b\x00" + strings.Repeat("y", 20))
	f.Add("100644 ..\x00" + strings.Repeat("x", 20))
	f.Add("")
	f.Fuzz(func(t *testing.T, s string) {
		d, err := parseTree(s)
		if err != nil {
			return
		}
		for i, e := range d.entries {
			if !fs.ValidPath(e.name) || e.name == "." || strings.ContainsAny(e.name, `/\`) || i > 0 && d.entries[i-1].name >= e.name {
				t.Fatalf("entry %d: %q", i, e.name)
			}
			if got, ok := d.find(e.name); !ok || got != e {
				t.Fatalf("find(%q) = %v", e.name, got)
			}
		}
	})
}
