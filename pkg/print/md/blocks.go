package md

import (
	"fmt"
	"strings"

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

// block writes one block. A kind without a case is an error; see the same function of
// package html.
func (w *writer) block(b block.Block) error {
	switch b := b.(type) {
	case *block.Cover:
		w.cover(b)
	case *block.Heading:
		w.gap()
		w.line(strings.Repeat("#", min(max(b.Level, 1)+1, 6)) + " " + escape(joined(b.Label, b.Text)))
		w.gap()
	case *block.Paragraph:
		w.gap()
		w.text(b.Lines, "")
		w.gap()
	case *block.Article:
		return w.article(b)
	case *block.Provision:
		w.provision(b)
		w.asides(b.Name, b.Asides)
	case *block.Boxed:
		w.gap()
		outer := w.prefix
		w.prefix = outer + "> "
		err := w.blocks(b.Blocks)
		w.prefix = outer
		w.gap()
		return err
	case *block.Table:
		w.table(b)
	case *block.Form:
		return w.form(b)
	case *block.Approvals:
		w.approvals(b)
	case *block.Note:
		w.gap()
		w.line("**" + escape(b.Label) + "**")
		w.gap()
		w.text(b.Text, "")
		w.gap()
	case *block.List:
		w.gap()
		for _, l := range b.Items {
			w.line("- " + w.spans(l))
		}
		w.gap()
	case *block.Contents:
		w.contents(b)
	case *block.Figure:
		w.gap()
		w.line("**" + escape(b.Caption) + "**")
		w.gap()
		if b.Words != nil {
			w.table(b.Words)
		}
	default:
		return fmt.Errorf("write block: no Markdown for %T", b)
	}
	return nil
}

func joined(label, text string) string {
	if label == "" || text == "" {
		return label + text
	}
	return label + "　" + text
}

// text writes lines; a backslash at the end keeps the next on a line of its own.
func (w *writer) text(lines []block.Line, indent string) {
	for i, l := range lines {
		s := start(w.spans(l))
		if i+1 < len(lines) && s != "" {
			s += "\\"
		}
		w.line(indent + s)
	}
}

func (w *writer) cover(b *block.Cover) {
	w.gap()
	if b.Title != w.doc.Title {
		w.line("**" + escape(b.Title) + "**")
		w.gap()
	}
	for _, s := range []string{b.Firm, b.Number, b.Edition} {
		if s != "" {
			w.line("- " + start(escape(s)))
		}
	}
	for _, f := range b.Facts {
		w.line("- " + escape(f.Label) + ": " + w.spans(f.Value))
	}
	w.gap()
	if b.Approvals != nil {
		w.approvals(b.Approvals)
	}
}

func (w *writer) article(b *block.Article) error {
	caption := b.Label
	if b.Caption != "" && b.Heading {
		caption = joined(b.Label, b.Caption)
	} else if b.Caption != "" {
		caption += "（" + b.Caption + "）"
	}
	w.gap()
	w.line("#### " + escape(caption))
	w.gap()
	if b.Deleted {
		w.line("削除")
	}
	err := w.blocks(b.Provisions)
	w.asides("", b.Asides)
	return err
}

// provision is indented by full-width spaces, which Markdown leaves alone.
func (w *writer) provision(b *block.Provision) {
	w.gap()
	indent := strings.Repeat("　", max(b.Depth, 0))
	label := ""
	if b.Label != "" {
		label = start(escape(b.Label)) + b.Gap()
	}
	for i, l := range b.Lines {
		s := w.spans(l)
		if i == 0 {
			s = label + s
		}
		if indent == "" && (i > 0 || label == "") {
			s = start(s)
		}
		if i+1 < len(b.Lines) {
			s += "\\"
		}
		w.line(indent + s)
	}
	if len(b.Lines) == 0 && label != "" {
		w.line(indent + label)
	}
	w.gap()
}

func (w *writer) asides(of string, asides []block.Aside) {
	if len(asides) == 0 {
		return
	}
	w.gap()
	for _, a := range asides {
		label := escape(a.Label)
		if of != "" {
			label += " " + escape(of)
		}
		w.line("- *" + label + "*: " + w.spans(a.Text))
	}
	w.gap()
}

func (w *writer) contents(b *block.Contents) {
	w.gap()
	w.line("## " + escape(b.Title))
	w.gap()
	for _, e := range b.Entries {
		w.line(strings.Repeat("  ", min(max(e.Level, 1), 5)-1) + "- " + w.spans(block.Link(joined(e.Label, e.Text), e.Target)))
	}
	w.gap()
}
