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
	return nil, nil
}
