package gitfs

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
)

// maxAlternates bounds the chain of borrowed object folders, as git does (5 deep
// there; here it is their number, which also ends circles).
const maxAlternates = 32

// objectDirs returns the folders that hold the objects of the repository with the
// shared Git folder common: its own first, then what objects/info/alternates
// names (git clone --shared), in order. go-git follows these too, but opens every
// pack anew for every object and reads a relative name from the wrong folder.
func objectDirs(common string) ([]string, error) {
	dirs := []string{filepath.Join(common, "objects")}
	seen := map[string]bool{dirs[0]: true}
	for i := 0; i < len(dirs); i++ {
		list, err := alternates(dirs[i])
		if err != nil {
			return nil, errConfig(common, err)
		}
		for _, d := range list {
			if !seen[d] && len(dirs) < maxAlternates {
				seen[d] = true
				dirs = append(dirs, d)
			}
		}
	}
	return dirs, nil
}

// alternates reads the file info/alternates of one object folder. A folder that
// is gone is left out, as git does; what then is missing is said at the object.
func alternates(objects string) ([]string, error) {
	b, err := readSmall(filepath.Join(objects, "info", "alternates"), 1<<20)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []string
	for line := range strings.Lines(string(b)) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		d := absFrom(objects, line)
		if isDir(d) {
			out = append(out, d)
		}
	}
	return out, nil
}
