package citation

import (
	"strings"

	"github.com/pms-project/pms/pkg/cite"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/rules/cited"
)

func captionGloss() *lint.Rule {
	return &lint.Rule{
		ID: "CIT-003", Name: "caption_gloss", Severity: diag.Warning,
		Consults: []string{"regulation"},
		Title:    diag.T("引用に添えた見出しの不一致", "Caption quoted with a citation differs"),
		Basis:    ownBasis,
		Doc: diag.T(
			"「第10条（緊急事態への準備）」のように番号に添えた見出しが、引用先の見出しと同じかを調べます。括弧の中が別の条の見出しであるか、引用先の見出しと半分以上の文字が同じときに検出し、それ以外は説明の言葉とみなします。",
			"Compares the caption beside a number, 第10条（緊急事態への準備）, with that of the target. It is reported where the words are the caption of another article, or share half of their characters with that of the target; other words in brackets explain."),
		Whole: func(p *lint.Pass) {
			for ref := range cited.Today(p) {
				if len(ref.Cited.Target.Nodes) == 1 && ref.Cited.Gloss != "" {
					compareGloss(p, ref, ref.Cited.Target.Nodes[0])
				}
			}
		},
	}
}

func compareGloss(p *lint.Pass, ref cite.Ref, target *regulation.Node) {
	gloss, title := cited.Fold(ref.Cited.Gloss), cited.Fold(target.Title)
	if !target.Level.IsUnit() || title == "" || gloss == title {
		return
	}
	other := captioned(ref.Cited.Target.Document, gloss)
	if other == nil && !alike(gloss, title) {
		return
	}
	hint := diag.T("引用先の番号と見出しを確かめて、正しい方に合わせてください。", "See which of number and caption is right.")
	if other != nil {
		hint = diag.T("「%[1]s」という見出しは%[2]sにあります。番号と見出しを確かめて直してください。", "The caption %[1]q is that of %[2]s. See which of number and caption is right.", other.Title, other.Label)
	}
	d := cited.At(ref,
		diag.T("「%[1]s」の見出しは「%[2]s」ですが、「%[3]s」と書かれています。", "the caption of %[1]s is %[2]q, not %[3]q", target.Label, target.Title, ref.Cited.Gloss), hint)
	d.Related = []diag.Related{{Range: target.Range(), Message: diag.T("引用先", "the target")}}
	p.Report(d)
}

// captioned is the article of a document with a caption, nil for none.
func captioned(doc *regulation.Document, caption string) *regulation.Node {
	for n := range doc.Articles() {
		if cited.Fold(n.Title) == caption {
			return n
		}
	}
	return nil
}

// alike reports whether half of the characters of the shorter name stand in the other.
func alike(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	same, all := 0, 0
	for _, r := range a {
		all++
		if strings.ContainsRune(b, r) {
			same++
		}
	}
	return same*2 >= all
}
