package html

import (
	"crypto/sha256"
	"encoding/base64"
	"strconv"

	"github.com/pms-project/pms/pkg/block"
)

// frame is what stands around the content of a page.
type frame struct {
	title string
	style string // the rules of this page's paper, allowed by their digest
	class string
	bar   bool // the bar with the way back and the search
}

// open writes a page as far as its content.
func (w *writer) open(f frame) {
	l := w.book.Labels
	w.raw("<!doctype html>\n<html")
	w.attr("lang", w.book.Lang)
	w.raw("><head><meta charset=\"utf-8\">\n")
	w.raw(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' '`, sourceHash(f.style),
		`'; script-src 'self'; img-src data:; base-uri 'none'; form-action 'none'">`, "\n")
	w.raw(`<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">`, "\n<title>")
	w.text(f.title)
	w.raw("</title>\n", `<link rel="icon" href="data:,"><link rel="stylesheet" href="`, stylePage, `">`, "\n<style>", f.style, "</style>\n")
	if f.bar {
		w.raw(`<script src="`, scriptPage, `" defer></script>`, "\n")
	}
	w.raw("</head>\n<body")
	w.attr("class", f.class)
	w.raw(">\n")
	if !f.bar {
		return
	}
	w.raw(`<a class="skip" href="#main">`)
	w.text(l.Skip)
	w.raw(`</a><header class="bar"><a class="home" href="`, indexPage, `">`)
	w.text(w.book.Firm)
	w.raw(` <span>`)
	w.text(l.Top)
	w.raw(`</span></a><div class="find" role="search"><label for="q">`)
	w.text(l.Search)
	w.raw(`</label><input id="q" type="search" autocomplete="off"`)
	w.attr("placeholder", l.SearchHint)
	w.attr("data-none", l.NoHits)
	w.attr("data-hits", l.Hits)
	w.raw(`><div id="hits" aria-live="polite"></div></div></header>`, "\n")
}

// sourceHash is the digest of a style sheet as a Content-Security-Policy names it.
func sourceHash(style string) string {
	sum := sha256.Sum256([]byte(style))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// page is the page of one document.
func (s *site) page(i int, content []byte) []byte {
	d := s.book.Documents[i]
	w := &writer{site: s, doc: d, top: 1}
	w.buf = make([]byte, 0, len(content)+4096)
	w.open(frame{title: d.Title + " - " + s.book.Firm, style: paperOf("", d, s.book), class: wide(d), bar: true})
	w.raw(`<main id="main" class="doc">`, "\n", string(content), "</main>\n")
	w.neighbours(i)
	w.raw("</body></html>\n")
	return w.buf
}

func wide(d *block.Document) string {
	if d.Wide {
		return "wide"
	}
	return ""
}

// neighbours are the ways to the document before and after.
func (w *writer) neighbours(i int) {
	all := w.book.Documents
	w.raw(`<nav class="next"`)
	w.attr("aria-label", w.book.Labels.Document)
	w.raw(">")
	link := func(j int, rel, before, after string) {
		if j < 0 || j >= len(all) {
			w.raw("<span></span>")
			return
		}
		w.raw(`<a rel="`, rel, `" href="`, all[j].Name, `.html">`, before)
		w.text(all[j].Title)
		w.raw(after, "</a>")
	}
	link(i-1, "prev", "← ", "")
	link(i+1, "next", "", " →")
	w.raw("</nav>\n")
}

// indexPage is the contents of the whole, with the search.
func (s *site) indexPage() []byte {
	w := &writer{site: s, doc: &block.Document{}, top: 1}
	w.open(frame{title: s.book.Title + " - " + s.book.Firm, style: paperOf("", &block.Document{Title: s.book.Title}, s.book), class: "index", bar: true})
	w.raw(`<main id="main" class="doc">`)
	w.bookTitle("h1")
	w.raw(`<p class="tools"><a href="`, bookPage, `">`)
	w.text(s.book.Labels.Book)
	w.raw("</a></p>\n")
	w.all("h2", "h3")
	w.raw("</main></body></html>\n")
	return w.buf
}

func (w *writer) bookTitle(h string) {
	w.raw(`<header class="front"><p class="firm">`)
	w.text(w.book.Firm)
	w.raw("</p><", h, ` class="title">`)
	w.text(w.book.Title)
	w.raw("</", h, ">")
	if w.book.Note != "" {
		w.raw(`<p class="state">`)
		w.text(w.book.Note)
		w.raw("</p>")
	}
	w.raw("</header>\n")
}

// all lists the documents of the book by group; records by kind below it.
func (w *writer) all(h, below string) {
	group, sub, open := "", "", false
	end := func() {
		if open {
			w.raw("</ul>")
		}
		open = false
	}
	for _, d := range w.book.Documents {
		if d.Group != group {
			end()
			group, sub = d.Group, ""
			w.raw("<", h, ` class="g1">`)
			w.text(group)
			w.raw("</", h, ">")
		}
		if d.Sub != sub {
			end()
			if sub = d.Sub; sub != "" {
				w.raw("<", below, ` class="g2">`)
				w.text(sub)
				w.raw("</", below, ">")
			}
		}
		if !open {
			w.raw(`<ul class="all">`)
			open = true
		}
		w.raw(`<li><span class="no">`)
		w.text(d.Number)
		w.raw(`</span><a`)
		if w.inBook {
			w.raw(` href="#`, d.Name, `">`)
		} else {
			w.raw(` href="`, d.Name, `.html">`)
		}
		w.text(d.Title)
		w.raw(`</a><span class="ed">`)
		w.text(d.Edition)
		w.raw("</span></li>\n")
	}
	end()
}

// bookPage is the whole book in one page, for printing.
func (s *site) bookPage(bodies []body) []byte {
	w := &writer{site: s, doc: &block.Document{}, top: 1, inBook: true}
	size := 1 << 16
	style := paperOf("front", &block.Document{Title: s.book.Title}, s.book)
	for i, d := range s.book.Documents {
		size += len(bodies[i].part) + 200
		style += paperOf("pg"+strconv.Itoa(i), d, s.book)
	}
	w.buf = make([]byte, 0, size)
	w.open(frame{title: s.book.Title + " - " + s.book.Firm, style: style, class: "book"})
	w.raw(`<main id="main"><section class="front-page">`)
	w.bookTitle("h1")
	w.raw(`</section><nav class="doc all-contents"`)
	w.attr("aria-label", s.book.Labels.Contents)
	w.raw(`><h2 class="title">`)
	w.text(s.book.Labels.Contents)
	w.raw("</h2>")
	w.all("h3", "h4")
	w.raw("</nav>\n")
	for i, d := range s.book.Documents {
		class := "doc pg" + strconv.Itoa(i)
		if d.Wide {
			class += " wide"
		}
		w.raw(`<section class="`, class, `"`)
		w.attr("id", d.Name)
		w.raw(">\n", string(bodies[i].part), "</section>\n")
	}
	w.raw("</main></body></html>\n")
	return w.buf
}
