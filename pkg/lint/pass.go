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
	count  map[string]int // findings reported so far, by file
}

// maxFindings bounds the findings of one rule on one file: a hostile ledger could
// hold millions and fill the memory. [Pass.rest] says what was left out.
const maxFindings = 20_000

// Firm is the firm of the snapshot: its manifest, people, offices and calendars.
func (p *Pass) Firm() *firm.Firm { return p.Head.Firm }

// Report adds a finding. Rule and severity are filled in from the rule; a rule may
// set a milder severity itself.
func (p *Pass) Report(d diag.Diagnostic) {
	d.Rule = p.rule.ID
	if d.Severity == 0 {
		d.Severity = p.rule.Severity
	}
	if p.count[d.Range.File]++; p.count[d.Range.File] <= maxFindings {
		*p.out = append(*p.out, d)
	}
}

// rest reports how many findings [Pass.Report] left out of each file.
func (p *Pass) rest() {
	for file, n := range p.count {
		if n <= maxFindings {
			continue
		}
		*p.out = append(*p.out, diag.Diagnostic{
			Rule: p.rule.ID, Severity: p.rule.Severity, Range: diag.FileRange(file), Subject: diag.Subject{Kind: "file", ID: file},
			Message: diag.T("このルールの検出事項は、このファイルにほかにも%[1]d件あります。", "there are %[1]d more findings of this rule in this file", n-maxFindings),
			Hint:    diag.T("示された箇所を直してから、もう一度検査してください。", "Mend what is shown and run the check again."),
		})
	}
}

// At reports a finding about a record at one of its values (an absent value: at
// the record).
func (p *Pass) At(r *record.Record, n tree.Node, message, hint diag.Text) {
	p.Report(r.At(n, message, hint))
}

// RoleTitle is the name of a role on the screen, as the schema of appointments has it.
func (p *Pass) RoleTitle(role string) diag.Text {
	kind, err := p.Head.Schemas.Kind("appointment")
	if err != nil {
		return diag.T("%[1]s", "%[1]s", role)
	}
	f, _ := kind.Field("role")
	return f.ValueTitle(role)
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
