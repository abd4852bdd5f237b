package md

import (
	"strings"

	"github.com/pms-project/pms/pkg/block"
)

// cellBreak stands between the lines of a cell, in which Markdown has no line ends.
const cellBreak = " ／ "

func (w *writer) row(cells ...string) {
	w.line("| " + strings.Join(cells, " | ") + " |")
}

func (w *writer) table(b *block.Table) {
	w.gap()
	if b.Caption != "" {
		w.line("**" + escape(b.Caption) + "**")
		w.gap()
	}
	if len(b.Columns) == 0 {
		return
	}
	head, rule := make([]string, len(b.Columns)), make([]string, len(b.Columns))
	for i, c := range b.Columns {
		head[i], rule[i] = escape(c.Title), alignment[c.Align]
	}
	w.row(head...)
	w.line("|" + strings.Join(rule, "|") + "|")
	for _, r := range b.Rows {
		cells := make([]string, len(b.Columns))
		for i := range cells {
			if i < len(r.Cells) {
				cells[i] = w.join(r.Cells[i], cellBreak)
			}
		}
		w.row(cells...)
	}
	w.gap()
}

var alignment = [...]string{block.Left: "---", block.Right: "--:", block.Center: ":-:"}

// form writes a grid as a table as long as its values fit into cells; one that does not
// ends the table and stands below its label.
func (w *writer) form(b *block.Form) error {
	open := false
	w.gap()
	for _, r := range b.Rows {
		if r.Band != "" {
			w.gap()
			w.line("**" + escape(r.Band) + "**")
			w.gap()
			open = false
			continue
		}
		if text, ok := w.cell(r.Value); ok && r.Label != "" {
			if !open {
				w.row(" ", " ")
				w.line("|---|---|")
				open = true
			}
			w.row(escape(r.Label), text)
			continue
		}
		open = false
		w.gap()
		if r.Label != "" {
			w.line("*" + escape(r.Label) + "*")
			w.gap()
		}
		if err := w.blocks(r.Value); err != nil {
			return err
		}
		w.gap()
	}
	w.gap()
	return nil
}

// cell is a value in one line; ok is false where it has parts.
func (w *writer) cell(value []block.Block) (text string, ok bool) {
	var parts []string
	for _, b := range value {
		switch b := b.(type) {
		case *block.Paragraph:
			parts = append(parts, w.join(b.Lines, cellBreak))
		case *block.List:
			parts = append(parts, w.join(b.Items, cellBreak))
		default:
			return "", false
		}
	}
	return strings.Join(parts, cellBreak), true
}

func (w *writer) approvals(b *block.Approvals) {
	if len(b.Boxes) == 0 {
		return
	}
	w.gap()
	rows := make([][]string, 3)
	for _, s := range b.Boxes {
		rows[0] = append(rows[0], escape(s.Step))
		rows[1] = append(rows[1], escape(strings.TrimSpace(s.Role+" "+s.Person)))
		how := s.Method
		if s.Evidence != "" {
			how += "（" + s.Evidence + "）"
		}
		rows[2] = append(rows[2], escape(strings.TrimSpace(s.Date+" "+how)))
	}
	w.row(rows[0]...)
	w.line("|" + strings.Repeat(":-:|", len(b.Boxes)))
	w.row(rows[1]...)
	w.row(rows[2]...)
	w.gap()
}
