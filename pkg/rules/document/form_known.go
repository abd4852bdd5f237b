package document

import (
	"regexp"
	"strings"

	"github.com/pms-project/pms/pkg/cite"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/rules/cited"
	"github.com/pms-project/pms/pkg/tree"
)

func formKnown() *lint.Rule {
	return &lint.Rule{
		ID: "DOC-010", Name: "form_known", Severity: diag.Warning,
		Consults: []string{"document_register", "regulation"},
		Title:    diag.T("様式番号・様式名の不一致", "Form number unknown or name different"),
		Basis:    extentBasis,
		Doc: diag.T(
			"規程などが引用する様式番号（PF-701 など）が文書管理一覧にあるか、番号に添えた名前が一覧と同じかを調べます。一覧に同じ記号（PF）の番号が一つもないときは、番号の有無は調べません。一覧に載っていない番号の名前は、最も多く使われている名前と比べます。記録に書いた様式番号（form_no）は、pms.yaml の forms と文書管理一覧（form_for）がその種類に定めた番号と比べます。",
			"Looks up the form numbers that rules cite (PF-701) in the register of documents, and compares the name beside the number. Where the register has no number of that series at all, only the names are compared: for a number that it lacks, with the name used most. The form number of a record (form_no) is compared with those that pms.yaml (forms) and the register (form_for) lay down for its kind."),
		Whole: func(p *lint.Pass) {
			checkFormsOfRecords(p)
			known, series := registeredForms(p)
			forms := map[string]*form{}
			var order []string
			for ref := range cited.Today(p) {
				if ref.Cited.Kind != regulation.CitesForm {
					continue
				}
				code := ref.Cited.Code
				if known[code] == nil && series[seriesOf(code)] {
					unknownForm(p, ref)
				}
				if forms[code] == nil {
					forms[code] = &form{names: map[string]int{}}
					order = append(order, code)
				}
				forms[code].add(ref)
			}
			for _, code := range order {
				forms[code].compare(p, known[code])
			}
		},
	}
}

// registered is where the name of a form is laid down.
type registered struct {
	title string
	at    tree.Node
}

// registeredForms are the forms and documents with a number, and the series they are of.
func registeredForms(p *lint.Pass) (known map[string]*registered, series map[string]bool) {
	known, series = map[string]*registered{}, map[string]bool{}
	add := func(code, title tree.Node) {
		key := dashes.Replace(cited.Fold(code.Text()))
		if key == "" {
			return
		}
		series[seriesOf(key)] = true
		if known[key] == nil || known[key].title == "" {
			known[key] = &registered{title.Text(), code}
		}
	}
	for _, r := range p.Head.Of("document_register") {
		add(r.Get("document_no"), r.Get("title"))
	}
	for _, f := range p.Head.Files {
		if f.Record != nil {
			add(f.Record.Node.Get("document_no"), tree.Node{})
			add(f.Record.Node.Get("form_no"), tree.Node{})
		}
	}
	for _, r := range p.Head.Regulations() {
		for _, a := range r.Document.Appendices {
			add(a.Source.Get("form_no"), a.Source.Get("title"))
		}
	}
	return known, series
}

var dashes = strings.NewReplacer("‐", "-", "−", "-", "–", "-", "－", "-")

// seriesOf are the letters of a code, in which its number counts: PMS-F of PMS-F-13.
func seriesOf(code string) string { return strings.TrimRight(code, "-0123456789") }

func unknownForm(p *lint.Pass, ref cite.Ref) {
	p.Report(cited.At(ref,
		diag.T("様式番号「%[1]s」は文書管理一覧にありません。", "the form number %[1]s is not in the register of documents", ref.Cited.Code),
		diag.T("番号を確かめて直すか、文書管理一覧に様式の行を追加してください。", "Correct the number, or add the form to the register.")))
}

// form is one form number with all the names it is cited by.
type form struct {
	names map[string]int
	order []string
	refs  []cite.Ref
	said  []string // the name at each of refs
}

func (f *form) add(ref cite.Ref) {
	name := nameBeside(ref)
	if name == "" {
		return
	}
	key := cited.Fold(name)
	if f.names[key]++; f.names[key] == 1 {
		f.order = append(f.order, key)
	}
	f.refs, f.said = append(f.refs, ref), append(f.said, name)
}

// compare reports each place that has another name than the register, or than most.
func (f *form) compare(p *lint.Pass, row *registered) {
	right, shown := "", ""
	if row != nil && row.title != "" {
		right, shown = cited.Fold(row.title), row.title
	} else {
		for _, key := range f.order {
			if right == "" || f.names[key] > f.names[right] {
				right = key
			}
		}
	}
	var model cite.Ref
	for i, ref := range f.refs {
		if shown == "" && cited.Fold(f.said[i]) == right {
			shown, model = f.said[i], ref
		}
	}
	for i, ref := range f.refs {
		if cited.Fold(f.said[i]) == right {
			continue
		}
		d := cited.At(ref,
			diag.T("様式「%[1]s」の名前「%[2]s」が「%[3]s」と一致しません。", "the form %[1]s is called %[2]q here, %[3]q elsewhere", ref.Cited.Code, f.said[i], shown),
			diag.T("様式の名前をそろえてください。", "Use one name for the form."))
		if row != nil {
			d.Related = []diag.Related{{Range: row.at.Range(), Message: diag.T("文書管理一覧の名前", "the name in the register")}}
		} else {
			d.Related = []diag.Related{{Range: model.Range(), Message: diag.T("多く使われている名前", "the name used most")}}
		}
		p.Report(d)
	}
}

// maxFront bounds what is looked at in front of a number, in bytes.
const maxFront = 200

// nameInFront is a name in brackets of quotation in front of a number: 「…台帳」（
var nameInFront = regexp.MustCompile(`「([^「」]{2,40})」[（(]$`)

// nameBeside is the name that stands with a form number: inside its quotation marks, or
// in front of the bracket around the number.
func nameBeside(ref cite.Ref) string {
	if ref.Cited.Gloss != "" {
		return ref.Cited.Gloss
	}
	if m := nameInFront.FindStringSubmatch(ref.Place.Text[max(0, ref.Cited.From-maxFront):ref.Cited.From]); m != nil {
		return m[1]
	}
	return ""
}
