package document

import (
	"strings"

	"github.com/pms-project/pms/pkg/cite"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/rules/cited"
)

func oneName() *lint.Rule {
	return &lint.Rule{
		ID: "DOC-009", Name: "one_name", Severity: diag.Warning,
		Consults: []string{"regulation"},
		Title:    diag.T("規程・規定・規則などの呼び方の混在", "One document under several names"),
		Basis:    diag.T("自社ルール（どの文書のことか分かるようにするため）", "own rule (so that it is clear which document is meant)"),
		Doc: diag.T(
			"表題が「○○規定」の文書が本文で自分を「本規程」と呼ぶ、別の文書が「○○規則」と引用する、といった混在を調べます。「本規定」は「この定め」の意味でも使うので、表題が「規程」などの文書では「本規定は」「本規定の適用」のように文書を指すときだけ検出します。",
			"Reports a document whose title ends in 規定 and which calls itself 本規程, and a citation that has 規則 where the title has 規程. 本規定 also means a single provision; it counts only where it plainly stands for the document."),
		Whole: func(p *lint.Pass) {
			stems := map[string]*regulation.Document{}
			for _, r := range p.Head.Regulations() {
				if r.Record.InForce() {
					callsItself(p, r)
					stems[stem(cited.Fold(r.Document.Title))] = r.Document
				}
			}
			for ref := range cited.Today(p) {
				calledOtherwise(p, ref, stems)
			}
		},
	}
}

// nouns are the words that a document can be called by, the ones that are mixed up.
var nouns = []string{"規程", "規定", "規則"}

// stem is a title without its noun, "" for a title with another.
func stem(title string) string {
	for _, noun := range nouns {
		if s, ok := strings.CutSuffix(title, noun); ok && s != "" {
			return s
		}
	}
	return ""
}

func sameStem(a, b string) bool { return stem(a) != "" && stem(a) == stem(b) }

// callsItself reports the first place at which a rule book calls itself by a noun that
// its title does not have.
func callsItself(p *lint.Pass, r repo.Regulation) {
	title := cited.Fold(r.Document.Title)
	own := strings.TrimPrefix(title, stem(title))
	if stem(title) == "" {
		return
	}
	for _, noun := range nouns {
		if noun == own {
			continue
		}
		var first *diag.Diagnostic
		count := 0
		for t := range cited.Texts(r.Record, r.Document, true) {
			cited.Words(t.Text, "本"+noun, func(from, to int) bool {
				if noun == "規定" && !standsForDocument(t.Text[to:]) {
					return true
				}
				if count++; first == nil {
					d := t.At(from, to, diag.Text{}, diag.Text{})
					first = &d
				}
				return true
			})
		}
		if first == nil {
			continue
		}
		first.Message = diag.T("表題は「%[1]s」ですが、本文では「%[2]s」と呼んでいます（%[3]dか所）。", "the title is %[1]q, the text says %[2]q (places: %[3]d)", r.Document.Title, "本"+noun, count)
		first.Hint = diag.T("呼び方を表題に合わせてそろえるか、表題を直してください。", "Call it as the title has it, or change the title.")
		first.Related = []diag.Related{{Range: r.Record.Get("title").Range(), Message: diag.T("表題", "the title")}}
		p.Report(*first)
	}
}

// standsForDocument reports whether what follows 本規定 speaks of the whole document.
func standsForDocument(after string) bool {
	for _, word := range []string{"は、", "の適用", "の改廃", "で用いる", "の施行", "において用いる"} {
		if strings.HasPrefix(after, word) {
			return true
		}
	}
	return false
}

// calledOtherwise reports a citation of a document by a noun that its title does not have.
func calledOtherwise(p *lint.Pass, ref cite.Ref, stems map[string]*regulation.Document) {
	name := cited.Fold(ref.Cited.Document)
	if ref.Cited.Target.Document != nil || stem(name) == "" {
		return
	}
	doc := stems[stem(name)]
	if doc == nil || cited.Fold(doc.Title) == name {
		return
	}
	p.Report(cited.At(ref,
		diag.T("「%[1]s」という文書はありません。表題は「%[2]s」です。", "there is no document %[1]q; its title is %[2]q", ref.Cited.Document, doc.Title),
		diag.T("文書名を表題のとおりに直してください。", "Write the name as the title has it.")))
}
