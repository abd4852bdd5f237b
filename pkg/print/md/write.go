package md

import (
	"context"
	"fmt"

	"github.com/pms-project/pms/pkg/block"
	"github.com/pms-project/pms/pkg/par"
)

// indexPage is the page that lists all others.
const indexPage = "index.md"

// Write makes the pages of a book, each document on its own, side by side. It fails when
// ctx ends and for a block of a kind it does not know.
func Write(ctx context.Context, book *block.Book) ([]block.Page, error) {
	index := book.Index()
	n := len(book.Documents)
	errs := make([]error, n)
	pages, err := par.Map(ctx, n, func(i int) block.Page {
		w := &writer{book: book, index: index, doc: book.Documents[i]}
		w.line("# " + escape(w.doc.Title))
		w.gap()
		errs[i] = w.blocks(w.doc.Blocks)
		return block.Page{Name: w.doc.Name + ".md", Data: w.finish()}
	})
	if err != nil {
		return nil, err
	}
	for i, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("write document %s: %w", book.Documents[i].Name, err)
		}
	}
	return append([]block.Page{{Name: indexPage, Data: contents(book)}}, pages...), nil
}

// contents lists the documents by group.
func contents(book *block.Book) []byte {
	w := &writer{book: book, doc: &block.Document{}}
	w.line("# " + escape(book.Title))
	w.gap()
	w.line(escape(book.Firm))
	if book.Note != "" {
		w.gap()
		w.line(escape(book.Note))
	}
	group, sub := "", ""
	for _, d := range book.Documents {
		if d.Group != group {
			group, sub = d.Group, ""
			w.gap()
			w.line("## " + escape(group))
			w.gap()
		}
		if d.Sub != sub {
			sub = d.Sub
			w.gap()
			w.line("### " + escape(sub))
			w.gap()
		}
		item := "- [" + escape(d.Title) + "](" + d.Name + ".md)"
		for _, more := range []string{d.Number, d.Edition} {
			if more != "" {
				item += " " + escape(more)
			}
		}
		w.line(item)
	}
	return w.finish()
}
