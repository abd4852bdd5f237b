package due

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/repo"
)

// Items are the occurrences that are open and due, or can be done, by w.Until, overdue
// ones whatever their day, and, where w.Since is given, those that were done and due
// from that day on; overdue first. problems are what is wrong with the obligations
// themselves, under the ids of [Rules].
func Items(snap *repo.Snapshot, w Window) (items []Item, problems []diag.Diagnostic) {
	e := newEngine(snap, w)
	e.run()
	return e.items, e.problems
}

// run makes all items. Rows come before the dates that stand in records, since they
// may stand for these; the dates before the cycles, since plans are among them.
func (e *engine) run() {
	e.runRows()
	e.runDeadlines()
	e.runCycles()
	e.runRetention()
	e.colour()
	sortItems(e.items)
	diag.Sort(e.problems)
	e.problems = diag.Number(e.problems) // two rows may see one mistake
}
