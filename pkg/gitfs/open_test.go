package gitfs

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/diag"
)

// checkout makes a repository with the git command: two commits, a folder pms.
func checkout(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "home")
	must(t, os.MkdirAll(filepath.Join(dir, "pms", "records"), 0o755))
	git(t, dir, "init", "-q", "-b", "main")
	for _, text := range []string{"1\n", "2\n"} {
		must(t, os.WriteFile(filepath.Join(dir, "pms", "pms.yaml"), []byte("edition: "+text), 0o644))
		must(t, os.WriteFile(filepath.Join(dir, "pms", "records", "a.yaml"), []byte(text), 0o644))
		git(t, dir, "add", ".")
		git(t, dir, "commit", "-q", "-m", "edition "+text)
	}
	return dir
}

func readManifest(t *testing.T, r *Repo, rev string) string {
	t.Helper()
	f, err := r.FS(background, rev, "pms")
	must(t, err)
	b, err := f.ReadFile("pms.yaml")
	must(t, err)
	return string(b)
}

func TestOpenAndPrefix(t *testing.T) {
	m := makeFirm(t)
	deep := filepath.Join(m.dir, "pms", "records")
	must(t, os.MkdirAll(deep, 0o755))
	root, err := filepath.EvalSymlinks(m.dir)
	must(t, err)
	for _, dir := range []string{m.dir, deep, filepath.Join(m.dir, "pms")} {
		r := openRepo(t, dir)
		if r.Root() != root || r.Bare() || r.Shallow() || r.Partial() || r.Sparse() {
			t.Errorf("Open(%s): root %s, %+v", dir, r.Root(), r.settings)
		}
	}
	r := m.open()
	for dir, want := range map[string]string{m.dir: "", deep: "pms/records", filepath.Join(deep, ".."): "pms"} {
		if got, err := r.Prefix(dir); err != nil || got != want {
			t.Errorf("Prefix(%s) = %q, %v", dir, got, err)
		}
	}
	_, err = r.Prefix(filepath.Dir(m.dir))
	if !errors.Is(err, ErrOutside) {
		t.Errorf("Prefix of the parent: %v", err)
	}
	checkWords(t, err)
}

func TestOpenThroughLink(t *testing.T) {
	m := makeFirm(t)
	must(t, os.MkdirAll(filepath.Join(m.dir, "pms"), 0o755))
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(filepath.Join(m.dir, "pms"), link); err != nil {
		t.Skip("this system makes no symbolic links: ", err)
	}
	r := openRepo(t, link)
	if got, err := r.Prefix(link); err != nil || got != "pms" {
		t.Errorf("Prefix = %q, %v", got, err)
	}
}

func TestOpenRefusals(t *testing.T) {
	config := func(text string) func(t *testing.T) string {
		return func(t *testing.T) string {
			m := makeFirm(t)
			must(t, os.WriteFile(filepath.Join(m.gitDir(), "config"), []byte(text), 0o644))
			return m.dir
		}
	}
	dotGit := func(text string) func(t *testing.T) string {
		return func(t *testing.T) string {
			dir := filepath.Join(makeFirm(t).dir, "sub") // must not fall back to the repository around
			must(t, os.MkdirAll(dir, 0o755))
			must(t, os.WriteFile(filepath.Join(dir, ".git"), []byte(text), 0o644))
			return dir
		}
	}
	for name, tc := range map[string]struct {
		make func(t *testing.T) string
		want error
		says string
	}{
		"no repository": {func(t *testing.T) string { return t.TempDir() }, ErrNoRepository, "Git"},
		"absent":        {func(t *testing.T) string { return filepath.Join(t.TempDir(), "x") }, ErrNoRepository, "フォルダー"},
		"sha256":        {config("[core]\nrepositoryformatversion = 1\n[extensions]\nobjectFormat = sha256\n"), ErrUnsupported, "sha256"},
		"reftable":      {config("[core]\nrepositoryformatversion = 1\n[extensions]\nrefStorage = reftable\n"), ErrUnsupported, "reftable"},
		"extension":     {config("[core]\nrepositoryformatversion = 1\n[extensions]\nfuture = yes\n"), ErrUnsupported, "future"},
		"version":       {config("[core]\nrepositoryformatversion = 7\n"), ErrUnsupported, "7"},
		"bad config":    {config("[core\n"), ErrDamaged, "設定"},
		"no gitdir":     {dotGit("something else\n"), ErrDamaged, "設定"},
		"moved gitdir":  {dotGit("gitdir: ../nowhere\n"), ErrDamaged, "設定"},
	} {
		_, err := Open(tc.make(t))
		if !errors.Is(err, tc.want) {
			t.Errorf("%s: %v, want %v", name, err, tc.want)
			continue
		}
		checkWords(t, err)
		if text := err.(*Error).Text.In(diag.JA); !strings.Contains(text, tc.says) {
			t.Errorf("%s: %q does not say %q", name, text, tc.says)
		}
	}
}

// Extensions that change nothing for a reader are accepted, and a folder .git that
// is no repository is passed over.
func TestOpenHarmless(t *testing.T) {
	m := makeFirm(t)
	must(t, os.WriteFile(filepath.Join(m.gitDir(), "config"), []byte("[core]\nrepositoryformatversion = 1\nsparseCheckout = true\n"+
		"[extensions]\nworktreeConfig = true\nnoop = 1\nobjectFormat = sha1\nrefStorage = files\npreciousObjects\n"), 0o644))
	below := filepath.Join(m.dir, "x", ".git")
	must(t, os.MkdirAll(below, 0o755))
	r := m.open("x")
	if _, err := r.FS(background, "HEAD", "pms"); err != nil || !r.Sparse() || r.Root() != openRepo(t, m.dir).Root() {
		t.Errorf("FS: %v, sparse %v, root %s", err, r.Sparse(), r.Root())
	}
}

func TestNoCommits(t *testing.T) {
	r := newMaker(t).open()
	_, err := r.FS(background, "HEAD", "")
	if !errors.Is(err, ErrNoCommits) || !strings.Contains(err.(*Error).Text.In(diag.JA), "main") {
		t.Errorf("FS: %v", err)
	}
	checkWords(t, err)
	if _, err := r.Log(background, "HEAD~1", "", 0); !errors.Is(err, ErrNoCommits) {
		t.Errorf("Log: %v", err)
	}
}

func TestFIFOs(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no FIFOs in folders")
	}
	m := makeFirm(t)
	for _, name := range []string{".git", "HEAD"} {
		dir := t.TempDir()
		if err := mkfifo(filepath.Join(dir, name)); err != nil {
			t.Skip("no FIFO can be made here: ", err)
		}
		if _, err := Open(dir); !errors.Is(err, ErrNoRepository) {
			t.Errorf("FIFO %s: %v", name, err)
		}
	}
	must(t, os.Remove(filepath.Join(m.gitDir(), "config")))
	must(t, mkfifo(filepath.Join(m.gitDir(), "config")))
	if _, err := Open(m.dir); !errors.Is(err, ErrDamaged) {
		t.Errorf("FIFO config: %v", err)
	}
}

func TestWorktree(t *testing.T) {
	dir := checkout(t)
	linked := filepath.Join(t.TempDir(), "linked")
	git(t, dir, "worktree", "add", "-q", "-b", "side", linked, "HEAD~1")
	r := openRepo(t, filepath.Join(linked, "pms"))
	if got := readManifest(t, r, "HEAD"); got != "edition: 1\n" {
		t.Errorf("HEAD of the worktree: %q", got)
	}
	if got := readManifest(t, r, "main"); got != "edition: 2\n" {
		t.Errorf("main from the worktree: %q", got)
	}
	if got, err := r.Prefix(filepath.Join(linked, "pms")); err != nil || got != "pms" {
		t.Errorf("Prefix = %q, %v", got, err)
	}
}

func TestBare(t *testing.T) {
	dir := checkout(t)
	bare := filepath.Join(t.TempDir(), "pms.git")
	git(t, dir, "clone", "-q", "--bare", dir, bare)
	for _, below := range []string{"", "refs"} {
		r := openRepo(t, filepath.Join(bare, below))
		prefix, err := r.Prefix(bare)
		if !r.Bare() || r.Root() != "" || prefix != "" || err != nil {
			t.Errorf("bare %v, root %q, prefix %q %v", r.Bare(), r.Root(), prefix, err)
		}
		if got := readManifest(t, r, "main~1"); got != "edition: 1\n" {
			t.Errorf("main~1: %q", got)
		}
	}
}

func TestAlternates(t *testing.T) {
	dir := checkout(t)
	for _, packed := range []bool{false, true} {
		if packed {
			git(t, dir, "gc", "-q")
		}
		home := t.TempDir()
		shared, second := filepath.Join(home, "shared"), filepath.Join(home, "second")
		git(t, dir, "clone", "-q", "--shared", dir, shared)
		git(t, dir, "clone", "-q", "--shared", shared, second) // borrows from a borrower
		git(t, second, "commit", "-q", "--allow-empty", "-m", "own")
		if got := readManifest(t, openRepo(t, second), "HEAD~2"); got != "edition: 1\n" {
			t.Errorf("packed %v: %q", packed, got)
		}
	}
}

// Names in alternates are relative to the object folder, lines may be comments,
// folders may be gone, and circles end.
func TestAlternatesByHand(t *testing.T) {
	home := t.TempDir()
	a := newMakerAt(t, filepath.Join(home, "a"), filepath.Join(home, "a", ".git"))
	a.commitFiles(files{"f": "x"})
	b := newMakerAt(t, filepath.Join(home, "b"), filepath.Join(home, "b", ".git"))
	head, err := a.open().Resolve(background, "HEAD")
	must(t, err)
	write := func(m *maker, text string) {
		must(t, os.MkdirAll(filepath.Join(m.gitDir(), "objects", "info"), 0o755))
		must(t, os.WriteFile(filepath.Join(m.gitDir(), "objects", "info", "alternates"), []byte(text), 0o644))
	}
	write(b, "# comment\n\n/nowhere/objects\n../../../a/.git/objects\n")
	write(a, "../../../b/.git/objects\n")
	if got := readAll(t, mustFS(t, b.open(), head)); len(got) != 1 || got[0] != "f x" {
		t.Errorf("read %q", got)
	}
}

func mustFS(t *testing.T, r *Repo, rev string) *FS {
	t.Helper()
	f, err := r.FS(background, rev, "")
	must(t, err)
	return f
}

func TestShallow(t *testing.T) {
	dir := checkout(t)
	git(t, dir, "checkout", "-q", "-b", "side", "HEAD~1")
	git(t, dir, "commit", "-q", "--allow-empty", "-m", "side")
	git(t, dir, "checkout", "-q", "main")
	git(t, dir, "merge", "-q", "--no-edit", "side")
	shallow := filepath.Join(t.TempDir(), "shallow")
	git(t, dir, "clone", "-q", "--depth", "2", "file://"+filepath.ToSlash(dir), shallow)
	r := openRepo(t, shallow)
	if got := readManifest(t, r, "HEAD"); got != "edition: 2\n" || !r.Shallow() {
		t.Errorf("HEAD: %q, shallow %v", got, r.Shallow())
	}
	head, err := r.Commit(background, "HEAD")
	must(t, err)
	if base, err := r.MergeBase(background, "HEAD", head.Parents[0]); err != nil || base != head.Parents[0] {
		t.Errorf("a base within reach: %s, %v", base, err)
	}
	errs := map[string]error{}
	_, errs["step"] = r.Resolve(background, "HEAD~2")
	_, errs["base"] = r.MergeBase(background, head.Parents[0], head.Parents[1])
	var found []Commit
	found, errs["log"] = r.Log(background, "HEAD", "pms", 0)
	for name, err := range errs {
		if !errors.Is(err, ErrShallow) || !strings.Contains(err.(*Error).Hint.In(diag.JA), "fetch-depth: 0") {
			t.Errorf("%s: %v", name, err)
			continue
		}
		checkWords(t, err)
	}
	if len(found) != 0 {
		t.Errorf("Log found %v", found)
	}
	if _, err := r.Resolve(background, "origin/side"); !strings.Contains(err.(*Error).Hint.In(diag.EN), "fetch-depth: 0") {
		t.Errorf("a branch that was not fetched: %v", err)
	}
}

func TestPartial(t *testing.T) {
	dir := checkout(t)
	git(t, dir, "config", "uploadpack.allowFilter", "true")
	for _, filter := range []string{"blob:none", "tree:0"} {
		partial := filepath.Join(t.TempDir(), "partial")
		git(t, dir, "clone", "-q", "--no-checkout", "--filter="+filter, "file://"+filepath.ToSlash(dir), partial)
		r := openRepo(t, partial)
		f, err := r.FS(background, "HEAD~1", "pms")
		if err == nil {
			_, err = f.ReadFile("pms.yaml")
		}
		if !errors.Is(err, ErrPartial) || errors.Is(err, fs.ErrNotExist) || !r.Partial() {
			t.Errorf("%s: %v, partial %v", filter, err, r.Partial())
			continue
		}
		var e *Error
		if errors.As(err, &e); !strings.Contains(e.Hint.In(diag.JA), "--filter") {
			t.Errorf("%s: hint %q", filter, e.Hint.In(diag.JA))
		}
		checkWords(t, e)
	}
}

func TestFormsOfGit(t *testing.T) {
	home := t.TempDir()
	for _, tc := range []struct{ name, option string }{{"sha256", "--object-format=sha256"}, {"reftable", "--ref-format=reftable"}} {
		t.Run(tc.name, func(t *testing.T) {
			dir := filepath.Join(home, tc.name)
			if out, err := tryGit(t, home, "init", "-q", tc.option, dir); err != nil {
				t.Skipf("this git cannot make a repository with %s: %.60s", tc.option, out)
			}
			_, err := Open(dir)
			if !errors.Is(err, ErrUnsupported) {
				t.Errorf("Open: %v", err)
				return
			}
			checkWords(t, err)
		})
	}
}

func TestSparse(t *testing.T) {
	dir := checkout(t)
	if out, err := tryGit(t, dir, "sparse-checkout", "set", "nothing"); err != nil {
		t.Skip("this git has no sparse-checkout: ", out)
	}
	r := openRepo(t, dir)
	if got := readManifest(t, r, "HEAD"); got != "edition: 2\n" || !r.Sparse() {
		t.Errorf("%q, sparse %v", got, r.Sparse())
	}
}

func TestSubmodule(t *testing.T) {
	inner, outer := checkout(t), checkout(t)
	git(t, outer, "-c", "protocol.file.allow=always", "submodule", "add", "-q", inner, "firm")
	git(t, outer, "commit", "-q", "-m", "submodule")
	r := openRepo(t, outer)
	f := mustFS(t, r, "HEAD")
	if info, err := f.Stat("firm"); err != nil || info.Mode() != fs.ModeIrregular {
		t.Errorf("Stat: %v %v", info, err)
	}
	own := openRepo(t, filepath.Join(outer, "firm", "pms"))
	if got, err := own.Prefix(filepath.Join(outer, "firm", "pms")); got != "pms" || err != nil || own.Root() == r.Root() {
		t.Errorf("inside the submodule: prefix %q, %v, root %s", got, err, own.Root())
	}
	if got := readManifest(t, own, "HEAD~1"); got != "edition: 1\n" {
		t.Errorf("inside the submodule: %q", got)
	}
}

// A repository as git leaves it after gc: deltas, packed references, many packs.
func TestPackedByGit(t *testing.T) {
	h := makeHistory(t)
	f := files{}
	text := strings.Repeat("第1条　目的\n", 500)
	parent := h.c[5]
	for i := range 30 {
		text += strings.Repeat("改訂\n", i)
		f["regulations/r.yaml"] = text
		parent = h.commitFiles(f, parent)
	}
	git(t, h.dir, "repack", "-q", "-d")
	parent = h.commitFiles(files{"regulations/r.yaml": text + "最新\n"}, parent)
	git(t, h.dir, "repack", "-q", "-d")
	want := git(t, h.dir, "log", "--format=%H", "main", "--", "regulations/r.yaml")
	for _, form := range [][]string{{"repack", "-q", "-adf", "--depth=40"}, {"gc", "-q", "--aggressive"}} {
		r := h.open()
		if got := logHashes(t, r, "main", "regulations/r.yaml", 0); strings.Join(got, "\n") != strings.TrimSpace(want) {
			t.Errorf("log: %v, want %v", got, want)
		}
		for _, rev := range []string{"main", "main~1", "main~17", "main~30"} {
			old := mustFS(t, r, rev)
			b, err := old.ReadFile("regulations/r.yaml")
			must(t, err)
			if git(t, h.dir, "show", rev+":regulations/r.yaml") != string(b) {
				t.Errorf("%s differs", rev)
			}
			if info, err := old.Stat("regulations/r.yaml"); err != nil || info.Size() != int64(len(b)) {
				t.Errorf("%s: Stat says %v %v, %d bytes were read", rev, info, err, len(b))
			}
		}
		r.Close()
		git(t, h.dir, form...)
	}
}
