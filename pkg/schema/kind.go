package schema

import (
	"encoding/json"
	"fmt"
	"sync"

	"github.com/pms-project/pms/pkg/diag"
)

// Kind is one kind of document: what its schema file says.
type Kind struct {
	Name               string
	Title, Description diag.Text
	Meta               Meta

	// Record is the shape of one record: the file, or one entry of a ledger.
	Record *Shape
	// Head is the shape of a ledger's whole file, entries included; nil for kinds
	// whose file is the record.
	Head *Shape

	set    *Set
	root   *Shape // of the whole file
	source *value // self-contained, as the validator gets it
	shapes map[*value]*Shape

	compileOnce sync.Once
	compiled    compiled
}

// Meta is the annotation x-kind: where records of the kind live and what they are
// good for.
type Meta struct {
	Prefix    string          `json:"prefix"`    // of ids
	Folder    string          `json:"folder"`    // slash path below the PMS root; {year} is the PMS year
	Form      string          `json:"form"`      // default form number (様式番号)
	Profiles  []string        `json:"profiles"`  // profiles that use the kind; none: all
	Evidence  []string        `json:"evidence"`  // ids of the requirements it is evidence for
	Approval  []string        `json:"approval"`  // roles, in the order of approval
	Occurs    string          `json:"occurs"`    // event, periodic or standing
	Occurred  string          `json:"occurred"`  // dotted path of the field that dates an occurrence
	Retention json.RawMessage `json:"retention"` // as written; nil where not stated
}

// IsLedger reports whether a file of the kind is an envelope whose entries are the
// records.
func (k *Kind) IsLedger() bool { return k.Head != nil }

// Has reports whether the record declares a field at this path; see [Shape.Has].
func (k *Kind) Has(path ...string) bool { return k.Record.Has(path...) }

// Field is the record's field at this path; see [Shape.Field].
func (k *Kind) Field(path ...string) (Field, bool) { return k.Record.Field(path...) }

// Annotation is an annotation at the top of the schema file (x-deadlines, x-kind) as
// JSON; ok is false where it is absent.
func (k *Kind) Annotation(name string) (data json.RawMessage, ok bool) {
	v := k.source.get(name)
	if v == nil {
		return nil, false
	}
	return appendJSON(nil, v), true
}

func (s *Set) load(name string) (*Kind, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d, err := s.doc(name)
	if err != nil {
		return nil, err
	}
	if s.parent != nil {
		if faults := s.lintLocked(name); len(faults) > 0 {
			return nil, faults[0]
		}
	}
	defs := map[string]*value{}
	if err := s.definitions(d.root, defs); err != nil {
		return nil, fmt.Errorf("read %s%s: %w", name, suffix, err)
	}
	b := &builder{set: s, shapes: map[*value]*Shape{}, active: map[*value]bool{}}
	root, err := b.shape(d.root)
	if err != nil {
		return nil, fmt.Errorf("read %s%s: %w", name, suffix, err)
	}
	k := &Kind{
		Name: name, Title: root.title, Description: root.description,
		Record: root, set: s, root: root, source: selfContained(d.root, defs), shapes: b.shapes,
	}
	k.shapes[k.source] = root // the same words, its definitions moved
	if err := k.readMeta(); err != nil {
		return nil, fmt.Errorf("read %s%s: x-kind: %w", name, suffix, err)
	}
	if entries, ok := root.child("entries"); ok && entries.Shape.Item() != nil {
		k.Head, k.Record = root, entries.Shape.Item()
	}
	return k, nil
}

func (k *Kind) readMeta() error {
	data, ok := k.Annotation("x-kind")
	if !ok {
		return nil
	}
	return json.Unmarshal(data, &k.Meta)
}
