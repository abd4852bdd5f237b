package firm

import (
	"strconv"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

// Firm is the organisation that a repository describes. It is immutable; a
// repository without a readable manifest gives a Firm with empty answers.
type Firm struct {
	Name      string
	Profile   string    // company, examination_body, minimal
	Catalogue string    // j2023, j2022, a2017
	Lang      diag.Lang // "" where the manifest says nothing
	YearStart int       // first month of the PMS year, 1 to 12

	manifest tree.Node
	people   map[string]Person
	order    []string // ids of people as written
	offices  []Office
	facts    *facts
}

// Person is a worker (従業者): anyone from officers to dispatched staff.
type Person struct {
	ID, Department, Employment string
	From, To                   calendar.Date // zero: open
	Absences                   []Term
	Record                     *record.Record
}

// Term is a stretch of days, both ends included; a zero end is open.
type Term struct{ From, To calendar.Date }

// Holds reports whether day lies in the term.
func (t Term) Holds(day calendar.Date) bool {
	return (t.From.IsZero() || !day.Before(t.From)) && (t.To.IsZero() || !day.After(t.To))
}

// Overlaps reports whether the two terms share a day.
func (t Term) Overlaps(u Term) bool {
	return (t.To.IsZero() || u.From.IsZero() || !u.From.After(t.To)) &&
		(u.To.IsZero() || t.From.IsZero() || !t.From.After(u.To))
}

// Office is one appointment of a person to a role.
type Office struct {
	Role, Person, Department string
	Term
	Record *record.Record
}

// New gathers the firm from the manifest (nil: none) and the records of each kind.
func New(manifest *record.Record, of func(kind string) []*record.Record) *Firm {
	f := &Firm{people: map[string]Person{}, facts: &facts{read: map[string]tree.Node{}}, YearStart: 4}
	if manifest != nil {
		f.readManifest(manifest)
	}
	for _, r := range of("person") {
		p := Person{
			ID: r.ID, Department: r.Text("department"), Employment: r.Text("employment"),
			From: r.Date("from"), To: r.Date("to"), Record: r,
		}
		for _, a := range r.Items("absences") {
			p.Absences = append(p.Absences, Term{record.Date(a.Get("from")), record.Date(a.Get("to"))})
		}
		if _, double := f.people[p.ID]; !double {
			f.order = append(f.order, p.ID)
			f.people[p.ID] = p
		}
	}
	for _, r := range of("appointment") {
		f.offices = append(f.offices, Office{
			Role: r.Text("role"), Person: r.Text("person"), Department: r.Text("department"),
			Term: Term{r.Date("from"), r.Date("to")}, Record: r,
		})
	}
	return f
}

func (f *Firm) readManifest(m *record.Record) {
	f.manifest = m.Node
	f.Name = m.Text("organization", "name")
	f.Profile = m.Text("profile")
	f.Catalogue = m.Text("catalogue")
	f.Lang = diag.Lang(m.Text("lang"))
	if month, err := strconv.Atoi(m.Text("fiscal_year_start")); err == nil && month >= 1 && month <= 12 {
		f.YearStart = month
	}
}

// Person is a worker by id.
func (f *Firm) Person(id string) (Person, bool) {
	p, ok := f.people[id]
	return p, ok
}

// WorkedOn reports whether the person was a worker on the day.
func (p Person) WorkedOn(day calendar.Date) bool { return Term{p.From, p.To}.Holds(day) }

// AwayOn reports whether the person was on leave (休職・休業) on the day.
func (p Person) AwayOn(day calendar.Date) bool {
	for _, a := range p.Absences {
		if a.Holds(day) {
			return true
		}
	}
	return false
}

// Workers are those who worked there on the day, in the order of the file.
func (f *Firm) Workers(day calendar.Date) []Person {
	var out []Person
	for _, id := range f.order {
		if p := f.people[id]; p.WorkedOn(day) {
			out = append(out, p)
		}
	}
	return out
}

// Offices are all appointments in the order of the file; roles limits them.
func (f *Firm) Offices(roles ...string) []Office {
	if len(roles) == 0 {
		return f.offices
	}
	var out []Office
	for _, o := range f.offices {
		for _, role := range roles {
			if o.Role == role {
				out = append(out, o)
			}
		}
	}
	return out
}

// RoleOn are the holders of a role on the day.
func (f *Firm) RoleOn(role string, day calendar.Date) []Office {
	var out []Office
	for _, o := range f.offices {
		if o.Role == role && o.Holds(day) {
			out = append(out, o)
		}
	}
	return out
}

// HeldRole reports whether the person held the role on the day. Everyone who works
// there is a worker.
func (f *Firm) HeldRole(person, role string, day calendar.Date) bool {
	if role == "worker" {
		p, ok := f.people[person]
		return ok && p.WorkedOn(day)
	}
	for _, o := range f.offices {
		if o.Person == person && o.Role == role && o.Holds(day) {
			return true
		}
	}
	return false
}

// Year is the PMS year that the day lies in, by the calendar year in which it
// starts, with its first and last day; 0 for no date.
func (f *Firm) Year(day calendar.Date) (year int, term Term) {
	y, err := calendar.YearOf(day, f.YearStart)
	if err != nil {
		return 0, Term{}
	}
	return y.Number, Term{y.From, y.To}
}

// YearTerm are the first and last day of a PMS year.
func (f *Firm) YearTerm(year int) Term {
	first, err := calendar.NewDate(year, f.YearStart, 1)
	if err != nil {
		return Term{}
	}
	_, term := f.Year(first)
	return term
}

// Severities are the manifest's settings by rule id; 0 turns a rule off.
func (f *Firm) Severities() map[string]diag.Severity {
	out := map[string]diag.Severity{}
	for _, s := range f.manifest.Get("lint", "severities").Items() {
		severity, err := diag.ParseSeverity(s.Get("severity").Text())
		if err != nil && s.Get("severity").Text() != "off" {
			continue // the schema reports it
		}
		out[s.Get("rule").Text()] = severity
	}
	return out
}
