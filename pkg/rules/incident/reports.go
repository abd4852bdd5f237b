package incident

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/duty"
	"github.com/pms-project/pms/pkg/tree"
)

// The rows of obligations/company.yaml that ask for a report, by what they ask for.
var (
	preliminaries = []string{"ppc-preliminary", "my-number-preliminary"}
	finals        = []string{"ppc-final", "ppc-final-wrongful", "my-number-final", "my-number-final-wrongful"}
	toBody        = []string{"jipdec-preliminary", "jipdec-final", "jipdec-final-wrongful"}
	prevention    = []string{"jipdec-measure"}
)

// commission are the receivers of the reports under the law.
var commission = []string{"ppc", "ministry"}

// openReports reports what is not sent: after its last day with the severity of the
// rule, after the day to aim at as a warning.
func openReports(p *lint.Pass, r *record.Record, obligations []string) {
	for _, i := range duty.About(p, r, obligations...) {
		switch {
		case i.Status == due.Done:
		case i.Status == due.Overdue:
			p.At(r, reportAt(r, i), duty.Overdue(p, i),
				diag.T("直ちに提出し、提出日を sent_on に書いてください。提出済みであれば reports に記録してください。", "Send it at once and write the day under sent_on. If it was sent, record it under reports."))
		case !i.Target.IsZero() && p.Today.After(i.Target):
			d := r.At(reportAt(r, i),
				diag.T("「%[1]s」が、目安の日 %[2]s を過ぎても記録されていません。期限は %[3]s です。", "%[1]q was to be done by about %[2]s and is not recorded; the last day is %[3]s", i.Title, i.Target, i.Due),
				diag.T("分かっている事項だけで提出し、提出日を sent_on に書いてください。", "Send what is known, and write the day under sent_on."))
			d.Severity = diag.Warning
			p.Report(d)
		}
	}
}

// reportAt is the entry of reports that an item waits for, else the day it counts from.
func reportAt(r *record.Record, i due.Item) tree.Node {
	kind := "final"
	if slices.Contains(preliminaries, i.Obligation) || i.Obligation == "jipdec-preliminary" {
		kind = "preliminary"
	}
	receivers := commission
	if slices.Contains(toBody, i.Obligation) {
		receivers = []string{"examination_body", "jipdec"}
	}
	for _, entry := range r.Items("reports") {
		if entry.Get("kind").Text() == kind && slices.Contains(receivers, entry.Get("to").Text()) {
			return entry.Get("to")
		}
	}
	return r.Get("known_on")
}

func preliminaryOpen() *lint.Rule {
	return &lint.Rule{
		ID: "INC-002", Name: "preliminary_open", Severity: diag.Error, Kinds: []string{"incident"}, Needs: lint.Clock, Profiles: []string{"company"},
		Title: diag.T("個人情報保護委員会への速報が済んでいない", "Preliminary report not sent"),
		Basis: reporting,
		Doc: diag.T(
			"報告対象事態を知ったら、速やかに（ガイドラインの目安は知った日から3～5日以内）個人情報保護委員会に速報します。部署のいずれかが知った日（known_on）を1日目として数え、3日目を過ぎると「要確認」、5日目を過ぎると期限超過として知らせます。日数は法令ではなくガイドラインの目安です。",
			"A reportable case is reported promptly; the guide value is 3 to 5 days from the day on which any department knew (known_on, day 1). After day 3 it is a warning, after day 5 it is overdue. The number of days is a guide value, not the law."),
		Record: func(p *lint.Pass, r *record.Record) { openReports(p, r, preliminaries) },
	}
}

func finalOpen() *lint.Rule {
	return &lint.Rule{
		ID: "INC-003", Name: "final_open", Severity: diag.Error, Kinds: []string{"incident"}, Needs: lint.Clock, Profiles: []string{"company"},
		Title: diag.T("個人情報保護委員会への確報が期限を過ぎている", "Final report overdue"),
		Basis: reporting,
		Doc: diag.T(
			"報告対象事態の確報は、知った日を1日目として30日以内（不正の目的のおそれがあるときは60日以内）に提出します。期限が行政機関の休日に当たるときは、休日の翌日です。分からない事項があっても期限までに提出し、分かりしだい補います。",
			"The final report is due within 30 days, the day of knowing being day 1, or 60 where a wrongful purpose is feared; a closed day of the administration moves it to the next. What is not known yet is supplied later."),
		Record: func(p *lint.Pass, r *record.Record) { openReports(p, r, finals) },
	}
}

func bodyReported() *lint.Rule {
	return &lint.Rule{
		ID: "INC-008", Name: "body_reported", Severity: diag.Error, Kinds: []string{"incident"}, Needs: lint.Clock, Profiles: []string{"company"},
		Title: diag.T("審査機関への事故の報告が済んでいない", "Accident report to the examination body not sent"),
		Basis: diag.T("プライバシーマーク付与に関する規約（事故等の報告）、J.4.4.2", "P-mark rules (accident reports), J.4.4.2"),
		Doc: diag.T(
			"プライバシーマークの付与を受けた事業者は、規模にかかわらず全ての事故を審査機関に報告します。確報は発覚した日を1日目として30日以内（不正の目的のおそれがあるときは60日以内）で、休業日でも繰り下げない早い方の読み方で数えます。報告対象事態では速報も必要です。",
			"A holder of the P-mark reports every accident, whatever its size, to the examination body: within 30 days from the day of discovery, which is day 1, or 60 where a wrongful purpose is feared, by the earlier reading in which no closed day moves it. Reportable cases need a preliminary report too."),
		Record: func(p *lint.Pass, r *record.Record) { openReports(p, r, toBody) },
	}
}

func preventionReported() *lint.Rule {
	return &lint.Rule{
		ID: "INC-014", Name: "prevention_reported", Severity: diag.Warning, Kinds: []string{"incident"}, Needs: lint.Clock, Profiles: []string{"company"},
		Title: diag.T("再発防止策の報告が期限を過ぎている", "Report on prevention overdue"),
		Basis: diag.T("審査機関の審査規程（措置の決定から3か月以内。通知書に期限があればその日）、J.7.1", "rules of the examination bodies (within 3 months of the measure, or by the day in the letter), J.7.1"),
		Doc: diag.T(
			"事故に対する措置で欠格値が3以上になったとき、又は通知書で求められたときは、再発防止策とその効果の確認の結果を審査機関に報告します。",
			"Where the measure sets a disqualification value of 3 or more, or its letter asks for it, prevention and its effect are reported to the examination body."),
		Record: func(p *lint.Pass, r *record.Record) {
			for _, i := range duty.About(p, r, prevention...) {
				if i.Status == due.Overdue {
					p.At(r, r.Get("measure", "decided_on"), duty.Overdue(p, i),
						diag.T("報告し、提出日を measure.submitted_on に書いてください。", "Send it, and write the day under measure.submitted_on."))
				}
			}
		},
	}
}

func reportedLate() *lint.Rule {
	return &lint.Rule{
		ID: "INC-015", Name: "reported_late", Severity: diag.Error, Kinds: []string{"incident"}, Profiles: []string{"company"},
		Title: diag.T("事故の報告が期限に遅れた", "Report sent late"),
		Basis: reporting,
		Doc: diag.T(
			"提出した報告の日付が期限より後である場合に知らせます。法令や付与契約が日数を定めるものは「要修正」、ガイドラインの目安によるもの（速報）は「要確認」です。遅れた事実は消せないので、理由と再発防止を是正処置として記録し、必要であれば例外承認とします。",
			"A report was sent after its last day: an error where the law or the contract sets the days, a warning where they are a guide value (preliminary reports). The delay cannot be undone: record reason and prevention as a corrective action, and waive the finding."),
		Record: func(p *lint.Pass, r *record.Record) {
			for _, i := range duty.About(p, r, slices.Concat(preliminaries, finals, toBody, prevention)...) {
				if !i.Late {
					continue
				}
				at := reportAt(r, i)
				if slices.Contains(prevention, i.Obligation) {
					at = r.Get("measure", "submitted_on")
				}
				d := r.At(at, duty.Late(i),
					diag.T("日付を確認してください。遅れた場合は、理由を記録し、是正処置として扱ってください。", "Check the dates. If it was late, record the reason and treat it as a corrective action."))
				if i.Strength != due.Statute && i.Strength != due.Contract {
					d.Severity = diag.Warning
				}
				p.Report(d)
			}
		},
	}
}
