package due

import (
	"cmp"
	"slices"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/firm"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/repo"
)

// Duty is an obligation as an article states it, for the margin of the rule book and
// for `pms explain`: who, what, when, what is next, what was last.
type Duty struct {
	Regulation string // id of the document
	Node       *regulation.Node
	Article    diag.Text // 個人情報保護基本規程 第11条第3項
	Who        string    // role
	What       string
	When       diag.Text // 毎年（6月）; 起点から1か月以内; 遅滞なく; empty where no time is stated
	Evidence   string    // kind of record
	Form       string
	Next       *Item // the open occurrence with the earliest day, nil where there is none
	Last       *Item // what was done last, nil where nothing is known
}

// Duties are the obligations that the regulations in force state, in their order.
// Next is looked for until w.Until, Last since w.Since, or, where that is zero, in the
// two years that a renewal is examined on.
func Duties(snap *repo.Snapshot, w Window) []Duty {
	if w.Since.IsZero() {
		const examined = 24 // months
		w.Since = w.Today.AddMonthsClamped(-examined)
	}
	e := newEngine(snap, w)
	e.run()
	next, last := map[string]*Item{}, map[string]*Item{}
	for k := range e.items {
		i := &e.items[k]
		switch id := i.Obligation; {
		case i.Status != Done && next[id] == nil:
			next[id] = i // the items are sorted
		case i.Status == Done && (last[id] == nil || i.DoneOn.After(last[id].DoneOn)):
			last[id] = i
		}
	}
	out := make([]Duty, 0, len(e.stated))
	for _, s := range e.stated {
		d := Duty{
			Regulation: s.reg.Record.ID, Node: s.node, Article: s.basis(), Who: s.who, What: s.what, When: s.when(), Evidence: s.evidence, Form: s.form,
		}
		if s.obligation != "" {
			d.Next, d.Last = next[s.obligation], last[s.obligation]
		}
		out = append(out, d)
	}
	return out
}

// OfArticle are the duties that stand on a node of a regulation or below it.
func OfArticle(all []Duty, node *regulation.Node) []Duty {
	var out []Duty
	for _, d := range all {
		for n := d.Node; n != nil; n = n.Parent {
			if n == node {
				out = append(out, d)
				break
			}
		}
	}
	return slices.Clip(out)
}

// when says in words when the duty is to be done.
func (s *statement) when() diag.Text {
	within, after := s.at.Get("within").Text(), s.at.Get("after").Text()
	amount, err := calendar.ParseAmount(within)
	switch {
	case s.cyclic:
		return diag.T("%[1]s", "%[1]s", s.cadence)
	case s.at.Get("every").Exists():
		return diag.T("%[1]s", "%[1]s", firm.Period{Every: s.at.Get("every").Text()})
	case !words[within].IsZero():
		return sinceEvent(after, words[within])
	case within != "" && err == nil && s.at.Get("mode").Text() == string(calendar.Backward):
		return diag.T("%[1]sの%[2]s前まで", "%[2]s before: %[1]s", cmp.Or(after, "起点"), amount.Text())
	case within != "" && err == nil:
		return sinceEvent(after, diag.T("%[1]s以内", "within %[1]s", amount.Text()))
	case after != "":
		return diag.Text{JA: after, EN: after}
	}
	return diag.Text{}
}

// sinceEvent puts the event before a period.
func sinceEvent(after string, period diag.Text) diag.Text {
	if after == "" {
		return period
	}
	return diag.T("%[1]sから%[2]s", "%[1]s: %[2]s", after, period)
}
