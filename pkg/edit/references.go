package edit

import (
	"github.com/pms-project/pms/pkg/cite"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/tree"
)

// refer lets the fields of standing records that name an article by its id (rule_refs:
// regulation and article) follow an id that was changed, and lists those whose article is
// gone.
func (f *fixer) refer() {
	changed := map[string]*pair{}
	for _, pr := range f.pairs {
		if pr.before != pr.after {
			changed[f.is.Record(pr.after).ID] = pr
		}
	}
	if len(changed) == 0 {
		return
	}
	for _, file := range f.plan.Snapshot().Files {
		if file.Record == nil || !cite.Stands(file.Record) {
			continue
		}
		for article := range file.Record.Node.Values("article") {
			holder := mapOf(file.Record.Node, article)
			if pr := changed[holder.Get("regulation").Text()]; pr != nil {
				f.reference(pr, file.Record.Holding(article).Label(), article)
			}
		}
	}
}

func (f *fixer) reference(pr *pair, label string, article tree.Node) {
	then := withID(pr.before, article.Text())
	if then == nil || withID(pr.after, article.Text()) != nil {
		return
	}
	now, sure := pr.m.After(then)
	if now != nil && now.ID != "" && sure {
		f.plan.Editor(article).Replace(article, now.ID)
		f.report.Followed++
		return
	}
	f.doubt(Doubt{
		At: article.Range(), Where: diag.T("「%[1]s」", "%[1]s", label), Written: article.Text(),
		Reason: diag.T("参照していた「%[1]s」%[2]sは削除されています。参照をやめるか、別の条のIDに改めてください。", "it referred to %[1]s, %[2]s, which was taken out; drop the reference or name another article", pr.before.Title, describe(then)),
	})
}

// withID is the node of a document with an id, nil where there is none.
func withID(doc *regulation.Document, id string) *regulation.Node {
	for n := range doc.All() {
		if n.ID == id {
			return n
		}
	}
	return nil
}
