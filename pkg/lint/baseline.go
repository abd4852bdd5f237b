package lint

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/pms-project/pms/pkg/diag"
)

// Baseline is a list of known findings (既知の検出事項): what a repository started
// with and has not mended yet. It names findings by fingerprint, so it survives moved
// lines and another language, and it holds no message, since a message may quote.
type Baseline struct {
	entries []baselineEntry
	known   map[string]bool
}

type baselineFile struct {
	Version  int             `json:"version"`
	Findings []baselineEntry `json:"findings"`
}

type baselineEntry struct {
	Fingerprint string `json:"fingerprint"`
	Rule        string `json:"rule"`
	File        string `json:"file"`
	Kind        string `json:"kind"`
	ID          string `json:"id"`
}

// NewBaseline is the list of the given findings.
func NewBaseline(found []diag.Diagnostic) *Baseline {
	var entries []baselineEntry
	for i := range found {
		d := &found[i]
		entries = append(entries, baselineEntry{d.Fingerprint(), d.Rule, d.Range.File, d.Subject.Kind, d.Subject.ID})
	}
	return newBaseline(entries)
}

func newBaseline(entries []baselineEntry) *Baseline {
	slices.SortFunc(entries, func(a, b baselineEntry) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Fingerprint, b.Fingerprint))
	})
	b := &Baseline{entries: slices.Compact(entries), known: map[string]bool{}}
	for _, e := range b.entries {
		b.known[e.Fingerprint] = true
	}
	return b
}

// ParseBaseline reads what [Baseline.Bytes] wrote. The error says what is wrong with
// the text.
func ParseBaseline(data []byte) (*Baseline, error) {
	var file baselineFile
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&file); err != nil {
		return nil, fmt.Errorf("read the baseline: %w", err)
	}
	if file.Version != 1 {
		return nil, fmt.Errorf("read the baseline: version %d, want 1", file.Version)
	}
	return newBaseline(file.Findings), nil
}

// Bytes is the text of the list: JSON, one finding a line, sorted, so that a review
// shows each finding that comes or goes as one line.
func (b *Baseline) Bytes() []byte {
	var out bytes.Buffer
	out.WriteString("{\n  \"version\": 1,\n  \"findings\": [")
	for i, e := range b.entries {
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteString("\n    ")
		out.Write(mustLine(e))
	}
	if len(b.entries) > 0 {
		out.WriteString("\n  ")
	}
	out.WriteString("]\n}\n")
	return out.Bytes()
}

// mustLine: strings alone always have a JSON form.
func mustLine(e baselineEntry) []byte {
	var line bytes.Buffer
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(e); err != nil {
		panic(err)
	}
	return bytes.TrimSpace(line.Bytes())
}

// Len is the number of findings on the list.
func (b *Baseline) Len() int { return len(b.entries) }

// Divide parts findings into those that are not on the list, and the number of those
// that are.
func (b *Baseline) Divide(found []diag.Diagnostic) (fresh []diag.Diagnostic, known int) {
	for i := range found {
		if b.known[found[i].Fingerprint()] {
			known++
			continue
		}
		fresh = append(fresh, found[i])
	}
	return fresh, known
}

// Shrunk is the list without the findings that are gone. Nothing is ever added to a
// list: a new finding is to be mended, or needs a waiver with a reason and a name.
func (b *Baseline) Shrunk(found []diag.Diagnostic) *Baseline {
	still := map[string]bool{}
	for i := range found {
		still[found[i].Fingerprint()] = true
	}
	var entries []baselineEntry
	for _, e := range b.entries {
		if still[e.Fingerprint] {
			entries = append(entries, e)
		}
	}
	return newBaseline(entries)
}

// Added is the number of findings on the list that an earlier one does not have.
func (b *Baseline) Added(before *Baseline) int {
	n := 0
	for _, e := range b.entries {
		if !before.known[e.Fingerprint] {
			n++
		}
	}
	return n
}
