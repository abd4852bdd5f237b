package lint

import (
	"io/fs"

	"github.com/pms-project/pms/pkg/diag"
)

// Family is a folder of rules on one subject.
type Family struct {
	Prefix string // of the ids: DOC
	Title  diag.Text
	Rules  []*Rule
}

// NewFamily joins rules with the examples that lie beside them, <name>.txtar in
// examples. A rule without its example is a mistake that the family's test finds.
func NewFamily(prefix string, title diag.Text, examples fs.FS, rules ...*Rule) Family {
	for _, r := range rules {
		if text, err := fs.ReadFile(examples, r.Name+".txtar"); err == nil {
			r.Example = string(text)
		}
	}
	return Family{prefix, title, rules}
}

// Loaded makes the rule under which loading a repository reports what it finds.
func Loaded(info diag.RuleInfo, basis diag.Text) *Rule {
	return &Rule{
		ID: info.ID, Name: info.Name, Severity: info.Severity, Title: info.Title, Doc: info.Doc, Basis: basis,
		Whole: func(p *Pass) {
			for _, d := range p.Head.Problems(info.ID) {
				p.Report(d)
			}
		},
	}
}
