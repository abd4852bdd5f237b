package document

import (
	"regexp"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func revisionSummary() *lint.Rule {
	return &lint.Rule{
		ID: "DOC-005", Name: "revision_summary", Severity: diag.Warning,
		Title: diag.T("改訂の概要に内容がない", "Revision summary says nothing"),
		Basis: controlBasis,
		Doc: diag.T(
			"改訂履歴の概要には、どこを、なぜ、どう変えたかが分かることを書きます。「改訂」「一部修正」「見直しによる変更」だけでは、版と改訂の内容を結び付けられません。",
			"The summary tells what was changed. 改訂 or 一部修正 alone does not link the version with its content."),
		Record: func(p *lint.Pass, r *record.Record) {
			for _, row := range revisions(r) {
				summary := row.Get("summary")
				if summary.Text() == "" || !saysNothing(summary.Text()) {
					continue
				}
				p.At(r, summary,
					diag.T("版「%[1]s」の改訂の概要が「%[2]s」だけで、変えた内容が分かりません。", "the summary of version %[1]q is only %[2]q: it does not say what was changed", row.Get("version").Text(), strings.TrimSpace(summary.Text())),
					diag.T("変えた条と内容を書いてください（例: 第12条 委託先の再評価の時期を変更）。", "Name what was changed, for example: article 12, time of the reassessment of contractors."))
			}
		},
	}
}

// nothing matches a summary made of words for "change" alone, with what people set
// before and behind them. 誤字の訂正 and 様式の追加 say something and do not match.
var nothing = regexp.MustCompile(`^(全体|全面|全部|一部|各所|その他|軽微な|微|内容|規程|方針|文書|本文|版数?|年次|定期|見直しによる|見直しに伴う|の|を|に)*` +
	`(改訂|改定|改正|変更|修正|更新|見直し|改版|版上げ|バージョンアップ)+(版|等|など|のみ|実施|済み?|を実施|を行った|した|しました|する|します)*$`)

// blanks are what people write where they have nothing to write.
var blanks = regexp.MustCompile(`^([-‐－―ー…・]+|同上|〃|特に?なし|なし|上記のとおり)$`)

func saysNothing(summary string) bool {
	s := strings.Trim(plain(summary), "。.、()「」")
	return s == "" || nothing.MatchString(s) || blanks.MatchString(s)
}
