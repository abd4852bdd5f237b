package acquisition

import (
	"fmt"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/topics"
)

// noticeTexts are the fields of a notice that hold sentences.
var noticeTexts = []string{"preamble", "purposes.text", "provision.text", "entrusting.text", "rights.text", "optional.text", "optional.consequence", "hidden_collection.text", "additional"}

// provisionDetails are what a notice says of a provision that is planned (J.8.5 d); a
// contract is named where there is one.
var provisionDetails = []string{"provision.purpose", "provision.items", "provision.means", "provision.recipient"}

// noticeItems makes a rule of each item that a notice has to state (J.8.5 a–h), in the
// order of topics/direct_notice.yaml: ACQ-001 of the first, and so on.
func noticeItems() []*lint.Rule {
	var rules []*lint.Rule
	for i, t := range topics.Of("direct_notice") {
		rules = append(rules, noticeItem(fmt.Sprintf("ACQ-%03d", i+1), t))
	}
	return rules
}

func noticeItem(id string, t topics.Topic) *lint.Rule {
	return &lint.Rule{
		ID: id, Name: strings.ReplaceAll(t.ID, ".", "_"), Severity: diag.Error, Kinds: []string{"direct_notice"},
		Title: diag.T("書面取得の明示文に「%[1]s」がない", "Notice without: %[1]s", t.Title),
		Basis: diag.T("J.8.5 本人から書面で直接取得する場合の措置（A.3.4.2.5）", "J.8.5 direct acquisition in writing (A.3.4.2.5)"),
		Doc: diag.T(
			"本人から直接書面（画面への入力を含む。）で取得するときの明示文は「%[1]s」を含みます。項目 %[2]s が書かれていれば足ります。予定がない場合も、その旨を書きます。項目がなく文に関係する語だけがある場合は「要確認」とします。",
			"A notice for direct acquisition in writing (forms on screen included) states: %[1]s. The fields %[2]s decide; that there is none is stated too. Words in the text without the field make the finding a warning.",
			t.Title, strings.Join(t.Fields, ", ")),
		Record: func(p *lint.Pass, r *record.Record) {
			if !topics.InUse(r) {
				return
			}
			t.Check(p, r, noticeTexts...)
			if t.ID == "direct_notice.d" && r.Get("provision", "planned").Bool() {
				provisionDetailed(p, r)
			}
		},
	}
}

// provisionDetailed asks for the details of a provision that the notice plans.
func provisionDetailed(p *lint.Pass, r *record.Record) {
	if missing := topics.Missing(r, provisionDetails...); len(missing) > 0 {
		p.At(r, r.Get("provision"),
			diag.T("「%[1]s」は第三者提供を予定していますが、%[2]sがありません。", "%[1]q plans a provision to a third party, but lacks: %[2]s", r.Label(), topics.Names(r, missing)),
			diag.T("提供の目的、項目、手段、提供先（契約があればその旨も）を書いてください。", "State purpose, items, means and recipient, and the contract if there is one."))
	}
}
