package regulation

import (
	"slices"
	"strings"
)

// The likeness from which two texts belong together, and from which nobody need ask.
const (
	weak   = 0.35
	strong = 0.6
)

// saying is what a provision says, without what citations and labels make of it.
func saying(n *Node) string {
	if n.Text != "" {
		return likeKey(n.Text)
	}
	return likeKey(n.FullText())
}

// likeKey is a text without the numbers, labels and white space that change when others
// are put in or taken out.
func likeKey(s string) string {
	return strings.Map(func(r rune) rune {
		if r = fold(r); r == ' ' || r == '\n' || isDigit(r) || circledValue(r) > 0 || strings.ContainsRune("一二三四五六七八九十百", r) {
			return -1
		}
		return r
	}, s)
}

// likeness is how much two texts have in common, by pairs of neighbouring letters: 1 for
// the same, 0 for nothing.
func likeness(a, b string) float64 {
	if a == b {
		return 1
	}
	pairs, total := map[[2]rune]int{}, 0
	each := func(s string, f func([2]rune)) {
		last := rune(0)
		for _, r := range s {
			if last != 0 {
				f([2]rune{last, r})
				total++
			}
			last = r
		}
	}
	each(a, func(p [2]rune) { pairs[p]++ })
	shared := 0
	each(b, func(p [2]rune) {
		if pairs[p] > 0 {
			pairs[p]--
			shared++
		}
	})
	if total == 0 {
		return 0
	}
	return 2 * float64(shared) / float64(total)
}

// common is the longest common subsequence of two lists by their words, as pairs of
// places.
func common(a, b []*Node) [][2]int {
	ka, kb := make([]string, len(a)), make([]string, len(b))
	for i, n := range a {
		ka[i] = saying(n)
	}
	for i, n := range b {
		kb[i] = saying(n)
	}
	var head, tail [][2]int
	i, j, ea, eb := 0, 0, len(a), len(b)
	for i < ea && j < eb && ka[i] == kb[j] {
		head = append(head, [2]int{i, j})
		i, j = i+1, j+1
	}
	for i < ea && j < eb && ka[ea-1] == kb[eb-1] {
		ea, eb = ea-1, eb-1
		tail = append(tail, [2]int{ea, eb})
	}
	slices.Reverse(tail)
	return append(append(head, middle(ka[i:ea], kb[j:eb], i, j)...), tail...)
}

// maxSeries bounds the table of the comparison; longer lists are compared at their ends
// only.
const maxSeries = 2000

func middle(a, b []string, fromA, fromB int) [][2]int {
	if len(a) == 0 || len(b) == 0 || len(a)*len(b) > maxSeries*maxSeries {
		return nil
	}
	length := make([][]int, len(a)+1)
	for i := range length {
		length[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	var out [][2]int
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			out = append(out, [2]int{fromA + i, fromB + j})
			i, j = i+1, j+1
		case length[i+1][j] >= length[i][j+1]:
			i++
		default:
			j++
		}
	}
	return out
}
