package cycle

import (
	"slices"
	"strconv"
	"strings"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

func planKept() *lint.Rule {
	return &lint.Rule{
		ID: "CYC-002", Name: "plan_kept", Severity: diag.Warning, Needs: lint.Clock, Kinds: []string{"annual_plan"},
		Title: diag.T("予定の月を過ぎても記録がない", "Planned month over without a record"),
		Basis: diag.T("J.3.3 計画策定、J.5.1 運用（A.3.3.6）", "J.3.3 planning, J.5.1 operation (A.3.3.6)"),
		Doc: diag.T(
			"年間計画の活動に、予定の月（又は due）を過ぎても、完了日（done_on）も記録もない場合に知らせます。記録は、活動の evidence に書いた種類で、前の予定の月より後の日付のものを数えます。遅れて行った記録でも足ります。月をいくつか並べ due も書いた活動は、一回のものとして due で判断します。今年度と前の年度の計画だけを見ます。",
			"An activity whose month (or due day) is over has neither done_on nor a record: one of the kind under evidence, dated after the planned month before. A late record will do. An activity with a due day is one occurrence, whatever its months. Only the plans of this year and the last are looked at."),
		Record: func(p *lint.Pass, r *record.Record) {
			year, _ := r.Get("year").Int()
			if now, _ := p.Firm().Year(p.Today); year < now-1 || r.IsDraft() || !r.InForce() {
				return
			}
			for _, a := range r.Items("activities") {
				if !a.Get("done_on").Exists() && a.Get("evidence").Text() != "" {
					checkActivity(p, r, a, year)
				}
			}
		},
	}
}

// checkActivity reports the times of an activity that are over without a record.
func checkActivity(p *lint.Pass, r *record.Record, a record.Item, year int) {
	days := recorded(p, a.Get("evidence").Text())
	after := p.Firm().YearTerm(year).From.AddDays(-1)
	for _, end := range times(p, a, year) {
		if end.day.Before(p.Today) && !slices.ContainsFunc(days, func(d calendar.Date) bool { return d.After(after) }) {
			p.At(r, end.at,
				diag.T("年間計画の「%[1]s」の予定（%[2]s まで）を過ぎましたが、記録（%[3]s）がありません。", "%[1]q was planned by %[2]s, and there is no record of it (%[3]s)", title(a), end.day, p.Head.KindTitle(a.Get("evidence").Text())),
				diag.T("行った場合は記録を追加するか done_on を書き、延期する場合は計画を改めてください。", "If it was done, add the record or done_on; if it is put off, revise the plan."))
			return // the times after it wait for the same
		}
		after = end.day
	}
}

func title(a record.Item) string {
	if t := a.Get("title").Text(); t != "" {
		return t
	}
	return a.Get("id").Text()
}

// planned is the last day of one time of an activity.
type planned struct {
	day calendar.Date
	at  tree.Node
}

// times are the planned times of an activity in order: its due day, else the end of
// each month.
func times(p *lint.Pass, a record.Item, year int) []planned {
	if due := a.Get("due"); due.Exists() {
		return []planned{{record.Date(due), due}}
	}
	var out []planned
	from := p.Firm().YearTerm(year).From
	for _, m := range a.Get("months").Items() {
		month, err := strconv.Atoi(m.Text())
		if err != nil || from.IsZero() {
			continue
		}
		end := from.AddMonthsClamped((month - from.Month() + 12) % 12).AddMonthsClamped(1).AddDays(-1)
		out = append(out, planned{end, m})
	}
	slices.SortStableFunc(out, func(a, b planned) int { return a.day.Compare(b.day) })
	return out
}

// recorded are the days of the records of a kind; of a ledger those of its reviews, where
// its schema says so.
func recorded(p *lint.Pass, kind string) []calendar.Date {
	var out []calendar.Date
	seen := map[*record.Record]bool{}
	for _, r := range p.Head.Of(kind) {
		path := strings.Split(r.Kind.Meta.Occurred, ".")
		for _, of := range []*record.Record{r, r.Ledger} {
			if of == nil || seen[of] {
				continue
			}
			seen[of] = true
			dates(of.Node, path, &out)
		}
	}
	return out
}

// dates collects the dates at a path; lists are searched.
func dates(n tree.Node, path []string, out *[]calendar.Date) {
	if n.Kind() == tree.List {
		for _, item := range n.Items() {
			dates(item, path, out)
		}
		return
	}
	if len(path) > 0 {
		if next := n.Get(path[0]); next.Exists() {
			dates(next, path[1:], out)
		}
		return
	}
	if d := record.Date(n); !d.IsZero() {
		*out = append(*out, d)
	}
}
