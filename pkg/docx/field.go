package docx

import (
	"encoding/xml"
	"strings"

	"github.com/pms-project/pms/pkg/ooxml"
)

// maxInstruction bounds what is kept of the instruction of a field, in bytes.
const maxInstruction = 1_000

// field is an open field: its instruction comes first, then its result, which is text.
type field struct {
	instruction string
	result      bool
	simple      bool
}

// fieldSign is one of the three signs of a field: begin, separate, end.
func (r *reader) fieldSign(e xml.StartElement) func() {
	switch ooxml.Attribute(e, "fldCharType") {
	case "begin":
		r.fields = append(r.fields, &field{})
	case "separate":
		if n := len(r.fields); n > 0 {
			r.fields[n-1].result = true
		}
	case "end":
		if n := len(r.fields); n > 0 && !r.fields[n-1].simple {
			r.fields = r.fields[:n-1]
		}
	}
	return nil
}

func (r *reader) simpleField(e xml.StartElement) func() {
	n := len(r.fields)
	r.fields = append(r.fields, &field{instruction: ooxml.Attribute(e, "instr"), result: true, simple: true})
	return func() { r.fields = r.fields[:min(n, len(r.fields))] }
}

// inInstruction reports text that is an instruction, not a result.
func (r *reader) inInstruction() bool {
	for _, f := range r.fields {
		if !f.result {
			return true
		}
	}
	return false
}

// inContentsField reports the result of a table of contents.
func (r *reader) inContentsField() bool {
	for _, f := range r.fields {
		if word, _, _ := strings.Cut(strings.TrimSpace(f.instruction), " "); f.result && strings.EqualFold(word, "TOC") {
			return true
		}
	}
	return false
}

// closeInstructions drops fields whose result never began: an instruction does not go
// on beyond its paragraph, and a broken one must not swallow the rest of the text.
func (r *reader) closeInstructions() {
	for i, f := range r.fields {
		if !f.result {
			r.fields = r.fields[:i]
			return
		}
	}
}
