package gitfs

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// place is where a repository lies on the disk.
type place struct {
	root   string // work tree root; "" when bare
	gitDir string // .git, .git/worktrees/x, .git/modules/x, or the bare folder
	common string // what linked worktrees share; equal to gitDir otherwise
}

// locate finds the repository that holds dir: the nearest .git upwards, or, when
// there is none, the nearest bare repository. In this order, unlike git's: files
// of a work tree can be named HEAD, objects/ and refs/ by anybody who may open a
// pull request, and must not pass for the repository.
func locate(dir string) (place, error) {
	abs, err := resolveDir(dir)
	if err != nil {
		return place{}, err
	}
	for d := range upwards(abs) {
		gitDir, err := gitDirOf(d)
		if err != nil {
			return place{}, err
		}
		if gitDir != "" {
			common, err := commonDir(gitDir)
			return place{root: d, gitDir: gitDir, common: common}, err
		}
	}
	for d := range upwards(abs) {
		if isGitDir(d) {
			return place{gitDir: d, common: d}, nil
		}
	}
	return place{}, errNoRepository(dir)
}

// resolveDir makes dir absolute and free of links, so that it and the root that
// is found upwards of it can be compared.
func resolveDir(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", errNoDir(dir, err)
	}
	info, err := os.Stat(abs)
	if err != nil {
		return "", errNoDir(dir, err)
	}
	if !info.IsDir() {
		return "", errNoDir(dir, errors.New("not a folder"))
	}
	real, err := filepath.EvalSymlinks(abs)
	if err != nil { // some Windows volumes cannot be resolved; the name still works
		return abs, nil
	}
	return real, nil
}

// upwards yields dir and its parents, nearest first.
func upwards(dir string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for {
			if !yield(dir) {
				return
			}
			parent := filepath.Dir(dir)
			if parent == dir {
				return
			}
			dir = parent
		}
	}
}

// gitDirOf returns the Git folder of the work tree root d, "" if d is none. As in
// git, a folder .git that is no repository is passed over, but a file .git that
// leads nowhere is an error: a submodule or worktree whose home was moved must
// not be taken for part of the repository around it.
func gitDirOf(d string) (string, error) {
	dot := filepath.Join(d, ".git")
	info, err := os.Stat(dot)
	switch {
	case err != nil:
		return "", nil
	case info.IsDir():
		if isGitDir(dot) {
			return dot, nil
		}
		return "", nil
	case !info.Mode().IsRegular(): // a FIFO would block
		return "", nil
	}
	target, err := readLine(dot)
	if err != nil {
		return "", errConfig(dot, err)
	}
	target, ok := strings.CutPrefix(target, "gitdir:")
	if !ok {
		return "", errConfig(dot, errors.New("no gitdir line"))
	}
	gitDir := absFrom(d, strings.TrimSpace(target))
	if !isGitDir(gitDir) {
		return "", errConfig(dot, errors.New("gitdir leads to no repository"))
	}
	return gitDir, nil
}

// isGitDir reports whether d looks like a Git folder: HEAD, and (its own or a
// shared) objects and refs.
func isGitDir(d string) bool {
	head, err := os.Lstat(filepath.Join(d, "HEAD"))
	if err != nil || head.IsDir() || head.Mode()&(fs.ModeNamedPipe|fs.ModeDevice|fs.ModeSocket) != 0 {
		return false
	}
	common, err := commonDir(d)
	return err == nil && isDir(filepath.Join(common, "objects")) && isDir(filepath.Join(common, "refs"))
}

// commonDir returns the folder that the linked worktree with the Git folder
// gitDir shares with the main one; gitDir itself if it is not linked.
func commonDir(gitDir string) (string, error) {
	line, err := readLine(filepath.Join(gitDir, "commondir"))
	if errors.Is(err, fs.ErrNotExist) {
		return gitDir, nil
	}
	if err != nil {
		return "", errConfig(gitDir, err)
	}
	return absFrom(gitDir, line), nil
}

// readLine reads a file of one line, as .git and commondir are. More than 64 KiB
// is no such file.
func readLine(name string) (string, error) {
	b, err := readSmall(name, 64<<10)
	if err != nil {
		return "", err
	}
	line, _, _ := strings.Cut(string(b), "\n")
	return strings.TrimSpace(line), nil
}

// readSmall reads a regular file of at most limit bytes.
func readSmall(name string, limit int64) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > limit {
		return nil, errors.New("not a small file: " + name)
	}
	return os.ReadFile(name)
}

func isDir(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// absFrom reads name, which Git wrote with slashes, as relative to base.
func absFrom(base, name string) string {
	name = filepath.FromSlash(name)
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(base, name)
}
