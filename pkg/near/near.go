// Package near owns the guess behind 「もしかして」: which of the known words a
// mistyped one most likely meant.
package near

import "slices"

// Nearest is the candidate with the smallest edit distance to word, counted in
// code points, if it is small against the word's length; "" if none is. Of equals
// the first in the order of the alphabet wins, so the answer does not depend on
// the order of the candidates.
func Nearest(word string, candidates []string) string {
	best, _ := nearest(word, candidates)
	return best
}

// Only is the nearest candidate if no other is as near, else "". It is for words of
// which a wrong guess does harm: p-0010 may mean p-0011, p-0012 or p-0013.
func Only(word string, candidates []string) string {
	best, alone := nearest(word, candidates)
	if !alone {
		return ""
	}
	return best
}

func nearest(word string, candidates []string) (best string, alone bool) {
	runes := []rune(word)
	limit := max(1, len(runes)/3)
	for _, c := range candidates {
		switch d := distance(runes, []rune(c), limit); {
		case d > limit || c == best:
		case d < limit || best == "":
			best, limit, alone = c, d, true
		default:
			best, alone = min(best, c), false
		}
	}
	return best, alone
}

// distance is the Levenshtein distance with neighbouring letters swapped counting
// one (optimal string alignment), or limit+1 once it must be larger than limit.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	var before []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		next := make([]int, len(b)+1)
		next[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			next[j+1] = min(row[j]+cost, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		if slices.Min(next) > limit {
			return limit + 1
		}
		before, row = row, next
	}
	return row[len(b)]
}
