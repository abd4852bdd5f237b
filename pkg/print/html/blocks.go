package html

import (
	"fmt"
	"strconv"

	"github.com/pms-project/pms/pkg/block"
)

func (w *writer) blocks(blocks []block.Block) error {
	for _, b := range blocks {
		if err := w.block(b); err != nil {
			return err
		}
	}
	return nil
}

// block writes one block. A kind without a case is an error: a paragraph that is left
// out of a rule book is a change of the rules.
func (w *writer) block(b block.Block) error {
	switch b := b.(type) {
	case *block.Cover:
		w.cover(b)
	case *block.Heading:
		w.heading(b)
	case *block.Paragraph:
		w.paragraph(b)
	case *block.Article:
		return w.article(b)
	case *block.Provision:
		w.provision(b, "")
		w.asides(asidesOf(b))
	case *block.Boxed:
		w.raw(`<div class="box">`)
		err := w.blocks(b.Blocks)
		w.raw("</div>\n")
		return err
	case *block.Table:
		w.table(b)
	case *block.Form:
		return w.form(b)
	case *block.Approvals:
		w.approvals(b)
	case *block.Note:
		w.note(b)
	case *block.List:
		w.list(b)
	case *block.Contents:
		w.contents(b)
	case *block.Figure:
		w.figure(b)
	default:
		return fmt.Errorf("write block: no HTML for %T", b)
	}
	return nil
}

// h is the element of a heading that stands depth levels below the document's title.
func (w *writer) h(depth int) string { return "h" + strconv.Itoa(min(w.top+depth, 6)) }

func (w *writer) heading(b *block.Heading) {
	w.level = min(w.top+max(b.Level, 1), w.level+1) // no level is left out
	h := "h" + strconv.Itoa(min(w.level, 6))
	w.raw("<", h, ` class="g`, strconv.Itoa(min(max(b.Level, 1), 5)), `"`)
	w.id(b.ID)
	w.raw(">")
	if b.ID != "" && b.Label != "" {
		w.raw(`<a class="n" href="#`, escape(w.anchor(b.ID)), `">`)
		w.text(b.Label)
		w.raw("</a>")
	} else {
		w.text(b.Label)
	}
	if b.Label != "" && b.Text != "" {
		w.raw("　")
	}
	w.text(b.Text)
	w.raw("</", h, ">\n")
}

var paragraphClass = [...]string{block.Body: "body", block.Plain: "", block.Signature: "sign", block.Small: "small"}

func (w *writer) paragraph(b *block.Paragraph) {
	if b.Style != block.Body {
		w.raw("<p")
		w.attr("class", paragraphClass[b.Style])
		w.raw(">")
		w.lines(b.Lines)
		w.raw("</p>\n")
		return
	}
	for _, l := range b.Lines { // every line of running text is a paragraph with its indent
		w.raw(`<p class="body">`)
		w.line(l)
		w.raw("</p>\n")
	}
}

func (w *writer) note(b *block.Note) {
	w.raw(`<div class="note"><p class="lab">`)
	w.text(b.Label)
	w.raw("</p><p>")
	w.lines(b.Text)
	w.raw("</p></div>\n")
}

func (w *writer) list(b *block.List) {
	w.raw("<ul>")
	for _, l := range b.Items {
		w.raw("<li>")
		w.line(l)
		w.raw("</li>")
	}
	w.raw("</ul>\n")
}

func (w *writer) contents(b *block.Contents) {
	w.raw(`<nav class="contents"`)
	w.attr("aria-label", b.Title+" "+w.doc.Title)
	w.raw(">")
	if b.Title != "" {
		h := w.h(1)
		w.raw("<", h, ` class="g1">`)
		w.text(b.Title)
		w.raw("</", h, ">")
	}
	w.raw("<ol>")
	for _, e := range b.Entries {
		w.raw(`<li class="l`, strconv.Itoa(min(max(e.Level, 1), 5)), `">`)
		w.line(block.Link(entryText(e), e.Target))
		w.raw("</li>")
	}
	w.raw("</ol></nav>\n")
}

func entryText(e block.Entry) string {
	if e.Label == "" || e.Text == "" {
		return e.Label + e.Text
	}
	return e.Label + "　" + e.Text
}
