package book

import (
	"strconv"

	"github.com/pms-project/pms/pkg/block"
	"github.com/pms-project/pms/pkg/record"
)

// policy composes a policy as it hangs on the wall: title, preamble, numbered items,
// dates and the representative; below it what controls the document.
func (c *composer) policy(r *record.Record) *block.Document {
	d := &block.Document{Title: r.Label(), Number: c.documentNumber(r), Edition: c.edition(r)}
	add := func(b ...block.Block) { d.Blocks = append(d.Blocks, b...) }
	add(&block.Cover{Compact: true, Title: r.Label()})
	if p := r.Text("preamble"); p != "" {
		add(&block.Paragraph{Lines: block.Lines(p)})
	}
	for i, item := range r.Items("items") {
		add(&block.Provision{
			ID: "item-" + strconv.Itoa(i+1), Label: strconv.Itoa(i+1) + ".", Name: c.say("第%[1]d項目", "item %[1]d", i+1),
			Lines: block.Lines(item.Get("text").Text()),
		})
	}
	var days, signature []block.Line
	if t := c.dateText(r.Text("established")); t != "" {
		days = append(days, block.Text(c.say("制定日　%[1]s", "Established %[1]s", t)))
	}
	if t := c.dateText(r.Text("revised")); t != "" {
		days = append(days, block.Text(c.say("改訂日　%[1]s", "Revised %[1]s", t)))
	}
	signature = append(days, block.Text(c.firm()))
	if name := r.Text("representative_name"); name != "" {
		signature = append(signature, block.Text(r.Text("representative_title")+c.say("　", " ")+name))
	}
	add(&block.Paragraph{Style: block.Signature, Lines: signature})
	if contact := r.Text("contact"); contact != "" {
		add(&block.Note{Label: c.say("お問合せ先", "Contact"), Text: block.Lines(contact)})
	}
	add(&block.Heading{Level: 1, Text: c.say("文書の管理", "Document control")})
	if seals := c.seals(r); seals != nil {
		add(seals)
	}
	if rows := c.policyRows(r); len(rows) > 0 {
		add(&block.Form{Rows: rows})
	}
	if t := c.revisions(r.Node.Get("revisions")); t != nil {
		add(t)
	}
	return d
}

// policyRows are the fields that the policy itself does not show.
func (c *composer) policyRows(r *record.Record) []block.FormRow {
	shown := map[string]bool{"kind": true, "title": true, "preamble": true, "items": true, "representative_title": true,
		"representative_name": true, "contact": true, "approvals": true, "revisions": true, "established": true, "revised": true}
	var list []filled
	for _, f := range c.fields(r.Kind.Record, r.Node) {
		if !shown[f.Name] {
			list = append(list, f)
		}
	}
	return c.rows(list, 0)
}
