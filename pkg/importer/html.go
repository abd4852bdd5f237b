package importer

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// dropped are the elements whose content is no text of the rules: programs, and the
// side panels of pages (menus, headers, footers).
var dropped = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Nav: true,
	atom.Header: true, atom.Footer: true, atom.Aside: true, atom.Button: true, atom.Select: true,
	atom.Svg: true, atom.Iframe: true, atom.Form: true, atom.Head: true, atom.Rt: true, atom.Rp: true,
}

// panels are the ids and classes of what stands beside the text on a page: the side
// panel of 例規集 pages (secondary), menus, trails.
var panels = map[string]bool{
	"secondary": true, "sidebar": true, "side": true, "nav": true, "navi": true, "navigation": true, "menu": true,
	"breadcrumb": true, "breadcrumbs": true, "footer": true, "header": true, "pagetop": true, "toolbar": true, "utility": true,
}

// isPanel reports whether the attributes of a start tag make it a panel, or hide it.
func isPanel(z *html.Tokenizer) bool {
	for {
		key, value, more := z.TagAttr()
		text := strings.ToLower(string(value))
		switch string(key) {
		case "id", "class":
			if slices.ContainsFunc(strings.Fields(text), func(word string) bool { return panels[word] }) {
				return true
			}
		case "hidden":
			return true
		case "style":
			if strings.Contains(strings.ReplaceAll(text, " ", ""), "display:none") {
				return true
			}
		}
		if !more {
			return false
		}
	}
}

// inlineElements do not end a line.
var inlineElements = map[atom.Atom]bool{
	atom.A: true, atom.Span: true, atom.B: true, atom.I: true, atom.U: true, atom.Em: true, atom.Strong: true,
	atom.Font: true, atom.Sub: true, atom.Sup: true, atom.Small: true, atom.Ruby: true, atom.Rb: true,
	atom.Ins: true, atom.Del: true, atom.Mark: true, atom.Code: true, atom.Label: true, atom.Abbr: true, atom.Wbr: true, atom.Nobr: true,
}

// splitHTML takes the text out of a page, a line a block and a row a table row, with
// the lines of the HTML source. Ordered lists get the numbers a browser shows.
func splitHTML(text string) *source {
	h := &htmlReader{source: &source{}, no: 1}
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		raw := z.Raw()
		h.token(kind, z)
		h.no += bytes.Count(raw, []byte("\n"))
	}
	h.flush()
	return h.source
}

type htmlReader struct {
	*source
	no     int
	text   strings.Builder
	start  int // line at which the open block began
	skip   int // depth inside a dropped element
	within atom.Atom
	cells  []string
	row    bool   // inside a table cell
	lists  []int  // items so far of each open list, -1 for an unordered one
	number string // of the list item that has begun
	pre    bool
}

func (h *htmlReader) token(kind html.TokenType, z *html.Tokenizer) {
	if kind == html.TextToken {
		if h.skip == 0 {
			h.words(string(z.Text()))
		}
		return
	}
	if kind == html.CommentToken || kind == html.DoctypeToken {
		return
	}
	name, attributes := z.TagName()
	tag := atom.Lookup(name)
	beside := dropped[tag] || attributes && (tag == atom.Div || tag == atom.Ul || tag == atom.Section) && isPanel(z)
	if h.skipping(tag, kind, beside) || inlineElements[tag] {
		return
	}
	switch kind {
	case html.StartTagToken, html.SelfClosingTagToken:
		h.open(tag)
	case html.EndTagToken:
		h.close(tag)
	}
}

// skipping keeps count of dropped elements; only the one that began the skipping
// ends it, so an unclosed tag inside cannot swallow the page.
func (h *htmlReader) skipping(tag atom.Atom, kind html.TokenType, beside bool) bool {
	switch {
	case h.skip == 0 && beside && kind == html.StartTagToken:
		h.flushUnlessRow()
		h.skip, h.within = 1, tag
		return true
	case h.skip == 0:
		return dropped[tag]
	case tag == h.within && kind == html.StartTagToken:
		h.skip++
	case tag == h.within && kind == html.EndTagToken:
		h.skip--
	}
	return true
}

func (h *htmlReader) words(s string) {
	if h.text.Len() == 0 {
		lead := len(s) - len(strings.TrimLeft(s, " \t\n\r"))
		h.start = h.no + strings.Count(s[:lead], "\n")
	}
	if h.pre {
		for i, l := range strings.Split(s, "\n") {
			if i > 0 {
				h.flush()
				h.start = h.no + i
			}
			h.text.WriteString(l)
		}
		return
	}
	h.text.WriteString(strings.NewReplacer("\n", " ", "\r", " ").Replace(s))
}

func (h *htmlReader) open(tag atom.Atom) {
	switch tag {
	case atom.Tr:
		h.flush()
		h.cells = nil
	case atom.Td, atom.Th:
		h.flushUnlessRow()
		h.text.Reset()
		h.row = true
	case atom.Br:
		if h.row {
			h.text.WriteString("\n")
			return
		}
		h.flush()
	case atom.Ol:
		h.flushUnlessRow()
		h.lists = append(h.lists, 0)
	case atom.Ul:
		h.flushUnlessRow()
		h.lists = append(h.lists, -1)
	case atom.Li:
		h.flushUnlessRow()
		h.item()
	case atom.Pre:
		h.flush()
		h.pre = true
	default:
		h.flushUnlessRow()
	}
}

// item counts an item of an ordered list as a browser does.
func (h *htmlReader) item() {
	h.start = h.no
	if top := len(h.lists) - 1; top >= 0 && h.lists[top] >= 0 && !h.row {
		h.lists[top]++
		h.number = strconv.Itoa(h.lists[top]) + ". "
	}
}

func (h *htmlReader) close(tag atom.Atom) {
	switch tag {
	case atom.Td, atom.Th:
		if h.row {
			h.cells = append(h.cells, h.text.String())
			h.text.Reset()
			h.row = false
		}
	case atom.Tr, atom.Table:
		h.flushRow()
	case atom.Ol, atom.Ul:
		h.flushUnlessRow()
		if len(h.lists) > 0 {
			h.lists = h.lists[:len(h.lists)-1]
		}
	case atom.Pre:
		h.flush()
		h.pre = false
	default:
		h.flushUnlessRow()
	}
}

func (h *htmlReader) flushUnlessRow() {
	if h.row {
		if h.text.Len() > 0 {
			h.text.WriteString("\n")
		}
		return
	}
	h.flush()
}

func (h *htmlReader) flush() {
	h.row = false
	if text := clean(h.text.String()); text != "" {
		text = listItem(text)
		if !startsWithLabel(text) {
			text = h.number + text
		}
		h.push(line{text: text, no: h.start, gap: true})
		h.number = ""
	}
	h.text.Reset()
}

// flushRow ends a row of a table.
func (h *htmlReader) flushRow() {
	h.source.cells(h.cells, h.no, false)
	h.cells = nil
}

// row writes cells between bars.
func row(cells []string) string {
	var b strings.Builder
	b.WriteString("|")
	for _, c := range cells {
		b.WriteString(" " + strings.ReplaceAll(strings.ReplaceAll(c, "|", "\\|"), "\n", "<br>") + " |")
	}
	return b.String()
}
