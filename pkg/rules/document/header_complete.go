package document

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

func headerComplete() *lint.Rule {
	return &lint.Rule{
		ID: "DOC-001", Name: "header_complete", Severity: diag.Warning,
		Title: diag.T("文書の表紙の項目が足りない", "Header of a document incomplete"),
		Basis: diag.T("自社ルール（ほかの文書にそろえた表紙の項目）、J.4.5.3", "own rule (the header that the other documents have), J.4.5.3"),
		Doc: diag.T(
			"方針・規程には、制定日と承認の記録を書きます。文書番号、主管部署、作成・確認の欄は、会社によって用いないことがあるので、有効な方針・規程の半分より多くがその項目を持つ会社だけに求めます。作成中の文書は対象にしません。",
			"A policy or regulation bears the day of its establishment and an approval. Firms differ in whether they use document numbers, departments in charge, and the steps prepared and checked; these are asked for only where more than half of the documents in force have them. Drafts are left out."),
		Whole: func(p *lint.Pass) {
			var documents []*record.Record
			for _, kind := range alwaysControlled {
				for _, r := range p.Head.Of(kind) {
					if r.InForce() && !r.IsDraft() {
						documents = append(documents, r)
					}
				}
			}
			asked := slices.DeleteFunc(slices.Clone(headers), func(h header) bool { return !h.always && !usual(documents, h) })
			for _, r := range documents {
				checkHeader(p, r, asked)
			}
		},
	}
}

// header is one thing that a document's cover says.
type header struct {
	title  diag.Text
	field  string // where to write it
	always bool
	rules  bool // of regulations alone: a policy is known by its name, and POL-011 asks for its approval
	filled func(*record.Record) bool
}

var headers = []header{
	{diag.T("文書番号", "document number"), "document_no", false, true, has("document_no")},
	{diag.T("制定日", "establishment"), "established", true, false, has("established")},
	{diag.T("主管部署", "department in charge"), "department_in_charge", false, false, has("department_in_charge")},
	{diag.T("作成", "prepared"), "approvals", false, false, step("prepared")},
	{diag.T("確認", "checked"), "approvals", false, false, step("checked")},
	{diag.T("承認", "approved"), "approvals", true, true, step("approved")},
}

func has(field string) func(*record.Record) bool {
	return func(r *record.Record) bool { return text(r, field) != "" }
}

func step(name string) func(*record.Record) bool {
	return func(r *record.Record) bool {
		return slices.ContainsFunc(r.Items("approvals"), func(a record.Item) bool { return a.Get("step").Text() == name })
	}
}

// usual reports whether more than half of the documents say it.
func usual(documents []*record.Record, h header) bool {
	n := 0
	for _, r := range documents {
		if h.filled(r) {
			n++
		}
	}
	return n*2 > len(documents)
}

func checkHeader(p *lint.Pass, r *record.Record, asked []header) {
	var missing diag.List
	var fields []string
	for _, h := range asked {
		if h.filled(r) || h.rules && r.Kind.Name == "policy" {
			continue
		}
		missing = append(missing, h.title)
		if !slices.Contains(fields, h.field) {
			fields = append(fields, h.field)
		}
	}
	if len(missing) == 0 {
		return
	}
	p.At(r, tree.Node{},
		diag.T("「%[1]s」の表紙に、%[2]sがありません。", "the header of %[1]q lacks: %[2]s", r.Label(), missing),
		diag.T("%[1]s に書いてください。", "Fill in %[1]s.", words(fields)))
}

func words(fields []string) diag.List {
	var out diag.List
	for _, f := range fields {
		out = append(out, diag.Word(f))
	}
	return out
}
