package regulation

import (
	"slices"
	"strconv"
	"strings"
)

// Number is the place of a provision in its series. The first element is the
// main number, the others are branch numbers (枝番): 第3条の2の2 is {3, 2, 2}. A
// clause of the JIS type counts its levels: A.3.4.2 is {3, 4, 2}. A nil Number
// belongs to an unnumbered node.
type Number []int

// Compare orders numbers as they stand in a rule book: 3 < 3の2 < 3の2の2 < 3の3 < 4.
func (n Number) Compare(m Number) int { return slices.Compare(n, m) }

// Equal reports whether n and m are the same number.
func (n Number) Equal(m Number) bool { return slices.Equal(n, m) }

// Main is the number without its branches, 0 for the nil Number.
func (n Number) Main() int {
	if len(n) == 0 {
		return 0
	}
	return n[0]
}

// String is the number as pinned in YAML: 3, 3の2, 3の2の2.
func (n Number) String() string { return n.join("の") }

func (n Number) join(sep string) string {
	var b strings.Builder
	for i, v := range n {
		if i > 0 {
			b.WriteString(sep)
		}
		b.WriteString(strconv.Itoa(v))
	}
	return b.String()
}

// next is the number a new sibling gets after n without a branch.
func (n Number) next() Number { return Number{n.Main() + 1} }

// adjoins reports whether to follows n with nothing between them that people would
// count: 5 and 6, 3の2 and 3の3, 3 and 3の2, 3の2 and 4.
func (n Number) adjoins(to Number) bool {
	if len(n) == 0 || to.Equal(n.next()) || to.Equal(append(slices.Clone(n), 2)) {
		return true
	}
	sibling := slices.Clone(n)
	sibling[len(sibling)-1]++
	return to.Equal(sibling)
}

// ParseNumber reads a number as people write it: 3, ３, 三, 3の2, 3-2, 3_2, and the
// same inside 第…条. It reports false where there is anything else.
func ParseNumber(s string) (Number, bool) {
	s = strings.TrimSpace(s)
	s = strings.TrimPrefix(s, "第")
	s = strings.Replace(s, "条", "", 1)
	var out Number
	for rest := s; ; {
		v, n := scanInteger(rest)
		if n == 0 {
			return nil, false
		}
		out = append(out, v)
		rest = rest[n:]
		if rest == "" {
			return out, true
		}
		sep := branchSeparator(rest)
		if sep == 0 {
			return nil, false
		}
		rest = rest[sep:]
	}
}

// branchSeparator is the length of the mark between a number and its branch.
func branchSeparator(s string) int {
	for _, sep := range []string{"の", "ノ", "-", "_", "－", "−"} {
		if strings.HasPrefix(s, sep) {
			return len(sep)
		}
	}
	return 0
}

// ParseRange reads a number or the two ends of a range of numbers, as they are
// pinned on deleted articles: 10, 10及び11, 10から12まで, 10～12. A single number is
// its own end.
func ParseRange(s string) (from, to Number, ok bool) {
	s = strings.TrimSuffix(strings.TrimSpace(s), "まで")
	for _, sep := range []string{"及び", "および", "から", "～", "〜", "~", ":"} {
		if a, b, cut := strings.Cut(s, sep); cut {
			from, ok1 := ParseNumber(a)
			to, ok2 := ParseNumber(b)
			return from, to, ok1 && ok2 && from.Compare(to) < 0
		}
	}
	from, ok = ParseNumber(s)
	return from, from, ok
}
