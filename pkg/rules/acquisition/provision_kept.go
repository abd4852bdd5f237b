package acquisition

import (
	"slices"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/expr"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

// provisions are the kinds of records that the law wants kept for a time that depends
// on how they were made.
var provisions = []string{"third_party_provision", "third_party_receipt", "personal_related_transfer"}

func provisionKept() *lint.Rule {
	return &lint.Rule{
		ID: "ACQ-018", Name: "provision_kept", Severity: diag.Error, Kinds: provisions,
		Title: diag.T("第三者提供の記録の保存期限が法定より短い", "Record of provision kept shorter than the law says"),
		Basis: diag.T("個人情報保護法 第29条〜第31条、施行規則 第21条・第25条・第29条、J.8.8.2〜J.8.8.4", "APPI articles 29 to 31, Rules articles 21, 25 and 29, J.8.8.2 to J.8.8.4"),
		Doc: diag.T(
			"記録の保存期限（kept_until、retention.until）を、法定の期間と比べます。契約書などで代えた記録は最後の提供日から1年、一括して作った記録は最後の提供日から3年（いずれもその日から起算）、提供の都度の記録は作成日から3年です。期限を書いていない記録は pms due が法定の期間で示します。最後の提供日がなく数えられない場合は、その旨を「参考」として示します。",
			"The last day of keeping a record (kept_until, retention.until) is compared with the statute: 1 year from the last provision for a contract in place of a record, 3 years from it for a batch (that day counts), 3 years from its making for a record of each provision. Records without a last day are shown by pms due. Where the day to count from is missing, this is said for information."),
		Record: func(p *lint.Pass, r *record.Record) {
			for _, row := range keeping(p) {
				if row.kind != r.Kind.Name {
					continue
				}
				if holds, err := row.when.Holds(r.Node); err == nil && holds {
					kept(p, r, row)
				}
			}
		},
	}
}

// keepRow is a row of the obligations that says how long a record is kept.
type keepRow struct {
	kind, event string
	when        *expr.Condition
	amount      calendar.Amount
	mode        calendar.Mode
	basis       diag.Text
}

var keepKey = &lint.Key[[]keepRow]{Name: "keeping of provision records"}

// keeping are the rows for the records of provision: the same by which `pms due` shows
// the end of their retention.
func keeping(p *lint.Pass) []keepRow {
	return lint.Once(p, keepKey, func() []keepRow {
		var rows []keepRow
		for _, n := range p.Firm().Fact("obligations/company.yaml").Get("obligations").Items() {
			if n.Get("keep").Exists() && slices.Contains(provisions, n.Get("kind").Text()) {
				rows = append(rows, mustKeepRow(n))
			}
		}
		return rows
	})
}

// mustKeepRow reads a row; that it can be read is proven by the example of the rule.
func mustKeepRow(n tree.Node) keepRow {
	when, err := expr.Compile(n.Get("when").Text())
	if err != nil {
		panic(err)
	}
	amount, err := calendar.ParseAmount(n.Get("keep").Text())
	if err != nil {
		panic(err)
	}
	return keepRow{
		kind: n.Get("kind").Text(), event: n.Get("event").Text(), when: when, amount: amount, mode: calendar.Mode(n.Get("mode").Text()),
		basis: diag.T(n.Get("basis").Text(), n.Get("basis_en").Text()),
	}
}

func kept(p *lint.Pass, r *record.Record, row keepRow) {
	for _, path := range [][]string{{"kept_until"}, {"retention", "until"}} {
		until := r.Date(path...)
		if until.IsZero() {
			continue
		}
		from := r.Date(row.event)
		if from.IsZero() {
			d := r.At(r.Get(path...),
				diag.T("「%[1]s」の%[2]sがないため、保存期限が法定の期間を満たすか確かめられません。", "%[1]q lacks %[2]s, so its retention cannot be compared with the statute", r.Label(), r.Title(row.event)),
				diag.T("最後に提供した後に、%[1]s を書いてください。", "Fill in %[1]s after the last provision.", row.event))
			d.Severity = diag.Info
			p.Report(d)
			return
		}
		end, err := calendar.Count(calendar.Period{From: from, Amount: row.amount, Mode: row.mode})
		if err != nil || !until.Before(end.Due) {
			continue
		}
		p.At(r, r.Get(path...),
			diag.T("「%[1]s」の保存期限 %[2]s は、法定の %[3]s（%[4]s から%[5]s）より早い日です。", "%[1]q is kept until %[2]s; the statute wants %[3]s (%[5]s from %[4]s)", r.Label(), until, end.Due, from, row.amount.Text()),
			diag.T("%[1]s 以後の日に改めてください（%[2]s）。", "Put %[1]s or later (%[2]s).", end.Due, row.basis))
	}
}
