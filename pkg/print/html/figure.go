package html

import (
	"strconv"
	"strings"

	"github.com/pms-project/pms/pkg/block"
)

var (
	toneClass   = [...]string{block.Ink: "ink", block.Pale: "pale", block.Grid: "grid", block.Plan: "plan", block.Do: "do", block.Check: "check", block.Act: "act", block.Late: "late", block.Done: "done"}
	anchorClass = [...]string{block.Left: "start", block.Right: "end", block.Center: "middle"}
	sizeClass   = [...]string{block.Normal: "", block.Fine: " fine", block.Strong: " strong"}
)

// figure writes a drawing as SVG in the page, and its words for those who cannot see it.
func (w *writer) figure(b *block.Figure) {
	w.raw("<figure")
	w.id(b.ID)
	w.raw(`><div class="tw" tabindex="0" role="group"`)
	w.attr("aria-label", b.Caption)
	w.raw(`><svg class="pic" role="img"`)
	w.attr("aria-label", b.Caption)
	w.raw(` viewBox="0 0 `, strconv.Itoa(b.Width), " ", strconv.Itoa(b.Height), `" width="`, strconv.Itoa(b.Width), `" height="`, strconv.Itoa(b.Height), `">`)
	for _, s := range b.Shapes {
		w.shape(s)
	}
	w.raw("</svg></div>")
	if b.Caption != "" {
		w.raw("<figcaption>")
		w.text(b.Caption)
		w.raw("</figcaption>")
	}
	if b.Words != nil {
		w.raw(`<details class="words"><summary>`)
		w.text(w.book.Labels.Table)
		w.raw("</summary>")
		w.table(b.Words)
		w.raw("</details>")
	}
	w.raw("</figure>\n")
}

func (w *writer) shape(s block.Shape) {
	switch s := s.(type) {
	case block.Box:
		w.raw(`<rect class="b `, toneClass[s.Tone], `"`)
		w.numbers("x", s.X, "y", s.Y, "width", s.W, "height", s.H)
		if s.Round {
			w.numbers("rx", 3)
		}
		w.raw("/>")
	case block.Stroke:
		class := "s " + toneClass[s.Tone]
		if s.Dashed {
			class += " dash"
		}
		points := make([]string, len(s.Points))
		for i, p := range s.Points {
			points[i] = strconv.Itoa(p.X) + "," + strconv.Itoa(p.Y)
		}
		w.raw(`<polyline class="`, class, `" points="`, strings.Join(points, " "), `"/>`)
	case block.Label:
		w.raw(`<text class="`, anchorClass[s.Anchor], sizeClass[s.Size], " ", toneClass[s.Tone], `"`)
		w.numbers("x", s.X, "y", s.Y)
		w.raw(">")
		w.text(s.Text)
		w.raw("</text>")
	}
}

// numbers adds attributes with whole numbers: name, value, name, value.
func (w *writer) numbers(pairs ...any) {
	for i := 0; i+1 < len(pairs); i += 2 {
		w.raw(" ", pairs[i].(string), `="`, strconv.Itoa(pairs[i+1].(int)), `"`)
	}
}
