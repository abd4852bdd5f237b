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

// maxClass bounds the characters of a class that count as a set.
const maxClass = 8

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
func required(re *syntax.Regexp) [][]string {
	switch re.Op {
	case syntax.OpLiteral:
		return literal(re)
	case syntax.OpCharClass:
		return class(re.Rune)
	case syntax.OpCapture, syntax.OpPlus:
		return required(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return required(re.Sub[0])
		}
	case syntax.OpConcat:
		var sets [][]string
		for _, sub := range re.Sub {
			sets = append(sets, required(sub)...)
		}
		return sets
	case syntax.OpAlternate:
		return either(re.Sub)
	}
	return nil
}

// literal is the text itself; the parser also writes [Xx] as an X of either case.
func literal(re *syntax.Regexp) [][]string {
	if re.Flags&syntax.FoldCase == 0 {
		return [][]string{{string(re.Rune)}}
	}
	var sets [][]string
	for _, first := range re.Rune {
		set := []string{string(first)}
		for r := unicode.SimpleFold(first); r != first; r = unicode.SimpleFold(r) {
			set = append(set, string(r))
		}
		sets = append(sets, set)
	}
	return sets
}

// class is the characters of a small class, given as pairs of bounds.
func class(bounds []rune) [][]string {
	var set []string
	for i := 0; i+1 < len(bounds); i += 2 {
		if int(bounds[i+1]-bounds[i])+len(set) >= maxClass {
			return nil
		}
		for r := bounds[i]; r <= bounds[i+1]; r++ {
			set = append(set, string(r))
		}
	}
	return [][]string{set}
}

// either joins the rarest set of each alternative.
func either(alternatives []*syntax.Regexp) [][]string {
	var union []string
	for _, sub := range alternatives {
		sets := required(sub)
		if len(sets) == 0 {
			return nil
		}
		union = append(union, slices.MaxFunc(sets, func(a, b []string) int { return cmp.Compare(shortest(a), shortest(b)) })...)
	}
	return [][]string{union}
}

func shortest(set []string) int {
	out := 0
	for i, s := range set {
		if i == 0 || len(s) < out {
			out = len(s)
		}
	}
	return out
}
