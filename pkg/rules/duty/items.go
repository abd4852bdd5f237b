package duty

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

// found are the items of the head.
type found struct {
	items        []due.Item
	byObligation map[string][]int // places in items
	bySubject    map[diag.Subject][]int
	problems     []diag.Diagnostic
}

var key lint.Key[found]

// lookedAt is the time before and after today whose items the rules see, in months: a
// renewal is examined on two years of records.
const lookedAt = 24

func answer(p *lint.Pass) found {
	return lint.Once(p, &key, func() found {
		items, problems := due.Items(p.Head, due.Window{
			Today: p.Today, Since: p.Today.AddMonthsClamped(-lookedAt), Until: p.Today.AddMonthsClamped(lookedAt), NoRetention: true,
		})
		f := found{items: items, problems: problems, byObligation: map[string][]int{}, bySubject: map[diag.Subject][]int{}}
		for k := range items {
			i := &items[k]
			f.byObligation[i.Obligation] = append(f.byObligation[i.Obligation], k)
			f.bySubject[i.Subject.Subject] = append(f.bySubject[i.Subject.Subject], k)
		}
		return f
	})
}

// Items are the occurrences of two years back and ahead, open and done, for the rules
// of all families: they are counted once a run. The ends of retention are not among them.
func Items(p *lint.Pass) []due.Item { return answer(p).items }

// Of are those of [Items] that belong to some obligations, by the ids of their rows.
func Of(p *lint.Pass, obligations ...string) []due.Item {
	f := answer(p)
	var out []due.Item
	for _, id := range obligations {
		for _, k := range f.byObligation[id] {
			out = append(out, f.items[k])
		}
	}
	return out
}

// About are those of [Items] that a record is the subject of and that belong to some
// obligations.
func About(p *lint.Pass, r *record.Record, obligations ...string) []due.Item {
	f := answer(p)
	var out []due.Item
	for _, k := range f.bySubject[r.Subject()] {
		if slices.Contains(obligations, f.items[k].Obligation) {
			out = append(out, f.items[k])
		}
	}
	return out
}

// Record is the record that an item is about, nil for one that stands in no record.
func Record(p *lint.Pass, i due.Item) *record.Record {
	if i.Subject.Kind == "manifest" {
		return p.Head.Manifest()
	}
	return p.Head.Find(i.Subject.Kind, i.Subject.ID)
}

// Overdue says that an open item is past its last day.
func Overdue(p *lint.Pass, i due.Item) diag.Text {
	return diag.T("「%[1]s」が、期限 %[2]s を%[3]d日過ぎても記録されていません。", "%[1]q was due on %[2]s, %[3]d days ago, and is not recorded", i.Title, i.Latest, i.Latest.DaysUntil(p.Today))
}

// Late says that an item was done after its last day.
func Late(i due.Item) diag.Text {
	return diag.T("「%[1]s」の日（%[2]s）が、期限 %[3]s より%[4]d日後です。", "%[1]q was done on %[2]s, %[4]d days after it was due on %[3]s", i.Title, i.DoneOn, i.Latest, i.Latest.DaysUntil(i.DoneOn))
}
