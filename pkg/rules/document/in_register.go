package document

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/tree"
)

func inRegister() *lint.Rule {
	return &lint.Rule{
		ID: "DOC-008", Name: "in_register", Severity: diag.Error,
		Consults: []string{"document_register", "policy", "regulation"},
		Profiles: []string{"company", "examination_body"},
		Title:    diag.T("文書管理一覧と文書の不一致", "Documents and register differ"),
		Basis:    extentBasis,
		Doc: diag.T(
			"文書管理一覧には、方針・規程と、文書番号のある台帳を全て載せます。一覧の文書番号・文書名・版・日付は、文書そのものと同じです。一覧の行は document で文書を指し、document がなければ文書番号で結び付けます。廃止した文書、リポジトリの外に置く文書（storage_place のある行）は、文書がなくても検出しません。作成中の文書はまだ載っていなくて構いません。",
			"The register lists the policies, the regulations and every ledger with a document number, with the number, title, version and dates that the document itself bears. A row names its document under document, else by the number. Rows of abolished documents and of documents kept elsewhere (storage_place) need none here; drafts need no row yet."),
		Whole: func(p *lint.Pass) {
			documents := slices.DeleteFunc(controlled(p.Head), func(r *record.Record) bool { return !r.InForce() || r.IsDraft() })
			if len(documents) == 0 {
				return
			}
			if !hasRegister(p.Head) {
				noRegister(p, len(documents))
				return
			}
			listed := map[*record.Record]bool{}
			find := documentOf(p.Head)
			for _, row := range p.Head.Of("document_register") {
				if document := find(row); document != nil {
					listed[document] = true
					compareRow(p, row, document)
				} else if wantsDocument(row) {
					rowAlone(p, row)
				}
			}
			for _, r := range documents {
				if !listed[r] {
					unlisted(p, r)
				}
			}
		},
	}
}

func hasRegister(s *repo.Snapshot) bool {
	return slices.ContainsFunc(s.Files, func(f *repo.File) bool {
		return f.Record != nil && f.Record.Kind.Name == "document_register"
	})
}

func noRegister(p *lint.Pass, documents int) {
	message := diag.T("文書管理一覧がありません（対象の文書は%[1]d件です）。", "there is no document register (for %[1]d documents)", documents)
	hint := diag.T("ledgers/document_register.yaml を作り、文書を一行ずつ載せてください（pms new document_register）。",
		"Make ledgers/document_register.yaml with a row for each document (pms new document_register).")
	if m := p.Head.Manifest(); m != nil {
		p.At(m, tree.Node{}, message, hint)
		return
	}
	p.Report(diag.Diagnostic{Message: message, Hint: hint, Range: diag.FileRange(repo.ManifestFile)})
}

// documentOf answers which document a row of the register stands for: the one it names,
// else the one with its number.
func documentOf(s *repo.Snapshot) func(row *record.Record) *record.Record {
	byID, byNumber := map[string]*record.Record{}, map[string]*record.Record{}
	for _, r := range controlled(s) {
		if byID[r.ID] == nil {
			byID[r.ID] = r
		}
		if number := plain(text(r, "document_no")); byNumber[number] == nil {
			byNumber[number] = r
		}
	}
	for _, f := range s.Files { // plans and other records may be listed too
		if f.Record != nil && byID[f.Record.ID] == nil {
			byID[f.Record.ID] = f.Record
		}
	}
	return func(row *record.Record) *record.Record {
		if id := row.Text("document"); id != "" {
			return byID[id] // an id of nothing is reported with the references
		}
		if number := plain(row.Text("document_no")); number != "" {
			return byNumber[number]
		}
		return nil
	}
}

// compared are the fields that a row repeats from its document.
var compared = []string{"document_no", "title", "version", "established", "revised"}

func compareRow(p *lint.Pass, row, document *record.Record) {
	if row.Text("abolished_on") != "" {
		return // the row says how it was
	}
	for _, field := range compared {
		here, there := row.Get(field), tree.Node{}
		if declares(document, field) {
			there = document.Get(field)
		}
		if here.Text() == "" || there.Text() == "" || plain(here.Text()) == plain(there.Text()) {
			continue
		}
		f, _ := row.Kind.Field(field)
		d := row.At(here,
			diag.T("文書管理一覧の%[1]s「%[2]s」が、文書「%[3]s」の%[1]s「%[4]s」と一致しません。", "the register says %[1]s %[2]q, the document %[3]q itself says %[4]q", f.Title, here.Text(), name(document), there.Text()),
			diag.T("正しい方に合わせて直してください。", "Correct the one that is wrong."))
		d.Related = []diag.Related{{Range: there.Range(), Message: diag.T("文書の記載", "what the document says")}}
		p.Report(d)
	}
}

// internal are the kinds of rows whose documents belong into the repository.
var internal = []string{"policy", "rule", "detail", "procedure"}

func wantsDocument(row *record.Record) bool {
	return slices.Contains(internal, row.Text("document_kind")) && row.Text("document") == "" &&
		row.Text("storage_place") == "" && row.Text("url") == "" && row.Text("abolished_on") == ""
}

func rowAlone(p *lint.Pass, row *record.Record) {
	p.At(row, row.Get("title"),
		diag.T("文書管理一覧の「%[1]s」に当たる文書がリポジトリにありません。", "no document in the repository goes with %[1]q in the register", row.Label()),
		diag.T("document に文書のIDを書いてください。別の場所に置く文書は storage_place に場所を、廃止した文書は abolished_on に廃止日を書いてください。",
			"Name its id under document, its place under storage_place if it is kept elsewhere, or its end under abolished_on."))
}

func unlisted(p *lint.Pass, r *record.Record) {
	place := tree.Node{}
	if declares(r, "document_no") {
		place = r.Get("document_no")
	}
	p.At(r, place,
		diag.T("「%[1]s」が文書管理一覧に載っていません。", "%[1]q is not in the document register", name(r)),
		diag.T("文書管理一覧に行を追加し、document に「%[1]s」と書いてください。", "Add a row to the register with document: %[1]s.", r.ID))
}
