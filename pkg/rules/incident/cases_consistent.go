package incident

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func casesConsistent() *lint.Rule {
	return &lint.Rule{
		ID: "INC-005", Name: "cases_consistent", Severity: diag.Error, Kinds: []string{"incident"}, Consults: []string{"pi_ledger"},
		Title: diag.T("報告対象事態の判断が、書かれた事実と合わない", "Assessment at odds with the facts"),
		Basis: reporting,
		Doc: diag.T(
			"本人の数が1,000人を超えるとき（1,000人ちょうどは含みません）、特定個人情報では100人を超えるときは、それだけで報告の対象です。数が確定していないときは最大の見込み（persons_count_max）で判断します。人数と判断が合わない場合と、当たる事態があるのに reportable が false の場合に知らせます。",
			"More than 1,000 persons (1,000 exactly is not), with My Numbers more than 100, make it reportable by themselves; while the number is open the highest estimate (persons_count_max) counts. Found are numbers and judgements that do not agree, and reportable: false although a case applies."),
		Record: func(p *lint.Pass, r *record.Record) {
			for _, b := range cases(p) {
				checkNumber(p, r, b)
			}
			verdict := r.Get("assessment", "reportable")
			if affirmed := met(p, r); verdict.Text() == "false" && len(affirmed) > 0 && reportable(p, r) {
				p.At(r, verdict,
					diag.T("「%[1]s」（%[2]s）に当たるとしながら、報告の対象でないと判断しています。", "the case %[1]q (%[2]s) applies, yet it is judged not to be reportable", affirmed[0].title(r), affirmed[0].law),
					diag.T("判断を確かめ、reportable を直してください。高度な暗号化などの措置があれば strongly_encrypted に書いてください。", "Check the judgement and correct reportable. If the data was strongly encrypted, say so under strongly_encrypted."))
			}
		},
	}
}

// checkNumber compares the number of persons with what the assessment says of it.
func checkNumber(p *lint.Pass, r *record.Record, b breach) {
	n, known := persons(r)
	flag := r.Get(b.field...)
	if b.moreThan == 0 || !known || !flag.Exists() {
		return
	}
	switch {
	case n > b.moreThan && !flag.Bool() && b.counts(p, r):
		p.At(r, flag,
			diag.T("本人の数は%[1]d人で%[2]d人を超えていますが、「%[3]s」が false です。", "%[1]d persons are more than %[2]d, but %[3]q is false", n, b.moreThan, b.title(r)),
			diag.T("%[1]s に当たるため、true に直して報告してください。", "By %[1]s this is reportable: correct it to true, and report.", b.law))
	case n <= b.moreThan && flag.Bool() && r.Text("persons_certainty") == "confirmed":
		p.At(r, flag,
			diag.T("確定した本人の数は%[1]d人で%[2]d人を超えていませんが、「%[3]s」が true です。", "the confirmed number of %[1]d persons is not more than %[2]d, but %[3]q is true", n, b.moreThan, b.title(r)),
			diag.T("人数か判断のどちらかを直してください。%[1]d人ちょうどは含みません。", "Correct the number or the judgement; %[1]d exactly does not count.", b.moreThan))
	}
}

// counts reports whether the number of persons alone decides about the case: for one
// of a legal kind, only where all that is concerned is of that kind.
func (b breach) counts(p *lint.Pass, r *record.Record) bool {
	entries := len(r.Texts("ledger"))
	return b.legalKind == "" || entries > 0 && ledgerKind(p, r, b.legalKind) == entries
}
