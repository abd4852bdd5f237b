package gitfs

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-git/go-billy/v5"
	"github.com/go-git/go-billy/v5/osfs"
)

// objectDir shows one object folder to go-git as a Git folder that has nothing
// else, and keeps three things from it:
//
//   - the file alternates, see [objectDirs];
//   - a pack without its index, which a gc at work or one that was interrupted
//     leaves and git passes over: go-git then reads no pack at all;
//   - that the folder is not called objects or is reached by a link, as when several
//     clones share one: go-git's own file systems follow no link out of the Git folder.
type objectDir struct {
	billy.Filesystem // for the methods that a reader of objects does not call
	dir              string
}

func newObjectDir(dir string) objectDir { return objectDir{osfs.New(dir), dir} }

// Open implements [billy.Basic]. The name is below objects, or that of an open pack.
func (d objectDir) Open(name string) (billy.File, error) {
	if filepath.Base(name) == "alternates" {
		return nil, fs.ErrNotExist
	}
	return osfs.Default.Open(d.path(name))
}

// ReadDir implements [billy.Dir].
func (d objectDir) ReadDir(name string) ([]os.FileInfo, error) {
	list, err := osfs.Default.ReadDir(d.path(name))
	names := map[string]bool{}
	for _, f := range list {
		names[f.Name()] = true
	}
	return slices.DeleteFunc(list, func(f os.FileInfo) bool {
		pack, ok := strings.CutSuffix(f.Name(), ".pack")
		return ok && !names[pack+".idx"]
	}), err
}

func (d objectDir) path(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(d.dir, strings.TrimPrefix(name, "objects"))
}
