package gitfs

import (
	"path"
	"strconv"

	"github.com/go-git/go-git/v5/plumbing"

	"github.com/pms-project/pms/pkg/diag"
)

// Problem is an entry of a revision that an [FS] does not show.
type Problem struct {
	Path string    // the folder's path and the name; a name that is no UTF-8 is quoted as in Go
	Text diag.Text // why it is not shown
}

// reason is why an entry is not shown.
type reason uint8

const (
	dotName reason = iota + 1
	slashName
	gitName
	notUTF8
	duplicateName
)

func (w reason) text(path string) diag.Text {
	switch w {
	case dotName:
		return diag.T("%s: ファイル名として使えない名前です。", "%s: the name cannot be a file's.", path)
	case slashName:
		return diag.T("%s: ファイル名に「/」または「\\」があります。", "%s: the name has a slash or backslash in it.", path)
	case gitName:
		return diag.T("%s: 「.git」という名前は使えません。", "%s: the name .git cannot be used.", path)
	case notUTF8:
		return diag.T("%s: ファイル名がUTF-8ではありません。", "%s: the name is not UTF-8.", path)
	}
	return diag.T("%s: 同じ名前が1つのフォルダーに複数あります。", "%s: the name occurs more than once in its folder.", path)
}

// Bounds on what one FS may show. The largest PMS that pms promises to read has
// 100,000 files. A tree of ten equal entries nested ten times is a small pack and
// ten thousand million paths.
const (
	maxPaths    = 2_000_000
	maxDepth    = 255
	maxProblems = 100
)

// survey is the result of looking at a tree as a whole.
type survey struct {
	paths    int // files and folders
	problems []Problem
}

// surveyor counts the paths of a tree, each equal folder once.
type surveyor struct {
	repo  *Repo
	seen  map[plumbing.Hash]weight
	found []Problem
}

// weight is the size of a folder: paths below it, and folders one in another.
type weight struct{ paths, height int }

// survey looks at everything below the tree root. The error is of the kind
// ErrTooLarge, or that of reading a tree.
func (r *Repo) survey(root plumbing.Hash) (survey, error) {
	s := surveyor{repo: r, seen: map[plumbing.Hash]weight{}}
	w, err := s.weigh(root, "", 0)
	return survey{w.paths, s.found}, err
}

func (s *surveyor) weigh(h plumbing.Hash, at string, depth int) (weight, error) {
	w, ok := s.seen[h]
	if ok && depth+w.height <= maxDepth {
		return w, nil
	}
	if depth > maxDepth || ok {
		return w, errTreeDepth(h, maxDepth)
	}
	d, err := s.repo.tree(h)
	if err != nil {
		return w, err
	}
	s.report(d, at)
	w = weight{paths: len(d.entries), height: 1}
	for _, e := range d.entries {
		if e.mode != modeDir {
			continue
		}
		below, err := s.weigh(e.hash, path.Join(at, e.name), depth+1)
		if err != nil {
			return w, err
		}
		w.paths += below.paths
		w.height = max(w.height, below.height+1)
		if w.paths > maxPaths {
			return w, errTreeSize(h, maxPaths)
		}
	}
	s.seen[h] = w
	return w, nil
}

// report notes the entries of the folder at that are not shown. A folder that
// stands in several places is reported at the first.
func (s *surveyor) report(d *dir, at string) {
	for _, f := range d.refused {
		if len(s.found) == maxProblems {
			return
		}
		name := f.name
		if f.why == notUTF8 {
			name = strconv.Quote(name)
		}
		if at != "" {
			name = at + "/" + name
		}
		s.found = append(s.found, Problem{Path: name, Text: f.why.text(name)})
	}
}
