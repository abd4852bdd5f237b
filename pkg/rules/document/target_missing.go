package document

import (
	"strings"

	"github.com/pms-project/pms/pkg/cite"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/rules/cited"
)

func targetMissing() *lint.Rule {
	return &lint.Rule{
		ID: "DOC-011", Name: "target_missing", Severity: diag.Error,
		Consults: []string{"regulation", "document_register"},
		Title:    diag.T("引用先がない", "Citation without a target"),
		Basis:    controlBasis,
		Doc: diag.T(
			"規程・台帳・方針の文中の引用（第10条第2項、①～④、「○○規程」第5条、別表第1、附則第2項）の先に、条項があるかを調べます。他の規程の引用は、その規程がリポジトリにあるときに調べます。名前がよく似た規程しかない引用は、書き誤りではないかと知らせます。法令と外部の文書の引用、改訂履歴・附則・備考の中の引用は対象にしません。「前条」「同項」などは CIT-001 が、要求事項の番号は DOC-015 が調べます。",
			"Looks for the provision behind every citation in rules, ledgers and policies: 第10条第2項, ①～④, 「○○規程」第5条, 別表第1, 附則第2項. Citations of another rule are followed where the repository has it; a name that only resembles that of a rule is reported as a slip. Statutes, documents from outside, the history of revisions, 附則 and remarks are left alone. Relative citations are for CIT-001, numbers of requirements for DOC-015."),
		Whole: func(p *lint.Pass) {
			titles := knownTitles(p)
			for ref := range cited.Today(p) {
				switch {
				case ref.Cited.Kind == regulation.CitesDocument:
					misnamed(p, ref, titles)
				case absoluteMiss(ref):
					p.Report(cited.At(ref,
						diag.T("「%[1]s」を引用していますが、%[2]s", "%[1]q is cited, but %[2]s", ref.Written(), ref.Cited.Target.Why),
						diag.T("引用先の番号を確かめて直してください。条の移動によるずれは pms fix --base で直せます。", "Correct the number; pms fix --base follows provisions that moved.")))
				}
			}
		},
	}
}

// absoluteMiss reports whether a citation by number leads nowhere, and this rule is the
// one to say so.
func absoluteMiss(ref cite.Ref) bool {
	c := &ref.Cited
	if c.Target.Why.IsZero() || c.Kind == regulation.CitesForm || strings.HasPrefix(c.Code, "様式") {
		return false
	}
	if c.Kind == regulation.CitesAppendix {
		return ref.Place.Document != nil || c.Document != ""
	}
	first := c.Path[0]
	switch {
	case first.Rel != regulation.Absolute || lastRelative(c):
		return false
	case first.Level == regulation.LevelClause && first.Style.Mark != 0 && c.Document == "":
		return ownClauses(ref.Place.Document) // else it is the number of a requirement
	case c.Document == "" && !hasArticles(ref.Place.Document):
		return false // 利用規約 第10条: a text outside of rules names its document in any way
	case ref.Place.Node == nil && c.Document == "":
		return first.Level == regulation.LevelArticle // 第3号被保険者 in a table is no item
	}
	return true
}

// hasArticles reports whether a text stands in a rule book that its citations can mean.
func hasArticles(doc *regulation.Document) bool {
	if doc != nil {
		for range doc.Articles() {
			return true
		}
	}
	return false
}

// lastRelative reports whether a range ends at a relative provision.
func lastRelative(c *regulation.Cited) bool {
	return c.Through != nil && c.Through[0].Rel != regulation.Absolute
}

// ownClauses reports whether a rule book numbers its own provisions as the standard does.
func ownClauses(doc *regulation.Document) bool {
	return doc != nil && doc.Dialect != nil && doc.Dialect.Unit == regulation.LevelClause
}

// knownTitles are the names of the documents of the firm, as written and by folded name.
func knownTitles(p *lint.Pass) map[string]string {
	titles := map[string]string{}
	for _, kind := range []string{"regulation", "policy", "document_register"} {
		for _, r := range p.Head.Of(kind) {
			titles[cited.Fold(r.Text("title"))] = r.Text("title")
		}
	}
	return titles
}

// misnamed reports a document cited by a name that nothing has and one nearly has. A
// document that nothing resembles may well be someone else's.
func misnamed(p *lint.Pass, ref cite.Ref, titles map[string]string) {
	name := cited.Fold(ref.Cited.Target.Name)
	if ref.Cited.Target.Document != nil || name == "" || titles[name] != "" || ref.Cited.Target.Name != ref.Cited.Document {
		return
	}
	like := ""
	for title := range titles {
		if slipOf(name, title) && !sameStem(name, title) && (like == "" || title < like) {
			like = title
		}
	}
	if like == "" {
		return
	}
	d := cited.At(ref,
		diag.T("「%[1]s」という文書はありません。名前のよく似た「%[2]s」があります。", "there is no document %[1]q; %[2]q is much like it", ref.Cited.Document, titles[like]),
		diag.T("文書名を正しい名前に直してください。社外の文書であれば、文書管理一覧に載せてください。", "Correct the name, or put a document from outside into the register."))
	d.Severity = diag.Warning
	p.Report(d)
}

// maxSlip is the number of characters by which a slip in a name differs from it.
const maxSlip = 2

// slipOf reports whether two long names differ in one place, by two characters at most.
func slipOf(a, b string) bool {
	ra, rb := []rune(a), []rune(b)
	if len(ra) < 8 || len(rb) < 8 {
		return false
	}
	for len(ra) > 0 && len(rb) > 0 && ra[0] == rb[0] {
		ra, rb = ra[1:], rb[1:]
	}
	for len(ra) > 0 && len(rb) > 0 && ra[len(ra)-1] == rb[len(rb)-1] {
		ra, rb = ra[:len(ra)-1], rb[:len(rb)-1]
	}
	digits := func(r rune) bool {
		return r >= '0' && r <= '9' || strings.ContainsRune("一二三四五六七八九十", r)
	}
	return len(ra) <= maxSlip && len(rb) <= maxSlip && !strings.ContainsFunc(string(ra)+string(rb), digits)
}
