package due

import (
	"cmp"
	"io/fs"
	"slices"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/firm"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/tree"
	"github.com/pms-project/pms/schemas"
)

// engine is one look at a snapshot. It belongs to one goroutine.
type engine struct {
	snap  *repo.Snapshot
	firm  *firm.Firm
	w     Window
	soon  int // days
	back  int // months of the past in which open occurrences of a cycle are looked for
	heads map[string][]*record.Record

	rows     []*row
	cycles   []*cycle
	stated   []*statement
	covered  map[coverage]bool    // dates of records that a row counts
	replaced map[string]bool      // x-deadlines that rows stand for, as kind.id
	fired    map[string]bool      // rows that gave items
	plans    map[string][]planned // by cycle

	proven    map[string][]proof
	provenBy  map[string]map[string][]proof
	calendars map[calendar.Kind]*calendar.Calendar
	holders   map[string]string

	items    []Item
	problems []diag.Diagnostic
}

func newEngine(snap *repo.Snapshot, w Window) *engine {
	e := &engine{
		snap: snap, firm: snap.Firm, w: w, heads: map[string][]*record.Record{}, covered: map[coverage]bool{}, replaced: map[string]bool{}, fired: map[string]bool{}, plans: map[string][]planned{},
		proven: map[string][]proof{}, provenBy: map[string]map[string][]proof{},
		calendars: map[calendar.Kind]*calendar.Calendar{}, holders: map[string]string{},
	}
	alerts := snap.Firm.Fact("alerts.yaml")
	e.soon, _ = alerts.Get("soon").Int()
	e.back, _ = alerts.Get("back").Int()
	for _, f := range snap.Files {
		if f.Record != nil && f.Record.IsHead() {
			e.heads[f.Record.Kind.Name] = append(e.heads[f.Record.Kind.Name], f.Record)
		}
	}
	e.readRows()
	e.readStatements()
	e.joinCycles()
	return e
}

// readRows reads the rows of the profile, which stand in the file of its name.
func (e *engine) readRows() {
	name := "obligations/" + e.firm.Profile + ".yaml"
	if !slices.Contains(obligationFiles(), name) {
		return
	}
	for _, n := range e.firm.Fact(name).Get("obligations").Items() {
		used := len(e.snap.Of(n.Get("kind").Text())) > 0 || n.Get("head").Bool()
		if o, mistake := readRow(n, used); mistake.mistake.IsZero() {
			o.file = name
			e.rows = append(e.rows, o)
		}
	}
}

// obligationFiles are the files of rows; that they are readable is proven by the tests.
func obligationFiles() []string {
	names, _ := fs.Glob(schemas.FS, "obligations/*.yaml")
	return names
}

// calendar is a calendar of the firm; where its closing days contradict themselves
// (which another rule reports) the default one.
func (e *engine) calendar(kind calendar.Kind) *calendar.Calendar {
	if c := e.calendars[kind]; c != nil {
		return c
	}
	c := calendar.Default(kind)
	if kind == calendar.Company || kind == calendar.ExaminationBody {
		if own, _, err := e.firm.Calendar(kind); err == nil {
			c = own
		}
	}
	e.calendars[kind] = c
	return c
}

// holder is the one person who holds a role today, in the department where the role
// is held for each; "" where there are none or several.
func (e *engine) holder(role, department string) string {
	key := role + "/" + department
	if known, ok := e.holders[key]; ok {
		return known
	}
	held := e.firm.RoleOn(role, e.w.Today)
	if len(held) > 1 && department != "" {
		held = slices.DeleteFunc(held, func(o firm.Office) bool { return o.Department != department })
	}
	name := ""
	if len(held) == 1 {
		name = held[0].Person
	}
	e.holders[key] = name
	return name
}

// count ends a period. Where holidays of a year are not known it counts without them
// and says so.
func (e *engine) count(p calendar.Period) (r calendar.Result, note diag.Text, ok bool) {
	r, err := calendar.Count(p)
	if err == nil {
		return r, diag.Text{}, true
	}
	if p.Roll != calendar.RollNone && p.Roll != "" {
		p.Roll = calendar.RollNone
		if r, err := calendar.Count(p); err == nil {
			return r, diag.T("この年の祝日が分からないため、休業日による移動はしていません。", "The holidays of that year are not known, so closing days are not considered."), true
		}
	}
	return calendar.Result{}, diag.Text{}, false
}

// subject is the place of a record, or of a part of it.
func subject(r *record.Record, part tree.Node) Subject {
	at := r.Place()
	if part.Exists() && part != r.Node {
		at = part.Range()
	}
	return Subject{Subject: r.Subject(), File: at.File, Line: at.Start.Line}
}

// label is what a record is called beside the title of an item. People go by their id:
// only published offices have a name here, and a list goes to many.
func label(r *record.Record) string {
	if r.Kind.Name == "manifest" {
		return ""
	}
	if r.Kind.Name == "person" {
		return r.ID
	}
	return r.Label()
}

// titled puts the name of the record, and of the part of it, behind the title of the duty.
func titled(title diag.Text, name string, part ...diag.Text) diag.Text {
	var names []diag.Localized
	if name != "" {
		names = append(names, diag.Word(name))
	}
	for _, p := range part {
		if !p.IsZero() {
			names = append(names, p)
		}
	}
	if len(names) == 0 {
		return title
	}
	return diag.T("%[1]s（%[2]s）", "%[1]s (%[2]s)", title, diag.List(names))
}

// judge sets the status of an item that is not done, and Days.
func (e *engine) judge(i *Item, window bool) {
	i.Latest = later(i.Latest, i.Due)
	until := cmp.Or(i.Due, i.Target)
	if !until.IsZero() {
		i.Days = e.w.Today.DaysUntil(until)
	}
	warn := i.Days
	if !i.Target.IsZero() {
		warn = min(warn, e.w.Today.DaysUntil(i.Target))
	}
	end := cmp.Or(i.Latest, i.Target)
	switch {
	case !i.DoneOn.IsZero():
		i.Status, i.Late = Done, !i.Latest.IsZero() && i.DoneOn.After(i.Latest)
	case !end.IsZero() && e.w.Today.After(end) && i.Strength != Advice:
		i.Status = Overdue
	case !end.IsZero() && e.w.Today.After(end):
		i.Status = WindowOpen // advice is never late, but not done either
	case !until.IsZero() && warn <= e.soon:
		i.Status = DueSoon
	case (window || until.IsZero()) && !i.Open.IsZero() && !e.w.Today.Before(i.Open):
		i.Status = WindowOpen
	default:
		i.Status = Upcoming
	}
}

// wanted reports whether an item belongs into the window.
func (e *engine) wanted(i *Item, window bool) bool {
	switch i.Status {
	case Overdue, WindowOpen:
		return true
	case Done:
		d := cmp.Or(i.Due, i.DoneOn)
		return !e.w.Since.IsZero() && !d.Before(e.w.Since) && !d.After(e.w.Until)
	}
	d := i.Day()
	if !i.Target.IsZero() && i.Target.Before(d) {
		d = i.Target
	}
	if window && !i.Open.IsZero() {
		d = i.Open
	}
	return d.IsZero() || !d.After(e.w.Until)
}

func (e *engine) add(i Item, window bool) {
	e.judge(&i, window)
	if i.Person == "" && i.Role != "" {
		i.Person = e.holder(i.Role, i.department)
	}
	if i.Target.IsZero() {
		i.TargetName = diag.Text{}
	}
	if e.wanted(&i, window) {
		e.items = append(e.items, i)
	}
}

func later(a, b calendar.Date) calendar.Date {
	if a.After(b) {
		return a
	}
	return b
}
