package draft

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/pkg/yamltree"
)

// Request is what is to be made.
type Request struct {
	Kind   *schema.Kind
	Set    []string // KEY=VALUE; for a ledger kind, of the one entry
	Name   string   // short name in the id, "" for Random
	Random string   // letters and digits that no other id has
	Today  calendar.Date
	Person string // id of the one who writes, "" where not known
	Lang   diag.Lang
	// Optional adds the fields that need not be filled, as comments.
	Optional bool
	// Path is the slash path below the PMS root to write to, "" for the kind's own.
	Path string
}

// Draft is a new record.
type Draft struct {
	ID   string
	Path string       // slash path below the PMS root
	Row  yamltree.Map // the record, or the entry of a ledger
	File []byte       // the whole file with the row in it
	// Ledger is the ledger that the row was added to, nil where the file is new.
	Ledger *record.Record
	// Missing are the required fields without a value. A draft that lacks some is not
	// valid; ask for them and draft again.
	Missing []Missing
}

// Missing is a required field without a value.
type Missing struct {
	Key   string // as KEY of [Request.Set]
	Field schema.Field
}

// About is what the schema says of the field beside its name, in the language; "" where
// it says nothing in it.
func (m Missing) About(l diag.Lang) string { return about(m.Field, l) }

func about(f schema.Field, l diag.Lang) string {
	if l == diag.EN && f.Description.EN == "" {
		return ""
	}
	return f.Description.In(l)
}

// New drafts a record. Problems are what is wrong with the given values; with any there
// is no draft.
func New(snapshot *repo.Snapshot, q Request) (*Draft, []Problem) {
	root, problems := parseGiven(q.Kind.Record, q.Set)
	if len(problems) > 0 {
		return nil, problems
	}
	b := &builder{snapshot: snapshot, request: q, given: root}
	b.day = b.occurred()
	b.id = b.newID()
	d := &Draft{ID: b.id}
	d.Row = b.record(q.Kind.Record, root)
	d.Missing = b.missing
	if len(b.problems) > 0 {
		return nil, b.problems
	}
	if problem := b.place(d); problem != nil {
		return nil, []Problem{*problem}
	}
	if problem := b.write(d); problem != nil {
		return nil, []Problem{*problem}
	}
	if len(d.Missing) > 0 {
		return d, nil
	}
	return d, b.check(d)
}

// write makes the bytes of the file.
func (b *builder) write(d *Draft) (problem *Problem) {
	switch {
	case d.Ledger != nil:
		d.File, problem = appendTo(d.Ledger, d.Row)
	case b.request.Kind.IsLedger():
		d.File = yamltree.Emit(b.ledger(d))
		d.Missing = b.missing
	default:
		d.File = yamltree.Emit(d.Row)
		if b.request.Optional {
			d.File = append(d.File, b.optional()...)
		}
	}
	return problem
}

// place finds the file of the draft: the one that was asked for, the ledger that there
// is, or a new file in the folder of the kind.
func (b *builder) place(d *Draft) *Problem {
	kind := b.request.Kind
	d.Path = b.request.Path
	if kind.IsLedger() {
		return b.placeEntry(d)
	}
	if d.Path == "" {
		d.Path = path.Join(b.folder(), d.ID+".yaml")
	}
	if other := b.snapshot.Find(kind.Name, d.ID); other != nil {
		return taken(kind, d.ID, other)
	}
	return nil
}

// placeEntry finds the ledger for an entry. Of several the user has to name one.
func (b *builder) placeEntry(d *Draft) *Problem {
	kind := b.request.Kind
	if other := b.snapshot.Find(kind.Name, d.ID); other != nil {
		return taken(kind, d.ID, other)
	}
	var ledgers []*record.Record
	for _, f := range b.snapshot.Files {
		if f.Record != nil && f.Record.Kind == kind && (d.Path == "" || f.Path == d.Path) {
			ledgers = append(ledgers, f.Record)
		}
	}
	switch {
	case len(ledgers) == 1:
		d.Ledger, d.Path = ledgers[0], ledgers[0].File()
	case len(ledgers) > 1:
		var paths diag.List
		for _, l := range ledgers {
			paths = append(paths, diag.Word(l.File()))
		}
		return &Problem{"", diag.T("%[1]sのファイルが %[2]d つあります。", "there are %[2]d files of the kind %[1]s", kind.Title, len(ledgers)),
			diag.T("書き加えるファイルを -o で指定してください: %[1]s", "Name one with -o: %[1]s", paths)}
	case d.Path == "":
		d.Path = path.Join(b.folder(), kind.Name+".yaml")
	}
	return nil
}

func taken(kind *schema.Kind, id string, other *record.Record) *Problem {
	return &Problem{"id", diag.T("ID「%[1]s」の%[2]sは、%[3]s にすでにあります。", "a record %[1]q (%[2]s) is already in %[3]s", id, kind.Title, other.File()),
		diag.T("id=… で別のIDを指定してください。", "Give another id with id=….")}
}

// folder is the folder of the kind, with the PMS year of the record in it.
func (b *builder) folder() string {
	return strings.ReplaceAll(b.request.Kind.Meta.Folder, "{year}", strconv.Itoa(b.year()))
}

// year is the PMS year of the record: the given one, else that of its day.
func (b *builder) year() int {
	if g := b.given.get("year"); g != nil && len(g.texts) == 1 {
		if year, err := strconv.Atoi(g.texts[0]); err == nil {
			return year
		}
	}
	year, _ := b.snapshot.Firm.Year(b.day)
	return year
}

// occurred is the day of what is recorded: the given value of the field that the kind
// names for it, else today.
func (b *builder) occurred() calendar.Date {
	g := b.given.get(b.request.Kind.Meta.Occurred)
	if g == nil || len(g.texts) != 1 {
		return b.request.Today
	}
	reading, err := calendar.Parse(g.texts[0])
	if err != nil {
		return b.request.Today // the value is a problem of its own
	}
	return reading.Date
}

// newID is the given id, the name of the given file, or the kind's prefix and what tells the record from others:
// the year for what is made once a year, the day and a name for what happens, a name
// for what stands. Without a name random letters take its place, so that two branches
// never make the same id.
func (b *builder) newID() string {
	if g := b.given.get("id"); g != nil && len(g.texts) == 1 {
		return g.texts[0]
	}
	kind := b.request.Kind
	if b.request.Path != "" && !kind.IsLedger() {
		return record.BaseName(b.request.Path) // a file is named by its id
	}
	name := b.request.Name
	if name == "" {
		name = b.request.Random
	}
	prefix := kind.Meta.Prefix
	if prefix == "" {
		prefix = kind.Name
	}
	switch {
	case kind.IsLedger() || kind.Meta.Occurs == "standing":
		return prefix + "-" + name
	case b.yearly():
		id := prefix + "-" + strconv.Itoa(b.year())
		if b.request.Name == "" && b.snapshot.Find(kind.Name, id) == nil {
			return id
		}
		return id + "-" + name
	}
	return prefix + "-" + strings.ReplaceAll(b.day.String(), "-", "") + "-" + name
}

// yearly reports whether a record of the kind is made once a year: a plan.
func (b *builder) yearly() bool {
	kind := b.request.Kind
	f, ok := kind.Field("year")
	return ok && f.Required && kind.Meta.Occurs == "periodic" && !strings.Contains(kind.Meta.Folder, "{year}")
}

// ledger is the file around the first entry of a ledger.
func (b *builder) ledger(d *Draft) yamltree.Map {
	head := &builder{snapshot: b.snapshot, request: b.request, given: &given{}, day: b.day, id: strings.TrimSuffix(path.Base(d.Path), path.Ext(d.Path)), head: true}
	m := head.record(b.request.Kind.Head, head.given)
	m = slices.DeleteFunc(m, func(e yamltree.Entry) bool { return e.Key == "entries" })
	b.missing = append(b.missing, head.missing...)
	return append(m, yamltree.Entry{Key: "entries", Value: []any{d.Row}})
}

// check judges the finished record by its schema: what the values themselves could not
// show, such as a pattern or a length. An entry is judged apart from its ledger.
func (b *builder) check(d *Draft) []Problem {
	data := d.File
	if d.Ledger != nil {
		data = yamltree.Emit(yamltree.Map{{Key: "kind", Value: b.request.Kind.Name}, {Key: "id", Value: "ledger"}, {Key: "entries", Value: []any{d.Row}}})
	}
	t, found := yamltree.Parse(d.Path, data, yamltree.Limits{})
	if t != nil {
		found = append(found, b.request.Kind.Check(t.Root()).Violations...)
	}
	var problems []Problem
	for _, v := range found {
		if d.Ledger != nil && !strings.HasPrefix(v.Field, "/entries/") {
			continue // of the stand-in for the ledger
		}
		problems = append(problems, Problem{fieldKey(v.Field), v.Message, v.Hint})
	}
	return problems
}

// fieldKey is a JSON pointer as a KEY: /entries/0/plan/due is plan.due.
func fieldKey(pointer string) string {
	pointer = strings.TrimPrefix(pointer, "/entries/0")
	key := ""
	for part := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		if _, err := strconv.Atoi(part); err == nil {
			key += "[" + part + "]"
		} else {
			key = join(key, part)
		}
	}
	return key
}
