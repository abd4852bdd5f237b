package yamltree

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/tree"
)

// span is a stretch of the source in bytes.
type span struct{ start, end int }

// finding is a diagnostic whose place is still in bytes: lines and columns are
// worked out together at the end, and not at all for a file without findings.
type finding struct {
	rule     string
	severity diag.Severity // zero means Error
	at       span
	message  diag.Text
	hint     diag.Text
	field    string
	related  span      // a second place, where relation says something
	relation diag.Text //
}

// diagnostics puts findings into lines and columns, in the order of the source.
func diagnostics(file string, places *tree.Tree, found []finding) []diag.Diagnostic {
	if len(found) == 0 {
		return nil
	}
	out := make([]diag.Diagnostic, 0, len(found))
	for _, f := range found {
		d := diag.Diagnostic{
			Rule:     f.rule,
			Severity: f.severity,
			Message:  f.message,
			Hint:     f.hint,
			Range:    places.Range(f.at.start, f.at.end),
			Field:    f.field,
			Subject:  diag.Subject{Kind: "file", ID: file},
		}
		if d.Severity == 0 {
			d.Severity = diag.Error
		}
		if !f.relation.IsZero() {
			d.Related = []diag.Related{{Range: places.Range(f.related.start, f.related.end), Message: f.relation}}
		}
		out = append(out, d)
	}
	diag.Sort(out)
	return diag.Number(out)
}
