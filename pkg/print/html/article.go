package html

import (
	"strconv"

	"github.com/pms-project/pms/pkg/block"
)

// article writes a unit of a rule book. Its number is the link to itself.
func (w *writer) article(b *block.Article) error {
	w.raw(`<section class="jo"`)
	w.id(b.ID)
	w.raw(`><div class="jt">`)
	provisions := w.articleHead(b)
	err := w.blocks(withoutAsides(provisions))
	w.raw("</div>")
	asides := append([]namedAside{}, name("", b.Asides)...)
	w.asides(append(asides, collect(b.Provisions)...))
	w.raw("</section>\n")
	return err
}

// articleHead writes caption and number and returns the provisions that are left: the
// first stands on the line of the number where it has none of its own.
func (w *writer) articleHead(b *block.Article) []block.Block {
	label := w.number("n u", b.ID, b.Label, b.Label)
	if b.Heading || !b.CaptionAbove && b.Caption != "" {
		w.caption(label, b)
		label = ""
	} else if b.Caption != "" {
		h := "h" + strconv.Itoa(min(w.level+1, 6))
		w.raw("<", h, ` class="cap">（`)
		w.text(b.Caption)
		w.raw("）</", h, ">\n")
	}
	if b.Deleted {
		w.raw(`<p class="ko d0">`, label, "　", w.deleted(), "</p>\n")
		return b.Provisions
	}
	if label == "" {
		return b.Provisions
	}
	if len(b.Provisions) > 0 {
		if p, ok := b.Provisions[0].(*block.Provision); ok && p.Label == "" {
			w.provision(p, label)
			return b.Provisions[1:]
		}
	}
	w.raw(`<p class="ko d0">`, label, "</p>\n")
	return b.Provisions
}

// deleted is the word of a number whose text is gone; it is the same in all languages,
// for it is the text of the rule.
func (w *writer) deleted() string { return "削除" }

// caption is the number and caption as one heading: 第1条（目的）, A.3.4.2 目的.
func (w *writer) caption(label string, b *block.Article) {
	h := "h" + strconv.Itoa(min(w.level+1, 6))
	w.raw("<", h, ` class="cl">`, label)
	switch {
	case b.Caption == "":
	case b.Heading:
		w.raw("　")
		w.text(b.Caption)
	default:
		w.raw("（")
		w.text(b.Caption)
		w.raw("）")
	}
	w.raw("</", h, ">\n")
}

// number is a label that links to its own place; class tells a unit from what is in it.
func (w *writer) number(class, id, label, name string) string {
	switch {
	case label == "":
		return ""
	case id == "":
		return `<span class="` + class + `">` + escape(label) + "</span>"
	}
	title := ""
	if name != "" && name != label {
		title = ` title="` + escape(name) + `"`
	}
	return `<a class="` + class + `" href="#` + escape(w.anchor(id)) + `"` + title + ">" + escape(label) + "</a>"
}

// provision writes a paragraph or item; before is the number of its article where that
// stands on the same line.
func (w *writer) provision(b *block.Provision, before string) {
	w.raw(`<p class="ko d`, strconv.Itoa(min(max(b.Depth, 0), 6)), `"`)
	w.id(b.ID)
	w.raw(">")
	if before != "" {
		w.raw(before, "　")
	}
	if label := w.number("n", b.ID, b.Label, b.Name); label != "" {
		w.raw(label, b.Gap())
	}
	w.cites = true
	w.lines(b.Lines)
	w.cites = false
	w.raw("</p>\n")
}

// namedAside is an aside with the provision it belongs to.
type namedAside struct {
	block.Aside
	name string
}

func name(of string, asides []block.Aside) []namedAside {
	out := make([]namedAside, len(asides))
	for i, a := range asides {
		out[i] = namedAside{a, of}
	}
	return out
}

func asidesOf(p *block.Provision) []namedAside { return name(p.Name, p.Asides) }

// collect gathers the asides of all provisions of an article.
func collect(blocks []block.Block) []namedAside {
	var out []namedAside
	for _, b := range blocks {
		switch b := b.(type) {
		case *block.Provision:
			out = append(out, asidesOf(b)...)
		case *block.Boxed:
			out = append(out, collect(b.Blocks)...)
		}
	}
	return out
}

// withoutAsides are the provisions of an article, whose asides stand beside it.
func withoutAsides(blocks []block.Block) []block.Block {
	out := make([]block.Block, len(blocks))
	for i, b := range blocks {
		switch p := b.(type) {
		case *block.Provision:
			if len(p.Asides) > 0 {
				bare := *p
				bare.Asides = nil
				b = &bare
			}
		case *block.Boxed:
			b = &block.Boxed{Blocks: withoutAsides(p.Blocks)}
		}
		out[i] = b
	}
	return out
}

func (w *writer) asides(asides []namedAside) {
	if len(asides) == 0 {
		return
	}
	w.raw(`<ul class="ja">`)
	for _, a := range asides {
		w.raw(`<li><span class="lab">`)
		w.text(a.Label)
		w.raw("</span> ")
		if a.name != "" {
			w.raw(`<span class="of">`)
			w.text(a.name)
			w.raw("</span> ")
		}
		w.line(a.Text)
		w.raw("</li>")
	}
	w.raw("</ul>\n")
}
