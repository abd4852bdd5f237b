package evidence

import (
	"slices"

	"github.com/pms-project/pms/pkg/catalogue"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

func requirementMet() *lint.Rule {
	return &lint.Rule{
		ID: "EVD-001", Name: "requirement_met", Severity: diag.Warning, Profiles: []string{"company", "examination_body"},
		Consults: []string{"regulation", "policy"},
		Title:    diag.T("規程も記録もない要求事項", "Requirement with neither rule nor record"),
		Basis:    correspondence,
		Doc: diag.T(
			"pms.yaml の catalogue で選んだ版の要求事項のそれぞれに、対応する規程の条（requirements）か、証跡となる記録（種類ごとの x-kind の evidence、記録の requirements）があることを確かめ、どちらもない番号を章ごとに示します。該当しない要求事項は、例外承認に理由を残してください。規程や記録の中身は判断しません。番号ごとの状態は対応の一覧で確かめます。",
			"Each requirement of the catalogue in pms.yaml has an article that answers it (requirements) or a record that is evidence (evidence of its kind, or requirements of the record). Numbers with neither are listed by chapter. Where a requirement does not apply, say why in a waiver. What the texts say is not judged."),
		Whole: func(p *lint.Pass) {
			met := correspondences(p)
			reportRequirements(p, func(r catalogue.Requirement) bool { return !met.rules.has(r.ID) && !met.records.has(r.ID) },
				diag.T("次の要求事項に、対応する規程も記録もありません: %[1]s。", "neither rule nor record answers: %[1]s"),
				diag.T("規程の条に requirements を付けるか、記録を作ってください。該当しないものは、例外承認（対象の種類 requirement、ID %[1]s）に理由を残してください。", "Mark the article with requirements, or make the record. What does not apply is waived with a reason (subject requirement, id %[1]s)."))
		},
	}
}

var correspondence = diag.T("J.4.5.1 文書化した情報の範囲、審査で用いる指針との対応表", "J.4.5.1 documented information, and the table of correspondence for the examination")

// numbers are requirement ids that something answers.
type numbers map[string]bool

// has reports whether the number, one above it or one below it is answered: rules are
// marked by chapters or by single numbers, as firms write them.
func (n numbers) has(id string) bool {
	if n[id] {
		return true
	}
	for other := range n {
		if catalogue.Within(id, other) || catalogue.Within(other, id) {
			return true
		}
	}
	return false
}

type answered struct{ rules, records numbers }

var answeredKey = &lint.Key[answered]{Name: "answered requirements"}

// correspondences are the numbers that rules and records answer, gathered once a run.
// A kind for events is evidence even while nothing has happened.
func correspondences(p *lint.Pass) answered {
	return lint.Once(p, answeredKey, func() answered {
		a := answered{numbers{}, numbers{}}
		for _, f := range p.Head.Files {
			if f.Record == nil || !f.Record.InForce() || f.Record.IsDraft() {
				continue
			}
			into := a.records
			if slices.Contains([]string{"regulation", "policy"}, f.Record.Kind.Name) {
				into = a.rules
			} else {
				for _, id := range f.Record.Kind.Meta.Evidence {
					into[catalogue.Fold(id)] = true
				}
			}
			for list := range f.Record.Node.Values("requirements") {
				for _, id := range list.Texts() {
					into[catalogue.Fold(id)] = true
				}
			}
		}
		return a
	})
}

// reportRequirements reports the requirements that a test picks out, a finding a chapter.
func reportRequirements(p *lint.Pass, missing func(catalogue.Requirement) bool, message, hint diag.Text) {
	c := lint.Once(p, requirements, func() *catalogue.Catalogue { return catalogue.For(p.Firm().Catalogue) })
	m := p.Head.Manifest()
	if c == nil || m == nil {
		return
	}
	for _, chapter := range c.Children("") {
		var list diag.List
		for _, r := range c.Requirements {
			if !r.Heading && catalogue.Within(r.ID, chapter.ID) && missing(r) {
				list = append(list, diag.T("%[1]s %[2]s", "%[1]s %[2]s", r.ID, r.Title))
			}
		}
		if len(list) > 0 {
			d := m.At(m.Get("catalogue"), diag.T(message.JA, message.EN, list), diag.T(hint.JA, hint.EN, chapter.ID))
			d.Subject = diag.Subject{Kind: "requirement", ID: chapter.ID}
			p.Report(d)
		}
	}
}
