package incident

import (
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/regulation"
)

func oldRoute() *lint.Rule {
	return &lint.Rule{
		ID: "INC-016", Name: "old_route", Severity: diag.Warning, Consults: []string{"regulation"},
		Title: diag.T("事故の報告先が2022年3月までの定めのままである", "Reporting route from before April 2022"),
		Basis: reporting,
		Doc: diag.T(
			"2022年3月までは、認定個人情報保護団体の対象事業者は同団体に報告すれば足りましたが、2022年4月からは、報告対象事態を必ず個人情報保護委員会（又は権限の委任を受けた省庁）に報告します。「認定個人情報保護団体の対象事業者でない場合に委員会へ報告する」と読める文を語で探します。語があるだけで誤りとは限らないので、内容を確かめてください。",
			"Until March 2022 members of a certified body could report to it; since April 2022 a reportable case goes to the Commission (or a ministry) in any case. Sentences that read as the old rule are looked for by their words: read them before you change them."),
		Article: func(p *lint.Pass, r *record.Record, doc *regulation.Document) {
			if !r.InForce() {
				return
			}
			groups := routes(p)
			for n := range doc.All() {
				if slices.ContainsFunc(strings.Split(n.Text, "。"), func(s string) bool { return shows(s, groups) }) {
					at, from := n.Carrier()
					d := r.At(at,
						diag.T("認定個人情報保護団体の対象事業者でないときだけ個人情報保護委員会に報告する、と読める定めがあります。", "this reads as if the Commission is told only by those without a certified body"),
						diag.T("報告対象事態は個人情報保護委員会に報告する定めに改めてください（2022年4月1日から）。", "Since 2022-04-01 a reportable case goes to the Commission in any case: amend the text."))
					d.Range = at.Tree().Range(at.RangeAt(from, from+len(n.Text)))
					p.Report(d)
				}
			}
		},
	}
}

func routes(p *lint.Pass) [][]string {
	var out [][]string
	for _, group := range p.Firm().Fact("breach_cases.yaml").Get("old_routes").Items() {
		out = append(out, group.Texts())
	}
	return out
}

// shows reports whether a sentence has a word of every group.
func shows(sentence string, groups [][]string) bool {
	for _, group := range groups {
		if !slices.ContainsFunc(group, func(word string) bool { return strings.Contains(sentence, word) }) {
			return false
		}
	}
	return len(groups) > 0
}
