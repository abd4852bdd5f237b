package exambody

import (
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/duty"
	"github.com/pms-project/pms/pkg/tree"
)

func stepLate() *lint.Rule {
	return &lint.Rule{
		ID: "EXB-002", Name: "step_late", Severity: diag.Error, Profiles: profiles,
		Title: diag.T("審査業務の期限に遅れた記録", "Step of the examination work done late"),
		Basis: basis,
		Doc: diag.T(
			"審査業務の期限を、それぞれの単位（日、営業日、週、月、時間）で数え、記録された日が期限より後のものを知らせます。営業日は pms.yaml の休業日によります。期限が自社の規程（obliges の same_as）にあるものは「要修正」、ほかの審査機関の例によるものは「要確認」です。申請者や付与事業者が行うことと、1日と1営業日の取り違え（EXB-006）は含みません。まだ行っていないものは pms due が示します。直近2年間のものを見ます。",
			"The steps of the examination work, each counted in its own unit (days, business days, weeks, months, hours; closing days from pms.yaml), are compared with the days recorded. Where the body's own rules state the time (obliges with same_as) a late step is an error, else the number is only an example and it is a warning. Left out are what applicants and grantees do, and one day taken for one business day (EXB-006). What is not done yet is shown by pms due. Two years back are looked at."),
		Whole: func(p *lint.Pass) {
			for _, i := range steps(p) {
				if !i.Late || slices.Contains(byOthers, i.Obligation) || mixedUp(p, i) {
					continue
				}
				reportItem(p, i, duty.Late(i),
					diag.T("日付を確かめてください。遅れたのであれば、理由を備考に残し、繰り返さないための手当てを是正処置として扱ってください。", "Check the dates. If it was late, note the reason and treat it as a corrective action."))
			}
		},
	}
}

// byOthers are rows of obligations that the applicant or grantee fulfils, not the body.
var byOthers = []string{"exb-6-5-correction", "exb-6-6", "exb-8-2-6", "exb-25-4", "exb-32-1", "exb-32-2", "exb-32-2-1", "exb-38-6-4"}

// steps are the items of the rows on examination work.
func steps(p *lint.Pass) []due.Item {
	return slices.DeleteFunc(slices.Clone(duty.Items(p)), func(i due.Item) bool { return !strings.HasPrefix(i.Obligation, "exb-") })
}

// reportItem reports an item at the field that closes it. It is an error only where
// the body's own rules state the duty.
func reportItem(p *lint.Pass, i due.Item, message, hint diag.Text) {
	r := duty.Record(p, i)
	if r == nil {
		return
	}
	d := r.At(closing(p, r, i), message, hint)
	if len(i.Further) == 0 {
		d.Severity = diag.Warning
	}
	p.Report(d)
}

var rowsKey = &lint.Key[map[string]tree.Node]{Name: "obligations of an examination body"}

// closing is the value that closes an item, else the one it is counted from.
func closing(p *lint.Pass, r *record.Record, i due.Item) tree.Node {
	row := lint.Once(p, rowsKey, func() map[string]tree.Node {
		out := map[string]tree.Node{}
		for _, n := range p.Firm().Fact("obligations/examination_body.yaml").Get("obligations").Items() {
			out[n.Get("id").Text()] = n
		}
		return out
	})[i.Obligation]
	for _, key := range []string{"done", "event"} {
		if n := r.Node.Get(strings.Split(row.Get(key).Text(), ".")...); n.Exists() && n.Kind() != tree.List && n.Kind() != tree.Map {
			return n
		}
	}
	return tree.Node{}
}
