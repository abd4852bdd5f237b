package diag

import (
	"cmp"
	"slices"
)

// Sort puts diagnostics into the one order in which pms prints them: file,
// start, rule, field, message and what follows. It is total for diagnostics that
// differ in anything a reader can see, so the order in which workers found them is
// lost.
func Sort(ds []Diagnostic) {
	slices.SortStableFunc(ds, compare)
}

func compare(a, b Diagnostic) int {
	if c := comparePlace(&a, &b); c != 0 {
		return c // nearly always; texts have to be rendered to be compared
	}
	return cmp.Or(
		compareText(a.Message, b.Message),
		compareText(a.Hint, b.Hint),
		slices.CompareFunc(a.Related, b.Related, compareRelated),
	)
}

func comparePlace(a, b *Diagnostic) int {
	return cmp.Or(
		cmp.Compare(a.Range.File, b.Range.File),
		a.Range.Start.Compare(b.Range.Start),
		cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Field, b.Field),
		a.Range.End.Compare(b.Range.End),
		cmp.Compare(a.Subject.Kind, b.Subject.Kind),
		cmp.Compare(a.Subject.ID, b.Subject.ID),
		cmp.Compare(b.Severity, a.Severity),
	)
}

func compareRelated(a, b Related) int {
	return cmp.Or(
		cmp.Compare(a.Range.File, b.Range.File),
		a.Range.Start.Compare(b.Range.Start),
		a.Range.End.Compare(b.Range.End),
		compareText(a.Message, b.Message),
	)
}

// compareText renders only texts that are made of the same words.
func compareText(a, b Text) int {
	if c := cmp.Or(cmp.Compare(a.JA, b.JA), cmp.Compare(a.EN, b.EN)); c != 0 {
		return c
	}
	if len(a.Args) == 0 && len(b.Args) == 0 {
		return 0
	}
	if c := cmp.Compare(a.In(JA), b.In(JA)); c != 0 {
		return c
	}
	return cmp.Compare(a.In(EN), b.In(EN))
}

// Number drops repeated diagnostics from a sorted list and sets Occurrence on
// those that share rule, subject and field. It returns the shortened list and
// works in linear time.
func Number(sorted []Diagnostic) []Diagnostic {
	type key struct {
		rule, field string
		subject     Subject
	}
	out := slices.CompactFunc(sorted, func(a, b Diagnostic) bool { return compare(a, b) == 0 })
	seen := make(map[key]int, len(out))
	for i := range out {
		k := key{out[i].Rule, out[i].Field, out[i].Subject}
		out[i].Occurrence = seen[k]
		seen[k]++
	}
	return out
}
