package html

import (
	"strconv"
	"unicode/utf8"

	"github.com/pms-project/pms/pkg/block"
)

// A card shows the text that a citation points to while the pointer or the focus is on
// it, so that nobody has to leave the page to read 前条. It stands behind its link,
// hidden: no script is needed, and paper, search and text browsers do not see it.

// cardLength bounds the text of a card, in characters: a paragraph, not a chapter.
const cardLength = 240

// card is the text of a place.
type card struct {
	name  string // 第12条第2項, 第12条（目的）
	lines []string
}

// placeKey is a place of the book.
type placeKey struct{ document, anchor string }

// cardsOf are the cards of all articles and provisions of a book.
func cardsOf(book *block.Book) map[placeKey]card {
	cards := map[placeKey]card{}
	for _, d := range book.Documents {
		for _, b := range d.Blocks {
			if a, ok := b.(*block.Article); ok {
				articleCards(cards, d.Name, a)
			}
		}
	}
	return cards
}

func articleCards(cards map[placeKey]card, document string, a *block.Article) {
	name := a.Label
	if a.Caption != "" {
		name += "（" + a.Caption + "）"
	}
	all := provisionsOf(a.Provisions)
	if a.ID != "" && len(all) > 0 {
		cards[placeKey{document, a.ID}] = card{name, cardLines(all)}
	}
	for i, p := range all {
		end := i + 1
		for end < len(all) && all[end].Depth > p.Depth {
			end++
		}
		if p.ID != "" {
			cards[placeKey{document, p.ID}] = card{p.Name, cardLines(all[i:end])}
		}
	}
}

// provisionsOf are the provisions among blocks, those in frames too.
func provisionsOf(blocks []block.Block) []*block.Provision {
	var out []*block.Provision
	for _, b := range blocks {
		switch b := b.(type) {
		case *block.Provision:
			out = append(out, b)
		case *block.Boxed:
			out = append(out, provisionsOf(b.Blocks)...)
		}
	}
	return out
}

// cardLines are the beginning of provisions, with the labels of all but the first.
func cardLines(list []*block.Provision) []string {
	var lines []string
	left := cardLength
	for i, p := range list {
		line := ""
		if i > 0 {
			line = p.Label + p.Gap()
		}
		for _, l := range p.Lines {
			line += l.String()
		}
		n := utf8.RuneCountInString(line)
		if n > left {
			return append(lines, string([]rune(line)[:left])+"…")
		}
		left -= n
		lines = append(lines, line)
	}
	return lines
}

// cardOf is the card of the place that a link points to. The book for print has none.
func (w *writer) cardOf(t block.Target) (card, bool) {
	if w.inBook || t.Anchor == "" {
		return card{}, false
	}
	document := t.Document
	if document == "" {
		document = w.doc.Name
	}
	c, ok := w.cards[placeKey{document, t.Anchor}]
	if ok && document != w.doc.Name {
		c.name = w.index[document].Title + " " + c.name
	}
	return c, ok
}

// cardID counts the cards of a page.
func (w *writer) cardID() string {
	w.shown++
	return "card-" + strconv.Itoa(w.shown)
}

func (w *writer) card(id string, c card) {
	w.raw(`<span class="card" role="tooltip" id="`, id, `" hidden><b>`)
	w.text(c.name)
	w.raw("</b>")
	for i, l := range c.lines {
		if i > 0 {
			w.raw("<br>")
		}
		w.text(l)
	}
	w.raw("</span>")
}
