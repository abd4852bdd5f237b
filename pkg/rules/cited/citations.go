package cited

import (
	"context"
	"iter"

	"github.com/pms-project/pms/pkg/cite"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/tree"
)

var indexKey = &lint.Key[*cite.Index]{Name: "citations"}

// Index is every citation of the head, made once a run.
func Index(p *lint.Pass) *cite.Index {
	return lint.Once(p, indexKey, func() *cite.Index {
		x, err := cite.New(context.Background(), p.Head)
		if err != nil {
			panic("cited: " + err.Error()) // only a context that ends stops it
		}
		return x
	})
}

// Today yields the citations that have to hold today, in the order of the index.
func Today(p *lint.Pass) iter.Seq[cite.Ref] {
	return func(yield func(cite.Ref) bool) {
		for _, place := range Index(p).Places {
			if !holds(place) {
				continue
			}
			for _, c := range place.Cites {
				if !yield(cite.Ref{Place: place, Cited: c}) {
					return
				}
			}
		}
	}
}

func holds(p *cite.Place) bool {
	return p.Kind != cite.Note && p.Supplement == nil && p.Record.InForce()
}

// At makes a finding about a citation, at its very characters.
func At(ref cite.Ref, message, hint diag.Text) diag.Diagnostic {
	d := ref.Place.Record.At(ref.Place.Value, message, hint)
	d.Range = ref.Range()
	return d
}

// Row are the cells of the table row that a citation stands in, from the first one on,
// and the place of its own; nil where it stands in no table.
func Row(ref cite.Ref) []string {
	if ref.Place.Kind == cite.Cell {
		return cells(ref.Place.Appendix.Source.Get("table", "rows"), ref.Place.Value)
	}
	text, at, _ := around(ref.Place.Text, ref.Cited.From, ref.Cited.To)
	from, to := lineOf(text, at)
	return splitRow(text[from:to])
}

// cells are those of the row that holds a value.
func cells(rows, value tree.Node) []string {
	for _, row := range rows.Items() {
		if row.Contains(value) {
			return row.Texts()
		}
	}
	return nil
}

// Holds reports whether a citation has to hold today.
func Holds(ref cite.Ref) bool { return holds(ref.Place) }
