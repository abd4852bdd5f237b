package topics

import (
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

// Check reports a topic that the fields of a document leave open. texts are its fields
// of free text: where their words show the topic the finding is only a warning.
func (t Topic) Check(p *lint.Pass, r *record.Record, texts ...string) {
	open := t.Open(r)
	if len(open) == 0 {
		return
	}
	place, found := t.Find(r, texts...)
	if !found {
		p.At(r, r.Get(strings.Split(open[0], ".")[0]),
			diag.T("「%[1]s」に「%[2]s」の記載がありません。", "%[1]q does not state: %[2]s", r.Label(), t.Title),
			diag.T("%[1]s を書いてください。", "Fill in: %[1]s.", Names(r, open)))
		return
	}
	d := r.At(place,
		diag.T("「%[1]s」の文に「%[2]s」に関係する語はありますが、対応する項目が書かれていません。", "the text of %[1]q has words about %[2]s, but the field for it is empty", r.Label(), t.Title),
		diag.T("内容を確かめ、%[1]s を書いてください。", "Read it, and fill in: %[1]s.", Names(r, open)))
	d.Severity = diag.Warning
	p.Report(d)
}

// Names lists fields by the titles that the schema gives them, with their identifiers.
func Names(r *record.Record, fields []string) diag.List {
	var out diag.List
	for _, field := range fields {
		var name diag.Localized
		for _, one := range strings.Split(field, "|") {
			title := diag.T("%[1]s (%[2]s)", "%[1]s (%[2]s)", r.Title(strings.Split(one, ".")...), one)
			if name == nil {
				name = title
			} else {
				name = diag.T("%[1]s又は%[2]s", "%[1]s or %[2]s", name, title)
			}
		}
		out = append(out, name)
	}
	return out
}
