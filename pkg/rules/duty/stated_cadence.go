package duty

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/tree"
)

func statedCadence() *lint.Rule {
	return &lint.Rule{
		ID: "DUE-008", Name: "stated_cadence", Severity: diag.Warning, Kinds: []string{"regulation"},
		Title: diag.T("条文に書かれた時期に、対応する義務（obliges）がない", "A time stated in the text without an obligation"),
		Basis: diag.T("J.3.3 計画策定、J.4.5.5 記録の管理（決めた時期に行い、記録を残す）", "J.3.3 planning, J.4.5.5 control of records (done when the rule says, and recorded)"),
		Doc: diag.T(
			"条文に「毎年6月に」「毎月」などと書いた時期は、同じ条の obliges に同じ周期（every: \"year in 06\"、every: month）を書くと、pms due が期限を数え、記録との対応を確かめます。ほかの規程の定めによる旨の文は対象にしません。",
			"A time such as 毎年6月に or 毎月 in an article has an obligation with the same cycle (every: \"year in 06\", every: month) in that article, so that `pms due` counts it and looks for the record. Sentences that point to another rule are left alone."),
		Article: func(p *lint.Pass, r *record.Record, d *regulation.Document) {
			for article := range d.Articles() {
				var stated []string // read when the first promise asks for it
				for n := range article.All() {
					for _, promise := range promises(n.Text) {
						if stated == nil {
							stated = append(cycles(article), "")
						}
						if !slices.ContainsFunc(stated, promise.keptBy) {
							reportPromise(p, r, n, promise)
						}
					}
				}
			}
		},
	}
}

func reportPromise(p *lint.Pass, r *record.Record, n *regulation.Node, s promise) {
	d := r.At(n.Source,
		diag.T("「%[1]s」とありますが、同じ周期の義務（obliges）がありません。", "the text says %[1]q, but no obligation has that cycle", s.words),
		diag.T("この条の obliges に every: \"%[1]s\" と、担当（who）・記録の種類（evidence）を書いてください。", "Add an obligation with every: %[1]q, who does it and the kind of record to this article.", s.every))
	d.Range = n.RangeOf(s.from, s.to)
	p.Report(d)
}

// promise is a time that a text states: 毎年6月 is "year in 06".
type promise struct {
	words    string
	every    string
	from, to int // in the text
}

// keptBy reports whether a stated cycle is that of the promise. More months than the
// text has, or a month for every month, are no less.
func (s promise) keptBy(every string) bool {
	if every == s.every {
		return true
	}
	want, isYear := strings.CutPrefix(s.every, "year in ")
	have, alsoYear := strings.CutPrefix(every, "year in ")
	if !isYear || !alsoYear {
		return isYear && every == "month"
	}
	months := strings.Split(have, ",")
	return !slices.ContainsFunc(strings.Split(want, ","), func(m string) bool { return !slices.Contains(months, m) })
}

var (
	// time is a month of every year, several of them, a span, or every month; 毎年3月の
	// names something else by its month.
	time = regexp.MustCompile(`毎年([0-9０-９]{1,2})月((?:(?:、|及び|から)[0-9０-９]{1,2}月)*)|毎月`)
	// month is one of them.
	month = regexp.MustCompile(`[0-9]{1,2}`)
	// elsewhere are words by which a sentence points to the rule that states the duty.
	elsewhere = regexp.MustCompile(`の規定により|に定めるところにより|の定めによる|」第|基本規程`)
)

// promises are the times that a text states for itself. A phrase without a full stop is
// no sentence: it names a thing, as 定期監査　毎年10月に行う監査.
func promises(text string) []promise {
	if !strings.Contains(text, "毎") || !strings.Contains(text, "。") {
		return nil
	}
	var out []promise
	for _, at := range time.FindAllStringIndex(text, -1) {
		if strings.HasPrefix(text[at[1]:], "の") || elsewhere.MatchString(sentence(text, at[0])) {
			continue
		}
		words := text[at[0]:at[1]]
		out = append(out, promise{words, every(norm.NFKC.String(words)), at[0], at[1]})
	}
	return out
}

// sentence is the sentence around a place.
func sentence(text string, at int) string {
	start := strings.LastIndex(text[:at], "。") + 1
	end := strings.Index(text[at:], "。")
	if end < 0 {
		return text[start:]
	}
	return text[start : at+end]
}

// every is the cycle of a time. A span is kept by its end.
func every(words string) string {
	if words == "毎月" {
		return "month"
	}
	if _, end, span := strings.Cut(words, "から"); span {
		words = end
	}
	var months []string
	for _, m := range month.FindAllString(words, -1) {
		months = append(months, ("0" + m)[len(m)-1:])
	}
	return "year in " + strings.Join(months, ",")
}

// cycles are the cycles of the obligations that an article and its inner nodes have.
func cycles(article *regulation.Node) []string {
	var out []string
	add := func(o tree.Node) {
		if every := o.Get("every").Text(); every != "" {
			out = append(out, every)
		}
		if by := o.Get("by").Text(); len(by) == len("06") || len(by) == len("06-30") {
			out = append(out, "year in "+by[:2])
		}
	}
	for n := range article.All() {
		add(n.Mark("obliges"))
	}
	return out
}
