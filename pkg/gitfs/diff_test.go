package gitfs

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
)

func TestDiff(t *testing.T) {
	m := newMaker(t)
	old := files{
		"pms/a.yaml": "1", "pms/same/x.yaml": "1", "pms/r/b.yaml": "1", "pms/r.yaml": "1", "pms/r-x": "1",
		"pms/to-folder": "1", "pms/to-file/x": "1", "pms/to-exec": "1", "pms/to-link": "t", "outside": "1", "pms/mod": "module:",
	}
	now := files{
		"pms/a.yaml": "2", "pms/same/x.yaml": "1", "pms/r/c.yaml": "1", "pms/r.yaml": "2", "pms/r-x": "2",
		"pms/to-folder/y": "1", "pms/to-file": "1", "pms/to-exec": "exec:1", "pms/to-link": "link:t", "outside": "2",
	}
	a := m.commitFiles(old)
	m.commitFiles(now, a)
	r := m.open()
	list, err := r.Diff(background, "HEAD~1", "HEAD", "pms")
	must(t, err)
	var got []string
	for _, c := range list {
		got = append(got, c.Path+" "+c.Kind.String())
	}
	want := []string{
		"a.yaml modified", "mod removed", "r-x modified", "r.yaml modified", "r/b.yaml removed", "r/c.yaml added", "to-exec modified",
		"to-file added", "to-file/x removed", "to-folder removed", "to-folder/y added", "to-link modified",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	checkBlobs(t, r, list)

	back, err := r.Diff(background, "HEAD", "HEAD~1", "pms")
	must(t, err)
	if len(back) != len(list) {
		t.Errorf("backwards %d changes, forwards %d", len(back), len(list))
	}
	if same, err := r.Diff(background, "HEAD", "main", ""); err != nil || len(same) != 0 {
		t.Errorf("a revision differs from itself: %v %v", same, err)
	}
}

// checkBlobs holds the ids and modes of the changes against those of the FS.
func checkBlobs(t *testing.T, r *Repo, list []Change) {
	t.Helper()
	old, err := r.FS(background, "HEAD~1", "pms")
	must(t, err)
	now, err := r.FS(background, "HEAD", "pms")
	must(t, err)
	for _, c := range list {
		for _, side := range []struct {
			fs   *FS
			id   string
			mode fs.FileMode
		}{{old, c.OldBlob, c.OldMode}, {now, c.NewBlob, c.NewMode}} {
			if want, ok := side.fs.BlobID(c.Path); ok && want != side.id {
				t.Errorf("%s: blob %s, want %s", c.Path, side.id, want)
			}
			if info, err := side.fs.Stat(c.Path); err == nil && !info.IsDir() && info.Mode() != side.mode {
				t.Errorf("%s: mode %v, want %v", c.Path, side.mode, info.Mode())
			}
		}
	}
}

func TestDiffPrefix(t *testing.T) {
	m := newMaker(t)
	first := m.commitFiles(files{"README": "1"})
	second := m.commitFiles(files{"README": "1", "pms/a": "1", "pms/b": "1"}, first)
	m.commitFiles(files{"README": "2", "pms": "a file now"}, second)
	r := m.open()
	for _, tc := range []struct {
		a, b, prefix string
		want         string
	}{
		{"HEAD~2", "HEAD~1", "pms", "[a added b added]"}, // the folder came into being
		{"HEAD~1", "HEAD~2", "pms", "[a removed b removed]"},
		{"HEAD~1", "HEAD", "pms", "[a removed b removed]"},
	} {
		list, err := r.Diff(background, tc.a, tc.b, tc.prefix)
		must(t, err)
		var got []string
		for _, c := range list {
			got = append(got, c.Path+" "+c.Kind.String())
		}
		if fmt.Sprint(got) != tc.want {
			t.Errorf("%s %s: %v, want %s", tc.a, tc.b, got, tc.want)
		}
	}
	if _, err := r.Diff(background, "HEAD~2", "HEAD", "pms"); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "pms") {
		t.Errorf("folder in neither: %v", err)
	}
}
