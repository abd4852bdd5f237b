package citation

import (
	"github.com/pms-project/pms/pkg/cite"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/rules/cited"
)

func bareArticle() *lint.Rule {
	return &lint.Rule{
		ID: "CIT-004", Name: "bare_article", Severity: diag.Info,
		Consults: []string{"regulation"},
		Title:    diag.T("項を書かずに号やただし書を引用している", "Item cited without its paragraph"),
		Basis:    ownBasis,
		Doc: diag.T(
			"項が二つ以上ある条を「第5条第2号」「第5条ただし書」のように項を書かずに引用すると、どの項のことか決まりません。条の全体を指す「第5条」は対象にしません。項が増えて意味が変わりうる引用は CIT-005 が変更のときに知らせます。",
			"第5条第2号 or 第5条ただし書 leaves open which paragraph is meant where the article has several. 第5条 for the whole article is fine; CIT-005 tells when a paragraph added may change what it means."),
		Whole: func(p *lint.Pass) {
			for ref := range cited.Today(p) {
				if article := withoutParagraph(ref); article != nil {
					p.Report(cited.At(ref,
						diag.T("%[1]sには項が%[2]dあり、「%[3]s」がどの項のことか決まりません。", "%[1]s has %[2]d paragraphs; %[3]q leaves open which one is meant", article.Label, paragraphs(article), ref.Written()),
						diag.T("「第○条第○項」と項まで書いてください。", "Name the paragraph too.")))
				}
			}
		},
	}
}

// withoutParagraph is the article with several paragraphs of which a citation names an
// item or a part and no paragraph, nil for any other citation.
func withoutParagraph(ref cite.Ref) *regulation.Node {
	c := &ref.Cited
	if len(c.Target.Nodes) == 0 || len(c.Path) == 0 || c.Path[0].Level != regulation.LevelArticle || c.Path[0].Rel != regulation.Absolute {
		return nil
	}
	unit := c.Target.Nodes[0].Unit()
	toItem := len(c.Path) > 1 && c.Path[1].Level == regulation.LevelItem && c.Path[1].Rel == regulation.Absolute
	toPart := len(c.Path) == 1 && c.Part != ""
	if unit == nil || paragraphs(unit) < 2 || !toItem && !toPart {
		return nil
	}
	return unit
}

func paragraphs(article *regulation.Node) (n int) {
	for _, c := range article.Children {
		if c.Level == regulation.LevelParagraph {
			n++
		}
	}
	return n
}
