package document

import (
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

// checkFormsOfRecords compares the form number that a record bears with the forms that
// are laid down for its kind. A kind without any is left alone.
func checkFormsOfRecords(p *lint.Pass) {
	forms := formsOfKinds(p)
	for _, f := range p.Head.Files {
		r := f.Record
		if r == nil || !r.Kind.Has("form_no") || r.Text("form_no") == "" {
			continue
		}
		if laid := forms[r.Kind.Name]; len(laid) > 0 && !slices.Contains(laid, r.Text("form_no")) {
			p.At(r, r.Get("form_no"),
				diag.T("「%[1]s」の様式番号「%[2]s」が、この記録の様式として定めた番号（%[3]s）と一致しません。", "%[1]q bears the form number %[2]s; the form of this record is %[3]s", r.Label(), r.Text("form_no"), strings.Join(laid, ", ")),
				diag.T("様式番号を確かめて直すか、pms.yaml の forms 又は文書管理一覧に様式を追加してください。", "Correct the number, or add the form to forms in pms.yaml or to the register of documents."))
		}
	}
}

// formsOfKinds are the numbers laid down in pms.yaml (forms) and in the register of
// documents (form_for), by the kind of the record.
func formsOfKinds(p *lint.Pass) map[string][]string {
	out := map[string][]string{}
	add := func(kind, number string) {
		if kind != "" && number != "" && !slices.Contains(out[kind], number) {
			out[kind] = append(out[kind], number)
		}
	}
	if m := p.Head.Manifest(); m != nil {
		for _, f := range m.Items("forms") {
			add(f.Get("kind").Text(), f.Get("form_no").Text())
		}
	}
	for _, row := range p.Head.Of("document_register") {
		add(row.Text("form_for"), row.Text("document_no"))
	}
	return out
}
