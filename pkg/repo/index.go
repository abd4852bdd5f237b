package repo

import (
	"path"
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/near"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/schema"
)

// index gathers the records of all files, in the order of the files, and reports
// ids that are missing from the file's name or held twice.
func (s *Snapshot) index() {
	for _, f := range s.Files {
		s.paths[f.Path] = f
	}
	for _, f := range s.Files {
		for _, d := range f.problems {
			s.add(d)
		}
		if f.document != nil {
			s.regulations = append(s.regulations, Regulation{f.Record, f.document})
			for _, d := range f.document.Problems {
				d.Subject = f.subject()
				s.add(d)
			}
		}
		if f.Record != nil {
			s.enter(f)
		}
		s.lose(f)
	}
}

// misnamed reports whether the record of a whole file bears another id than the file.
func misnamed(r *record.Record) bool {
	return r.Ledger == nil && r.ID != "" && r.Kind.Name != "manifest" && r.ID != record.BaseName(r.File())
}

func (s *Snapshot) enter(f *File) {
	r := f.Record
	if r.Kind.Name == "manifest" && f.Path != ManifestFile {
		s.add(strayManifestProblem(f))
		return
	}
	if misnamed(r) {
		if original := s.original(r); original != nil {
			s.add(doubleProblem(original, r))
			return // one finding a copy, whatever it holds
		}
		s.add(misnamedProblem(f))
	}
	if !r.IsHead() {
		s.put(r)
	}
	for _, entry := range r.Entries {
		s.put(entry)
	}
}

// original is the record of which a misnamed file holds a copy: that of the file beside
// it with the right name. nil: there is none.
func (s *Snapshot) original(r *record.Record) *record.Record {
	f := s.paths[path.Join(path.Dir(r.File()), r.ID+path.Ext(r.File()))]
	if f == nil || f.Record == nil || f.Record.Kind != r.Kind || f.Record.ID != r.ID {
		return nil
	}
	return f.Record
}

// checkManifest reports a pms.yaml that is no manifest. Without one nothing is known
// of the firm, so most rules have nothing to check and find nothing.
func (s *Snapshot) checkManifest() {
	f := s.paths[ManifestFile]
	switch {
	case f == nil:
		if !slices.ContainsFunc(s.problems[ruleSpecial], func(d diag.Diagnostic) bool { return d.Range.File == ManifestFile }) {
			s.add(noFileManifestProblem())
		}
	case f.Record != nil && s.Manifest() == nil:
		s.add(otherManifestProblem(f))
	}
}

func (s *Snapshot) put(r *record.Record) {
	ix := s.kinds[r.Kind.Name]
	if ix == nil {
		ix = &index{byID: map[string]*record.Record{}}
		s.kinds[r.Kind.Name] = ix
	}
	ix.records = append(ix.records, r)
	if r.ID == "" {
		return
	}
	if first := ix.byID[r.ID]; first != nil {
		s.add(doubleProblem(first, r))
		return
	}
	ix.byID[r.ID] = r
}

// resolve reports references to nothing.
func (s *Snapshot) resolve() {
	for _, f := range s.Files {
		for _, ref := range f.refs {
			if !s.resolves(ref) && !slices.ContainsFunc(ref.Kinds, s.Lost) {
				s.add(s.danglingProblem(f, ref))
			}
		}
	}
}

func (s *Snapshot) resolves(ref schema.Ref) bool {
	id := ref.Node.Text()
	for _, kind := range ref.Kinds {
		if s.Find(kind, id) != nil {
			return true
		}
	}
	return false
}

// maxGuesses bounds the work that mistyped references cause: a guess looks at every
// id of a kind, so a hostile file of dangling references would be quadratic.
const maxGuesses = 100

// meant is the record that a reference to nothing most likely means: the only one of
// the given kinds with that name or title, or with the id most like it; else nil.
func (s *Snapshot) meant(text string, kinds []string) *record.Record {
	if s.guesses++; s.guesses > maxGuesses {
		return nil
	}
	var ids []string
	var named []*record.Record
	byID := map[string]*record.Record{}
	for _, kind := range kinds {
		for _, r := range s.Of(kind) {
			ids, byID[r.ID] = append(ids, r.ID), r
			if r.Label() == text {
				named = append(named, r)
			}
		}
	}
	if len(named) == 1 {
		return named[0]
	}
	return byID[near.Only(text, ids)]
}
