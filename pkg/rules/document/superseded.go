package document

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

func superseded() *lint.Rule {
	return &lint.Rule{
		ID: "DOC-018", Name: "superseded", Severity: diag.Warning,
		Title: diag.T("旧版・廃止文書の参照と、最新版の重複", "Old editions in use"),
		Basis: controlBasis,
		Doc: diag.T(
			"旧版（superseded）や廃止（abolished）にした文書を、文書管理一覧・下位規程・リスク分析が今の文書として指していると、古い定めで運用されます。また、同じ名前の規程が二つとも有効になっていると、どちらが最新版かが分かりません。",
			"A superseded or abolished document that the register, a lower rule or a risk still refers to keeps an old rule in use; two regulations of one name that are both in force leave open which is the latest."),
		Whole: func(p *lint.Pass) {
			old := outdated(p)
			for _, link := range links {
				for _, r := range p.Head.Of(link.kind) {
					if link.current(r) {
						followLink(p, r, link.path, old)
					}
				}
			}
			sameTitle(p)
		},
	}
}

// outdated are the documents kept as superseded or abolished, by id.
func outdated(p *lint.Pass) map[string]*record.Record {
	out := map[string]*record.Record{}
	for _, r := range controlled(p.Head) {
		if !r.InForce() {
			out[r.ID] = r
		}
	}
	return out
}

// links are the fields by which a record relies on a document as it holds today. A
// nonconformity, for one, may well be against a rule that has since been replaced.
var links = []struct {
	kind    string
	path    []string
	current func(*record.Record) bool
}{
	{"document_register", []string{"document"}, func(r *record.Record) bool { return r.Text("abolished_on") == "" }},
	{"regulation", []string{"parent"}, (*record.Record).InForce},
	{"risk", []string{"rule_refs", "regulation"}, func(*record.Record) bool { return true }},
}

func followLink(p *lint.Pass, r *record.Record, path []string, old map[string]*record.Record) {
	if len(path) == 1 {
		reportLink(p, r, r.Get(path[0]), old)
		return
	}
	for _, item := range r.Items(path[0]) {
		reportLink(p, r, item.Get(path[1:]...), old)
	}
}

func reportLink(p *lint.Pass, r *record.Record, n tree.Node, old map[string]*record.Record) {
	document := old[n.Text()]
	if document == nil {
		return
	}
	status := document.Get("status")
	d := r.At(n,
		diag.T("「%[1]s」は%[2]sの文書ですが、今の文書として参照しています。", "%[1]q is referred to as if in force; its status is: %[2]s", name(document), document.ValueTitle("status")),
		diag.T("今の文書を参照するように直してください。文書管理一覧では、廃止日（abolished_on）を書いても構いません。", "Refer to the document in force; a row of the register may instead bear abolished_on."))
	d.Related = []diag.Related{{Range: status.Range(), Message: diag.T("文書の状態", "the status of the document")}}
	p.Report(d)
}

// sameTitle reports regulations in force that bear the title of an earlier one.
func sameTitle(p *lint.Pass) {
	first := map[string]*record.Record{}
	for _, r := range p.Head.Of("regulation") {
		key := plain(r.Text("title"))
		if !r.InForce() || r.IsDraft() || key == "" {
			continue
		}
		other := first[key]
		if other == nil {
			first[key] = r
			continue
		}
		d := r.At(r.Get("title"),
			diag.T("「%[1]s」という規程が二つとも有効になっています（版「%[2]s」と版「%[3]s」）。", "two regulations named %[1]q are in force, version %[2]q and version %[3]q", r.Label(), other.Text("version"), r.Text("version")),
			diag.T("旧版の status を superseded にするか、旧版のファイルを削除してください（旧版は履歴から読めます）。別の規程であれば、文書名を区別してください。",
				"Set the status of the old one to superseded, or delete its file (history keeps it). If they are two rules, give them different names."))
		d.Related = []diag.Related{{Range: other.Get("title").Range(), Message: diag.T("同じ名前の規程", "the regulation of the same name")}}
		p.Report(d)
	}
}
