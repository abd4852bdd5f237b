package document

import (
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/topics"
	"github.com/pms-project/pms/pkg/tree"
)

func amendmentStated() *lint.Rule {
	return &lint.Rule{
		ID: "DOC-021", Name: "amendment_stated", Severity: diag.Warning, Profiles: []string{"company", "examination_body"},
		Consults: []string{"regulation"},
		Title:    diag.T("改廃の権限が定められていない規程", "Nobody is said to amend the rule"),
		Basis:    extentBasis,
		Doc: diag.T(
			"規程を誰が改め、廃止するかを、その規程の条か、文書の改廃をまとめて定めた別の規程の条に書きます。どちらも見当たらない有効な規程を知らせます。探す語は document_facts.yaml にあり、語があることは書き方が十分であることを意味しません。",
			"Who may amend and abolish a rule is said in an article of its own, or in one of another rule that settles it for all. Reported are rules in force with neither. The words looked for are in document_facts.yaml; that they are there does not say that they are enough."),
		Whole: func(p *lint.Pass) {
			facts := p.Firm().Fact("document_facts.yaml")
			stated, forAll := map[*record.Record]bool{}, false
			for _, one := range topics.Rules(p).Units {
				if showsAll(one.Text, facts.Get("amendment")) {
					stated[one.Record] = true
					forAll = forAll || generalArticle(one, facts.Get("subjects").Texts())
				}
			}
			if forAll {
				return
			}
			for _, d := range p.Head.Regulations() {
				if r := d.Record; r.InForce() && !r.IsDraft() && !stated[r] {
					p.At(r, tree.Node{},
						diag.T("「%[1]s」の改廃を誰が決めるかの定めが見当たりません。", "nothing says who may amend or abolish %[1]q", r.Label()),
						diag.T("改廃の条を加えるか、文書の管理を定めた規程にまとめて定めてください。", "Add an article about it, or settle it for all rules in the one on documents."))
				}
			}
		},
	}
}

// showsAll reports whether a text has a word of every group.
func showsAll(text string, groups tree.Node) bool {
	for _, group := range groups.Items() {
		if !slices.ContainsFunc(group.Texts(), func(word string) bool { return strings.Contains(text, word) }) {
			return false
		}
	}
	return true
}

// generalArticle reports whether an article speaks of documents in general rather than
// of its own rule: it does not say この規程 and names one of the subjects.
func generalArticle(one topics.Passage, subjects []string) bool {
	return !strings.Contains(one.Text, "この") && slices.ContainsFunc(subjects, func(word string) bool { return strings.Contains(one.Text, word) })
}
