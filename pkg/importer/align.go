package importer

import (
	"slices"
	"strings"
)

// missing are the stretches of the body of the source that the printed result does
// not have. Both are compared as one sequence of characters, white space left out;
// what the sequences do not share in order (a caption stands before its number in
// print) is looked for nearby among the characters nothing else has claimed.
func (s *source) missing(printed string) []Lost {
	a := &alignment{b: []rune(squeeze(printed))}
	var lines []int // the source line of each character
	for i := range s.lines {
		if l := &s.lines[i]; l.role == body {
			for _, r := range squeeze(l.was) {
				a.a = append(a.a, r)
				lines = append(lines, l.no)
			}
		}
	}
	a.partner = make([]int32, len(a.a))
	a.used = make([]bool, len(a.b))
	for i := range a.partner {
		a.partner[i] = -1
	}
	a.align(0, len(a.a), 0, len(a.b), gram)
	return a.unmatched(lines, s.repairs())
}

// repairs are the characters that were replaced on purpose, by line.
func (s *source) repairs() map[int]string {
	out := map[int]string{}
	for _, r := range s.repaired {
		out[r.Line] += r.Text
	}
	return out
}

// alignment pairs the characters of two texts.
type alignment struct {
	a, b    []rune
	partner []int32 // the character of b that each of a is paired with, -1 for none
	used    []bool  // characters of b that are paired
}

const (
	gram     = 8       // length of the stretches that serve as anchors
	maxTable = 1 << 18 // cells of the table for the stretch between two anchors
	reach    = 600     // how far from its place a stretch may have moved
)

// align pairs a[a0:a1] with b[b0:b1]: common ends first, then between anchors, which
// are stretches that occur once on both sides, then small rests by table. The work
// is bounded by the length of the text times a constant.
func (x *alignment) align(a0, a1, b0, b1, k int) {
	for a0 < a1 && b0 < b1 && x.a[a0] == x.b[b0] {
		x.pair(a0, b0)
		a0, b0 = a0+1, b0+1
	}
	for a0 < a1 && b0 < b1 && x.a[a1-1] == x.b[b1-1] {
		x.pair(a1-1, b1-1)
		a1, b1 = a1-1, b1-1
	}
	switch {
	case a0 == a1 || b0 == b1:
		return
	case (a1-a0)*(b1-b0) <= maxTable:
		x.table(a0, a1, b0, b1)
		return
	case k < 2:
		return
	}
	anchors := x.anchors(a0, a1, b0, b1, k)
	if len(anchors) == 0 {
		x.align(a0, a1, b0, b1, k/2)
		return
	}
	for _, p := range anchors {
		if p.a < a0 || p.b < b0 {
			continue // inside the stretch before
		}
		x.align(a0, p.a, b0, p.b, k)
		for a0, b0 = p.a, p.b; a0 < a1 && b0 < b1 && x.a[a0] == x.b[b0]; a0, b0 = a0+1, b0+1 {
			x.pair(a0, b0)
		}
	}
	x.align(a0, a1, b0, b1, k/2)
}

func (x *alignment) pair(i, j int) {
	x.partner[i] = int32(j)
	x.used[j] = true
}

// place is a pair of positions.
type place struct{ a, b int }

// anchors are the stretches of k characters that occur exactly once in either text,
// thinned out to the longest run that keeps its order.
func (x *alignment) anchors(a0, a1, b0, b1, k int) []place {
	type once struct{ a, b int } // -1 unseen, -2 repeated
	seen := make(map[uint64]once, a1-a0)
	for i := a0; i+k <= a1; i++ {
		key := digest(x.a[i : i+k])
		if _, ok := seen[key]; ok {
			seen[key] = once{-2, -1}
		} else {
			seen[key] = once{i, -1}
		}
	}
	for j := b0; j+k <= b1; j++ {
		key := digest(x.b[j : j+k])
		if o, ok := seen[key]; ok && o.b == -1 {
			seen[key] = once{o.a, j}
		} else if ok {
			seen[key] = once{o.a, -2}
		}
	}
	var pairs []place
	for _, o := range seen {
		if o.a >= 0 && o.b >= 0 {
			pairs = append(pairs, place{o.a, o.b})
		}
	}
	slices.SortFunc(pairs, func(p, q place) int { return p.a - q.a })
	return increasing(pairs)
}

// digest is a number for a few characters. Two stretches of one number make a poor
// anchor and no wrong pair: pairs are compared character by character.
func digest(text []rune) uint64 {
	const prime = 1099511628211 // FNV-1a
	h := uint64(14695981039346656037)
	for _, r := range text {
		h = (h ^ uint64(r)) * prime
	}
	return h
}

// increasing is a longest run of pairs that rises in b too (patience sorting).
func increasing(pairs []place) []place {
	tails := make([]int, 0, len(pairs)) // index of the smallest end of a run of each length
	before := make([]int, len(pairs))
	for i, p := range pairs {
		n, _ := slices.BinarySearchFunc(tails, p.b, func(t, b int) int { return pairs[t].b - b })
		before[i] = -1
		if n > 0 {
			before[i] = tails[n-1]
		}
		if n == len(tails) {
			tails = append(tails, i)
		} else {
			tails[n] = i
		}
	}
	if len(tails) == 0 {
		return nil
	}
	out := make([]place, len(tails))
	for i, n := tails[len(tails)-1], len(tails)-1; i >= 0; i, n = before[i], n-1 {
		out[n] = pairs[i]
	}
	return out
}

// table pairs a longest common subsequence of two short stretches.
func (x *alignment) table(a0, a1, b0, b1 int) {
	n, m := a1-a0, b1-b0
	length := make([]uint16, (n+1)*(m+1))
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			at := i*(m+1) + j
			if x.a[a0+i] == x.b[b0+j] {
				length[at] = length[at+m+2] + 1
			} else {
				length[at] = max(length[at+1], length[at+m+1])
			}
		}
	}
	for i, j := 0, 0; i < n && j < m; {
		switch at := i*(m+1) + j; {
		case x.a[a0+i] == x.b[b0+j]:
			x.pair(a0+i, b0+j)
			i, j = i+1, j+1
		case length[at+m+1] >= length[at+1]:
			i++
		default:
			j++
		}
	}
}

// unmatched are the stretches of a without a partner that do not stand nearby in b
// either, by line. Signs of layout are left out, and what was replaced on purpose.
func (x *alignment) unmatched(lines []int, repaired map[int]string) []Lost {
	var lost []Lost
	at := 0 // where b stands beside a
	for i := 0; i < len(x.a); {
		if x.partner[i] >= 0 {
			at = int(x.partner[i])
			i++
			continue
		}
		j := i + 1
		for j < len(x.a) && x.partner[j] < 0 && lines[j] == lines[i] {
			j++
		}
		if rest := x.settle(x.a[i:j], at, repaired, lines[i]); rest != "" {
			lost = append(lost, Lost{lines[i], rest})
		}
		i = j
	}
	return lost
}

// settle claims a stretch that moved, and returns what of it is not there. A stretch
// counts as moved only as a whole.
func (x *alignment) settle(text []rune, at int, repaired map[int]string, line int) string {
	var want []rune
	for _, r := range text {
		if spare := repaired[line]; strings.ContainsRune(spare, r) {
			repaired[line] = strings.Replace(spare, string(r), "", 1)
		} else if !isOrnament(r) {
			want = append(want, r)
		}
	}
	if len(want) == 0 {
		return ""
	}
	if !x.claim(want, max(0, at-reach), min(len(x.b), at+reach)) {
		return string(want)
	}
	return ""
}

// claim uses up the characters of want, in order, among those of b[from:to] that are
// still free.
func (x *alignment) claim(want []rune, from, to int) bool {
	var taken []int
	for _, r := range want {
		for from < to && (x.used[from] || x.b[from] != r) {
			from++
		}
		if from == to {
			return false
		}
		taken = append(taken, from)
		from++
	}
	for _, k := range taken {
		x.used[k] = true
	}
	return true
}

// isOrnament reports signs of layout that a table or a caption replaces.
func isOrnament(r rune) bool { return strings.ContainsRune("|()（）【】〔〕[]\\", r) }
