package html

import (
	"strconv"

	"github.com/pms-project/pms/pkg/block"
)

// table writes a table whose head is repeated on every printed page. On a narrow screen
// it is moved sideways inside its frame.
func (w *writer) table(b *block.Table) {
	sum := 0
	for _, c := range b.Columns {
		sum += max(c.Weight, 1)
	}
	w.raw(`<div class="tw" tabindex="0" role="region"`)
	label := b.Caption
	if label == "" {
		label = w.book.Labels.TableOf + " " + w.doc.Title
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

// form writes a grid of labels and values.
func (w *writer) form(b *block.Form) error {
	w.raw(`<table class="form"`)
	w.id(b.ID)
	w.raw("><tbody>")
	for _, r := range b.Rows {
		switch {
		case r.Band != "":
			w.raw(`<tr class="band"><th colspan="2" scope="colgroup">`)
			w.text(r.Band)
			w.raw("</th></tr>\n")
			continue
		case r.Label != "":
			w.raw(`<tr><th scope="row">`)
			w.text(r.Label)
			w.raw("</th><td>")
		default:
			w.raw(`<tr><td colspan="2">`)
		}
		if err := w.blocks(r.Value); err != nil {
			return err
		}
		w.raw("</td></tr>\n")
	}
	w.raw("</tbody></table>\n")
	return nil
}

// perRow is the number of boxes side by side.
const perRow = 4

// approvals writes the boxes 承認, 確認, 作成.
func (w *writer) approvals(b *block.Approvals) {
	w.raw(`<div class="seals">`)
	for i, s := range b.Boxes {
		w.raw(`<div class="seal`)
		if s.Person == "" && s.Date == "" {
			w.raw(" blank")
		}
		if i%perRow == perRow-1 {
			w.raw(" last")
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
