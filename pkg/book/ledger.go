package book

import (
	"slices"

	"github.com/pms-project/pms/pkg/block"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/schema"
)

// ledger composes a ledger: its head, and its entries as one table. Where they have more
// columns than paper, an overview of the names stands before a form of each entry.
func (c *composer) ledger(r *record.Record) *block.Document {
	d := &block.Document{Title: r.Label(), Number: c.documentNumber(r), Edition: c.edition(r), Wide: true}
	d.Blocks = append(d.Blocks, &block.Cover{
		Compact: true, Firm: c.firm(), Title: r.Label(), Number: c.documentNumber(r), Edition: c.edition(r),
		Facts: c.facts(r), Approvals: c.seals(r),
	})
	entries := r.Node.Get("entries")
	columns, ok := c.columns(r.Kind.Record, entries)
	if t := c.table(columns, entries); ok && len(columns) <= manyColumns && rowWeight(t) <= widestRow {
		c.anchorRows(r, t)
		d.Blocks = append(d.Blocks, t)
		d.Wide = len(columns) > fewColumns
	} else {
		d.Wide = false
		d.Blocks = append(d.Blocks, c.overview(r, columns))
		d.Blocks = append(d.Blocks, c.entries(r)...)
	}
	if rows := c.headRows(r); len(rows) > 0 {
		d.Blocks = append(d.Blocks, &block.Heading{Level: 1, Text: c.say("台帳の管理", "About this ledger")}, &block.Form{Rows: rows})
	}
	if t := c.revisions(r.Node.Get("revisions")); t != nil {
		d.Blocks = append(d.Blocks, t)
	}
	return d
}

// anchorRows gives each row the place to which references lead.
func (c *composer) anchorRows(r *record.Record, t *block.Table) {
	taken := map[string]bool{}
	for i, e := range r.Entries {
		t.Rows[i].ID = entryAnchor(e, taken)
	}
}

// overview lists the entries with their first columns; the names, or
// where there are none the ids, lead to the forms.
func (c *composer) overview(r *record.Record, columns []schema.Field) *block.Table {
	const asMany = 6
	shown := columns[:0:0]
	for _, f := range columns {
		if len(shown) < asMany && (f.Required || f.Name == "name" || f.Name == "title") && f.Type != "object" {
			shown = append(shown, f)
		}
	}
	leads := slices.IndexFunc(shown, func(f schema.Field) bool { return f.Name == "name" || f.Name == "title" })
	if leads < 0 {
		leads = slices.IndexFunc(shown, func(f schema.Field) bool { return f.Name == "id" })
	}
	t := c.table(shown, r.Node.Get("entries"))
	t.Caption = c.say("一覧（%[1]d件）", "Overview (%[1]d entries)", len(r.Entries))
	taken := map[string]bool{}
	for i, e := range r.Entries {
		anchor := entryAnchor(e, taken)
		if anchor == "" || leads < 0 || len(t.Rows[i].Cells[leads]) != 1 {
			continue
		}
		cell := &t.Rows[i].Cells[leads]
		*cell = []block.Line{block.Link((*cell)[0].String(), block.Target{Anchor: anchor})}
	}
	return t
}

// entries are the forms of all entries.
func (c *composer) entries(r *record.Record) []block.Block {
	out := make([]block.Block, 0, len(r.Entries))
	taken := map[string]bool{}
	for _, e := range r.Entries {
		form := &block.Form{ID: entryAnchor(e, taken), Rows: []block.FormRow{{Band: c.label(e)}}}
		form.Rows = append(form.Rows, c.recordRows(r.Kind.Record, e.Node)...)
		if list := e.Node.Get("approvals"); list.Len() > 0 {
			f, _ := r.Kind.Record.Field("approvals")
			form.Rows = append(form.Rows, block.FormRow{Label: c.title(f), Value: []block.Block{c.approvals(f, list, false)}})
		}
		out = append(out, form)
	}
	return out
}

// headRows are the fields of the head that its cover does not show.
func (c *composer) headRows(r *record.Record) []block.FormRow {
	shown := map[string]bool{"title": true, "version": true, "document_no": true, "established": true, "revised": true,
		"department_in_charge": true, "distribution": true, "status": true}
	var list []filled
	for _, f := range c.fields(r.Kind.Head, r.Node) {
		switch {
		case shown[f.Name], f.Name == "entries", f.Name == "revisions", f.Name == "kind", f.Name == "form_no", f.Name == "approvals":
		default:
			list = append(list, f)
		}
	}
	return c.rows(list, 0)
}

// head is a field of a document, or of the head of a ledger.
func (c *composer) head(r *record.Record, name string) (schema.Field, bool) {
	if r.IsHead() {
		return r.Kind.Head.Field(name)
	}
	return r.Kind.Field(name)
}
