package report

import (
	"io"

	"github.com/pms-project/pms/pkg/diag"
)

// Findings is the answer of `pms lint`, ready to print in any format.
// Diagnostics are sorted and numbered (see [diag.Sort], [diag.Number]).
type Findings struct {
	Diagnostics []diag.Diagnostic
	Files       int
	Skipped     []Skip
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
type Options struct {
	Lang   diag.Lang
	Color  bool
	Source func(file string) (string, bool)
	Prefix string
}

// Writer prints findings in one format.
type Writer func(w io.Writer, f *Findings, o Options) error

// Format returns the writer of a format by its name on the command line:
// text, json or github.
func Format(name string) (Writer, bool) {
	w, ok := map[string]Writer{"text": Text, "json": JSON, "github": GitHub}[name]
	return w, ok
}

// Formats are the names that [Format] knows, in the order of the help text.
func Formats() []string { return []string{"text", "json", "github"} }
