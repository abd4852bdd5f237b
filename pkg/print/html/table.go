package html

import (
	"strconv"
	"unicode/utf8"

	"github.com/pms-project/pms/pkg/block"
)

// table writes a table whose head is repeated on every printed page. On a narrow screen
// it is moved sideways inside its frame.
func (w *writer) table(b *block.Table) {
	sum := 0
	for _, c := range b.Columns {
		sum += max(c.Weight, 1)
	}
	w.raw(`<div class="tw" tabindex="0" role="group"`)
	label := b.Caption
	if label == "" {
		label = w.book.Labels.Table + " " + w.doc.Title
	}
	w.attr("aria-label", label)
	w.raw(`><table class="data s`, strconv.Itoa(min(sum/20, 12)), `">`)
	if b.Caption != "" {
		w.raw("<caption>")
		w.text(b.Caption)
		w.raw("</caption>")
	}
	w.raw("<colgroup>")
	for _, c := range b.Columns {
		w.raw(`<col class="p`, strconv.Itoa(percent(c.Weight, sum)), `">`)
	}
	w.raw("</colgroup>")
	w.head(b)
	w.raw("<tbody>")
	for i := range b.Rows {
		w.row(b, &b.Rows[i])
	}
	w.raw("</tbody></table></div>\n")
}

func percent(weight, sum int) int {
	if sum <= 0 {
		return 1
	}
	return min(max(100*max(weight, 1)/sum, 1), 100)
}

func (w *writer) head(b *block.Table) {
	titled := false
	for _, c := range b.Columns {
		titled = titled || c.Title != ""
	}
	if !titled {
		return
	}
	w.raw("<thead><tr>")
	for _, c := range b.Columns {
		if c.Title == "" {
			w.raw("<td></td>") // an empty heading is none
			continue
		}
		w.raw(`<th scope="col">`)
		w.text(c.Title)
		w.raw("</th>")
	}
	w.raw("</tr></thead>")
}

var alignClass = [...]string{block.Left: "", block.Right: "r", block.Center: "c"}

func (w *writer) row(b *block.Table, r *block.Row) {
	w.raw("<tr")
	w.id(r.ID)
	w.raw(">")
	for i, cell := range r.Cells {
		w.raw("<td")
		if i < len(b.Columns) {
			w.attr("class", alignClass[b.Columns[i].Align])
		}
		w.raw(">")
		w.lines(cell)
		w.raw("</td>")
	}
	w.raw("</tr>\n")
}

// form writes a grid of labels and values. Short values stand two in a row, as on a form
// of paper; a form inside another is too narrow for that.
func (w *writer) form(b *block.Form) error {
	w.raw(`<table class="form"`)
	w.id(b.ID)
	w.raw("><colgroup><col class=\"fl\"><col>")
	pairs := w.nested == 0
	if pairs {
		w.raw(`<col class="fl"><col>`)
	}
	w.raw("</colgroup><tbody>")
	w.nested++
	defer func() { w.nested-- }()
	for i := 0; i < len(b.Rows); i++ {
		r := &b.Rows[i]
		if pairs && i+1 < len(b.Rows) && isShort(r) && isShort(&b.Rows[i+1]) {
			w.raw(`<tr class="two">`)
			if err := w.pair(r, ""); err != nil {
				return err
			}
			i++
			r = &b.Rows[i]
			if err := w.pair(r, ""); err != nil {
				return err
			}
			w.raw("</tr>\n")
			continue
		}
		if err := w.formRow(r, pairs); err != nil {
			return err
		}
	}
	w.raw("</tbody></table>\n")
	return nil
}

// formRow writes a row that has the width for itself.
func (w *writer) formRow(r *block.FormRow, pairs bool) error {
	all, rest := `2`, ""
	if pairs {
		all, rest = `4`, ` colspan="3"`
	}
	var err error
	switch {
	case r.Band != "":
		w.raw(`<tr class="band"><th colspan="`, all, `" scope="colgroup">`)
		w.text(r.Band)
		w.raw("</th></tr>\n")
		return nil
	case r.Label != "":
		w.raw("<tr>")
		err = w.pair(r, rest)
	default:
		w.raw(`<tr><td colspan="`, all, `">`)
		err = w.blocks(r.Value)
		w.raw("</td>")
	}
	w.raw("</tr>\n")
	return err
}

// pair writes a label and its value.
func (w *writer) pair(r *block.FormRow, span string) error {
	w.raw(`<th scope="row">`)
	w.text(r.Label)
	w.raw("</th><td", span, ">")
	err := w.blocks(r.Value)
	w.raw("</td>")
	return err
}

// isShort reports whether a row is well set in half the width of a form.
func isShort(r *block.FormRow) bool {
	const short = 16 // characters of a line
	if r.Band != "" || r.Label == "" || len(r.Value) != 1 {
		return false
	}
	p, ok := r.Value[0].(*block.Paragraph)
	return ok && len(p.Lines) == 1 && utf8.RuneCountInString(p.Lines[0].String()) <= short
}

// approvals writes the boxes 承認, 確認, 作成; many of them are narrow.
func (w *writer) approvals(b *block.Approvals) {
	const many = 5
	if len(b.Boxes) > many {
		w.raw(`<div class="seals many">`)
	} else {
		w.raw(`<div class="seals">`)
	}
	for _, s := range b.Boxes {
		w.raw(`<div class="seal`)
		if s.Person == "" && s.Date == "" {
			w.raw(" blank")
		}
		w.raw(`"><p class="step">`)
		w.text(s.Step)
		w.raw(`</p><div class="in">`)
		for _, part := range []struct{ class, text string }{{"role", s.Role}, {"who", s.Person}, {"day", s.Date}, {"how", s.Method}, {"how", s.Evidence}} {
			if part.text != "" {
				w.raw(`<p class="`, part.class, `">`)
				w.text(part.text)
				w.raw("</p>")
			}
		}
		w.raw("</div></div>")
	}
	w.raw("</div>\n")
}

// cover writes a title page, or the head of a form.
func (w *writer) cover(b *block.Cover) {
	class := "cover"
	if b.Compact {
		class = "mast"
	}
	w.raw(`<header class="`, class, `">`)
	if b.Firm != "" || b.Number != "" {
		w.raw(`<p class="no">`)
		w.text(b.Number)
		w.raw(`</p><p class="firm">`)
		w.text(b.Firm)
		w.raw("</p>")
	}
	h := w.h(0)
	w.raw("<", h, ` class="title">`)
	w.text(b.Title)
	w.raw("</", h, ">")
	if b.Edition != "" {
		w.raw(`<p class="edition">`)
		w.text(b.Edition)
		w.raw("</p>")
	}
	if len(b.Facts) > 0 {
		w.raw(`<dl class="facts">`)
		for _, f := range b.Facts {
			w.raw("<div><dt>")
			w.text(f.Label)
			w.raw("</dt><dd>")
			w.line(f.Value)
			w.raw("</dd></div>")
		}
		w.raw("</dl>")
	}
	if b.Approvals != nil {
		w.approvals(b.Approvals)
	}
	w.raw("</header>\n")
}
