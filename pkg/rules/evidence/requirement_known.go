package evidence

import (
	"github.com/pms-project/pms/pkg/catalogue"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/tree"
)

func requirementKnown() *lint.Rule {
	return &lint.Rule{
		ID: "EVD-013", Name: "requirement_known", Severity: diag.Error,
		Title: diag.T("存在しない要求事項の番号", "Requirement that does not exist"),
		Basis: diag.T("要求事項との対応付け（番号の目録は pms の決まり）", "correspondence with the requirements (the list of numbers is pms's)"),
		Doc: diag.T(
			"文書・条・記録の requirements に書かれた番号を、pms.yaml の catalogue で選んだ版の目録に照らして調べます。ほかの版の番号には、対応する番号を示します。番号の意味は `pms explain J.3.1.3` で確認できます。",
			"The numbers under requirements of documents, articles and records are looked up in the catalogue that pms.yaml names. A number of another edition is shown with those that correspond to it. `pms explain J.3.1.3` says what a number is."),
		File: func(p *lint.Pass, f *repo.File) {
			if f.Record == nil {
				return
			}
			for list := range f.Record.Node.Values("requirements") {
				for _, n := range list.Items() {
					checkRequirement(p, f, n)
				}
			}
		},
	}
}

// requirements is the catalogue of the manifest's edition, nil where it names none.
var requirements = &lint.Key[*catalogue.Catalogue]{Name: "requirements"}

func checkRequirement(p *lint.Pass, f *repo.File, n tree.Node) {
	c := lint.Once(p, requirements, func() *catalogue.Catalogue { return catalogue.For(p.Firm().Catalogue) })
	id := n.Text()
	if c == nil || id == "" || c.Has(id) {
		return
	}
	d := f.Record.Holding(n).At(n, diag.Text{}, diag.Text{})
	d.Message, d.Hint, d.Severity = wrongRequirement(c, id)
	p.Report(d)
}

// wrongRequirement says what is wrong with a number that the catalogue does not have.
func wrongRequirement(c *catalogue.Catalogue, id string) (message, hint diag.Text, severity diag.Severity) {
	other, _, here := c.Elsewhere(id)
	if other == nil {
		hint = diag.T("番号を確認してください。`pms explain J.4` のように章の番号を指定すると、その下の番号を確認できます。", "Check the number; `pms explain J.4` lists what is below a chapter.")
		if near := c.Suggest(id); near != "" {
			r, _ := c.Find(near)
			hint = diag.T("もしかして「%[1]s」（%[2]s）ではありませんか。", "Did you mean %[1]s (%[2]s)?", near, r.Title)
		}
		return diag.T("「%[1]s」という要求事項は、%[2]sにありません。", "there is no requirement %[1]s in the %[2]s", id, c.Title), hint, diag.Error
	}
	message = diag.T("「%[1]s」は、このリポジトリの版（%[2]s）ではなく、%[3]sの番号です。", "%[1]s is a number not of this repository's edition (%[2]s), but of the %[3]s", id, c.Title, other.Title)
	if len(here) == 0 {
		return message, diag.T("この版に対応する番号はありません。ほかに対応する要求事項がなければ、番号を消してください。", "No number of this edition corresponds to it. Remove it unless the text meets another requirement."), diag.Warning
	}
	var ids diag.Choice
	for _, m := range here {
		r, _ := c.Find(m.ID)
		ids = append(ids, diag.T("%[1]s（%[2]s）", "%[1]s (%[2]s)", m.ID, r.Title))
	}
	return message, diag.T("この版で対応する番号は %[1]s です。", "In this edition it is %[1]s.", ids), diag.Warning
}
