package report

import (
	"cmp"
	"io"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
)

// Agenda is the answer of `pms due`: items in the order in which they are printed, and
// what is wrong with the obligations themselves.
type Agenda struct {
	Today    calendar.Date
	Items    []due.Item
	Problems []diag.Diagnostic
	// Role is the name of a role on the screen, Kind that of a kind of record.
	Role, Kind func(id string) diag.Text
}

// AgendaWriter prints an agenda in one format.
type AgendaWriter func(w io.Writer, a *Agenda, o Options) error

// AgendaFormat returns the writer of a format by its name on the command line: table,
// json, csv, md. (ics is a calendar, see package ics.)
func AgendaFormat(name string) (AgendaWriter, bool) {
	w, ok := map[string]AgendaWriter{"table": AgendaTable, "json": AgendaJSON, "csv": AgendaCSV, "md": AgendaMarkdown}[name]
	return w, ok
}

// StatusWord is the status of an item on the screen.
func StatusWord(i *due.Item) diag.Text {
	switch i.Status {
	case due.Overdue:
		return diag.T("期限超過", "overdue")
	case due.DueSoon:
		return diag.T("期限間近", "due soon")
	case due.WindowOpen:
		return diag.T("実施期間中", "can be done")
	case due.Done:
		if i.Late {
			return diag.T("遅れて完了", "done late")
		}
		return diag.T("完了", "done")
	}
	return diag.T("予定", "upcoming")
}

// dayWord is the day by which an item is to be done. Where the law gives no number the
// target stands there under its own name, and never as the day of the law.
func dayWord(i *due.Item) diag.Text {
	switch {
	case !i.Due.IsZero():
		return diag.T("%[1]s", "%[1]s", i.Due.String())
	case !i.Target.IsZero():
		return diag.T("%[1]s %[2]s", "%[2]s (%[1]s)", i.TargetName, i.Target.String())
	case !i.Open.IsZero() && i.Status != due.WindowOpen:
		return diag.T("%[1]s から", "from %[1]s", i.Open.String())
	case i.Open.IsZero():
		return diag.T("復帰後", "after the return")
	}
	return diag.T("日数の定めなし", "no number of days")
}

// daysWord is how long there is.
func daysWord(i *due.Item) diag.Text {
	if i.Status == due.Done || cmp.Or(i.Due, i.Target).IsZero() {
		return diag.Text{}
	}
	switch {
	case i.Days == 0:
		return diag.T("今日", "today")
	case i.Days < 0 && i.Status != due.Overdue:
		return diag.Text{} // a day of advice that has gone by
	case i.Days < 0:
		return diag.T("%[1]d日超過", "%[1]d days past", -i.Days)
	}
	return diag.T("あと%[1]d日", "in %[1]d days", i.Days)
}

// aimWord is the target beside a due day, empty where there is none.
func aimWord(i *due.Item) diag.Text {
	if i.Due.IsZero() || i.Target.IsZero() || i.Status == due.Done {
		return diag.Text{}
	}
	return diag.T("%[1]s %[2]s", "%[1]s %[2]s", i.TargetName, i.Target.String())
}

// actor is who has to act: the role, and the person where it is one.
func (a *Agenda) actor(i *due.Item, l diag.Lang) string {
	switch {
	case i.Role == "":
		return i.Person
	case i.Person == "":
		return a.Role(i.Role).In(l)
	}
	return diag.T("%[1]s（%[2]s）", "%[1]s (%[2]s)", a.Role(i.Role), i.Person).In(l)
}

// count is the number of items of a status.
func (a *Agenda) count(s due.Status) int {
	n := 0
	for k := range a.Items {
		if a.Items[k].Status == s {
			n++
		}
	}
	return n
}

// summary is one line over all items.
func (a *Agenda) summary() diag.Text {
	return diag.T("%[1]s 現在: 期限超過 %[2]d件、期限間近 %[3]d件、全 %[4]d件", "On %[1]s: %[2]d overdue, %[3]d due soon, %[4]d in all",
		a.Today.Text(), a.count(due.Overdue), a.count(due.DueSoon), len(a.Items))
}
