package due

import (
	"strings"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/expr"
	"github.com/pms-project/pms/pkg/tree"
)

// row is one duty that records trigger, as schemas/README.md describes it.
type row struct {
	id     string
	title  diag.Text
	file   string // where it is stated
	basis  diag.Text
	source string

	kind      string
	head      bool
	each      []string
	label     []string // the field that names an element
	event     []string
	starts    []string // a date that must not lie after the event
	eventName diag.Text
	when      *expr.Condition

	unless []string // a field of the record that, once filled, ends the duty
	recent bool     // only events of the months that are looked back at
	since  []string // only events after this date of the manifest

	how     how
	amount  calendar.Amount
	field   []string // the amount stands in this field of the record
	word    string   // promptly, without_delay, immediately: no amount
	keep    calendar.Amount
	mode    calendar.Mode
	roll    calendar.Roll
	kalends calendar.Kind
	time    []string // with hours: the field with the time of day
	opens   calendar.Amount
	every   string

	stated     []string
	target     calendar.Amount
	targetAt   []string // or the date in this field
	targetName diag.Text

	strength  Strength
	role      string
	person    []string
	suspended []string

	done     []string
	evidence query
	replaces []string // x-deadlines for the same thing, as kind.id

	requirements []string
	from, to     calendar.Date
	phase        Phase
	note         diag.Text
	further      []diag.Text
}

// how a row comes to its day.
type how uint8

const (
	byWithin how = iota + 1
	byBefore
	byDay
	byCycle
	byRenewal
)

// query says which values close a duty: elements of a list, or records of a kind.
type query struct {
	kind  string
	match []pair      // field of the evidence = field of the trigger
	where []condition // field of the evidence (or of the done element) is one of these
	any   bool        // every record of the kind counts
}

type pair struct{ theirs, ours []string }

type condition struct {
	field  []string
	values []string
}

// words are the periods that the law leaves without a number.
var words = map[string]diag.Text{
	"promptly":      diag.T("速やかに", "promptly"),
	"without_delay": diag.T("遅滞なく", "without delay"),
	"immediately":   diag.T("直ちに", "immediately"),
}

// reader reads the values of a row and keeps the first mistake.
type reader struct {
	node    tree.Node
	used    bool // conditions will be asked: only then are they compiled
	at      tree.Node
	mistake diag.Text
}

func (r *reader) fail(at tree.Node, mistake diag.Text) {
	if r.mistake.IsZero() {
		r.at, r.mistake = at, mistake
	}
}

func (r *reader) path(key string) []string { return split(r.node.Get(key).Text()) }

func split(dotted string) []string {
	if dotted == "" {
		return nil
	}
	return strings.Split(dotted, ".")
}

func (r *reader) amount(key string) calendar.Amount {
	n := r.node.Get(key)
	if !n.Exists() {
		return calendar.Amount{}
	}
	a, err := calendar.ParseAmount(n.Text())
	if err != nil {
		r.fail(n, diag.T("「%[1]s」は期間ではありません。", "%[1]q is no amount", n.Text()))
	}
	return a
}

func (r *reader) text(key string) diag.Text {
	ja, en := r.node.Get(key).Text(), r.node.Get(key+"_en").Text()
	return diag.Text{JA: ja, EN: en}
}

func (r *reader) conditions(key string) []condition {
	var out []condition
	for k, v := range r.node.Get(key).Fields() {
		out = append(out, condition{split(k.Text()), v.Texts()})
	}
	return out
}

func (r *reader) pairs(key string) []pair {
	var out []pair
	for k, v := range r.node.Get(key).Fields() {
		out = append(out, pair{split(k.Text()), split(v.Text())})
	}
	return out
}

func (r *reader) condition(key string) *expr.Condition {
	n := r.node.Get(key)
	if !n.Exists() || !r.used {
		return nil
	}
	c, err := expr.Compile(n.Text())
	if err != nil {
		r.fail(n, diag.T("条件「%[1]s」を読み取れません（%[2]v）。", "the condition %[1]q cannot be read: %[2]v", n.Text(), err))
	}
	return c
}

// readRow reads a row of the data. The reader holds what is wrong with it. Of a row
// that is not used, since no record can trigger it, the condition is left out.
func readRow(n tree.Node, used bool) (*row, *reader) {
	r := &reader{node: n, used: used}
	o := &row{
		id: n.Get("id").Text(), title: r.text("title"), basis: r.text("basis"), source: n.Get("source").Text(),
		kind: n.Get("kind").Text(), head: n.Get("head").Bool(), each: r.path("each"), label: r.path("label"),
		event: r.path("event"), starts: r.path("starts"), eventName: r.text("event_name"), when: r.condition("when"),
		mode: calendar.Mode(n.Get("mode").Text()), roll: calendar.Roll(n.Get("roll").Text()), kalends: calendar.Kind(n.Get("calendar").Text()),
		time: r.path("time"), keep: r.amount("keep"), opens: r.amount("opens"),
		stated: r.path("stated"), target: r.amount("target"), targetName: r.text("target_name"),
		strength: Strength(n.Get("strength").Text()), role: n.Get("who").Text(), person: r.path("person"), suspended: r.path("suspended"),
		done: r.path("done"), requirements: n.Get("requirements").Texts(), phase: Phase(n.Get("phase").Text()), note: r.text("note"),
		evidence: query{kind: n.Get("evidence").Text(), match: r.pairs("match"), where: r.conditions("where"), any: n.Get("match_any").Bool()},
	}
	if o.done != nil {
		o.evidence.where = r.conditions("done_where")
	}
	o.unless, o.since, o.recent, o.targetAt = r.path("unless"), r.path("since"), n.Get("recent").Bool(), r.path("target_stated")
	o.replaces = n.Get("replaces").Texts()
	o.from, o.to = day(n.Get("effective_from")), day(n.Get("effective_to"))
	r.count(o)
	o.settle()
	return o, r
}

// count reads which of the ways of counting a row has.
func (r *reader) count(o *row) {
	n := r.node
	switch {
	case n.Get("window").Text() == "renewal":
		o.how = byRenewal
	case n.Get("within").Exists():
		o.how = byWithin
		if word := n.Get("within").Text(); !words[word].IsZero() {
			o.word = word
		} else {
			o.amount = r.amount("within")
		}
	case n.Get("before").Exists():
		o.how, o.amount = byBefore, r.amount("before")
	case n.Get("before_field").Exists():
		o.how, o.field = byBefore, r.path("before_field")
	case n.Get("every").Exists():
		o.how, o.every = byCycle, n.Get("every").Text()
	case n.Get("at").Exists():
		o.how = byDay
	case o.keep != (calendar.Amount{}):
		o.how, o.word = byWithin, "without_delay"
	default:
		r.fail(n, diag.T("期限の数え方がありません。", "it does not say how to count"))
	}
}

// settle fills in what a row leaves to the default.
func (o *row) settle() {
	if o.mode == "" {
		o.mode = calendar.Exclusive
	}
	if o.roll == "" {
		o.roll = calendar.RollNone
	}
	if o.kalends == "" {
		o.kalends = calendar.Company
	}
	if o.targetName.IsZero() {
		o.targetName = diag.T("自社目安", "own target")
	}
}

// holds reports whether the row is in force for an event on a day.
func (o *row) holds(day calendar.Date) bool {
	return (o.from.IsZero() || !day.Before(o.from)) && (o.to.IsZero() || !day.After(o.to))
}
