package book

import (
	"context"
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/block"
	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/par"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/repo"
)

// Options of a composition.
type Options struct {
	Lang diag.Lang
	// Today is the day of the pictures; where it is zero they show the day of the last
	// change of a document.
	Today calendar.Date
	// Only limits the book to documents by name or id, and to kinds; empty for all.
	Only []string
}

// Compose makes the book of a snapshot. It fails only when ctx ends, or with an
// [*UnknownError] for a name in Only that the repository does not know.
func Compose(ctx context.Context, snap *repo.Snapshot, o Options) (*block.Book, error) {
	c := newComposer(snap, o)
	sources, err := choose(c.sources(), o.Only)
	if err != nil {
		return nil, err
	}
	documents, err := par.Map(ctx, len(sources), func(i int) *block.Document { return c.document(sources[i]) })
	if err != nil {
		return nil, err
	}
	documents = slices.DeleteFunc(documents, func(d *block.Document) bool { return d == nil }) // a picture with nothing in it
	return &block.Book{
		Lang: string(c.lang), Firm: c.firm(), Title: c.say("個人情報保護マネジメントシステム文書集", "Book of the personal information protection management system"),
		Note: c.state(), Labels: c.labels(), Documents: documents,
	}, nil
}

// Skipped are the files of a snapshot that no book can hold: they are not readable, or
// say no kind that is known.
func Skipped(snap *repo.Snapshot) []string {
	var out []string
	for _, f := range snap.Files {
		if f.Record == nil && !strings.HasPrefix(f.Path, "schemas/") {
			out = append(out, f.Path)
		}
	}
	return out
}

// source is a document before it is composed: a whole file, or a picture.
type source struct {
	name   string // of the page
	group  int    // index in groups
	record *record.Record
	make   func() *block.Document // for what is no record; nil where there is nothing to show
}

// sources are all documents in the order of the book.
func (c *composer) sources() []source {
	out := append([]source{}, c.files...)
	out = append(out, c.pictures()...)
	slices.SortStableFunc(out, c.compare)
	return out
}

// choose keeps the documents that were asked for.
func choose(all []source, only []string) ([]source, error) {
	if len(only) == 0 {
		return all, nil
	}
	var out []source
	known := map[string]bool{}
	for _, s := range all {
		names := []string{s.name}
		if s.record != nil {
			names = append(names, s.record.ID, s.record.Kind.Name)
		}
		for _, n := range names {
			known[n] = true
		}
		if slices.ContainsFunc(only, func(n string) bool { return slices.Contains(names, n) }) {
			out = append(out, s)
		}
	}
	for _, n := range only {
		if !known[n] {
			return nil, unknown(n, known)
		}
	}
	return out, nil
}

func (c *composer) document(s source) *block.Document {
	var d *block.Document
	switch {
	case s.make != nil:
		d = s.make()
	case c.regulations[s.record] != nil:
		d = c.regulation(s.record, c.regulations[s.record])
	case s.record.Kind.Name == "policy":
		d = c.policy(s.record)
	case s.record.IsHead():
		d = c.ledger(s.record)
	default:
		d = c.form(s.record)
	}
	if d != nil {
		d.Name, d.Group = s.name, c.groups()[s.group]
	}
	return d
}

// state says how far the documents of the book go: the last day on which one of them
// was changed or approved.
func (c *composer) state() string {
	if c.last.IsZero() {
		return ""
	}
	return c.say("%[1]s現在の文書", "Documents as of %[1]s", c.date(c.last))
}
