package book

import (
	"github.com/pms-project/pms/pkg/block"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/pkg/tree"
)

// steps are the boxes of a document in the order in which they are printed: the one who
// decides stands at the left.
var steps = []string{"approved", "checked", "prepared"}

// seals are the boxes of a record. A step that nobody has taken yet is an empty box; a
// kind that nobody approves has none.
func (c *composer) seals(r *record.Record) *block.Approvals {
	field, _ := r.Kind.Field("approvals")
	if r.IsHead() {
		field, _ = r.Kind.Head.Field("approvals")
	}
	list := r.Node.Get("approvals")
	if list.Len() == 0 && (len(r.Kind.Meta.Approval) == 0 || approvedInParts(r)) {
		return nil
	}
	return c.approvals(field, list, len(r.Kind.Meta.Approval) > 0)
}

// approvedInParts reports whether the approvals stand in the parts of a record, such as
// the plan and the result of a corrective action; empty boxes in its head would say that
// nobody has approved it.
func approvedInParts(r *record.Record) bool {
	if r.IsHead() {
		return false
	}
	for n := range r.Node.Values("approvals") {
		if n.Len() > 0 {
			return true
		}
	}
	return false
}

// approvals are the boxes of a list of approvals; with blanks the steps that are not in
// it are empty boxes.
func (c *composer) approvals(f schema.Field, list tree.Node, blanks bool) *block.Approvals {
	words := func(n tree.Node, name string) string {
		if f.Shape == nil {
			return n.Get(name).Text()
		}
		inner, _ := f.Shape.Field(name)
		return inner.ValueTitle(n.Get(name).Text()).In(c.lang)
	}
	out := &block.Approvals{}
	titles := map[string]string{
		"approved": c.say("承認", "Approved"), "checked": c.say("確認", "Checked"), "prepared": c.say("作成", "Prepared"),
	}
	for _, step := range steps {
		var boxes []block.Seal
		for _, a := range list.Items() {
			if a.Get("step").Text() != step {
				continue
			}
			boxes = append(boxes, block.Seal{
				Step: titles[step], Role: words(a, "role"), Person: c.person(a.Get("person").Text()),
				Date: c.dateText(a.Get("date").Text()), Method: words(a, "method"), Evidence: a.Get("evidence").Text(),
			})
		}
		if len(boxes) == 0 && blanks {
			boxes = []block.Seal{{Step: titles[step]}}
		}
		out.Boxes = append(out.Boxes, boxes...)
	}
	return out
}

// revisions is the 改訂履歴, nil where there is none.
func (c *composer) revisions(list tree.Node) *block.Table {
	if list.Len() == 0 {
		return nil
	}
	t := &block.Table{Caption: c.say("改訂履歴", "Revision history"), Columns: []block.Column{
		{Title: c.say("版", "Version"), Align: block.Center}, {Title: c.say("決定日", "Decided")},
		{Title: c.say("施行日", "In force")}, {Title: c.say("改訂の概要", "Summary")},
	}}
	for _, r := range list.Items() {
		t.Rows = append(t.Rows, block.Row{Cells: [][]block.Line{
			block.Lines(r.Get("version").Text()), block.Lines(c.dateText(r.Get("decided_on").Text())),
			block.Lines(c.dateText(r.Get("effective_on").Text())), block.Lines(r.Get("summary").Text()),
		}})
	}
	weigh(t)
	return t
}
