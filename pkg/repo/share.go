package repo

import (
	"slices"
	"strings"
)

// sameFile is the file at a path if its content is data, line endings aside: a
// checkout on Windows has CRLF where the revision has LF. Files are immutable, so
// two snapshots may hold the same one. What was judged by a schema of the firm's own is
// judged anew: the other snapshot may have another schema.
func (s *Snapshot) sameFile(path string, data []byte) *File {
	if s == nil {
		return nil
	}
	f := s.paths[path]
	if f == nil || f.Tree == nil || s.ownKind(f) || !equalFolded(f.Source, string(data)) {
		return nil
	}
	return f
}

// ownKind reports whether the file says that it is of no built-in kind.
func (s *Snapshot) ownKind(f *File) bool {
	return f.Record == nil || slices.Contains(s.own, f.Record.Kind.Name)
}

func equalFolded(a, b string) bool {
	if a == b {
		return true
	}
	return strings.Contains(a+b, "\r\n") && fold(a) == fold(b)
}

func fold(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }
