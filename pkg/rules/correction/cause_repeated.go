package correction

import (
	"slices"
	"strings"
	"unicode"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func causeRepeated() *lint.Rule {
	return &lint.Rule{
		ID: "COR-005", Name: "cause_repeated", Severity: diag.Warning, Consults: []string{"corrective_action"},
		Title: diag.T("同じ原因の不適合が繰り返されている", "Same cause again"),
		Basis: diag.T("J.7.1 不適合と是正処置（A.3.8）", "J.7.1 nonconformity and corrective action (A.3.8)"),
		Doc: diag.T(
			"同じ原因の不適合が続くのは、前の是正処置が有効でなかったことの表れです。2年以内（schemas/thresholds.yaml）の是正処置のうち、原因の文章が同じもの、又は同じ部門・同じ条について原因の文章がよく似たものを知らせます。文章の似かたで判断するので、別の原因であれば違いが分かるように書いてください。",
			"The same cause again is a sign that the last action did not work. Within two years (schemas/thresholds.yaml) this finds causes in the same words, and for one department and one article causes in much the same words. It goes by the wording: where the cause is another, make the difference plain."),
		Whole: func(p *lint.Pass) {
			same, near := map[string]*record.Record{}, map[string]*record.Record{}
			for _, r := range actionsByDate(p) {
				text := plain(r.Text("cause", "text"))
				if text == "" {
					continue
				}
				before := recent(p, same[text], r)
				same[text] = r
				for _, key := range placesOf(r) {
					if last := recent(p, near[key], r); before == nil && last != nil && alike(plain(last.Text("cause", "text")), text) >= p.Firm().Threshold("cause_alike") {
						before = last
					}
					near[key] = r
				}
				if before != nil {
					reportRepeated(p, r, before)
				}
			}
		},
	}
}

func actionsByDate(p *lint.Pass) []*record.Record {
	all := slices.Clone(p.Head.Of("corrective_action"))
	slices.SortStableFunc(all, func(a, b *record.Record) int { return a.Date("found_on").Compare(b.Date("found_on")) })
	return all
}

// recent is the earlier action, where it is recent enough to count and r does not
// itself follow from it.
func recent(p *lint.Pass, before, r *record.Record) *record.Record {
	if before == nil || before.Text("effectiveness_review", "next_action") == r.ID {
		return nil
	}
	since := r.Date("found_on").AddMonthsClamped(-p.Firm().Threshold("cause_repeated"))
	if before.Date("found_on").Before(since) {
		return nil
	}
	return before
}

// placesOf are the articles that were not kept, each with the department.
func placesOf(r *record.Record) []string {
	var out []string
	for _, ref := range r.Items("nonconformity", "rule_refs") {
		out = append(out, strings.Join([]string{r.Text("department"), ref.Get("regulation").Text(), ref.Get("article").Text()}, "/"))
	}
	return out
}

func reportRepeated(p *lint.Pass, r, before *record.Record) {
	d := r.At(r.Get("cause", "text"),
		diag.T("是正処置「%[1]s」の原因が、%[2]s に見つかった「%[3]s」の原因とよく似ています。", "the cause of the corrective action %[1]q is much like that of %[3]q, found on %[2]s", r.Label(), before.Date("found_on"), before.Label()),
		diag.T("前の是正処置が有効でなかった可能性があります。根本の原因を考え直し、前の是正処置の有効性も見直してください。", "The earlier action may not have worked. Look for the root cause again, and review the effect of the earlier one."))
	d.Related = []diag.Related{{Range: before.Get("cause", "text").Range(), Message: diag.T("前の是正処置の原因", "the cause of the earlier one")}}
	p.Report(d)
}

// plain is a text without white space and punctuation.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsPunct(r) {
			return -1
		}
		return r
	}, s)
}

// alike is how much two texts share, in percent: their pairs of neighbouring
// characters, counted twice against all pairs of both.
func alike(a, b string) int {
	pairs := func(s string) []string {
		runes := []rune(s)
		var out []string
		for i := 0; i+1 < len(runes); i++ {
			out = append(out, string(runes[i:i+2]))
		}
		return out
	}
	left := map[string]int{}
	pa, pb := pairs(a), pairs(b)
	for _, x := range pa {
		left[x]++
	}
	shared := 0
	for _, x := range pb {
		if left[x] > 0 {
			left[x]--
			shared++
		}
	}
	if len(pa)+len(pb) == 0 {
		return 0
	}
	return 200 * shared / (len(pa) + len(pb))
}
