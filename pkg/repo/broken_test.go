package repo_test

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/repo"
)

var errBroken = errors.New("input/output error")

// broken is a disk that fails: it stands for rights that a test run by root cannot
// take away from itself, and for bad sectors.
type broken struct {
	fs.FS
	dirs   []string // cannot be listed
	locked []string // cannot be opened
	gone   []string // listed, but deleted before they are opened
	torn   []string // fail in the middle of reading
}

func (b broken) ReadDir(name string) ([]fs.DirEntry, error) {
	if slices.Contains(b.dirs, name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errBroken}
	}
	return fs.ReadDir(b.FS, name)
}

func (b broken) Open(name string) (fs.File, error) {
	fail := func(err error) (fs.File, error) { return nil, &fs.PathError{Op: "open", Path: name, Err: err} }
	switch {
	case slices.Contains(b.locked, name):
		return fail(fs.ErrPermission)
	case slices.Contains(b.gone, name):
		return fail(fs.ErrNotExist)
	}
	f, err := b.FS.Open(name)
	if err == nil && slices.Contains(b.torn, name) {
		return &torn{File: f}, nil
	}
	return f, err
}

// torn is a file of which half can be read.
type torn struct {
	fs.File
	reads int
}

func (f *torn) Read(p []byte) (int, error) {
	if f.reads++; f.reads > 1 {
		return 0, &fs.PathError{Op: "read", Path: "x", Err: errBroken}
	}
	return f.File.Read(p[:min(len(p), 10)])
}

// TestUnreadable: each file that cannot be read is one finding with the reason, and
// the others are still read.
func TestUnreadable(t *testing.T) {
	s := load(t, broken{
		FS: tree(map[string]string{
			"people.yaml": people, "locked.yaml": people, "gone.yaml": people, "torn.yaml": people, "closed/a.yaml": people, "open/a.txt": "",
		}),
		dirs: []string{"closed"}, locked: []string{"locked.yaml"}, gone: []string{"gone.yaml"}, torn: []string{"torn.yaml"},
	})
	want := []string{
		"REP-001 closed:1 cannot be read: input/output error",
		"REP-001 gone.yaml:1 cannot be read: it vanished while it was read",
		"REP-001 locked.yaml:1 cannot be read: permission denied",
		"REP-001 torn.yaml:1 cannot be read: input/output error",
	}
	if d := cmp.Diff(want, problems(s)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if s.Find("person", "aoi") == nil || len(s.Raw) != 1 {
		t.Error("the readable files were not read")
	}
	if f := s.File("locked.yaml"); f == nil || f.Record != nil || f.Tree != nil {
		t.Errorf("the locked file: %+v", f)
	}
}

// untouchable panics when what blocks or leads away is opened.
type untouchable struct{ fstest.MapFS }

func (u untouchable) Open(name string) (fs.File, error) {
	if f, ok := u.MapFS[name]; ok && f.Mode.Type() != 0 && !f.Mode.IsDir() {
		panic("opened " + name)
	}
	return u.MapFS.Open(name)
}

// TestSpecialFiles are seen before they are opened: opening a FIFO would block.
func TestSpecialFiles(t *testing.T) {
	m := tree(map[string]string{"people.yaml": people})
	for name, mode := range map[string]fs.FileMode{
		"device.yaml": fs.ModeDevice | fs.ModeCharDevice, "link.yaml": fs.ModeSymlink, "sub": fs.ModeIrregular,
		"pipe": fs.ModeNamedPipe, "pipe.yaml": fs.ModeNamedPipe, "socket.yaml": fs.ModeSocket,
	} {
		m[name] = &fstest.MapFile{Mode: mode}
	}
	want := []string{
		"REP-002 device.yaml:1 was not opened: it is a device",
		"REP-002 pipe:1 was not opened: it is a named pipe",
		"REP-002 pipe.yaml:1 was not opened: it is a named pipe",
		"REP-002 socket.yaml:1 was not opened: it is a socket",
		"REP-002 sub:1 was not opened: it is a submodule, a repository of its own",
		"REP-003 link.yaml:1 is a symbolic link and is not read",
	}
	s := load(t, untouchable{m})
	if d := cmp.Diff(want, problems(s)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if s.Find("person", "aoi") == nil {
		t.Error("the plain file was not read")
	}
}

// TestIgnored: folders and files of tools are no part of the records, whatever they hold.
func TestIgnored(t *testing.T) {
	s := load(t, tree(map[string]string{
		".git/config.yaml": "a: [", ".github/workflows/ci.yaml": "on: push\n", ".hidden.yaml": "a: [", "node_modules/x/y.yaml": "a: [",
		"sub/.git/HEAD": "ref", "sub/pms.yaml": manifest, "README.md": "text", "people.YML": people,
	}))
	var paths []string
	for _, f := range s.Files {
		paths = append(paths, f.Path)
	}
	if d := cmp.Diff([]string{"people.YML", "pms.yaml"}, paths); d != "" {
		t.Errorf("files (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]repo.Raw{{Path: "README.md", Size: 4}}, s.Raw); d != "" {
		t.Errorf("raw files (-want +got):\n%s", d)
	}
	if got := problems(s); len(got) != 1 || !strings.HasPrefix(got[0], "REP-002 sub:1 ") {
		t.Errorf("a repository inside the repository is named: %q", got)
	}
}
