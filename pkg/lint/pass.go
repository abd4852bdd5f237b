package lint

import (
	"sync"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/firm"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/tree"
)

// Pass is all that a rule can see, and its one way to answer.
type Pass struct {
	Head  *repo.Snapshot
	Base  *repo.Snapshot // nil without --base
	Today calendar.Date

	rule   *Rule
	shared *shared
	out    *[]diag.Diagnostic
}

// Firm is the firm of the snapshot: its manifest, people, offices and calendars.
func (p *Pass) Firm() *firm.Firm { return p.Head.Firm }

// Report adds a finding. Rule and severity are filled in from the rule; a rule may
// set a milder severity itself.
func (p *Pass) Report(d diag.Diagnostic) {
	d.Rule = p.rule.ID
	if d.Severity == 0 {
		d.Severity = p.rule.Severity
	}
	*p.out = append(*p.out, d)
}

// At reports a finding about a record at one of its values (an absent value: at
// the record).
func (p *Pass) At(r *record.Record, n tree.Node, message, hint diag.Text) {
	p.Report(r.At(n, message, hint))
}

// Key names a piece of work that several rules share. Each key is one package
// variable, compared by its address; it holds no state itself.
type Key[T any] struct{ Name string }

// Once returns the result of f, which is called once a run for each key however
// many rules ask, from whatever goroutine. Where f panics it does so for every rule
// that asks: none of them may take nothing for an answer.
func Once[T any](p *Pass, k *Key[T], f func() T) T {
	p.shared.mu.Lock()
	once, ok := p.shared.cells[k].(func() T)
	if !ok {
		once = sync.OnceValue(f)
		p.shared.cells[k] = once
	}
	p.shared.mu.Unlock()
	return once()
}

// shared are the pieces of work that rules share, by key: each a func() T.
type shared struct {
	mu    sync.Mutex
	cells map[any]any
}
