package due

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/pkg/tree"
)

// deadline is one entry of the annotation x-deadlines: a date that stands in the record.
type deadline struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	En    struct {
		Title string `json:"title"`
	} `json:"x-en"`
	Due       string            `json:"due"`
	Done      string            `json:"done"`
	Person    string            `json:"person"`
	Role      string            `json:"role"`
	Evidence  string            `json:"evidence"`
	Match     map[string]string `json:"match"`
	Plans     string            `json:"plans"`
	Suspended string            `json:"suspended"`
	Unless    string            `json:"unless"`

	path []string // of the map that it stands in
}

// deadlines are the annotations of a kind at any depth.
func deadlines(shape *schema.Shape, path []string, out *[]deadline) {
	const deepest = 5
	if shape == nil || len(path) > deepest {
		return
	}
	for s := shape; s != nil; s = s.Item() {
		var here []deadline
		if raw := s.Deadlines(); raw != nil && json.Unmarshal(raw, &here) == nil {
			for _, d := range here {
				d.path = path
				*out = append(*out, d)
			}
		}
	}
	for _, f := range shape.Fields() {
		if len(path) == 0 && f.Name == "entries" {
			continue // entries are records of their own
		}
		deadlines(f.Shape, append(append([]string{}, path...), f.Name), out)
	}
}

// runDeadlines makes the items of the dates that stand in records.
func (e *engine) runDeadlines() {
	for _, name := range e.snap.Kinds() {
		k, err := e.snap.Schemas.Kind(name)
		if err != nil {
			continue
		}
		var all []deadline
		deadlines(k.Record, nil, &all)
		if len(all) == 0 {
			continue
		}
		for _, r := range e.snap.Of(name) {
			if r.InForce() {
				e.dates(k, r, all)
			}
		}
	}
}

func (e *engine) dates(k *schema.Kind, r *record.Record, all []deadline) {
	for _, d := range all {
		for n, part := range parts(r.Node, d.path) {
			on := latest(part, split(d.Due))
			if on.IsZero() || e.covered[covering(part, split(d.Due))] || d.Unless != "" && text(r.Node, split(d.Unless)) != "" {
				continue
			}
			id := part.Get("id").Text()
			if id == "" || len(d.path) == 0 {
				id = strconv.Itoa(n + 1)
			}
			i := e.dateItem(k, r, d, part, on)
			i.ID = strings.Join([]string{k.Name + "." + d.ID, r.ID, id}, "/")
			if !e.plan(d, part, i) && !(e.replaced[i.Obligation] && i.DoneOn.IsZero()) {
				e.add(i, false)
			}
		}
	}
}

// dateItem is the item of one date.
func (e *engine) dateItem(k *schema.Kind, r *record.Record, d deadline, part tree.Node, on calendar.Date) Item {
	basis := diag.T("%[1]s", "%[1]s", k.Title)
	if ids := k.Meta.Evidence; len(ids) > 0 {
		basis = diag.T("%[1]s（%[2]s）", "%[1]s (%[2]s)", diag.Text{JA: strings.Join(ids, "、"), EN: strings.Join(ids, ", ")}, k.Title)
	}
	i := Item{
		Obligation: k.Name + "." + d.ID, Title: titled(diag.T("%[1]s", "%[1]s", diag.Text{JA: d.Title, EN: d.En.Title}), label(r)),
		Due: on, Subject: subject(r, part), Basis: basis, Source: "x-deadlines: " + k.Name + "." + d.ID,
		Role: d.Role, Person: text(part, split(d.Person)), Evidence: k.Name, Mode: "stated", Strength: OwnRule, Requirements: k.Meta.Evidence,
		department: r.Node.Get("department").Text(),
	}
	if name := part.Get("title"); len(d.path) > 0 && name.Kind() == tree.String {
		i.Title = diag.T("%[1]s（%[2]s）", "%[1]s (%[2]s)", diag.Text{JA: d.Title, EN: d.En.Title}, name.Text())
	}
	switch {
	case d.Done != "":
		if done := latest(part, split(d.Done)); !done.IsZero() {
			i.DoneOn, i.DoneBy = done, subject(r, tree.Node{})
		}
	case d.Evidence != "":
		i.Evidence = d.Evidence
		q := query{kind: d.Evidence}
		for theirs, ours := range d.Match {
			q.match = append(q.match, pair{split(theirs), split(ours)})
		}
		if p, ok := first(e.matching(q, part), calendar.Date{}); ok && len(q.match) > 0 {
			i.DoneOn, i.DoneBy = p.on, subject(p.rec, tree.Node{})
		}
	}
	return e.suspend(i, d, part)
}

// suspend takes the day off an open item of a person on leave, or moves it to the
// return.
func (e *engine) suspend(i Item, d deadline, part tree.Node) Item {
	p, ok := e.firm.Person(text(part, split(d.Suspended)))
	if d.Suspended == "" || !ok || !i.DoneOn.IsZero() {
		return i
	}
	switch back, away := returns(p, i.Due, i.Due); {
	case away:
		i.Due, i.Mode, i.Note = calendar.Date{}, "none", onLeave()
	case back.After(i.Due):
		i.Note = diag.T("休職・休業のため、%[1]sの復帰まで延ばしています。", "Put off to the return from leave on %[1]s.", back.Text())
		i.Due = back
	}
	return i
}

// planned is a day that a plan names for an occurrence of a cycle.
type planned struct {
	on     calendar.Date
	person string
	basis  diag.Text
}

// plan gives the date of a plan's entry to the cycle that asks for the same record, and
// reports whether there is one: the thing is then listed once, as the cycle.
func (e *engine) plan(d deadline, part tree.Node, i Item) bool {
	kind := d.Evidence
	if d.Plans != "" {
		kind = text(part, split(d.Plans))
	}
	if kind == "" {
		return false
	}
	var asks *cycle // of several, the one that means this month
	for _, c := range e.cycles {
		if c.kind == kind && (d.Plans != "" || len(c.where) == 0 || meets(part, c.where)) && (asks == nil || slices.Contains(c.cadence.months, i.Due.Month())) {
			asks = c
		}
	}
	if asks != nil {
		e.plans[asks.id] = append(e.plans[asks.id], planned{i.Due, i.Person, i.Basis})
		return true
	}
	return d.Plans != "" && e.planOnce(kind, i)
}

// planOnce gives the date of a plan's entry to the open duty that the same kind of
// record closes and in whose time it lies.
func (e *engine) planOnce(kind string, plan Item) bool {
	for k := range e.items {
		i := &e.items[k]
		if i.Evidence == kind && i.Status != Done && !i.Open.IsZero() && !plan.Due.Before(i.Open) && !plan.Due.After(i.Latest) {
			i.Target, i.TargetName, i.Person = plan.Due, plannedName, plan.Person
			i.Further = append(i.Further, plan.Basis)
			e.judge(i, i.Status == WindowOpen)
			return true
		}
	}
	return false
}
