package md

import (
	"bytes"
	"strings"

	"github.com/pms-project/pms/pkg/block"
	"github.com/pms-project/pms/pkg/visible"
)

// writer writes one document.
type writer struct {
	book   *block.Book
	index  map[string]*block.Document
	doc    *block.Document
	buf    bytes.Buffer
	prefix string // before every line: > in a box
	empty  bool   // the last line is empty
}

func (w *writer) line(s string) {
	w.buf.WriteString(strings.TrimRight(w.prefix+s, " "))
	w.buf.WriteByte('\n')
	w.empty = s == ""
}

// gap makes sure that an empty line stands before what follows.
func (w *writer) gap() {
	if !w.empty && w.buf.Len() > 0 {
		w.line("")
	}
}

func (w *writer) finish() []byte {
	return append(bytes.TrimRight(w.buf.Bytes(), "\n"), '\n')
}

// escaper puts a backslash before what Markdown reads as markup anywhere in a line.
var escaper = strings.NewReplacer("\\", "\\\\", "`", "\\`", "*", "\\*", "_", "\\_", "[", "\\[", "]", "\\]", "<", "\\<", ">", "\\>",
	"#", "\\#", "|", "\\|", "~", "\\~", "&", "\\&", "!", "\\!", "$", "\\$", "{", "\\{", "}", "\\}", "://", "\\://", "@", "\\@", "www.", "www\\.")

// escape makes text safe inside a line.
func escape(s string) string { return escaper.Replace(visible.Text(s)) }

// start makes a text safe at the beginning of a line too, where dashes, pluses, equals
// and numbers with a dot or bracket open lists and headings.
func start(s string) string {
	trimmed := strings.TrimLeft(s, " ")
	if trimmed == "" {
		return s
	}
	if strings.ContainsRune("-+=:", rune(trimmed[0])) {
		return "\\" + trimmed
	}
	digits := len(trimmed) - len(strings.TrimLeft(trimmed, "0123456789"))
	if digits > 0 && digits < len(trimmed) && (trimmed[digits] == '.' || trimmed[digits] == ')') {
		return trimmed[:digits] + "\\" + trimmed[digits:]
	}
	return trimmed
}

// spans is a line with its links.
func (w *writer) spans(l block.Line) string {
	var b strings.Builder
	for _, s := range l {
		if href := w.href(s.Target); href != "" {
			b.WriteString("[" + escape(s.Text) + "](" + href + ")")
		} else {
			b.WriteString(escape(s.Text))
		}
	}
	return b.String()
}

// href is the address of a target, "" where it has none. Markdown has no anchors for
// provisions, so a link leads to the document; an address of the web stands in angle
// brackets, without what could end it.
func (w *writer) href(t block.Target) string {
	switch {
	case t.IsWeb():
		if strings.ContainsAny(t.URL, "<>\\ \t\r\n") || visible.Text(t.URL) != t.URL {
			return ""
		}
		return "<" + t.URL + ">"
	case t.Document == "" || w.index[t.Document] == nil || t.Document == w.doc.Name:
		return ""
	}
	return t.Document + ".md"
}

// join sets lines in one, for cells and items.
func (w *writer) join(lines []block.Line, by string) string {
	parts := make([]string, 0, len(lines))
	for _, l := range lines {
		parts = append(parts, w.spans(l))
	}
	return strings.Join(parts, by)
}
