package document

import (
	"errors"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/tree"
)

func datesReadable() *lint.Rule {
	return &lint.Rule{
		ID: "DOC-019", Name: "dates_readable", Severity: diag.Info,
		Title: diag.T("本文の日付の誤りと書き方の混在", "Dates in the text wrong, or written in several ways"),
		Basis: diag.T("自社ルール（日付を一つに特定するため）", "own rule (so that a date is one day)"),
		Doc: diag.T(
			"規程の本文にある日付のうち、暦にない日、日付と合わない曜日（2026年6月1日（火）など）を知らせます。一つの文書の中で西暦と和暦、年月日と「/」など、書き方が混ざっている場合も、最初の箇所を一度だけ示します。引用した法令の日付のように、混在に理由がある場合もあるため、参考とします。",
			"Reports dates in the text of regulations that are no day, or whose weekday is not theirs. Where one document mixes hands, such as western years and eras, or 年月日 and slashes, the first other one is named once. Quoted statutes may be reason enough, so this is for information."),
		Article: func(p *lint.Pass, r *record.Record, document *regulation.Document) {
			d := lint.Once(p, datesKey, func() dateWords { return readDates(p.Firm().Fact("document_facts.yaml")) })
			first, mixed := -1, false
			for n := range document.All() {
				if !mayHoldDate(n.Text) {
					continue
				}
				text := norm.NFKC.String(n.Text)
				d.wrongDays(p, r, n, text)
				for hand := range d.hands {
					if mixed || hand == first || !d.hands[hand].MatchString(text) {
						continue
					}
					if mixed = first >= 0; mixed {
						p.Report(atNode(r, n, n.Range(),
							diag.T("日付の書き方が混ざっています（「%[1]s」のような書き方と「%[2]s」のような書き方）。", "dates are written in more than one way: as %[1]s and as %[2]s", d.names[first], d.names[hand]),
							diag.T("一つの文書では書き方をそろえてください。引用であれば、そのままで構いません。", "Write them one way in one document; a quotation may stay.")))
					}
					first = hand
				}
			}
		},
	}
}

// dateWords are the hands in which dates are written.
type dateWords struct {
	weekday *regexp.Regexp
	hands   []*regexp.Regexp
	names   []diag.Text
}

var datesKey = &lint.Key[dateWords]{Name: "dates in texts"}

func readDates(n tree.Node) dateWords {
	d := dateWords{weekday: regexp.MustCompile(n.Get("weekday").Text())}
	for _, hand := range n.Get("dates").Items() {
		d.hands = append(d.hands, regexp.MustCompile(hand.Get("pattern").Text()))
		d.names = append(d.names, diag.T(hand.Get("hand").Text(), hand.Get("hand_en").Text()))
	}
	return d
}

// mayHoldDate is false for the most of texts: no pattern is tried on them.
func mayHoldDate(text string) bool {
	return strings.ContainsAny(text, "0123456789０１２３４５６７８９") && (strings.Contains(text, "年") && strings.Contains(text, "月") || strings.ContainsAny(text, "/.-／．－"))
}

// wrongDays reports dates that the calendar does not have.
func (d dateWords) wrongDays(p *lint.Pass, r *record.Record, n *regulation.Node, text string) {
	seen := map[string]bool{}
	for _, hand := range append([]*regexp.Regexp{d.weekday}, d.hands[:2]...) {
		for _, written := range hand.FindAllString(text, -1) {
			var wrong *calendar.Error
			_, err := calendar.Parse(written)
			if !errors.As(err, &wrong) || seen[written] {
				continue
			}
			seen[written] = true
			p.Report(atNode(r, n, n.Range(),
				diag.T("本文の日付「%[1]s」を確かめてください。%[2]s", "check the date %[1]q in the text: %[2]s", written, wrong.Message),
				diag.T("正しい日付又は曜日に直してください。", "Correct the day or the weekday.")))
		}
	}
}
