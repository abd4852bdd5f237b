package repo

import "strings"

// sameFile is the file at a path if its content is data, line endings aside: a
// checkout on Windows has CRLF where the revision has LF. Files are immutable, so
// two snapshots may hold the same one.
func (s *Snapshot) sameFile(path string, data []byte) *File {
	if s == nil {
		return nil
	}
	f := s.paths[path]
	if f == nil || f.Tree == nil || !equalFolded(f.Source, string(data)) {
		return nil
	}
	return f
}

func equalFolded(a, b string) bool {
	if a == b {
		return true
	}
	return strings.Contains(a+b, "\r\n") && fold(a) == fold(b)
}

func fold(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }
