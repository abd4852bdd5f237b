package lint

import (
	"fmt"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/repo"
)

// Need is a set of things that a rule cannot do without.
type Need uint8

// The needs. A Clock rule can turn red without a commit, so it is at most a
// warning unless the user asks for more; a Base rule compares with an earlier
// snapshot; a History rule reads past revisions.
const (
	Clock Need = 1 << iota
	Base
	History
)

// Rule is one check. Exactly one of the six functions is set.
type Rule struct {
	ID       string // prefix of the family and number, never reused: LED-001
	Name     string // a few words in snake case, also the name of its file
	Title    diag.Text
	Doc      diag.Text // what it checks, why, and what to do; shown by `pms explain`
	Basis    diag.Text // the clause, article or 自社ルール that asks for it
	Severity diag.Severity
	Kinds    []string // records of these kinds only; empty: all
	Profiles []string // repositories of these profiles only; empty: all
	Needs    Need
	// Consults are the kinds whose records the rule looks up: where some of them cannot
	// be read it is not run, since it would take what it does not see for missing.
	Consults []string

	File    func(*Pass, *repo.File)
	Record  func(*Pass, *record.Record)
	Article func(*Pass, *record.Record, *regulation.Document)
	Pair    func(p *Pass, before, after *record.Record) // nil: added, removed
	Whole   func(*Pass)
	// After sees what the others found. It is for rules about the check itself, such as
	// a waiver that nothing needs.
	After func(*Pass, Outcome)

	// Example is the txtar text beside the rule: a bad and a good case.
	Example string
}

// Outcome is what a run found so far, before waivers, and which rules ran in full.
type Outcome struct {
	Findings []diag.Diagnostic
	Ran      map[string]bool // by rule id
}

// Shape is the name of the function that the rule has.
func (r *Rule) Shape() string {
	switch {
	case r.File != nil:
		return "File"
	case r.Record != nil:
		return "Record"
	case r.Article != nil:
		return "Article"
	case r.Pair != nil:
		return "Pair"
	case r.Whole != nil:
		return "Whole"
	case r.After != nil:
		return "After"
	}
	return ""
}

// Check reports what is missing or doubled in the declaration of a rule.
func (r *Rule) Check() error {
	shapes := 0
	for _, set := range []bool{r.File != nil, r.Record != nil, r.Article != nil, r.Pair != nil, r.Whole != nil, r.After != nil} {
		if set {
			shapes++
		}
	}
	switch {
	case r.ID == "" || r.Name == "":
		return fmt.Errorf("rule %q %q: want an id and a name", r.ID, r.Name)
	case shapes != 1:
		return fmt.Errorf("rule %s: has %d functions, want 1", r.ID, shapes)
	case r.Severity < diag.Info || r.Severity > diag.Error:
		return fmt.Errorf("rule %s: no severity", r.ID)
	case r.Pair != nil && r.Needs&Base == 0:
		return fmt.Errorf("rule %s: a Pair rule needs Base", r.ID)
	case r.Title.JA == "" || r.Title.EN == "" || r.Doc.JA == "" || r.Doc.EN == "" || r.Basis.JA == "" || r.Basis.EN == "":
		return fmt.Errorf("rule %s: title, doc and basis are wanted in both languages", r.ID)
	}
	return nil
}
