package citation

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

func roleDefined() *lint.Rule {
	return &lint.Rule{
		ID: "CIT-009", Name: "role_defined", Severity: diag.Warning,
		Consults: []string{"regulation", "appointment"},
		Title:    diag.T("定めのない役割の名前", "Role that nothing defines"),
		Basis:    diag.T("J.2.3.1 組織の役割・責任・権限（A.3.3.4）", "J.2.3.1 roles, responsibilities and authorities (A.3.3.4)"),
		Doc: diag.T(
			"規程に出てくる「○○責任者」「○○管理者」を、どの規程も定めておらず、任命された者もいない場合に知らせます。名前のよく似た役割（部門責任者と部門管理者、苦情相談窓口責任者と苦情・相談窓口責任者）が定められているときは、その名前を示します。定めたとみなすのは、定義の一覧・別表・見出しにある名前、「以下「○○」という」、任命・指名・設置の文です。「○○担当者」は、よく似た役割があるときだけ検出します。言葉は role_words.yaml にあります。",
			"Reports a ○○責任者 or ○○管理者 of a rule that no rule lays down and nobody is appointed to, with the name that is much like it where there is one (部門責任者 and 部門管理者). A role counts as laid down by a list of definitions, a table, a heading, 以下「X」という, or a sentence that appoints it. A ○○担当者 is reported only beside a like name. The words are role_words.yaml."),
		Whole: func(p *lint.Pass) {
			f := readRoles(p)
			for i := range f.used {
				if w := f.used[i]; f.defined[plainRole(w.name)] == nil && !f.isHeld(w.name) || f.spelling(w.name) != nil {
					f.report(p, w)
				}
			}
		},
	}
}

// report names a role that nothing defines, with the one that is much like it.
func (f *roles) report(p *lint.Pass, w *roleWord) {
	like := cmp.Or(f.spelling(w.name), f.like(w.name))
	switch {
	case like != nil:
		d := w.text.At(w.from, w.to,
			diag.T("役割「%[1]s」（%[2]dか所）は定められていません。「%[3]s」のことではありませんか。", "nothing defines the role %[1]q (places: %[2]d); perhaps it is %[3]q", w.name, w.count, like.name),
			diag.T("同じ役割であれば名前をそろえ、別の役割であれば定めてください。", "Use one name for one role, or define the other."))
		d.Related = []diag.Related{{Range: like.text.Range(like.from, like.to), Message: diag.T("名前のよく似た役割", "the role much like it")}}
		p.Report(d)
	case !slices.ContainsFunc(f.loose, func(ending string) bool { return strings.HasSuffix(w.name, ending) }):
		p.Report(w.text.At(w.from, w.to,
			diag.T("役割「%[1]s」（%[2]dか所）はどの規程にも定められておらず、任命された者もいません。", "no rule defines the role %[1]q (places: %[2]d), and nobody is appointed to it", w.name, w.count),
			diag.T("役割を定める条に加えて任命するか、すでにある役割の名前に直してください。", "Lay it down and appoint somebody, or write the role that is meant.")))
	}
}
