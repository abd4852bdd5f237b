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

// pairs matches the records of base and head by kind and id; records whose text is
// the same on both sides are left out.
func (r *run) pairs() []pair {
	return Once(&Pass{shared: r.shared}, pairsKey, func() []pair {
		var out []pair
		base, head := r.in.Base, r.in.Head
		kinds := slices.Concat(base.Kinds(), head.Kinds())
		slices.Sort(kinds)
		for _, kind := range slices.Compact(kinds) {
			for _, before := range base.Of(kind) {
				after := head.Find(kind, before.ID)
				if after == nil || !sameText(before, after) {
					out = append(out, pair{before, after})
				}
			}
			for _, after := range head.Of(kind) {
				if base.Find(kind, after.ID) == nil {
					out = append(out, pair{nil, after})
				}
			}
		}
		return out
	})
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
