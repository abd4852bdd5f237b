package due

import (
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/pkg/tree"
)

// proof is one record, or one review of a ledger, that shows that something was done.
type proof struct {
	on   calendar.Date
	year int // the PMS year that the record says it is for, 0 where it does not
	rec  *record.Record
}

// proofs are the proofs of a kind by date, those that meet the conditions.
func (e *engine) proofs(kind string, where []condition) []proof {
	key := kind
	for _, c := range where {
		key += "\x00" + strings.Join(c.field, ".") + "=" + strings.Join(c.values, ",")
	}
	if known, ok := e.proven[key]; ok {
		return known
	}
	var out []proof
	k, err := e.snap.Schemas.Kind(kind)
	if err == nil && k.Meta.Occurred != "" {
		path := split(k.Meta.Occurred)
		for _, r := range e.evidenceRecords(k, path) {
			if counts(r) && meets(r.Node, where) {
				out = append(out, proofsOf(r, k, path)...)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b proof) int { return a.on.Compare(b.on) })
	e.proven[key] = out
	return out
}

// evidenceRecords are the records that carry the date: the head of a ledger for
// reviews of the whole, else the records.
func (e *engine) evidenceRecords(k *schema.Kind, path []string) []*record.Record {
	if k.IsLedger() && k.Head.Has(path...) {
		return e.heads[k.Name]
	}
	return e.snap.Of(k.Name)
}

// counts reports whether a record is finished enough to show that something was done.
func counts(r *record.Record) bool {
	return !r.IsDraft() && r.Node.Get("status").Text() != "rejected"
}

// proofsOf are the occurrences that one record shows: each date of a ledger or a
// standing document, the latest one of a record.
func proofsOf(r *record.Record, k *schema.Kind, path []string) []proof {
	year, _ := r.Node.Get("year").Int()
	if r.IsHead() || k.Meta.Occurs == "standing" {
		var out []proof
		for _, d := range days(r.Node, path) {
			out = append(out, proof{on: d, rec: r})
		}
		return out
	}
	if d := latest(r.Node, path); !d.IsZero() {
		return []proof{{on: d, year: year, rec: r}}
	}
	return nil
}

// matching are the proofs of a query for one trigger: those in which every field of
// theirs holds the value of ours.
func (e *engine) matching(q query, trigger tree.Node) []proof {
	all := e.proofs(q.kind, q.where)
	if len(q.match) == 0 {
		return all
	}
	first := q.match[0]
	candidates := e.proofsBy(q, first.theirs)[text(trigger, first.ours)]
	if len(q.match) == 1 {
		return candidates
	}
	var out []proof
	for _, p := range candidates {
		if !slices.ContainsFunc(q.match[1:], func(m pair) bool { return !holdsValue(p.rec.Node, m.theirs, text(trigger, m.ours)) }) {
			out = append(out, p)
		}
	}
	return out
}

func holdsValue(n tree.Node, path []string, want string) bool {
	return want != "" && meets(n, []condition{{path, []string{want}}})
}

// proofsBy are the proofs of a query by the values of one of their fields.
func (e *engine) proofsBy(q query, field []string) map[string][]proof {
	key := q.kind + "\x00" + strings.Join(field, ".")
	for _, c := range q.where {
		key += "\x00" + strings.Join(c.field, ".") + "=" + strings.Join(c.values, ",")
	}
	if known, ok := e.provenBy[key]; ok {
		return known
	}
	out := map[string][]proof{}
	for _, p := range e.proofs(q.kind, q.where) {
		seen := map[string]bool{}
		values(p.rec.Node, field, func(v tree.Node) {
			if !seen[v.Text()] && v.Text() != "" {
				seen[v.Text()] = true
				out[v.Text()] = append(out[v.Text()], p)
			}
		})
	}
	e.provenBy[key] = out
	return out
}

// first is the earliest proof on or after a day; ok is false where there is none.
func first(all []proof, from calendar.Date) (proof, bool) {
	i, _ := slices.BinarySearchFunc(all, from, func(p proof, d calendar.Date) int { return p.on.Compare(d) })
	if i == len(all) {
		return proof{}, false
	}
	return all[i], true
}
