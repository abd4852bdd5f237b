package gitfs

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/go-git/go-git/v5/plumbing"
)

// a history with a branch, a merge, and a rename:
//
//	c1 -- c2 -- c4(merge) -- c5
//	  \-- c3 --/
type history struct {
	*maker
	c [6]plumbing.Hash
}

func makeHistory(t testing.TB) history {
	h := history{maker: newMaker(t)}
	h.c[1] = h.commitFiles(files{"a.yaml": "1", "r/x.yaml": "1"})
	h.c[2] = h.commitFiles(files{"a.yaml": "2", "r/x.yaml": "1"}, h.c[1])
	h.c[3] = h.commit(h.tree(files{"a.yaml": "1", "r/x.yaml": "3"}), h.c[1])
	h.ref("refs/heads/feature", h.c[3])
	h.c[4] = h.commitFiles(files{"a.yaml": "2", "r/x.yaml": "3"}, h.c[2], h.c[3])
	h.c[5] = h.commitFiles(files{"b.yaml": "2", "r/x.yaml": "3"}, h.c[4])
	return h
}

func logHashes(t testing.TB, r *Repo, rev, path string, limit int) []string {
	t.Helper()
	list, err := r.Log(background, rev, path, limit)
	must(t, err)
	var out []string
	for _, c := range list {
		out = append(out, c.Hash)
	}
	return out
}

func TestLog(t *testing.T) {
	h := makeHistory(t)
	r := h.open()
	for _, tc := range []struct {
		path  string
		limit int
		want  []int
	}{
		{"", 0, []int{5, 4, 3, 2, 1}},
		{"a.yaml", 0, []int{5, 2, 1}},
		{"a.yaml", 2, []int{5, 2}},
		{"b.yaml", 0, []int{5}},
		{"r/x.yaml", 0, []int{3, 1}},
		{"r", 0, []int{3, 1}},
		{"/r/", 0, []int{3, 1}},
		{"r/x.yaml/y", 0, nil},
		{"absent", 0, nil},
	} {
		var want []string
		for _, i := range tc.want {
			want = append(want, h.c[i].String())
		}
		if got := logHashes(t, r, "HEAD", tc.path, tc.limit); !slices.Equal(got, want) {
			t.Errorf("Log(%q, %d) = %v, want %v", tc.path, tc.limit, got, want)
		}
	}
}

func TestMergeBase(t *testing.T) {
	h := makeHistory(t)
	other := h.commit(h.tree(files{"z": "z"}))
	h.ref("refs/heads/unrelated", other)
	r := h.open()
	for _, tc := range []struct {
		a, b string
		want int
	}{
		{"main~1^1", "feature", 1}, {"feature", "main~1^1", 1}, {"main", "feature", 3},
		{"main", "main", 5}, {"main~3", "main", 1},
	} {
		got, err := r.MergeBase(background, tc.a, tc.b)
		if err != nil || got != h.c[tc.want].String() {
			t.Errorf("MergeBase(%s, %s) = %s, %v; want %s", tc.a, tc.b, got, err, h.c[tc.want])
		}
	}
	if _, err := r.MergeBase(background, "main", "unrelated"); !errors.Is(err, ErrUnrelated) {
		t.Errorf("unrelated: %v", err)
	}
}

func TestCommitFacts(t *testing.T) {
	h := makeHistory(t)
	c, err := h.open().Commit(background, "main~1")
	must(t, err)
	if c.Hash != h.c[4].String() || !slices.Equal(c.Parents, []string{h.c[2].String(), h.c[3].String()}) {
		t.Errorf("hash and parents: %+v", c)
	}
	if c.Author != (Person{"山田 太郎", "yamada@example.jp"}) || c.Committer.Name != "事務局" || c.Message != "記録を更新\n" {
		t.Errorf("words: %+v", c)
	}
	if got := c.Committed.Format("-0700"); got != "+0900" || c.Committed.Sub(c.Authored).Seconds() != 10 {
		t.Errorf("times: %v %v", c.Authored, c.Committed)
	}
}

func TestContextEnds(t *testing.T) {
	h := makeHistory(t)
	r := h.open()
	ended, cancel := context.WithCancel(background)
	cancel()
	if _, err := r.Log(ended, "main", "a.yaml", 0); !errors.Is(err, context.Canceled) {
		t.Errorf("Log: %v", err)
	}
	if _, err := r.MergeBase(ended, "main", "feature"); !errors.Is(err, context.Canceled) {
		t.Errorf("MergeBase: %v", err)
	}
	if _, err := r.Diff(ended, h.c[5].String(), h.c[1].String(), ""); !errors.Is(err, context.Canceled) {
		t.Errorf("Diff: %v", err)
	}
	if _, err := r.Resolve(ended, "main~1"); !errors.Is(err, context.Canceled) {
		t.Errorf("Resolve: %v", err)
	}
}

// randomHistory makes n commits with merges (also crosswise and of three), equal
// times and clocks that run backwards, over a few files that come and go.
func randomHistory(t testing.TB, seed uint64, n int) (*maker, []plumbing.Hash) {
	rnd := rand.New(rand.NewPCG(seed, 1))
	m := newMaker(t)
	var commits []plumbing.Hash
	var state []files
	for i := range n {
		var parents []plumbing.Hash
		now := files{"keep": "k"}
		if i > 0 {
			for range 1 + rnd.IntN(3)*rnd.IntN(2) {
				k := max(0, i-1-rnd.IntN(5))
				if !slices.Contains(parents, commits[k]) {
					parents = append(parents, commits[k])
					merge(rnd, now, state[k], len(parents) == 1)
				}
			}
		}
		if rnd.IntN(3) > 0 {
			edit(rnd, now)
		}
		m.now += int64(rnd.IntN(4)-1) * 30
		h := m.commitAt(m.now, m.tree(now), parents...)
		commits, state = append(commits, h), append(state, now)
		m.ref(fmt.Sprintf("refs/heads/b%d", i), h)
	}
	m.ref("refs/heads/main", commits[n-1])
	return m, commits
}

// merge takes all of the first parent, and some of the others.
func merge(rnd *rand.Rand, into, from files, first bool) {
	for _, path := range paths(from) {
		if first || rnd.IntN(2) == 0 {
			into[path] = from[path]
		}
	}
}

func edit(rnd *rand.Rand, f files) {
	path := []string{"a", "d/b", "d/c", "d/e/f", "g"}[rnd.IntN(5)]
	if rnd.IntN(4) == 0 {
		delete(f, path)
	} else {
		f[path] = fmt.Sprint(rnd.IntN(3))
	}
}

func paths(f files) []string {
	var out []string
	for p := range f {
		out = append(out, p)
	}
	slices.Sort(out)
	return out
}

// The same commits in the same order as git log -- path, the same bases as git
// merge-base, the same differences as git diff-tree.
func TestLikeGit(t *testing.T) {
	for seed := range uint64(8) {
		m, commits := randomHistory(t, seed, 60)
		r := m.open()
		for _, path := range []string{"a", "d/b", "d", "d/e/f", "g", "."} {
			want := strings.Fields(git(t, m.dir, "log", "--format=%H", "main", "--", path))
			if got := logHashes(t, r, "main", path, 0); !slices.Equal(got, want) {
				t.Fatalf("seed %d: log %s\n got %v\nwant %v", seed, path, got, want)
			}
		}
		for i := 0; i+9 < len(commits); i += 3 {
			a, b := commits[i].String(), commits[i+9].String()
			likeGitMergeBase(t, m, r, a, b)
			likeGitDiff(t, m, r, a, b)
		}
	}
}

func likeGitMergeBase(t *testing.T, m *maker, r *Repo, a, b string) {
	t.Helper()
	out, gitErr := tryGit(t, m.dir, "merge-base", "--all", a, b)
	got, err := r.MergeBase(background, a, b)
	if gitErr != nil {
		if !errors.Is(err, ErrUnrelated) {
			t.Fatalf("MergeBase = %s, %v; git finds none", got, err)
		}
		return
	}
	if err != nil || !slices.Contains(strings.Fields(out), got) {
		t.Fatalf("MergeBase(%s, %s) = %s, %v; want one of %s", a, b, got, err, out)
	}
}

func likeGitDiff(t *testing.T, m *maker, r *Repo, a, b string) {
	t.Helper()
	want := strings.Split(strings.TrimSpace(git(t, m.dir, "diff-tree", "-r", "--name-status", a, b)), "\n")
	list, err := r.Diff(background, a, b, "")
	must(t, err)
	var got []string
	for _, c := range list {
		got = append(got, strings.ToUpper(c.Kind.String()[:1])+"\t"+c.Path)
	}
	letter := strings.NewReplacer("R\t", "D\t")
	for i := range got {
		got[i] = letter.Replace(got[i])
	}
	slices.Sort(want)
	slices.Sort(got)
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Fatalf("Diff(%s, %s)\n got %q\nwant %q", a, b, got, want)
	}
}
