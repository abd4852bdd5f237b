package book

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/pms-project/pms/pkg/block"
	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/schema"
)

// composer holds what all documents of a book need. It is filled before the documents
// are composed side by side, and not changed then.
type composer struct {
	snap  *repo.Snapshot
	lang  diag.Lang
	today calendar.Date
	last  calendar.Date // of the last change of a document

	people *schema.Shape // of a person's entry, whose names are printed with care
	shapes sync.Map      // declarations by shape, filled while documents are composed

	kinds       []string // all that are known
	files       []source
	many        map[string]bool // kinds with several files, which have a heading of their own in the contents
	regulations map[*record.Record]*regulation.Document
	places      map[key]place                    // records by kind and id
	anchors     map[*regulation.Document]anchors // places of provisions
	pages       map[*regulation.Document]string  // names of pages
	byPage      map[string]*regulation.Document  // and back
	titles      map[string]*regulation.Document  // documents as they are cited
	forms       map[string]form                  // by kind
	formNumbers map[string]string                // kind by form number
	named       map[string]string                // names of people in published offices, by id
}

// key names a record in its repository.
type key struct{ kind, id string }

// place is where a record is printed.
type place struct {
	target block.Target
	label  string
}

// form is what the manifest says about the form of a kind.
type form struct{ number, title string }

func newComposer(snap *repo.Snapshot, o Options) *composer {
	c := &composer{
		snap: snap, lang: o.Lang, today: o.Today,
		regulations: map[*record.Record]*regulation.Document{}, places: map[key]place{},
		anchors: map[*regulation.Document]anchors{}, pages: map[*regulation.Document]string{},
		titles: map[string]*regulation.Document{}, byPage: map[string]*regulation.Document{}, forms: map[string]form{}, formNumbers: map[string]string{},
		named: map[string]string{}, many: map[string]bool{},
	}
	for _, r := range snap.Regulations() {
		c.regulations[r.Record] = r.Document
	}
	c.kinds = snap.Schemas.Kinds()
	if k, err := snap.Schemas.Kind("person"); err == nil {
		c.people = k.Record
	}
	c.readForms()
	c.readNames()
	c.place()
	return c
}

func (c *composer) say(ja, en string, args ...any) string { return diag.T(ja, en, args...).In(c.lang) }

// firm is the name of the organisation in the language of the book.
func (c *composer) firm() string {
	if m := c.snap.Manifest(); m != nil && c.lang == diag.EN {
		return cmp.Or(m.Text("organization", "name_en"), c.snap.Firm.Name)
	}
	return c.snap.Firm.Name
}

// readForms takes form numbers and titles from the manifest.
func (c *composer) readForms() {
	m := c.snap.Manifest()
	if m == nil {
		return
	}
	for _, f := range m.Items("forms") {
		kind, number := f.Get("kind").Text(), f.Get("form_no").Text()
		c.forms[kind] = form{number, f.Get("title").Text()}
		c.formNumbers[number] = kind
	}
}

// readNames takes the names of those who hold or held a published office; no other name
// is printed, should one stand in the repository (design §2).
func (c *composer) readNames() {
	for _, o := range c.snap.Firm.Offices(c.snap.Firm.Published()...) {
		if p, ok := c.snap.Firm.Person(o.Person); ok {
			if name := p.Record.Text("name"); name != "" {
				c.named[o.Person] = name
			}
		}
	}
}

// person is how someone is printed: by name in a published office, else by id.
func (c *composer) person(id string) string {
	if name := c.named[id]; name != "" {
		return name
	}
	return id
}

// place gives every file a page and every record a place on one.
func (c *composer) place() {
	taken, met := map[string]bool{}, map[string]bool{}
	for _, f := range c.snap.Files {
		r := f.Record
		if r == nil {
			continue
		}
		c.many[r.Kind.Name] = met[r.Kind.Name]
		met[r.Kind.Name] = true
		s := source{record: r, name: pageName(r, taken), group: groupOf(r)}
		c.files = append(c.files, s)
		c.note(key{r.Kind.Name, r.ID}, place{block.Target{Document: s.name}, c.label(r)})
		if doc := c.regulations[r]; doc != nil {
			c.pages[doc], c.byPage[s.name] = s.name, doc
			c.titles[doc.Title] = doc
			c.anchors[doc] = anchorsOf(doc)
		}
		c.watch(r)
		ids := map[string]bool{}
		for _, e := range r.Entries {
			c.note(key{r.Kind.Name, e.ID}, place{block.Target{Document: s.name, Anchor: entryAnchor(e, ids)}, c.label(e)})
		}
	}
}

// note keeps the first of several records with one id, as references do.
func (c *composer) note(k key, p place) {
	if _, double := c.places[k]; !double {
		c.places[k] = p
	}
}

// watch keeps the last day on which a document was approved or revised.
func (c *composer) watch(r *record.Record) {
	days := []calendar.Date{record.Date(r.Node.Get("revised"))}
	for _, a := range r.Node.Get("approvals").Items() {
		days = append(days, record.Date(a.Get("date")))
	}
	for _, d := range days {
		if d.After(c.last) {
			c.last = d
		}
	}
}

// entryAnchor is the anchor of a ledger entry, "" for one without an id of its own.
func entryAnchor(e *record.Record, taken map[string]bool) string {
	if e.ID == "" || taken[e.ID] {
		return ""
	}
	taken[e.ID] = true
	return slug(e.ID)
}

// groups are the parts of a book in order.
func (c *composer) groups() []string {
	return []string{
		c.say("個人情報保護方針", "Policies"), c.say("規程", "Regulations"), c.say("体制", "Organisation"),
		c.say("計画", "Plans"), c.say("台帳・一覧", "Ledgers and registers"), c.say("記録", "Records"), c.say("その他", "Other"),
	}
}

// folders are the folders of a repository in the order of groups (design §2).
var folders = []string{"policies", "regulations", "organization", "plans", "ledgers", "records"}

func groupOf(r *record.Record) int {
	folder, _, _ := strings.Cut(r.Kind.Meta.Folder, "/")
	switch i := slices.Index(folders, folder); {
	case i >= 0:
		return i
	case r.Kind.Meta.Folder == "" && r.File() == repo.ManifestFile:
		return slices.Index(folders, "organization")
	}
	return len(folders)
}

// compare puts documents into the order of the book: by group; rules by number, records
// by kind and file, which is by year and date.
func (c *composer) compare(a, b source) int {
	if a.group != b.group {
		return a.group - b.group
	}
	return strings.Compare(c.rank(a), c.rank(b))
}

func (c *composer) rank(s source) string {
	if s.record == nil {
		return "0" // a picture opens its part
	}
	kind := s.record.Kind
	if c.regulations[s.record] != nil {
		return "1" + c.class(s.record) + s.record.Node.Get("document_no").Text() + "\x00" + s.record.File()
	}
	several := "2" // what stands alone comes before the kinds with a heading
	if c.many[kind.Name] {
		several = "3"
	}
	return several + cmpForm(c.formNumber(s.record)) + kind.Name + "\x00" + path.Base(s.record.File())
}

// class is the place of a rule in the hierarchy of documents: the order in which the
// schema names the classes, from the basic rule down.
func (c *composer) class(r *record.Record) string {
	f, _ := r.Kind.Field("document_class")
	i := slices.IndexFunc(f.Enum, func(v schema.EnumValue) bool { return v.Value == r.Node.Get("document_class").Text() })
	return string(rune('b' + i))
}

// cmpForm puts forms with a number before those without.
func cmpForm(number string) string {
	if number == "" {
		return "\uffff"
	}
	return number
}
