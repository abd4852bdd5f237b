package gitfs

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/go-git/go-git/v5/plumbing"

	"github.com/pms-project/pms/pkg/diag"
)

func TestResolve(t *testing.T) {
	h := makeHistory(t)
	h.ref("refs/tags/v1", h.c[1])
	h.tag("v2", h.c[2], "commit")
	h.tag("v2-again", h.tag("v2-inner", h.c[2], "commit"), "tag")
	h.ref("refs/heads/機能/一", h.c[3])
	h.ref("refs/remotes/origin/main", h.c[4])
	h.symbolic("refs/remotes/origin/HEAD", "refs/remotes/origin/main")
	h.ref("refs/tags/main-too", h.c[5])
	h.ref("refs/heads/main-too", h.c[5]) // two names, one commit: no question
	h.ref("refs/heads/"+h.c[1].String()[:7], h.c[2])
	h.pack() // refs stay loose; short hashes are looked up in the index
	for _, packed := range []bool{false, true} {
		if packed {
			h.packRefs()
		}
		r := h.open()
		for rev, want := range map[string]int{
			"HEAD": 5, "main": 5, "feature": 3, "v1": 1, "v2": 2, "v2-again": 2, "機能/一": 3, "main-too": 5,
			"origin/main": 4, "origin": 4, "refs/heads/feature": 3, "heads/feature": 3, "tags/v1": 1, "remotes/origin/main": 4,
			"HEAD~": 4, "HEAD~0": 5, "HEAD~1": 4, "HEAD^": 4, "HEAD^0": 5, "HEAD~2": 2, "HEAD~^2": 3, "HEAD~1^2~1": 1,
			"HEAD^^^": 1, "v2~1": 1, "origin/main^2": 3,
			h.c[3].String(): 3, h.c[3].String()[:10]: 3, strings.ToUpper(h.c[3].String()[:9]): 3,
			h.c[4].String()[:8] + "~1": 2,
			h.c[1].String()[:7]:        2, // a branch of that name goes first, as in git
		} {
			got, err := r.Resolve(background, rev)
			if err != nil || got != h.c[want].String() {
				t.Errorf("Resolve(%q) = %s, %v; want c%d", rev, got, err, want)
			}
		}
	}
}

func TestResolveRefusals(t *testing.T) {
	h := makeHistory(t)
	h.ref("refs/tags/twice", h.c[1])
	h.ref("refs/heads/twice", h.c[2])
	h.ref("refs/tags/of-a-blob", h.blob("text"))
	h.tag("of-a-tree", h.tree(files{"a": "a"}), "tree")
	h.ref("refs/heads/nowhere", plumbing.NewHash(strings.Repeat("12", 20)))
	h.symbolic("refs/heads/circle", "refs/heads/circle2")
	h.symbolic("refs/heads/circle2", "refs/heads/circle")
	h.symbolic("refs/heads/dangling", "refs/heads/absent")
	r := h.open()
	for rev, want := range map[string]error{
		"": ErrSyntax, "HEAD@{1}": ErrSyntax, "main@{2026-01-10}": ErrSyntax, "@{u}": ErrSyntax, "@": ErrSyntax,
		"HEAD:a.yaml": ErrSyntax, ":/text": ErrSyntax, "main..feature": ErrSyntax, "main...feature": ErrSyntax,
		"-x": ErrSyntax, "--all": ErrSyntax, "../../etc/passwd": ErrSyntax, "/main": ErrSyntax, "main/": ErrSyntax,
		"a b": ErrSyntax, "main\n": ErrSyntax, "a\x00b": ErrSyntax, "\xff": ErrSyntax, "HEAD^{tree}": ErrSyntax,
		"HEAD~x": ErrSyntax, "HEAD~-1": ErrSyntax, "~1": ErrSyntax, "^main": ErrSyntax, "x.lock": ErrSyntax, ".git": ErrSyntax,
		"HEAD~99999999999999999999": ErrSyntax, "HEAD~1000001": ErrSyntax, "a?": ErrSyntax, "a\\b": ErrSyntax,
		strings.Repeat("a", 2000): ErrSyntax, "HEAD" + strings.Repeat("~", 100): ErrSyntax,
		"absent": ErrUnknown, "config": ErrUnknown, "refs/heads/absent": ErrUnknown, "dangling": ErrUnknown,
		"HEAD~4": ErrUnknown, "HEAD^2": ErrUnknown, "HEAD^3": ErrUnknown, "HEAD~900000": ErrUnknown,
		"0000000000": ErrUnknown, strings.Repeat("0", 39) + "1": ErrUnknown, strings.Repeat("1", 64): ErrUnknown,
		"of-a-blob": ErrUnknown, "of-a-tree": ErrUnknown,
		"twice": ErrAmbiguous, "circle": ErrDamaged, "nowhere": ErrMissing,
	} {
		got, err := r.Resolve(background, rev)
		if !errors.Is(err, want) {
			t.Errorf("Resolve(%q) = %s, %v; want %v", rev, got, err, want)
			continue
		}
		checkWords(t, err)
	}
}

// checkWords demands that an error speaks to the user in both languages.
func checkWords(t *testing.T, err error) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Errorf("%v is no *Error", err)
		return
	}
	for _, text := range []diag.Text{e.Text, e.Hint} {
		for _, l := range []diag.Lang{diag.JA, diag.EN} {
			if s := text.In(l); strings.Contains(s, "%!") || !text.IsZero() && s == "" || !utf8.ValidString(s) {
				t.Errorf("%v: %s text is %q", err, l, s)
			}
		}
	}
	if e.Text.IsZero() || !strings.HasSuffix(e.Text.In(diag.JA), "。") && !strings.Contains(e.Text.In(diag.JA), ": ") {
		t.Errorf("%v: Japanese text is %q", err, e.Text.In(diag.JA))
	}
}

func TestShortHashOfSeveral(t *testing.T) {
	h := makeHistory(t)
	seen := map[string]plumbing.Hash{}
	tree := h.tree(files{"a": "a"})
	for { // four digits collide after some three hundred commits
		c := h.commit(tree)
		short := c.String()[:4]
		other, ok := seen[short]
		seen[short] = c
		if !ok {
			continue
		}
		_, err := h.open().Resolve(background, short)
		if !errors.Is(err, ErrAmbiguous) || !strings.Contains(err.(*Error).Text.In(diag.JA), other.String()) {
			t.Fatalf("Resolve(%s) = %v", short, err)
		}
		return
	}
}

// A short hash of a commit is not made ambiguous by a file's that begins alike.
func TestShortHashMeansCommits(t *testing.T) {
	h := makeHistory(t)
	want := h.c[2].String()
	for i := 0; ; i++ {
		text := strings.Repeat("x", i%100) + strings.Repeat("y", i/100)
		if plumbing.ComputeHash(plumbing.BlobObject, []byte(text)).String()[:3] == want[:3] {
			h.blob(text)
			break
		}
	}
	got, err := h.open().Resolve(background, want[:4])
	if err != nil || got != want {
		t.Errorf("Resolve(%s) = %s, %v", want[:4], got, err)
	}
}

func FuzzParseRevision(f *testing.F) {
	for _, s := range []string{"HEAD", "main~2^1", "a/b", "HEAD@{1}", "x..y", ":/t", "~", "^", "HEAD~99999999999", "機能", "\xff", "a~1b", "refs/heads/x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := parseRevision(s)
		if err != nil {
			if !errors.Is(err, ErrSyntax) {
				t.Fatalf("%q: %v", s, err)
			}
			checkWords(t, err)
			return
		}
		again := r.base
		for _, st := range r.steps {
			if st.n < 0 || st.n > maxStep {
				t.Fatalf("%q: step %v", s, st)
			}
			again += st.String()
		}
		if back, err := parseRevision(again); err != nil || len(back.steps) != len(r.steps) || back.base != r.base {
			t.Fatalf("%q was read as %q, and that as %v, %v", s, again, back, err)
		}
		if strings.Contains(r.base, "..") || strings.ContainsAny(r.base, ":\\ \x00") || !utf8.ValidString(r.base) {
			t.Fatalf("%q: base %q", s, r.base)
		}
	})
}
