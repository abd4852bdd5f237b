package importer

import "github.com/pms-project/pms/pkg/diag"

// Report is what an import tells about itself.
type Report struct {
	Dialect string
	// Paragraphs: lines are the numbers of paragraphs, as in a Word file; a line of 0 is
	// no place.
	Paragraphs bool

	Total     int    // characters of the source, white space and markup left out
	Lost      []Lost // stretches of the source that the result does not have
	Warnings  []Warning
	Truncated bool // the source seems to break off
}

// Lost is text of one line of the source that is not in the result.
type Lost struct {
	Line int
	Text string
}

// Warning is something the import did or saw that a reader should know.
type Warning struct {
	Line    int
	Message diag.Text
}

// LostCharacters is the number of characters not accounted for.
func (r *Report) LostCharacters() int {
	n := 0
	for _, l := range r.Lost {
		n += weight(l.Text)
	}
	return n
}

func (s *source) warn(no int, ja, en string, args ...any) {
	s.warnings = append(s.warnings, Warning{no, diag.T(ja, en, args...)})
}
