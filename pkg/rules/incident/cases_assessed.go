package incident

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func casesAssessed() *lint.Rule {
	return &lint.Rule{
		ID: "INC-001", Name: "cases_assessed", Severity: diag.Error, Kinds: []string{"incident"},
		Title: diag.T("報告対象事態に当たるかを判断していない", "Reportable cases not assessed"),
		Basis: reporting,
		Doc: diag.T(
			"緊急事態が起きたら、個人情報保護委員会への報告の対象となる事態（施行規則第7条の四つ、特定個人情報を取り扱う場合は番号法の四つ）に当たるかを一つずつ判断し、assessment に true か false を書きます。空欄は「まだ判断していない」ことを意味します。特定個人情報に関わらない場合は my_number を書かなくても構いませんが、書くときは四つとも書きます。",
			"Each incident is judged against the cases that are reported to the Commission: the four of the Rules, article 7, and, where My Numbers are handled, the four of the My Number Act. assessment says true or false for each; an empty field means not judged yet. Where no My Number is concerned my_number may be left out, but not in part."),
		Consults: []string{"pi_ledger"},
		Record: func(p *lint.Pass, r *record.Record) {
			if r.Text("status") == "draft" {
				return // one being dealt with is judged at once: the clock of the law runs
			}
			var open diag.List
			for _, b := range cases(p) {
				if !r.Get(b.field...).Exists() && (len(b.field) == 2 || numbersConcerned(p, r)) {
					open = append(open, b.title(r))
				}
			}
			if len(open) == 0 {
				return
			}
			p.At(r, r.Get("assessment"),
				diag.T("「%[1]s」で、報告対象事態に当たるかの判断が書かれていません: %[2]s。", "%[1]q does not say whether these cases apply: %[2]s", r.Label(), open),
				diag.T("一つずつ判断し、assessment に true か false を書いてください。", "Judge each, and write true or false under assessment."))
		},
	}
}

// numbersConcerned reports whether My Numbers are, or may be, part of what happened.
func numbersConcerned(p *lint.Pass, r *record.Record) bool {
	return r.Get("assessment", "my_number").Exists() || ledgerKind(p, r, "my_number") > 0
}

// ledgerKind counts the ledger entries concerned that are of a legal kind.
func ledgerKind(p *lint.Pass, r *record.Record, kind string) int {
	n := 0
	for _, id := range r.Texts("ledger") {
		entry := p.Head.Find("pi_ledger", id)
		if entry == nil {
			continue
		}
		for _, k := range entry.Texts("legal_kind") {
			if k == kind {
				n++
			}
		}
	}
	return n
}
