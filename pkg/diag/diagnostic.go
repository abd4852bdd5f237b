package diag

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
)

// Severity of a diagnostic. The zero value is invalid on purpose: a diagnostic
// whose maker forgot to choose must not pass as harmless.
type Severity uint8

// The severities, mildest first. On a Japanese screen they read 参考, 要確認 and
// 要修正; the examiner's own words (適合, 不適合, 指摘) are never used.
const (
	Info Severity = iota + 1
	Warning
	Error
)

var severityNames = [...]string{Info: "info", Warning: "warning", Error: "error"}

// String returns the identifier used in JSON and in settings: info, warning, error.
func (s Severity) String() string {
	if s < Info || s > Error {
		return fmt.Sprintf("severity(%d)", uint8(s))
	}
	return severityNames[s]
}

// Label is the word on the screen: 要修正, 要確認, 参考 in Japanese.
func (s Severity) Label() Text {
	switch s {
	case Error:
		return T("要修正", "error")
	case Warning:
		return T("要確認", "warning")
	default:
		return T("参考", "info")
	}
}

// ParseSeverity reads an identifier written by [Severity.String].
func ParseSeverity(name string) (Severity, error) {
	for s := Info; s <= Error; s++ {
		if severityNames[s] == name {
			return s, nil
		}
	}
	return 0, fmt.Errorf("severity %q: want info, warning or error", name)
}

// Point is a place in a file: 1-based line, 1-based column in code points.
// The zero Point stands for the file as a whole.
type Point struct{ Line, Column int }

// Compare orders points by line, then column.
func (p Point) Compare(q Point) int {
	if p.Line != q.Line {
		return p.Line - q.Line
	}
	return p.Column - q.Column
}

// Range is a stretch of a file. File is a slash path relative to the PMS root;
// End is the point after the last character, and zero where only a start is known.
type Range struct {
	File       string
	Start, End Point
}

// FileRange is the range that stands for a whole file.
func FileRange(file string) Range { return Range{File: file, Start: Point{1, 1}} }

// Subject is what a diagnostic is about: a record by kind and id, or, where the
// file could not be read as a record, kind "file" and its path.
type Subject struct{ Kind, ID string }

// Related is a second place that explains a diagnostic, such as the other of two
// records with one id.
type Related struct {
	Range   Range
	Message Text
}

// Diagnostic is one finding (検出事項).
//
// Message says what is wrong, Hint what to do about it, and Field is the JSON
// Pointer of the value inside its subject ("" for the subject as a whole).
type Diagnostic struct {
	Rule     string
	Severity Severity
	Message  Text
	Hint     Text
	Range    Range
	Field    string
	Subject  Subject
	Related  []Related

	// Private: what stands at Range is personal data or a secret and is never shown.
	Private bool

	// Occurrence tells apart diagnostics that agree in rule, subject and field:
	// 0 for the first in the order of the file. [Number] sets it.
	Occurrence int
}

// Fingerprint names a diagnostic across revisions and languages: it holds the
// rule, the subject, the field and the occurrence, and neither line nor wording.
// The result is 32 hexadecimal digits.
func (d *Diagnostic) Fingerprint() string {
	h := sha256.New()
	for _, part := range []string{"v1", d.Rule, d.Subject.Kind, d.Subject.ID, d.Field, strconv.Itoa(d.Occurrence)} {
		// Length-prefixed, so that no two divisions of the same letters agree.
		fmt.Fprintf(h, "%d:%s", len(part), part)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// RuleInfo describes a rule whose findings come out of loading a repository
// (package yamltree, package repo) rather than from a function of its own.
type RuleInfo struct {
	ID, Name string
	Severity Severity
	Title    Text
	Doc      Text // what it means and what to do
}
