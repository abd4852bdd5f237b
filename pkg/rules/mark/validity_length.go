package mark

import (
	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func validityLength() *lint.Rule {
	return &lint.Rule{
		ID: "PMK-004", Name: "validity_length", Severity: diag.Error, Kinds: []string{"manifest", "mark_application"}, Profiles: company,
		Title: diag.T("プライバシーマークの有効期間が2年でない", "Validity of the P-mark is not two years"),
		Basis: diag.T("プライバシーマーク付与契約（有効期間2年）", "P-mark grant contract (validity of two years)"),
		Doc: diag.T(
			"有効期間は、最初の日を含めて2年です。2025年6月10日からであれば、2027年6月9日までです。更新の受付期間もこの日から数えるため、書き誤ると期限が全てずれます。",
			"The validity is two years, the first day included: from 2025-06-10 until 2027-06-09. The renewal window is counted from its end, so that a slip here moves every deadline."),
		Record: func(p *lint.Pass, r *record.Record) {
			var path []string
			if r.Kind.Name == "manifest" {
				path = []string{"certificate"}
			}
			from, to := append(path[:len(path):len(path)], "valid_from"), append(path[:len(path):len(path)], "valid_to")
			last, ok := endOf(p, r.Date(from...))
			if ok && !r.Date(to...).IsZero() && r.Date(to...) != last {
				p.At(r, r.Get(to...),
					diag.T("有効期間の開始日 %[1]s から2年の満了日は %[2]s ですが、%[3]s と書かれています。", "two years from %[1]s end on %[2]s, but %[3]s is written", r.Date(from...), last, r.Date(to...)),
					diag.T("登録証を確かめて直してください。", "Check the certificate, and correct it."))
			}
		},
	}
}

// endOf is the last day of a grant.
func endOf(p *lint.Pass, from calendar.Date) (last calendar.Date, ok bool) {
	validity := p.Firm().Fact("mark.yaml").Get("validity")
	amount, err := calendar.ParseAmount(validity.Get("amount").Text())
	if err != nil || from.IsZero() {
		return last, false
	}
	result, err := calendar.Count(calendar.Period{From: from, Amount: amount, Mode: calendar.Mode(validity.Get("mode").Text())})
	return result.Due, err == nil
}
