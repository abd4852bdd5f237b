// Package near owns the guess behind 「もしかして」: which of the known words a
// mistyped one most likely meant.
package near

import "slices"

// Nearest is the candidate with the smallest edit distance to word, counted in
// code points, if it is small against the word's length; "" if none is. Of equals
// the first in the order of the alphabet wins, so the answer does not depend on
// the order of the candidates.
func Nearest(word string, candidates []string) string {
	runes := []rune(word)
	best, limit := "", max(1, len(runes)/3)
	for _, c := range candidates {
		d := distance(runes, []rune(c), limit)
		if d < limit || d == limit && (best == "" || c < best) {
			best, limit = c, d
		}
	}
	return best
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
