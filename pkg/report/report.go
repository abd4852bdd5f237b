package report

import (
	"io"

	"github.com/pms-project/pms/pkg/diag"
)

// Findings is the answer of `pms lint`, ready to print in any format.
// Diagnostics are sorted and numbered (see [diag.Sort], [diag.Number]).
type Findings struct {
	Diagnostics []diag.Diagnostic
	Waived      []Waived
	Known       int // findings on the list of known ones, which are not printed
	Files       int
	Skipped     []Skip
	Rules       []RuleInfo // the rules that ran
}

// Waived is a finding that a waiver (例外承認) takes out of the count, and why.
type Waived struct {
	Finding diag.Diagnostic
	Reason  string
}

// RuleInfo is what the formats say about a rule.
type RuleInfo struct {
	ID, Name          string
	Title, Doc, Basis diag.Text
	Severity          diag.Severity
}

// Skip names a rule that could not run and why; silence would be a false green.
type Skip struct {
	Rule   string
	Reason diag.Text
}

// Count is the number of diagnostics of one severity.
func (f *Findings) Count(s diag.Severity) int {
	n := 0
	for i := range f.Diagnostics {
		if f.Diagnostics[i].Severity == s {
			n++
		}
	}
	return n
}

// Options say how to print. Source gives the text of a file for excerpts, and may
// be nil. Prefix is put before every path (the PMS root below the Git root, for
// forges); "" or ending in "/".
// Version is that of the program, "" for one built without.
type Options struct {
	Lang    diag.Lang
	Color   bool
	Source  func(file string) (string, bool)
	Prefix  string
	Version string
}

// Writer prints findings in one format.
type Writer func(w io.Writer, f *Findings, o Options) error

// Format returns the writer of a format by its name on the command line:
// text, json, sarif, github or junit.
func Format(name string) (Writer, bool) {
	w, ok := map[string]Writer{"text": Text, "json": JSON, "sarif": SARIF, "github": GitHub, "junit": JUnit}[name]
	return w, ok
}

// Formats are the names that [Format] knows, in the order of the help text.
func Formats() []string { return []string{"text", "json", "sarif", "github", "junit"} }
