package cite

import (
	"context"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/par"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/repo"
)

// Index is every citation of a snapshot. It is immutable and safe for many goroutines,
// save [Index.Resolver].
type Index struct {
	Places []*Place // rule books by file and place, then records by file and place

	shelf   *shelf
	of      map[*regulation.Document][]*Place
	to      map[*regulation.Node][]Ref
	tables  map[*regulation.Appendix][]Ref
	records map[*regulation.Document]*record.Record
}

// Ref is one citation at its place.
type Ref struct {
	Place *Place
	Cited regulation.Cited
}

// Range is the place of the citation.
func (r Ref) Range() diag.Range { return r.Place.Range(r.Cited.From, r.Cited.To) }

// Written is the citation as it stands in the text.
func (r Ref) Written() string { return r.Place.Text[r.Cited.From:r.Cited.To] }

// New finds and resolves every citation of a snapshot, a document a processor. The error
// is that of ctx.
func New(ctx context.Context, s *repo.Snapshot) (*Index, error) {
	x := &Index{
		shelf: newShelf(s), of: map[*regulation.Document][]*Place{}, to: map[*regulation.Node][]Ref{},
		tables: map[*regulation.Appendix][]Ref{}, records: map[*regulation.Document]*record.Record{},
	}
	books := s.Regulations()
	found, err := par.Map(ctx, len(books), func(i int) []*Place {
		c := collector{resolver: regulation.NewResolver(books[i].Document, x.shelf)}
		c.document(books[i])
		return c.places
	})
	if err != nil {
		return nil, err
	}
	for i, places := range found {
		x.records[books[i].Document] = books[i].Record
		x.of[books[i].Document] = places
		x.Places = append(x.Places, places...)
	}
	c := collector{resolver: x.Outside()}
	for _, f := range s.Files {
		if f.Record != nil && Stands(f.Record) && f.Record.Kind.Name != "regulation" {
			c.record(f.Record)
		}
	}
	x.Places = append(x.Places, c.places...)
	x.turn()
	return x, nil
}

// Stands reports whether a record is valid until it is changed: a ledger is, though it is
// gone through every year. The others are of their date, and what they cite is what was
// in force then.
func Stands(r *record.Record) bool {
	switch r.Kind.Meta.Occurs {
	case "event":
		return false
	case "periodic":
		return r.Kind.IsLedger()
	}
	return true
}

// turn makes the lists of who cites.
func (x *Index) turn() {
	for _, p := range x.Places {
		for _, c := range p.Cites {
			for _, n := range c.Target.Nodes {
				x.to[n] = append(x.to[n], Ref{p, c})
			}
			if a := c.Target.Appendix; a != nil {
				x.tables[a] = append(x.tables[a], Ref{p, c})
			}
		}
	}
}

// Of are the places of a rule book that cite, in order.
func (x *Index) Of(doc *regulation.Document) []*Place { return x.of[doc] }

// To are the citations of a provision itself, not of what is in it; those of a range that
// holds it too.
func (x *Index) To(n *regulation.Node) []Ref { return x.to[n] }

// ToAppendix are the citations of an appendix.
func (x *Index) ToAppendix(a *regulation.Appendix) []Ref { return x.tables[a] }

// Record is the record of a rule book of the snapshot, nil for any other.
func (x *Index) Record(doc *regulation.Document) *record.Record { return x.records[doc] }

// Resolver is a new resolver of a document among the others of the snapshot. It serves one
// goroutine.
func (x *Index) Resolver(doc *regulation.Document) *regulation.Resolver {
	return regulation.NewResolver(doc, x.shelf)
}

// Outside is a resolver of texts that stand in no rule book.
func (x *Index) Outside() *regulation.Resolver {
	return regulation.NewResolver(&regulation.Document{Dialect: regulation.Company()}, x.shelf)
}

// shelf finds the documents of a snapshot by title or number, and forms by their code.
type shelf struct {
	titles map[string]*regulation.Document
	forms  map[string]string
}

func newShelf(s *repo.Snapshot) *shelf {
	sh := &shelf{titles: map[string]*regulation.Document{}, forms: map[string]string{}}
	for _, r := range s.Regulations() {
		for _, name := range []string{r.Document.Title, r.Document.DocumentNo} {
			if name = squeeze(name); name != "" && sh.titles[name] == nil {
				sh.titles[name] = r.Document
			}
		}
		for _, a := range r.Document.Appendices {
			if code := a.Source.Get("form_no").Text(); code != "" {
				sh.forms[code] = a.Title
			}
		}
	}
	for _, r := range s.Of("document_register") {
		for _, field := range []string{"document_no", "form_no"} {
			if code := r.Node.Get(field).Text(); code != "" {
				sh.forms[code] = r.Label()
			}
		}
	}
	return sh
}

// squeeze is a name without white space, which does not tell names apart.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// Document is the document of a title or number as cited, nil where there is none.
func (s *shelf) Document(title string) *regulation.Document { return s.titles[squeeze(title)] }

// Form is the title of the form with a code.
func (s *shelf) Form(code string) (string, bool) {
	title, ok := s.forms[code]
	return title, ok
}
