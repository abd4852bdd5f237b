package lint

import (
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/record"
)

// pair is one record before and after a change; one side may be nil.
type pair struct{ before, after *record.Record }

func (p pair) of(rule *Rule) bool { return rule.wants(p.any().Kind.Name) }
func (p pair) file() string       { return p.any().File() }

func (p pair) any() *record.Record {
	if p.after != nil {
		return p.after
	}
	return p.before
}

var pairsKey = &Key[[]pair]{Name: "pairs"}

// pairs matches the records of base and head kind by kind.
func (r *run) pairs() []pair {
	return Once(&Pass{shared: r.shared}, pairsKey, func() []pair {
		var out []pair
		base, head := r.in.Base, r.in.Head
		kinds := slices.Concat(base.Kinds(), head.Kinds())
		slices.Sort(kinds)
		for _, kind := range slices.Compact(kinds) {
			out = append(out, match(base.Of(kind), head.Of(kind))...)
		}
		return out
	})
}

// match pairs records by id, those that share one in the order of the files. Records
// whose text is the same on both sides are left out.
func match(before, after []*record.Record) []pair {
	var out []pair
	left := make(map[string][]*record.Record, len(after)) // not yet matched
	for _, r := range after {
		left[r.ID] = append(left[r.ID], r)
	}
	for _, r := range before {
		same := left[r.ID]
		switch {
		case len(same) == 0:
			out = append(out, pair{r, nil})
			continue
		case !sameText(r, same[0]):
			out = append(out, pair{r, same[0]})
		}
		left[r.ID] = same[1:]
	}
	for _, r := range after {
		if same := left[r.ID]; len(same) > 0 && same[0] == r {
			out, left[r.ID] = append(out, pair{nil, r}), same[1:]
		}
	}
	return out
}

// sameText ignores line endings: a checkout on Windows is no change.
func sameText(a, b *record.Record) bool {
	if a == b {
		return true // taken over from the other snapshot
	}
	s, t := a.Source(), b.Source()
	return s == t || fold(s) == fold(t)
}

func fold(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }
