package document

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func revisionOrder() *lint.Rule {
	return &lint.Rule{
		ID: "DOC-004", Name: "revision_order", Severity: diag.Error,
		Title: diag.T("改訂履歴の順序", "Order of the revision table"),
		Basis: controlBasis,
		Doc: diag.T(
			"改訂履歴は古い順に並べます。版は行ごとに上がり、決定日・施行日は前の行より早くなりません。版は数字の部分を左から比べます（1.9 の次は 1.10、初版は 1）。数字のない版（A、B など）は、前の行と異なることだけを確かめます。",
			"The revision table is in order of time: versions rise from row to row and no date is earlier than that of the row before. Versions are compared number by number (1.10 follows 1.9, 初版 is 1); versions without numbers need only differ."),
		Record: func(p *lint.Pass, r *record.Record) {
			rows := revisions(r)
			for i := range rows {
				if i > 0 {
					risingVersion(p, r, rows[i-1], rows[i])
					risingDay(p, r, rows[i-1], rows[i], "decided_on")
					risingDay(p, r, rows[i-1], rows[i], "effective_on")
				}
			}
		},
	}
}

func risingVersion(p *lint.Pass, r *record.Record, before, row record.Item) {
	a, b := before.Get("version"), row.Get("version")
	if a.Text() == "" || b.Text() == "" || rises(a.Text(), b.Text()) {
		return
	}
	p.At(r, b,
		diag.T("改訂履歴の版「%[2]s」が、前の行の「%[1]s」より上がっていません。", "version %[2]q does not rise above that of the row before, %[1]q", a.Text(), b.Text()),
		diag.T("行を古い順に並べ、版の番号を確かめてください。", "Order the rows by time and check the versions."))
}

func risingDay(p *lint.Pass, r *record.Record, before, row record.Item, field string) {
	a, b := record.Date(before.Get(field)), record.Date(row.Get(field))
	if a.IsZero() || b.IsZero() || !b.Before(a) {
		return
	}
	f, _ := r.Kind.Field("revisions", field)
	p.At(r, row.Get(field),
		diag.T("改訂履歴の%[1]s %[3]s が、前の行の %[2]s より早くなっています。", "the %[1]s %[3]s is earlier than that of the row before, %[2]s", f.Title, a, b),
		diag.T("行を古い順に並べ、日付を確かめてください。", "Order the rows by time and check the dates."))
}
