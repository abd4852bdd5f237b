package exambody

import (
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/rules/duty"
)

func materialDisposed() *lint.Rule {
	return &lint.Rule{
		ID: "EXB-004", Name: "material_disposed", Severity: diag.Error, Profiles: profiles, Needs: lint.Clock,
		Title: diag.T("廃棄の期限を過ぎた審査書類", "Examination papers past their disposal"),
		Basis: basis,
		Doc: diag.T(
			"審査書類、誓約書、資料は、定めた期間だけ保管し、その後の定めた期間（多くは3か月）のうちに廃棄します。期限を過ぎても廃棄した日が書かれていないものを知らせます。期限は自社の規程と schemas/obligations/examination_body.yaml により、pms due と同じです。",
			"Case files, pledges and materials are kept for their time and then disposed of within another, mostly three months. Those past that limit without a day of disposal are reported. The limits are those of pms due: the body's own rules and schemas/obligations/examination_body.yaml."),
		Whole: func(p *lint.Pass) {
			for _, i := range disposals(p) {
				if i.Status == due.Overdue {
					reportItem(p, i, duty.Overdue(p, i),
						diag.T("廃棄して、廃棄した日を書いてください。保管を続ける理由があれば、承認を受けて備考に残してください。", "Dispose of it and fill in the day. If it has to be kept on, have that approved and note why."))
				}
			}
		},
	}
}

func disposedTooEarly() *lint.Rule {
	return &lint.Rule{
		ID: "EXB-010", Name: "disposed_too_early", Severity: diag.Error, Profiles: profiles,
		Title: diag.T("保管期間が終わる前の廃棄", "Disposed of before the end of its time"),
		Basis: basis,
		Doc: diag.T(
			"定めた保管期間が終わる前に廃棄した審査書類・資料を知らせます。期間は EXB-004 と同じ定めにより、廃棄した日が保管期間の中にあるものです。",
			"Found are papers and materials whose day of disposal lies within the time for which they had to be kept, by the same rules as EXB-004."),
		Whole: func(p *lint.Pass) {
			for _, i := range disposals(p) {
				if i.Status != due.Done || i.Open.IsZero() || !i.DoneOn.Before(i.Open) {
					continue
				}
				reportItem(p, i,
					diag.T("「%[1]s」は %[2]s から行えますが、%[3]s に廃棄されています。", "%[1]q could be done from %[2]s on, but was done on %[3]s", i.Title, i.Open, i.DoneOn),
					diag.T("日付を確かめてください。早く廃棄したのであれば、内容と経緯を残し、是正処置として扱ってください。", "Check the dates. If it was disposed of too early, record what and how, and treat it as a corrective action."))
			}
		},
	}
}

// disposals are the items on keeping and disposing: those of article 38, of the pledges
// of secrecy, and the retention stated in records of examination work.
func disposals(p *lint.Pass) []due.Item {
	return slices.DeleteFunc(steps(p), func(i due.Item) bool {
		return !strings.HasPrefix(i.Obligation, "exb-38-") && i.Obligation != "exb-16-2" || slices.Contains(byOthers, i.Obligation)
	})
}
