package ledger

import (
	"strconv"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func retentionLengthened() *lint.Rule {
	return &lint.Rule{
		ID: "LED-017", Name: "retention_lengthened", Severity: diag.Warning, Kinds: []string{"pi_ledger"}, Needs: lint.Base,
		Title: diag.T("承認なしに保管期限が延びている", "Retention lengthened without approval"),
		Basis: diag.T("J.9.1 正確性の確保と消去（A.3.4.3.1）", "J.9.1 keeping data accurate (A.3.4.3.1)"),
		Doc: diag.T(
			"個人情報は、利用する必要がなくなったら遅滞なく消去します。保管期限を延ばすときは、必要な理由を確かめて承認を受け、その行の承認欄（approvals）に記録します。",
			"Personal data is erased without delay once it is no longer needed. To keep it longer, the need is examined and approved; record that under the entry's approvals."),
		Pair: func(p *lint.Pass, before, after *record.Record) {
			if before == nil || after == nil || approvedAnew(before, after) {
				return
			}
			was, is := before.Text("retention", "period"), after.Text("retention", "period")
			if length(was) == 0 || length(is) <= length(was) {
				return
			}
			p.At(after, after.Get("retention", "period"),
				diag.T("「%[1]s」の保管期限が %[2]s から %[3]s に延びていますが、承認の記録がありません。", "the retention of %[1]q went from %[2]s to %[3]s without an approval", after.Label(), was, is),
				diag.T("延ばす必要を確かめ、承認を approvals に記録してください。", "Examine the need, and record the approval under approvals."))
		},
	}
}

// length puts the lengths of a retention in order: 3y < 60m < permanent. 0 is no length.
func length(period string) int {
	if period == "permanent" {
		return 1 << 30
	}
	if len(period) < 2 {
		return 0
	}
	n, err := strconv.Atoi(period[:len(period)-1])
	if err != nil {
		return 0
	}
	// In sixtieths of a month, so that 12m is 1y and a month is longer than four weeks.
	return n * map[byte]int{'d': 2, 'w': 14, 'm': 61, 'y': 732}[period[len(period)-1]]
}
