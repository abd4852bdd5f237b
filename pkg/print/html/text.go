package html

import (
	"strings"

	"github.com/pms-project/pms/pkg/block"
	"github.com/pms-project/pms/pkg/visible"
)

// writer writes the blocks of one document.
type writer struct {
	*site
	doc    *block.Document
	buf    []byte
	inBook bool
	top    int  // level of the document's title
	level  int  // of the last heading
	nested int  // forms around the place
	cites  bool // inside a provision, whose links show cards
	shown  int  // cards so far
}

// raw adds markup.
func (w *writer) raw(parts ...string) {
	for _, p := range parts {
		w.buf = append(w.buf, p...)
	}
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

// escape makes text safe as content and in quoted attributes.
func escape(s string) string {
	s = visible.Text(s)
	if !strings.ContainsAny(s, `&<>"'`) {
		return s
	}
	return escaper.Replace(s)
}

// text adds words.
func (w *writer) text(s string) { w.buf = append(w.buf, escape(s)...) }

// attr adds an attribute unless its value is empty.
func (w *writer) attr(name, value string) {
	if value != "" {
		w.raw(" ", name, `="`, escape(value), `"`)
	}
}

// id adds the anchor of a block. In the book it stands behind the document's name.
func (w *writer) id(anchor string) {
	if anchor != "" {
		w.attr("id", w.anchor(anchor))
	}
}

func (w *writer) anchor(anchor string) string {
	if w.inBook {
		return w.doc.Name + "." + anchor
	}
	return anchor
}

// line adds a line with its links.
func (w *writer) line(l block.Line) {
	for _, s := range l {
		href := w.href(s.Target)
		if href == "" {
			w.text(s.Text)
			continue
		}
		w.raw(`<a href="`, escape(href), `"`)
		if s.Target.IsWeb() {
			w.raw(` rel="noreferrer noopener"`)
		}
		c, shows := w.cardOf(s.Target)
		if shows = shows && w.cites; !shows {
			w.raw(">")
			w.text(s.Text)
			w.raw("</a>")
			continue
		}
		id := w.cardID()
		w.raw(` aria-describedby="`, id, `">`)
		w.text(s.Text)
		w.raw("</a>")
		w.card(id, c)
	}
}

// lines adds lines with breaks between them.
func (w *writer) lines(lines []block.Line) {
	for i, l := range lines {
		if i > 0 {
			w.raw("<br>")
		}
		w.line(l)
	}
}

// href is the address of a target, "" where it leads nowhere.
func (w *writer) href(t block.Target) string {
	switch {
	case t.IsZero():
		return ""
	case t.URL != "":
		if t.IsWeb() {
			return t.URL
		}
		return ""
	case t.Document == "" || t.Document == w.doc.Name:
		if t.Anchor == "" {
			return ""
		}
		return "#" + w.anchor(t.Anchor)
	}
	if w.index[t.Document] == nil {
		return ""
	}
	separator := "#"
	out := t.Document + ".html"
	if w.inBook {
		out, separator = "#"+t.Document, "."
	}
	if t.Anchor != "" {
		out += separator + t.Anchor
	}
	return out
}
