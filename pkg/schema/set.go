package schema

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// ErrUnknownKind is wrapped by the error of [Set.Kind] for a name that no schema
// file defines.
var ErrUnknownKind = errors.New("unknown kind")

const (
	suffix     = ".schema.json"
	commonFile = "common" // shared definitions; no kind of its own

	maxFileSize = 1 << 20 // bytes of a schema file
	maxOwn      = 200     // files of a firm's own kinds
)

// Set is all kinds of one repository. It reads a schema file the first time a
// kind is asked for, and compiles one only for a document that is not plainly
// valid. A Set is safe for concurrent use.
type Set struct {
	parent *Set // the built-in kinds, for a Set made by With
	fsys   fs.FS

	listOnce sync.Once
	names    []string // the kinds of fsys, sorted
	listErr  error

	mu    sync.Mutex // reading and compiling: the validator's compiler is not concurrent
	docs  map[string]*doc
	kinds map[string]*kindSlot

	compiled atomic.Int64
}

// kindSlot is the one reading of a kind's file.
type kindSlot struct {
	once sync.Once
	kind *Kind
	err  error
}

// New makes the Set of the schema files <kind>.schema.json at the top of fsys. It
// reads nothing yet.
func New(builtin fs.FS) *Set {
	return &Set{fsys: builtin, docs: map[string]*doc{}, kinds: map[string]*kindSlot{}}
}

// With is s and the kinds of a firm's own schema folder. The firm's files may refer
// to the built-in ones. A firm's file that bears the name of a built-in kind is not
// used, and [Lint] says so: loosening a built-in kind is no matter of one file. Own
// files are checked by the rules of Lint before their first use, for a small hostile
// schema can occupy a validator for seconds.
func (s *Set) With(own fs.FS) *Set {
	t := New(own)
	t.parent = s
	return t
}

// Kinds are the names of all kinds, sorted.
func (s *Set) Kinds() []string {
	s.listOnce.Do(s.list)
	if s.parent == nil {
		return slices.Clone(s.names)
	}
	all := append(s.parent.Kinds(), s.names...)
	slices.Sort(all)
	return slices.Compact(all)
}

func (s *Set) list() {
	entries, err := fs.ReadDir(s.fsys, ".")
	if s.parent != nil && errors.Is(err, fs.ErrNotExist) {
		return // most firms have no kinds of their own
	}
	if err != nil {
		s.listErr = fmt.Errorf("list schemas: %w", err)
		return
	}
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), suffix); ok && name != commonFile && !e.IsDir() {
			s.names = append(s.names, name)
		}
	}
	slices.Sort(s.names)
	if s.parent != nil && len(s.names) > maxOwn {
		s.listErr = fmt.Errorf("list schemas: %d files: want at most %d", len(s.names), maxOwn)
		s.names = nil
	}
}

// owns reports whether a file of s itself, not of its parent, defines the kind.
func (s *Set) owns(name string) bool {
	s.listOnce.Do(s.list)
	_, found := slices.BinarySearch(s.names, name)
	return found
}

// Kind is the kind of that name. The error wraps [ErrUnknownKind] where no file
// defines it, and says what is wrong with the file where it cannot be used.
func (s *Set) Kind(name string) (*Kind, error) {
	if s.parent != nil && s.parent.has(name) {
		return s.parent.Kind(name)
	}
	if !s.owns(name) {
		if s.listErr != nil {
			return nil, s.listErr
		}
		return nil, fmt.Errorf("kind %q: %w", name, ErrUnknownKind)
	}
	s.mu.Lock()
	slot := s.kinds[name]
	if slot == nil {
		slot = &kindSlot{}
		s.kinds[name] = slot
	}
	s.mu.Unlock()
	slot.once.Do(func() { slot.kind, slot.err = s.load(name) })
	return slot.kind, slot.err
}

func (s *Set) has(name string) bool {
	return s.owns(name) || s.parent != nil && s.parent.has(name)
}

// Compiled is the number of kinds that were compiled for the validator so far.
func (s *Set) Compiled() int {
	n := int(s.compiled.Load())
	if s.parent != nil {
		n += s.parent.Compiled()
	}
	return n
}

// doc is one schema file, its references already in the one name space.
type doc struct {
	name string // file name without suffix
	root *value
	src  string // of a firm's own file, to tell lines; "" for a built-in one
}

// doc reads <name>.schema.json once, from the parent first. The caller holds s.mu.
func (s *Set) doc(name string) (*doc, error) {
	if s.parent != nil && (name == commonFile || s.parent.has(name)) {
		s.parent.mu.Lock()
		defer s.parent.mu.Unlock()
		return s.parent.doc(name)
	}
	if d := s.docs[name]; d != nil {
		return d, nil
	}
	file := name + suffix
	if !fs.ValidPath(file) || path.Base(file) != file {
		return nil, fmt.Errorf("read schema %q: no such name", name)
	}
	data, err := s.read(file)
	if err != nil {
		return nil, fmt.Errorf("read schema: %w", err)
	}
	root, err := parseJSON(data)
	if err != nil {
		return nil, fmt.Errorf("parse %s: %w", file, err)
	}
	if root.form != objectForm {
		return nil, fmt.Errorf("parse %s: want an object at the top", file)
	}
	if err := qualifyRefs(root, name); err != nil {
		return nil, fmt.Errorf("parse %s: %w", file, err)
	}
	d := &doc{name: name, root: root}
	if s.parent != nil {
		d.src = string(data)
	}
	s.docs[name] = d
	return d, nil
}

// read reads a schema file. Of a firm's own files, what is no plain file is seen before
// it is opened (opening a FIFO would block), and so is what is too large.
func (s *Set) read(file string) ([]byte, error) {
	if s.parent == nil {
		return fs.ReadFile(s.fsys, file)
	}
	info, err := fs.Lstat(s.fsys, file)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errors.New("no plain file")
	case info.Size() > maxFileSize:
		return nil, fmt.Errorf("%s: %d bytes: want at most %d", file, info.Size(), maxFileSize)
	}
	return fs.ReadFile(s.fsys, file)
}
