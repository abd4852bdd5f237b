package lint

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// Timing is the processor time that a rule took, summed over all processors.
type Timing struct {
	Rule string
	Took time.Duration
}

// timed runs f on the account of a rule.
func (r *run) timed(rule *Rule, f func()) {
	if r.in.Stopwatch == nil {
		f()
		return
	}
	start := r.in.Stopwatch()
	f()
	r.took[rule.ID].Add(int64(r.in.Stopwatch() - start))
}

// timings are the rules by the time they took, longest first.
func (r *run) timings() []Timing {
	if r.in.Stopwatch == nil {
		return nil
	}
	var out []Timing
	for id, t := range r.took {
		out = append(out, Timing{id, time.Duration(t.Load())})
	}
	slices.SortFunc(out, func(a, b Timing) int {
		return cmp.Or(cmp.Compare(b.Took, a.Took), strings.Compare(a.Rule, b.Rule))
	})
	return out
}
