//go:build unix

package repo_test

import (
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/repo"
)

// TestRealDisk: the same on a real disk as in memory. What would block or lead away
// is one finding each, nothing of it is opened, and the records are still read.
// Windows makes none of these files without special rights, so the test is for unix.
func TestRealDisk(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	write(t, filepath.Join(outside, "secret.yaml"), people)
	write(t, filepath.Join(dir, "pms.yaml"), manifest)
	write(t, filepath.Join(dir, "people.yaml"), people)
	must(t, syscall.Mkfifo(filepath.Join(dir, "pipe.yaml"), 0o600))
	must(t, syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o600))
	for link, target := range map[string]string{
		"absolute.yaml": filepath.Join(outside, "secret.yaml"),
		"dangling.yaml": "nowhere.yaml",
		"device.yaml":   "/dev/zero",
		"folder":        outside,
		"inside.yaml":   "people.yaml",
		"itself.yaml":   "itself.yaml",
		"parent.yaml":   "../" + filepath.Base(outside) + "/secret.yaml",
		"up":            "..",
	} {
		must(t, os.Symlink(target, filepath.Join(dir, link)))
	}
	want := []string{
		"REP-002 pipe:1 was not opened: it is a named pipe",
		"REP-002 pipe.yaml:1 was not opened: it is a named pipe",
	}
	if path := filepath.Join(dir, "socket.yaml"); len(path) < 100 { // the limit of a socket's name
		l, err := net.Listen("unix", path)
		must(t, err)
		defer l.Close()
		want = append(want, "REP-002 socket.yaml:1 was not opened: it is a socket")
	}
	for _, link := range []string{"absolute.yaml", "dangling.yaml", "device.yaml", "folder", "inside.yaml", "itself.yaml", "parent.yaml", "up"} {
		want = append(want, "REP-003 "+link+":1 is a symbolic link and is not read")
	}
	s := loadDisk(t, dir)
	if d := cmp.Diff(want, problems(s)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if len(s.Files) != 2 || s.Find("person", "aoi") == nil {
		t.Errorf("%d files read, want pms.yaml and people.yaml", len(s.Files))
	}
}

// TestDevice needs the right to make one, which root in most containers has not.
func TestDevice(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "pms.yaml"), manifest)
	write(t, filepath.Join(dir, "people.yaml"), people)
	const null = 1<<8 | 3 // major and minor of /dev/null
	if err := syscall.Mknod(filepath.Join(dir, "device.yaml"), syscall.S_IFCHR|0o600, null); err != nil {
		t.Skipf("no right to make a device here: %v", err)
	}
	want := []string{"REP-002 device.yaml:1 was not opened: it is a device"}
	if d := cmp.Diff(want, problems(loadDisk(t, dir))); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// TestNoRights is the real thing behind the disk that only plays unreadable.
func TestNoRights(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root reads every file: TestUnreadable covers this with a disk of its own")
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "pms.yaml"), manifest)
	write(t, filepath.Join(dir, "people.yaml"), people)
	write(t, filepath.Join(dir, "locked.yaml"), people)
	must(t, os.Chmod(filepath.Join(dir, "locked.yaml"), 0))
	must(t, os.Mkdir(filepath.Join(dir, "shut"), 0))
	want := []string{"REP-001 locked.yaml:1 cannot be read: permission denied", "REP-001 shut:1 cannot be read: permission denied"}
	if d := cmp.Diff(want, problems(loadDisk(t, dir))); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// TestLinkAsManifest leads to a readable manifest outside: it is neither read nor
// followed, and the repository is not taken for a sound one.
func TestLinkAsManifest(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	write(t, filepath.Join(outside, "pms.yaml"), manifest)
	must(t, os.Symlink(filepath.Join(outside, "pms.yaml"), filepath.Join(dir, "pms.yaml")))
	root, err := os.OpenRoot(dir)
	must(t, err)
	defer root.Close()
	if _, err := fs.Stat(root.FS(), repo.ManifestFile); err == nil {
		t.Error("the manifest outside the root could be seen")
	}
}

// loadDisk loads a directory as the program does, and fails where that blocks.
func loadDisk(t *testing.T, dir string) *repo.Snapshot {
	t.Helper()
	root, err := os.OpenRoot(dir)
	must(t, err)
	t.Cleanup(func() { root.Close() })
	done := make(chan *repo.Snapshot, 1)
	go func() { done <- load(t, root.FS()) }()
	select {
	case s := <-done:
		return s
	case <-time.After(time.Minute):
		t.Fatal("loading blocks: a named pipe was opened")
		return nil
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	must(t, os.WriteFile(path, []byte(text), 0o600))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
