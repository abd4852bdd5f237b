package block

import "strings"

// Line is a text with links in it.
type Line []Span

// Span is a stretch of a line.
type Span struct {
	Text   string
	Target Target
}

// Target is where a link leads: to a document of the book, to a place in it (Document
// "" is the document the link stands in), or to an address of the web. The zero Target
// is no link.
type Target struct {
	Document, Anchor string
	URL              string // only http and https; writers drop any other
}

// IsZero reports whether the target is none.
func (t Target) IsZero() bool { return t == Target{} }

// IsWeb reports whether the target is an address that may be linked to. javascript:,
// data: and file: addresses are text to us.
func (t Target) IsWeb() bool {
	return strings.HasPrefix(t.URL, "https://") || strings.HasPrefix(t.URL, "http://")
}

// Text is a line without links; nil for no text.
func Text(s string) Line {
	if s == "" {
		return nil
	}
	return Line{{Text: s}}
}

// Link is a line that is one link.
func Link(text string, to Target) Line { return Line{{Text: text, Target: to}} }

// Lines cuts a text at its line ends, with trailing ones dropped.
func Lines(s string) []Line {
	s = strings.TrimRight(s, "\r\n")
	if s == "" {
		return nil
	}
	var out []Line
	for l := range strings.SplitSeq(s, "\n") {
		out = append(out, Text(strings.TrimSuffix(l, "\r")))
	}
	return out
}

// String is the text of the line.
func (l Line) String() string {
	if len(l) == 1 {
		return l[0].Text
	}
	var b strings.Builder
	for _, s := range l {
		b.WriteString(s.Text)
	}
	return b.String()
}
