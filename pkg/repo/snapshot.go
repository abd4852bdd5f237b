package repo

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/firm"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/pkg/tree"
)

// ManifestFile is the path of the file that makes a directory a PMS repository.
const ManifestFile = "pms.yaml"

// Snapshot is one state of a repository. It is immutable and safe for many
// goroutines.
type Snapshot struct {
	Files   []*File // YAML files, by path
	Raw     []Raw   // all other files, by path
	Firm    *firm.Firm
	Schemas *schema.Set

	reader      *reader                      // for raw files; nil: there are none
	problems    map[string][]diag.Diagnostic // by rule id
	kinds       map[string]*index
	regulations []Regulation
	paths       map[string]*File
	lost        map[string]bool // by kind
	own         []string        // names of the firm's own kinds
	guesses     int             // see nearest
}

// File is one YAML file.
type File struct {
	Path   string
	Source string         // the bytes as read
	Tree   *tree.Tree     // nil where the file is not readable as YAML
	Record *record.Record // nil where the kind is unknown

	problems []diag.Diagnostic
	refs     []schema.Ref
	document *regulation.Document
}

// Raw is a file that is not YAML; its content is not read at load, see [Snapshot.ReadRaw].
type Raw struct {
	Path string
	Size int64
}

// Regulation is a record of rule text together with its structure.
type Regulation struct {
	Record   *record.Record
	Document *regulation.Document
}

// index holds the records of one kind.
type index struct {
	records []*record.Record          // by file, then place in the file
	byID    map[string]*record.Record // of several with one id, which is a problem, the first
}

// File is the YAML file at a path, nil where there is none.
func (s *Snapshot) File(path string) *File { return s.paths[path] }

// Kinds are the kinds of which there are records, sorted.
func (s *Snapshot) Kinds() []string {
	out := make([]string, 0, len(s.kinds))
	for kind := range s.kinds {
		out = append(out, kind)
	}
	slices.Sort(out)
	return out
}

// KindTitle is the name of a kind on the screen, its identifier where it is unknown.
func (s *Snapshot) KindTitle(name string) diag.Text {
	if kind, err := s.Schemas.Kind(name); err == nil {
		return kind.Title
	}
	return diag.T(name, name)
}

// Of are the records of a kind, by file and place; for a ledger kind its entries.
func (s *Snapshot) Of(kind string) []*record.Record {
	if ix := s.kinds[kind]; ix != nil {
		return ix.records
	}
	return nil
}

// Find is the record with an id, nil where there is none. Of several with one id
// it is the first.
func (s *Snapshot) Find(kind, id string) *record.Record {
	if ix := s.kinds[kind]; ix != nil {
		return ix.byID[id]
	}
	return nil
}

// Regulations are the documents with rule text, by file.
func (s *Snapshot) Regulations() []Regulation { return s.regulations }

// Problems are what loading found under a rule id, in the order of the files.
func (s *Snapshot) Problems(rule string) []diag.Diagnostic { return s.problems[rule] }

// ProblemRules are the rule ids under which loading found something, sorted.
func (s *Snapshot) ProblemRules() []string {
	out := make([]string, 0, len(s.problems))
	for rule := range s.problems {
		out = append(out, rule)
	}
	slices.Sort(out)
	return out
}

// Manifest is the record of pms.yaml, nil where it is missing or unreadable.
func (s *Snapshot) Manifest() *record.Record {
	if f := s.paths[ManifestFile]; f != nil && f.Record != nil && f.Record.Kind.Name == "manifest" {
		return f.Record
	}
	return nil
}

func (s *Snapshot) add(d diag.Diagnostic) {
	s.problems[d.Rule] = append(s.problems[d.Rule], d)
}
