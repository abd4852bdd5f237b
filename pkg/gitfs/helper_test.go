package gitfs

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/go-git/go-billy/v5/osfs"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/cache"
	"github.com/go-git/go-git/v5/storage/filesystem"
)

// maker builds a repository by writing objects: no work tree, no index, so that
// hostile trees can be made as easily as good ones.
type maker struct {
	t   testing.TB
	dir string // the work tree, or the bare repository
	st  *filesystem.Storage
	now int64 // committer time of the next commit
}

const firstTime = 1_700_000_000

// newMaker makes an empty repository with HEAD on the branch main.
func newMaker(t testing.TB) *maker {
	t.Helper()
	dir := t.TempDir()
	return newMakerAt(t, dir, filepath.Join(dir, ".git"))
}

func newMakerAt(t testing.TB, dir, gitDir string) *maker {
	t.Helper()
	st := filesystem.NewStorage(osfs.New(gitDir), cache.NewObjectLRUDefault())
	must(t, st.Init())
	must(t, os.WriteFile(filepath.Join(gitDir, "config"), []byte("[core]\n\trepositoryformatversion = 0\n\tbare = false\n"), 0o644))
	m := &maker{t: t, dir: dir, st: st, now: firstTime}
	m.symbolic("HEAD", "refs/heads/main")
	return m
}

func (m *maker) put(typ plumbing.ObjectType, data string) plumbing.Hash {
	m.t.Helper()
	o := m.st.NewEncodedObject()
	o.SetType(typ)
	w, err := o.Writer()
	must(m.t, err)
	_, err = w.Write([]byte(data))
	must(m.t, err)
	h, err := m.st.SetEncodedObject(o)
	must(m.t, err)
	return h
}

func (m *maker) blob(s string) plumbing.Hash { return m.put(plumbing.BlobObject, s) }

// raw is one entry of a tree as it is to be written.
type raw struct {
	mode, name string
	hash       plumbing.Hash
}

// rawTree writes the entries in the order given, good or not.
func (m *maker) rawTree(entries ...raw) plumbing.Hash {
	var b strings.Builder
	for _, e := range entries {
		b.WriteString(e.mode + " " + e.name + "\x00" + string(e.hash[:]))
	}
	return m.put(plumbing.TreeObject, b.String())
}

// files maps slash paths to contents. "link:target" makes a symbolic link,
// "module:" a submodule, "exec:" an executable file.
type files map[string]string

// tree writes the files as trees in git's order.
func (m *maker) tree(f files) plumbing.Hash {
	below := map[string]files{}
	var list []raw
	for path, text := range f {
		if top, rest, ok := strings.Cut(path, "/"); ok {
			if below[top] == nil {
				below[top] = files{}
			}
			below[top][rest] = text
			continue
		}
		list = append(list, m.leaf(path, text))
	}
	for name, f := range below {
		list = append(list, raw{"40000", name, m.tree(f)})
	}
	key := func(r raw) string {
		if r.mode == "40000" {
			return r.name + "/"
		}
		return r.name
	}
	slices.SortFunc(list, func(a, b raw) int { return strings.Compare(key(a), key(b)) })
	return m.rawTree(list...)
}

func (m *maker) leaf(name, text string) raw {
	switch kind, rest, _ := strings.Cut(text, ":"); kind {
	case "link":
		return raw{"120000", name, m.blob(rest)}
	case "module":
		return raw{"160000", name, plumbing.NewHash(strings.Repeat("ab", 20))}
	case "exec":
		return raw{"100755", name, m.blob(rest)}
	}
	return raw{"100644", name, m.blob(text)}
}

// commit writes a commit of the tree, one minute after the one before.
func (m *maker) commit(tree plumbing.Hash, parents ...plumbing.Hash) plumbing.Hash {
	m.now += 60
	return m.commitAt(m.now, tree, parents...)
}

func (m *maker) commitAt(when int64, tree plumbing.Hash, parents ...plumbing.Hash) plumbing.Hash {
	var b strings.Builder
	fmt.Fprintf(&b, "tree %s\n", tree)
	for _, p := range parents {
		fmt.Fprintf(&b, "parent %s\n", p)
	}
	fmt.Fprintf(&b, "author 山田 太郎 <yamada@example.jp> %d +0900\n", when-10)
	fmt.Fprintf(&b, "committer 事務局 <office@example.jp> %d +0900\n\n記録を更新\n", when)
	return m.put(plumbing.CommitObject, b.String())
}

// commitFiles is commit of tree, and moves main there.
func (m *maker) commitFiles(f files, parents ...plumbing.Hash) plumbing.Hash {
	h := m.commit(m.tree(f), parents...)
	m.ref("refs/heads/main", h)
	return h
}

func (m *maker) ref(name string, h plumbing.Hash) {
	m.t.Helper()
	must(m.t, m.st.SetReference(plumbing.NewHashReference(plumbing.ReferenceName(name), h)))
}

func (m *maker) symbolic(name, target string) {
	m.t.Helper()
	must(m.t, m.st.SetReference(plumbing.NewSymbolicReference(plumbing.ReferenceName(name), plumbing.ReferenceName(target))))
}

func (m *maker) tag(name string, target plumbing.Hash, typ string) plumbing.Hash {
	h := m.put(plumbing.TagObject, fmt.Sprintf("object %s\ntype %s\ntag %s\ntagger 事務局 <office@example.jp> %d +0900\n\n版\n", target, typ, name, m.now))
	m.ref("refs/tags/"+name, h)
	return h
}

// open opens the repository that holds the folder below it.
func (m *maker) open(below ...string) *Repo {
	m.t.Helper()
	return openRepo(m.t, filepath.Join(append([]string{m.dir}, below...)...))
}

func openRepo(t testing.TB, dir string) *Repo {
	t.Helper()
	r, err := Open(dir)
	must(t, err)
	t.Cleanup(func() { r.Close() })
	return r
}

// git runs the git command in dir, away from the user's configuration; the test is
// skipped if there is no git.
func git(t testing.TB, dir string, args ...string) string {
	t.Helper()
	out, err := tryGit(t, dir, args...)
	if err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return out
}

func tryGit(t testing.TB, dir string, args ...string) (string, error) {
	t.Helper()
	bin, err := exec.LookPath("git")
	if err != nil {
		t.Skip("the git command is missing: this form of repository cannot be made, or compared, without it")
	}
	c := exec.Command(bin, args...)
	c.Dir = dir
	c.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "LC_ALL=C",
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.jp", "GIT_COMMITTER_NAME=c", "GIT_COMMITTER_EMAIL=c@example.jp")
	out, err := c.CombinedOutput()
	return string(out), err
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

var background = context.Background()

func day(sec int64) time.Time { return time.Unix(sec, 0) }
