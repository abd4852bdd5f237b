package schema

import "strings"

// Suggest is the name of the kind that a writer probably meant: the nearest name, or
// the kind with that Japanese or English title (個人情報管理台帳 is pi_ledger); "" if
// none is near. It reads every schema file, so ask only for a name that is wrong.
func (s *Set) Suggest(name string) string {
	var words []word
	for _, kind := range s.Kinds() {
		words = append(words, word{kind, kind})
		if k, err := s.Kind(kind); err == nil {
			words = append(words, word{k.Title.JA, kind}, word{k.Title.EN, kind})
		}
	}
	return nearest(name, words)
}

// word is something that a writer may have had in mind, and the identifier it stands
// for.
type word struct{ text, means string }

// nearest is the identifier of the word nearest to text, "" if none is near enough:
// a third of its letters may differ, in short words of Japanese none. Of equally
// near words the first wins.
func nearest(text string, words []word) string {
	folded := []rune(fold(text))
	if len(folded) == 0 || len(folded) > 64 {
		return ""
	}
	best, bestDistance := "", 1<<30
	for _, w := range words {
		candidate := []rune(fold(w.text))
		if len(candidate) == 0 {
			continue
		}
		limit := len(candidate) / 3
		if d := distance(folded, candidate, limit); d <= limit && d < bestDistance {
			best, bestDistance = w.means, d
		}
	}
	return best
}

// fold removes the differences that do not count between two spellings of one
// identifier: case, full-width letters, hyphen and space for underscore.
func fold(s string) string {
	var b strings.Builder
	for _, r := range strings.TrimSpace(s) {
		r = halfWidth(r)
		switch {
		case 'A' <= r && r <= 'Z':
			r += 'a' - 'A'
		case r == '-' || r == ' ' || r == '_':
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// halfWidth maps the full-width forms of ASCII (U+FF01 to U+FF5E) and the ideographic
// space to ASCII.
func halfWidth(r rune) rune {
	switch {
	case '！' <= r && r <= '～':
		return r - '！' + '!'
	case r == '　':
		return ' '
	default:
		return r
	}
}

// distance is the number of letters to insert, delete, replace or swap with their
// neighbour to make b of a; anything over limit may be returned as limit+1.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
