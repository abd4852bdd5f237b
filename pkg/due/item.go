package due

import (
	"cmp"
	"slices"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
)

// Window says on which day and for which days to look. Since is zero where nothing
// that is done is wanted.
type Window struct {
	Today        calendar.Date
	Since, Until calendar.Date
	// NoRetention leaves out the ends of the times of keeping, of which there are as
	// many as records.
	NoRetention bool
}

// Status of an item, in words of the JSON.
type Status string

// The statuses. WindowOpen: it may be done now (the application window is open, the
// month has begun, or the event calls for action without delay).
const (
	Overdue    Status = "overdue"
	DueSoon    Status = "due_soon"
	WindowOpen Status = "window_open"
	Upcoming   Status = "upcoming"
	Done       Status = "done"
)

// Strength says what stands behind an obligation.
type Strength string

// The strengths.
const (
	Statute   Strength = "statute"
	Guideline Strength = "guideline"
	Contract  Strength = "contract"
	OwnRule   Strength = "own_rule"
	Advice    Strength = "advice"
)

// Phase is the part of the PDCA cycle that an obligation belongs to: plan, do, check,
// act; "" where it stands outside.
type Phase string

// The phases.
const (
	Plan  Phase = "plan"
	Do    Phase = "do"
	Check Phase = "check"
	Act   Phase = "act"
)

// Subject is the record that an item is about, and its place. For a cycle without a
// record it is the source of the duty: the article, or the manifest.
type Subject struct {
	diag.Subject
	File string
	Line int
}

// Item is one occurrence of an obligation.
type Item struct {
	// ID is the same as long as the obligation, the record and the occurrence are, also
	// after its date changes: the UID of calendar entries is made of it.
	ID         string
	Obligation string // id of the row, or where it is stated
	Title      diag.Text

	// Due is the last day; zero where the law gives no number of days, and while it
	// waits for a return from leave. Latest is the last day by any reading. Open is the
	// first day on which it can be done, zero where that does not matter.
	Due, Latest, Open calendar.Date
	// Target is an earlier day to aim at, named by TargetName (自社目安); zero: none.
	Target     calendar.Date
	TargetName diag.Text
	// Interval is the number of days between occurrences, or from the event to Due.
	Interval int

	Status Status
	Days   int           // from today to Due, else to Target; negative: past; 0 where there is neither
	DoneOn calendar.Date // when it was done; zero while open
	Late   bool          // done, but after Latest
	DoneBy Subject       // the record that closed it

	Subject      Subject
	Basis        diag.Text   // the clause to print beside it
	Further      []diag.Text // other clauses that ask for the same
	Source       string      // where the number stands: a page, a document, file#article
	Role, Person string      // who has to act
	Evidence     string      // the kind of record that shows it
	Mode         string      // how it was counted: inclusive, exclusive, from_inclusive, backward, business_days, cycle, stated, renewal_window, none
	Strength     Strength
	Phase        Phase
	Requirements []string
	Note         diag.Text

	department string // whose manager has to act
}

// Day is the day by which an item is placed: Due, else Target, else Open.
func (i *Item) Day() calendar.Date {
	for _, d := range []calendar.Date{i.Due, i.Target, i.Open} {
		if !d.IsZero() {
			return d
		}
	}
	return calendar.Date{}
}

// sortItems puts overdue items first, then what is to be done at once without a day,
// then by day; what is done comes last.
func sortItems(items []Item) {
	rank := func(i *Item) int {
		switch {
		case i.Status == Overdue:
			return 0
		case i.Status == Done:
			return 3
		case i.Due.IsZero() && i.Target.IsZero() && i.Status == WindowOpen:
			return 1
		}
		return 2
	}
	slices.SortFunc(items, func(a, b Item) int {
		return cmp.Or(cmp.Compare(rank(&a), rank(&b)), a.Day().Compare(b.Day()), cmp.Compare(a.ID, b.ID))
	})
}
