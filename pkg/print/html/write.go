package html

import (
	"context"
	_ "embed"
	"fmt"

	"github.com/pms-project/pms/pkg/block"
	"github.com/pms-project/pms/pkg/par"
)

var (
	//go:embed assets/style.css
	styleCSS []byte
	//go:embed assets/search.js
	searchJS []byte
)

// The pages that are made of the book as a whole.
const (
	indexPage  = "index.html"
	bookPage   = "book.html"
	stylePage  = "style.css"
	scriptPage = "search.js"
	dataPage   = "search-index.js"
)

// Write makes the pages of a book, each document on its own, side by side. It fails
// when ctx ends and for a block of a kind it does not know.
func Write(ctx context.Context, book *block.Book) ([]block.Page, error) {
	s := &site{book: book, index: book.Index(), cards: cardsOf(book)}
	n := len(book.Documents)
	errs := make([]error, n)
	bodies, err := par.Map(ctx, n, func(i int) (b body) {
		b, errs[i] = s.body(book.Documents[i])
		return b
	})
	if err != nil {
		return nil, err
	}
	for i, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("write document %s: %w", book.Documents[i].Name, err)
		}
	}
	pages := []block.Page{
		{Name: stylePage, Data: styleCSS}, {Name: scriptPage, Data: searchJS},
	}
	last := []func() block.Page{
		func() block.Page { return block.Page{Name: bookPage, Data: s.bookPage(bodies)} },
		func() block.Page { return block.Page{Name: indexPage, Data: s.indexPage()} },
		func() block.Page { return block.Page{Name: dataPage, Data: s.searchData()} },
	}
	made, err := par.Map(ctx, n+len(last), func(i int) block.Page {
		if i < len(last) {
			return last[i]()
		}
		i -= len(last)
		return block.Page{Name: book.Documents[i].Name + ".html", Data: s.page(i, bodies[i].own)}
	})
	return append(pages, made...), err
}

// site is what all pages share.
type site struct {
	book  *block.Book
	index map[string]*block.Document
	cards map[placeKey]card
}

// body is a document in HTML: for a page of its own, and as a part of the book, where
// anchors and headings are others.
type body struct{ own, part []byte }

func (s *site) body(d *block.Document) (body, error) {
	own := &writer{site: s, doc: d, top: 1}
	part := &writer{site: s, doc: d, top: 2, inBook: true}
	for _, w := range []*writer{own, part} {
		w.level = w.top
		if err := w.blocks(d.Blocks); err != nil {
			return body{}, err
		}
	}
	return body{own.buf, part.buf}, nil
}
