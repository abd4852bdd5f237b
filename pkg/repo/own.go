package repo

import (
	"errors"
	"io/fs"
	"path"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/schema"
)

// ownFolder holds the schemas of a firm's own kinds.
const ownFolder = "schemas"

// schemaFile is the path of the schema of an own kind.
func schemaFile(kind string) string { return path.Join(ownFolder, kind+".schema.json") }

// Kinds is the set of kinds with the firm's own, if the repository at the root of fsys
// has any in schemas/. A link in the place of the folder is not followed: it is a problem
// of its own.
func Kinds(fsys fs.FS, set *schema.Set) (*schema.Set, error) {
	builtin := set.Builtin() // the set may be that of another snapshot
	info, err := fs.Lstat(fsys, ownFolder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return builtin, nil
	case err != nil:
		return nil, err
	case !info.IsDir():
		return builtin, nil
	}
	own, err := fs.Sub(fsys, ownFolder)
	if err != nil {
		return nil, err
	}
	return builtin.With(own), nil
}

// checkOwn reports what is wrong with the firm's own schemas.
func (s *Snapshot) checkOwn() {
	s.own = s.Schemas.Own()
	for _, f := range s.Schemas.Faults() {
		file := path.Join(ownFolder, f.File)
		d := fileProblem(ruleOwnSchema, file, diag.T("%[1]s。", "%[1]s", f.Message), f.Hint)
		if f.Line > 0 {
			at := diag.Point{Line: f.Line, Column: 1}
			d.Range = diag.Range{File: file, Start: at, End: at}
		}
		d.Field = "/" + f.At
		s.add(d)
	}
}
