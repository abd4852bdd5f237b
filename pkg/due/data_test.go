package due

import (
	"context"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/pkg/tree"
	"github.com/pms-project/pms/schemas"
)

// keys are all that a row may hold: a misspelt key is a rule that is silently looser.
var keys = strings.Fields(`id title title_en kind head each label event event_name event_name_en starts when unless recent since within before before_field at every keep mode roll calendar time opens
	window stated target target_en target_stated target_name target_name_en strength who person suspended done done_where evidence match match_any where replaces basis basis_en source requirements
	effective_from effective_to phase note note_en`)

// TestRows holds the data of all profiles: each row can be read, names kinds and fields
// that there are, says in both languages what and why, and where its number stands.
func TestRows(t *testing.T) {
	set := schema.New(schemas.FS)
	s, err := repo.Load(context.Background(), fstest.MapFS{"pms.yaml": {Data: []byte("kind: manifest\norganization: {name: x}\nprofile: company\ncatalogue: j2023\nfiscal_year_start: \"04\"\n")}}, repo.Options{Schemas: set})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, file := range obligationFiles() {
		seen := map[string][]*row{}
		for _, node := range s.Firm.Fact(file).Get("obligations").Items() {
			o, mistake := readRow(node, true)
			n++
			if !mistake.mistake.IsZero() {
				t.Errorf("%s %s: %s", file, o.id, mistake.mistake.In("en"))
			}
			for key := range node.Fields() {
				if !slices.Contains(keys, key.Text()) {
					t.Errorf("%s %s: unknown key %s", file, o.id, key.Text())
				}
			}
			for _, other := range seen[o.id] {
				if o.from.IsZero() || !o.from.After(other.to) {
					t.Errorf("%s %s: stands twice for one day", file, o.id)
				}
			}
			seen[o.id] = append(seen[o.id], o)
			checkRow(t, set, node, o)
		}
	}
	if n < 60 {
		t.Errorf("only %d rows", n)
	}
}

func checkRow(t *testing.T, set *schema.Set, node tree.Node, o *row) {
	for _, key := range []string{"title", "title_en", "basis", "basis_en", "source", "strength"} {
		if node.Get(key).Text() == "" {
			t.Errorf("%s: no %s", o.id, key)
		}
	}
	if (node.Get("note").Text() == "") != (node.Get("note_en").Text() == "") {
		t.Errorf("%s: a note in one language", o.id)
	}
	if !slices.Contains([]Strength{Statute, Guideline, Contract, OwnRule, Advice}, o.strength) || !slices.Contains([]Phase{"", Plan, Do, Check, Act}, o.phase) {
		t.Errorf("%s: strength %q, phase %q", o.id, o.strength, o.phase)
	}
	if _, err := calendar.ParseMode(string(o.mode)); err != nil {
		t.Errorf("%s: mode %q", o.id, o.mode)
	}
	if _, err := calendar.ParseRoll(string(o.roll)); err != nil {
		t.Errorf("%s: roll %q", o.id, o.roll)
	}
	if _, err := calendar.ParseKind(string(o.kalends)); err != nil {
		t.Errorf("%s: calendar %q", o.id, o.kalends)
	}
	if o.role != "" {
		if f, _ := kind(t, set, "appointment").Field("role"); !slices.ContainsFunc(f.Enum, func(v schema.EnumValue) bool { return v.Value == o.role }) {
			t.Errorf("%s: role %q", o.id, o.role)
		}
	}
	k := kind(t, set, o.kind)
	shape := k.Record
	if o.head {
		shape = k.Head
	}
	within := func(what string, path []string, base []string) {
		if path != nil && !shape.Has(append(slices.Clone(base), path...)...) {
			t.Errorf("%s: %s has no %s %s", o.id, o.kind, what, strings.Join(path, "."))
		}
	}
	within("each", o.each, nil)
	within("unless", o.unless, nil)
	for what, path := range map[string][]string{"event": o.event, "starts": o.starts, "stated": o.stated, "target_stated": o.targetAt, "done": o.done, "person": o.person, "suspended": o.suspended, "time": o.time, "before_field": o.field, "label": o.label} {
		within(what, path, o.each)
	}
	if o.when != nil {
		for _, path := range o.when.Fields() {
			within("field of the condition", path, o.each)
		}
	}
	checkEvidence(t, set, o, within)
}

func checkEvidence(t *testing.T, set *schema.Set, o *row, within func(string, []string, []string)) {
	q := o.evidence
	if o.done != nil {
		for _, c := range q.where {
			within("condition on", append(slices.Clone(o.done[:len(o.done)-1]), c.field...), o.each)
		}
		return
	}
	for _, m := range q.match {
		within("matched", m.ours, o.each)
	}
	if q.kind == "" {
		return
	}
	k := kind(t, set, q.kind)
	has := func(path []string) bool { return k.Record.Has(path...) || k.IsLedger() && k.Head.Has(path...) }
	for _, m := range q.match {
		if !has(m.theirs) {
			t.Errorf("%s: %s has no %v", o.id, q.kind, m.theirs)
		}
	}
	for _, c := range q.where {
		if !has(c.field) {
			t.Errorf("%s: %s has no %v", o.id, q.kind, c.field)
		}
	}
	if len(q.match)+len(q.where) > 0 && k.Meta.Occurred == "" {
		t.Errorf("%s: %s has no date", o.id, q.kind)
	}
	if q.any && (o.how == byBefore || o.how == byDay) && o.opens.N == 0 {
		t.Errorf("%s: without opens any old record would close it", o.id)
	}
}

func kind(t *testing.T, set *schema.Set, name string) *schema.Kind {
	t.Helper()
	k, err := set.Kind(name)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// TestDeadlinesOfKinds holds the annotations x-deadlines of all kinds: their fields are
// declared, and each can be closed or ends by a new date.
func TestDeadlinesOfKinds(t *testing.T) {
	set := schema.New(schemas.FS)
	n := 0
	for _, name := range set.Kinds() {
		k := kind(t, set, name)
		var all []deadline
		deadlines(k.Record, nil, &all)
		for _, d := range all {
			n++
			at := name + "." + d.ID
			if d.ID == "" || d.Title == "" || d.En.Title == "" || d.Due == "" {
				t.Errorf("%s: id, titles and due are wanted", at)
			}
			for what, field := range map[string]string{"due": d.Due, "done": d.Done, "person": d.Person, "plans": d.Plans, "suspended": d.Suspended} {
				if field != "" && !k.Record.Has(append(slices.Clone(d.path), split(field)...)...) {
					t.Errorf("%s: %s has no field %s", at, what, field)
				}
			}
			if d.Unless != "" && !k.Record.Has(split(d.Unless)...) {
				t.Errorf("%s: unless has no field %s", at, d.Unless)
			}
			if d.Person == "" && d.Role == "" {
				t.Errorf("%s: nobody has to act", at)
			}
			for theirs := range d.Match {
				if !kind(t, set, d.Evidence).Record.Has(split(theirs)...) {
					t.Errorf("%s: %s has no field %s", at, d.Evidence, theirs)
				}
			}
		}
	}
	if n < 20 {
		t.Errorf("only %d deadlines found", n)
	}
}
