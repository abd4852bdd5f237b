package document

import (
	"cmp"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
)

// needles are what every match of an expression holds: at least one string of each
// set, the rarest set first. Most texts are passed over by them without running the
// expression.
type needles [][]string

// maxSet bounds the strings of a set.
const maxSet = 16

func needlesOf(expression string) needles {
	re, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		return nil
	}
	sets := required(re)
	slices.SortStableFunc(sets, func(a, b []string) int { return cmp.Compare(shortest(b), shortest(a)) })
	return sets
}

// in reports whether the text may hold a match.
func (n needles) in(text string) bool {
	for _, set := range n {
		if !slices.ContainsFunc(set, func(needle string) bool { return strings.Contains(text, needle) }) {
			return false
		}
	}
	return true
}

// required are the sets of an expression; none where nothing can be said.
func required(re *syntax.Regexp) needles {
	if set := spelled(re); shortest(set) > 0 {
		return needles{set}
	}
	switch re.Op {
	case syntax.OpCapture, syntax.OpPlus:
		return required(re.Sub[0])
	case syntax.OpRepeat:
		return repetition(re)
	case syntax.OpConcat:
		return inSequence(re.Sub)
	case syntax.OpAlternate:
		return either(re.Sub)
	}
	return nil
}

// spelled are all strings that an expression matches, nil where they are many.
func spelled(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpEmptyMatch:
		return []string{""}
	case syntax.OpLiteral:
		return literal(re)
	case syntax.OpCharClass:
		return class(re.Rune)
	case syntax.OpCapture:
		return spelled(re.Sub[0])
	case syntax.OpAlternate:
		var union []string
		for _, sub := range re.Sub {
			set := spelled(sub)
			if set == nil || len(union)+len(set) > maxSet {
				return nil
			}
			union = append(union, set...)
		}
		return union
	case syntax.OpConcat:
		product := []string{""}
		for _, sub := range re.Sub {
			product = times(product, spelled(sub))
		}
		return product
	}
	return nil
}

// literal is the text itself; the parser also writes [Xx] as an X of either case.
func literal(re *syntax.Regexp) []string {
	if re.Flags&syntax.FoldCase == 0 {
		return []string{string(re.Rune)}
	}
	product := []string{""}
	for _, first := range re.Rune {
		set := []string{string(first)}
		for r := unicode.SimpleFold(first); r != first; r = unicode.SimpleFold(r) {
			set = append(set, string(r))
		}
		product = times(product, set)
	}
	return product
}

// class is the characters of a small class, given as pairs of bounds.
func class(bounds []rune) []string {
	var set []string
	for i := 0; i+1 < len(bounds); i += 2 {
		if int(bounds[i+1]-bounds[i])+len(set) >= maxSet {
			return nil
		}
		for r := bounds[i]; r <= bounds[i+1]; r++ {
			set = append(set, string(r))
		}
	}
	return set
}

// times are the strings of a, each followed by each of b; nil where they are many.
func times(a, b []string) []string {
	if len(a)*len(b) > maxSet {
		return nil
	}
	var out []string
	for _, s := range a {
		for _, t := range b {
			out = append(out, s+t)
		}
	}
	return out
}

// repetition is as much of the least repetition as can be spelled out.
func repetition(re *syntax.Regexp) needles {
	if re.Min == 0 {
		return nil
	}
	one := spelled(re.Sub[0])
	if shortest(one) == 0 {
		return required(re.Sub[0])
	}
	all := one
	for range re.Min - 1 {
		more := times(all, one)
		if more == nil {
			break
		}
		all = more
	}
	return needles{all}
}

// inSequence joins the sets of the parts; parts that can be spelled out and stand
// together make one.
func inSequence(parts []*syntax.Regexp) needles {
	var sets needles
	run := []string{""}
	flush := func() {
		if shortest(run) > 0 {
			sets = append(sets, run)
		}
		run = []string{""}
	}
	for _, part := range parts {
		set := spelled(part)
		longer := times(run, set)
		switch {
		case longer != nil:
			run = longer
		case set != nil:
			flush()
			run = set
		default:
			flush()
			sets = append(sets, required(part)...)
		}
	}
	flush()
	return sets
}

// either joins the rarest set of each alternative.
func either(alternatives []*syntax.Regexp) needles {
	var union []string
	for _, sub := range alternatives {
		sets := required(sub)
		if len(sets) == 0 {
			return nil
		}
		union = append(union, slices.MaxFunc(sets, func(a, b []string) int { return cmp.Compare(shortest(a), shortest(b)) })...)
	}
	return needles{union}
}

// shortest is the length of the shortest string of a set, 0 for none.
func shortest(set []string) int {
	out := 0
	for i, s := range set {
		if i == 0 || len(s) < out {
			out = len(s)
		}
	}
	return out
}
