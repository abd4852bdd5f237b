package regulation

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// slot is a number in a citation and the series it counts in.
type slot struct {
	value   int
	counter Counter
}

func slots(path []Step, elided int) []slot {
	var out []slot
	for _, s := range path[min(elided, len(path)):] {
		if s.Rel != Absolute {
			continue
		}
		counter := s.Style.Counter
		if s.Level != 0 {
			counter = 0
		}
		if s.Level == 0 && s.Kana != 0 {
			out = append(out, slot{int(s.Kana), Gojuon})
			continue
		}
		for _, v := range s.Number {
			out = append(out, slot{v, counter})
		}
	}
	return out
}

func sameForm(a, b []Step) bool {
	return slices.EqualFunc(a, b, func(x, y Step) bool {
		return x.Level == y.Level && x.Rel == y.Rel && len(x.Number) == len(y.Number) && x.Style.Counter == y.Style.Counter
	})
}

func samePrefix(a, b []Step, n int) bool {
	for i := range min(n, len(a), len(b)) {
		if !a[i].Number.Equal(b[i].Number) || a[i].Rel != b[i].Rel || a[i].Level != b[i].Level {
			return false
		}
	}
	return true
}

// number is a number found in the words of a citation.
type number struct{ from, to, value int }

// numbersIn are the numbers of a citation, whatever they count in.
func numbersIn(s string) []number {
	var out []number
	for i := 0; i < len(s); {
		r, w := utf8.DecodeRuneInString(s[i:])
		if v, n := scanInteger(s[i:]); n > 0 {
			out = append(out, number{i, i + n, v})
			i += n
			continue
		}
		switch f := fold(r); {
		case circledValue(r) > 0:
			out = append(out, number{i, i + w, circledValue(r)})
		case kana(r) != 0:
			out = append(out, number{i, i + w, int(r)})
		case f >= 'a' && f <= 'z':
			out = append(out, number{i, i + w, int(f-'a') + 1})
		}
		i += w
	}
	return out
}

func countSlots(s string) int { return len(numbersIn(s)) }

// window is where the numbers of a path stand among those of a text: the last place, for
// the name of a document comes first; -1 where they do not.
func window(found []number, path []slot) int {
	for k := len(found) - len(path); k >= 0; k-- {
		if slices.EqualFunc(found[k:k+len(path)], path, func(n number, s slot) bool { return n.value == s.value }) {
			return k
		}
	}
	return -1
}

// replaceNumbers puts new numbers in the place of the old ones.
func replaceNumbers(s string, old, now []slot) (string, bool) {
	found := numbersIn(s)
	at := window(found, old)
	if at < 0 {
		return "", false
	}
	for i := len(old) - 1; i >= 0; i-- {
		if n := found[at+i]; old[i].value != now[i].value {
			s = s[:n.from] + now[i].write(s[n.from:n.to]) + s[n.to:]
		}
	}
	return s, true
}

// write puts a number into the hand of another.
func (n slot) write(like string) string {
	r, _ := utf8.DecodeRuneInString(like)
	switch {
	case kana(r) != 0:
		return string(rune(n.value))
	case n.counter != 0 && n.counter != Arabic && n.counter != Kanji:
		return n.counter.Format(n.value)
	}
	return HandOf(like, nil).digits(n.value)
}

// Relabel is a provision's label with another number, in the hand of the old one; ok is
// false for a bullet and past the end of a series.
func (n *Node) Relabel(main int) (label string, ok bool) {
	m, ok := scanMark(n.Label + "　文")
	found := numbersIn(n.Label)
	if !ok || len(found) == 0 || m.bullet != 0 || n.Number == nil {
		return "", false
	}
	i := slices.IndexFunc(m.readings, func(r reading) bool { return r.value == n.Number.Main() })
	if i < 0 || m.readings[i].counter == Roman {
		return "", false
	}
	was := n.Label[found[0].from:found[0].to]
	text := m.readings[i].counter.Format(main)
	switch counter := m.readings[i].counter; {
	case counter == Arabic || counter == Kanji:
		text = HandOf(was, nil).digits(main)
	case strings.ContainsAny(text, "0123456789"):
		return "", false
	case m.wide && (counter == Latin || counter == Capital):
		text = widen(text)
	}
	return n.Label[:found[0].from] + text + n.Label[found[0].to:], true
}
