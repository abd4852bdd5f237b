package repo

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/firm"
	"github.com/pms-project/pms/pkg/gitfs"
	"github.com/pms-project/pms/pkg/par"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/pkg/yamltree"
)

// Options of a load.
type Options struct {
	Schemas *schema.Set
	Limits  yamltree.Limits
	// Strict makes a rule that asks for an undeclared field panic; tests set it.
	Strict bool
	// Overlay holds contents that stand in for those of files, or add files: what
	// an editor has not saved yet.
	Overlay map[string][]byte
	// Share is another snapshot of the same repository. A file with the same content
	// in it (line endings aside) is taken over instead of parsed again.
	Share *Snapshot
}

// regulationKind is the kind whose records hold rule text.
const regulationKind = "regulation"

// ErrNoManifest: the directory holds no pms.yaml, so it is no PMS repository.
var ErrNoManifest = errors.New("no " + ManifestFile)

// Load reads a repository whose root is the root of fsys. It fails with
// [ErrNoManifest], when the root cannot be listed, or when ctx ends; everything
// else that is wrong is a problem of the snapshot.
func Load(ctx context.Context, fsys fs.FS, o Options) (*Snapshot, error) {
	if _, err := fs.Stat(fsys, ManifestFile); err != nil {
		return nil, ErrNoManifest
	}
	listing, err := list(fsys)
	if err != nil {
		return nil, fmt.Errorf("list the repository: %w", err)
	}
	listing.overlay(o.Overlay)
	o.Schemas, err = Kinds(fsys, o.Schemas)
	if err != nil {
		return nil, fmt.Errorf("list the repository: %w", err)
	}
	r := newReader(fsys, o.Limits)
	files, err := par.Map(ctx, len(listing.yaml), func(i int) *File {
		return r.load(listing.yaml[i], o)
	})
	if err != nil {
		return nil, err
	}
	s := newSnapshot(o.Schemas)
	s.Files, s.Raw, s.reader = files, listing.raw, r
	for _, d := range append(listing.problems, hidden(fsys)...) {
		s.add(d)
	}
	s.checkOwn()
	s.index()
	s.checkManifest()
	s.resolve()
	s.Firm = firm.New(s.Manifest(), s.Of)
	return s, nil
}

func newSnapshot(set *schema.Set) *Snapshot {
	return &Snapshot{Schemas: set, problems: map[string][]diag.Diagnostic{}, kinds: map[string]*index{}, paths: map[string]*File{}, lost: map[string]bool{}}
}

// Empty is the snapshot of a repository that holds nothing yet.
func Empty(set *schema.Set) *Snapshot {
	s := newSnapshot(set)
	s.Firm = firm.New(nil, s.Of)
	return s
}

// hidden are the entries of a revision whose names no file system could show.
func hidden(fsys fs.FS) []diag.Diagnostic {
	revision, ok := fsys.(*gitfs.FS)
	if !ok {
		return nil
	}
	problems, err := revision.Problems()
	if err != nil {
		return []diag.Diagnostic{unreadable(".", err)}
	}
	var out []diag.Diagnostic
	for _, p := range problems {
		out = append(out, unportableProblem(p.Path, p.Text))
	}
	return out
}

// load reads, parses and checks one file. It writes nothing but its result.
func (r *reader) load(path string, o Options) *File {
	if data, ok := o.Overlay[path]; ok {
		return parseFile(path, data, o)
	}
	var f *File
	err := r.read(path, func(data []byte) { f = parseFile(path, data, o) })
	if err != nil {
		return &File{Path: path, problems: []diag.Diagnostic{unreadable(path, err)}}
	}
	return f
}

// parseFile makes the file of its bytes, which it does not keep.
func parseFile(path string, data []byte, o Options) *File {
	if same := o.Share.sameFile(path, data); same != nil {
		return same
	}
	f := &File{Path: path}
	f.Tree, f.problems = yamltree.Parse(path, data, o.Limits)
	if f.Tree == nil {
		f.Source = string(data)
		return f
	}
	f.Source = f.Tree.Source() // the same bytes need no second copy
	if !f.Tree.Root().Exists() {
		return f // empty, which is a problem of its own
	}
	kind, problem := kindOf(f, o.Schemas)
	if kind == nil {
		f.problems = append(f.problems, *problem)
		return f
	}
	f.Record = record.New(kind, f.Tree.Root(), o.Strict)
	f.check(kind)
	if kind.Name == regulationKind {
		f.document = regulation.Read(f.Tree.Root())
	}
	return f
}

// check validates the file against its schema and spreads the violations over the
// records that they are about.
func (f *File) check(kind *schema.Kind) {
	result := kind.Check(f.Tree.Root())
	for _, v := range result.Violations {
		f.problems = append(f.problems, f.attribute(v))
	}
	for _, n := range result.Personal {
		f.problems = append(f.problems, f.personal(n))
	}
	f.refs = slices.Clone(result.Refs) // without what the list has grown to spare
}

// attribute makes a violation, whose field is a pointer from the file's root, one
// about the entry that it lies in.
func (f *File) attribute(d diag.Diagnostic) diag.Diagnostic {
	d.Subject = f.subject()
	rest, ok := strings.CutPrefix(d.Field, "/entries/")
	if !ok {
		return d
	}
	number, field, _ := strings.Cut(rest, "/")
	i := 0
	if _, err := fmt.Sscanf(number, "%d", &i); err != nil || i >= len(f.Record.Entries) {
		return d
	}
	entry := f.Record.Entries[i]
	if entry.ID == "" {
		return d
	}
	d.Subject, d.Field = entry.Subject(), ""
	if field != "" {
		d.Field = "/" + field
	}
	return d
}

// subject names the file's record, or the file where it has none.
func (f *File) subject() diag.Subject {
	if f.Record != nil && f.Record.ID != "" {
		return f.Record.Subject()
	}
	return fileSubject(f.Path)
}

func fileSubject(path string) diag.Subject { return diag.Subject{Kind: "file", ID: path} }
