package citation

import (
	"regexp"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/rules/cited"
)

func delegation() *lint.Rule {
	return &lint.Rule{
		ID: "CIT-010", Name: "delegation", Severity: diag.Warning,
		Title: diag.T("「別に定める」の定め先がない", "別に定める without saying where"),
		Basis: diag.T("J.4.5.1 文書化した情報の範囲（A.3.5.1）", "J.4.5.1 documented information, general (A.3.5.1)"),
		Doc: diag.T(
			"「別に定める」「別途定める」と書いた文が、定め先（「○○細則」、別表、様式、第○条など）を挙げているかを調べます。前後の文に定め先があるか、その規程を上位（parent）とする文書がリポジトリにある場合は検出しません。法令などの外部の定めを指す文も対象にしません。",
			"Looks in a sentence with 別に定める or 別途定める for what lays it down: a document, a table, a form, an article. A target in the sentences beside it, or a document below this one (parent), is enough; what statutes and others lay down is left alone."),
		Consults: []string{"regulation"},
		Article: func(p *lint.Pass, r *record.Record, document *regulation.Document) {
			if !r.InForce() || hasLower(p, r) {
				return
			}
			for t := range cited.Texts(r, document, false) {
				for _, m := range elsewhere.FindAllStringIndex(t.Text, -1) {
					if namesTarget(t, m, document) {
						continue
					}
					p.Report(t.At(m[0], m[1],
						diag.T("「%[1]s」とありますが、どこで定めるかが書かれていません。", "%[1]q does not say where", t.Text[m[0]:m[1]]),
						diag.T("定め先の文書名（「○○細則」など）、別表又は条番号を書いてください。下位の文書で定めるときは、その文書の parent にこの規程を書いてください。", "Name the document, table or article; or name this rule as parent of the document that lays it down.")))
				}
			}
		},
	}
}

var elsewhere = regexp.MustCompile(`別(?:に|途)定め(?:る|た|、|て)`)

// outside are those whose rules need no document of the firm.
var outside = regexp.MustCompile(`法令|法律|政令|省令|委員会規則|条例|契約|協定`)

// target is what a rule can be laid down in.
var target = regexp.MustCompile(`[」』]|別表|別紙|様式(?:第|[A-Z0-9０-９])|第\s*[0-9０-９一二三四五六七八九十]+\s*[条項号]|規程|細則|規則|要領|手順書|マニュアル|基準書|一覧表|台帳`)

// self are names of this very document, which is no target.
var self = strings.NewReplacer("本規程", "", "この規程", "", "本規則", "", "この規則", "", "本細則", "", "この細則", "", "本規定", "", "この規定", "", "当社規程", "")

// maxNext bounds what is looked at behind 別に定める, in bytes.
const maxNext = 1500

// namesTarget reports whether the text around 別に定める says where: the sentence, the
// ones beside it, or the list below.
func namesTarget(t cited.Text, m []int, document *regulation.Document) bool {
	sentence := cited.Sentence(t.Text, m[0], m[1])
	if outside.MatchString(sentence) || target.MatchString(self.Replace(sentence)) {
		return true
	}
	if _, after, ok := strings.Cut(t.Text[m[1]:min(len(t.Text), m[1]+maxNext)], "。"); ok {
		next, _, _ := strings.Cut(after, "。")
		if target.MatchString(self.Replace(next)) {
			return true
		}
	}
	return t.Node != nil && len(t.Node.Children) > 0
}

// hasLower reports whether a document of the repository stands below this one.
func hasLower(p *lint.Pass, r *record.Record) bool {
	return lint.Once(p, parentsKey, func() map[string]bool {
		parents := map[string]bool{}
		for _, other := range p.Head.Of("regulation") {
			parents[other.Text("parent")] = true
		}
		return parents
	})[r.ID]
}

var parentsKey = &lint.Key[map[string]bool]{Name: "documents with others below"}
