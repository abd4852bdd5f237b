package document

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func uniqueNumber() *lint.Rule {
	return &lint.Rule{
		ID: "DOC-002", Name: "unique_number", Severity: diag.Error,
		Title: diag.T("文書番号の重複", "Document number used twice"),
		Basis: controlBasis,
		Doc: diag.T(
			"文書番号は文書を一つに特定するためのものです。同じ番号が二つの文書に付いていると、どの文書の、どの版を指しているかが分からなくなります。文書どうし、文書管理一覧の行どうしを、全角・半角の違いを除いて比べます。旧版（status: superseded）と、廃止日のある行は対象にしません。",
			"A document number stands for one document. Documents are compared with each other, and rows of the register with each other, whatever the width of the characters. Superseded documents and rows with a date of abolition are left out."),
		Whole: func(p *lint.Pass) {
			var current, rows []*record.Record
			for _, r := range controlled(p.Head) {
				if text(r, "status") != "superseded" {
					current = append(current, r)
				}
			}
			for _, row := range p.Head.Of("document_register") {
				if row.Text("abolished_on") == "" {
					rows = append(rows, row)
				}
			}
			reportDoubles(p, current)
			reportDoubles(p, rows)
		},
	}
}

// reportDoubles reports every record whose number an earlier one bears.
func reportDoubles(p *lint.Pass, records []*record.Record) {
	first := map[string]*record.Record{}
	for _, r := range records {
		number := r.Get("document_no")
		key := plain(number.Text())
		other, double := first[key]
		switch {
		case key == "":
		case !double:
			first[key] = r
		default:
			d := r.At(number,
				diag.T("文書番号「%[1]s」は「%[2]s」でも使われています。", "the document number %[1]q is also that of %[2]s", number.Text(), name(other)),
				diag.T("どちらかの文書番号を変え、引用している箇所も直してください。", "Change one of the numbers and what quotes it."))
			d.Related = []diag.Related{{
				Range:   other.Get("document_no").Range(),
				Message: diag.T("同じ文書番号", "the same document number"),
			}}
			p.Report(d)
		}
	}
}
