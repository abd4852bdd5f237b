package record

import (
	"cmp"
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/pkg/tree"
)

// Record is one record: a whole file, or one of the entries of a ledger file.
// It is immutable.
type Record struct {
	Kind *schema.Kind
	ID   string    // "" where the file gives none; the file's name for a kind without ids
	Node tree.Node // the map that holds the fields

	// Ledger is the record of the file that an entry stands in, nil otherwise.
	Ledger *Record
	// Entries are the rows of a ledger file, in the order of the file.
	Entries []*Record

	shape  *schema.Shape
	strict bool
}

// New makes the record of a whole file; for a ledger kind also its entries.
// strict makes an undeclared field name panic.
func New(kind *schema.Kind, root tree.Node, strict bool) *Record {
	r := &Record{Kind: kind, ID: root.Get("id").Text(), Node: root, shape: kind.Record, strict: strict}
	if !kind.IsLedger() {
		if !kind.Record.Has("id") {
			r.ID = BaseName(r.File())
		}
		return r
	}
	r.shape = kind.Head
	entries := root.Get("entries")
	rows := make([]Record, 0, entries.Len()) // one allocation for a ledger of any size
	for _, entry := range entries.Items() {
		rows = append(rows, Record{
			Kind: kind, ID: entry.Get("id").Text(), Node: entry, Ledger: r, shape: kind.Record, strict: strict,
		})
	}
	r.Entries = make([]*Record, len(rows))
	for i := range rows {
		r.Entries[i] = &rows[i]
	}
	return r
}

// BaseName is the name of a file without folders and extension: the id that the
// record in it must have.
func BaseName(file string) string { return strings.TrimSuffix(path.Base(file), path.Ext(file)) }

// IsHead reports whether r is the head of a ledger file rather than a record of its kind.
func (r *Record) IsHead() bool { return r.Ledger == nil && r.Kind.IsLedger() }

// File is the path of the file that holds the record.
func (r *Record) File() string { return r.Node.Tree().File() }

// Subject names the record in a diagnostic.
func (r *Record) Subject() diag.Subject { return diag.Subject{Kind: r.Kind.Name, ID: r.ID} }

// Get is the value of a field, the zero Node where it is not filled. With several
// names it descends into maps.
func (r *Record) Get(fields ...string) tree.Node {
	r.mustDeclare(fields)
	return r.Node.Get(fields...)
}

func (r *Record) mustDeclare(path []string) {
	if r.strict && !r.shape.Has(path...) {
		panic("record: kind " + r.Kind.Name + " declares no field " + strings.Join(path, "."))
	}
}

// Item is one map of a list field of a record, with the same guard on names.
type Item struct {
	Node   tree.Node
	record *Record
	path   []string
}

// Items are the elements of a list field.
func (r *Record) Items(path ...string) []Item {
	list := r.Get(path...)
	if list.Kind() != tree.List {
		return nil
	}
	var out []Item
	for _, n := range list.Items() {
		out = append(out, Item{n, r, path})
	}
	return out
}

// Get is the value of a field of the element.
func (i Item) Get(path ...string) tree.Node {
	if i.record.strict {
		i.record.mustDeclare(append(append([]string{}, i.path...), path...))
	}
	return i.Node.Get(path...)
}

// Text is a field's text, "" where it is not filled.
func (r *Record) Text(path ...string) string { return r.Get(path...).Text() }

// Texts are the texts of a list field; a lone value counts as a list of one.
func (r *Record) Texts(path ...string) []string { return r.Get(path...).Texts() }

// Date is a field's date, the zero Date where it is not filled or is no date (the
// schema reports that).
func (r *Record) Date(path ...string) calendar.Date { return Date(r.Get(path...)) }

// Date is the date that a value holds, the zero Date where it holds none.
func Date(n tree.Node) calendar.Date {
	d, err := calendar.ParseISO(n.Text())
	if err != nil {
		return calendar.Date{}
	}
	return d
}

// At makes a diagnostic about the record at one of its values. An absent value
// puts it at the record's id, or at its first line.
func (r *Record) At(n tree.Node, message, hint diag.Text) diag.Diagnostic {
	d := diag.Diagnostic{Message: message, Hint: hint, Subject: r.Subject()}
	if n.Exists() {
		d.Range, d.Field = n.Range(), n.PathFrom(r.Node)
		return d
	}
	d.Range = r.Place()
	return d
}

// Place is where to point for the record as a whole: its id, else its first key.
func (r *Record) Place() diag.Range {
	if id := r.Node.Get("id"); id.Exists() {
		return id.Range()
	}
	for key := range r.Node.Fields() {
		return key.Range()
	}
	return r.Node.Range()
}

// Label is the record's name on the screen: its title or name, else its id.
func (r *Record) Label() string {
	for _, field := range []string{"title", "name"} {
		if n := r.Node.Get(field); n.Kind() == tree.String && n.Text() != "" {
			return n.Text()
		}
	}
	return r.ID
}

// Source is the text of the record as its file has it.
func (r *Record) Source() string {
	start, end := r.Node.Offsets()
	return r.Node.Tree().Source()[start:end]
}

// Title is the name of a field on the screen, from the schema. English falls back
// to the field's identifier, which is English.
func (r *Record) Title(path ...string) diag.Text {
	name := path[len(path)-1]
	f, ok := r.shape.Field(path...)
	if !ok {
		return diag.T(name, name)
	}
	return diag.T(f.Title.JA, cmp.Or(f.Title.EN, name))
}

// Holding is the entry of a ledger that a value of its file stands in, else r
// itself.
func (r *Record) Holding(n tree.Node) *Record {
	start, _ := n.Offsets()
	i := sort.Search(len(r.Entries), func(i int) bool {
		first, _ := r.Entries[i].Node.Offsets()
		return first > start
	}) - 1
	if i >= 0 && r.Entries[i].Node.Contains(n) {
		return r.Entries[i]
	}
	return r
}

// ValueTitle is what the value of a choice means, in words of the schema.
func (r *Record) ValueTitle(path ...string) diag.Text {
	f, _ := r.shape.Field(path...)
	return f.ValueTitle(r.Node.Get(path...).Text())
}

// Approvals are the approvals (step: approved) in a list of approvals: that of the
// record, or the one that path leads to.
func (r *Record) Approvals(path ...string) []Item {
	if len(path) == 0 {
		path = []string{"approvals"}
	}
	var out []Item
	for _, a := range r.Items(path...) {
		if a.Get("step").Text() == "approved" {
			out = append(out, a)
		}
	}
	return out
}

// ApprovedOn is the day of the last of [Record.Approvals], zero where there is none.
func (r *Record) ApprovedOn(path ...string) calendar.Date {
	var last calendar.Date
	for _, a := range r.Approvals(path...) {
		if d := Date(a.Get("date")); d.After(last) {
			last = d
		}
	}
	return last
}

// LastReview is the latest review under reviews and its day, both zero where there is
// none.
func (r *Record) LastReview() (day calendar.Date, review tree.Node) {
	for _, n := range r.Items("reviews") {
		if d := Date(n.Get("date")); d.After(day) {
			day, review = d, n.Node
		}
	}
	return day, review
}

// InForce reports whether the status leaves the document in force; one without a
// status is.
func (r *Record) InForce() bool {
	return !slices.Contains([]string{"superseded", "abolished", "disposed", "rejected"}, r.Node.Get("status").Text())
}

// IsDraft reports whether the document is still being written.
func (r *Record) IsDraft() bool {
	return slices.Contains([]string{"draft", "submitted"}, r.Node.Get("status").Text())
}
