package personal

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Scanner searches texts by one list of words. It is safe for many goroutines.
type Scanner struct {
	words *Words
	// triggers are what to look for where a character stands, by that character.
	triggers map[rune][]trigger
	filter   filter
}

// trigger is a word and what it may be the beginning of.
type trigger struct {
	word  string
	exact bool // it has no upper and lower case
	look  func(text string, start, end int) (Hit, bool)
}

// NewScanner makes a scanner of the words of schemas/personal.yaml.
func NewScanner(w *Words) *Scanner {
	s := &Scanner{words: w, triggers: map[rune][]trigger{}, filter: newFilter()}
	for _, word := range w.context["birthday"] {
		s.add(word, func(text string, _, end int) (Hit, bool) { return birthday(text, end) })
	}
	s.add("生", func(text string, start, _ int) (Hit, bool) { return bornOn(text, start) })
	for _, word := range w.context["password"] {
		s.add(word, func(text string, _, end int) (Hit, bool) { return password(text, end) })
	}
	for _, t := range tokens {
		s.add(t.sign, func(text string, start, _ int) (Hit, bool) { return token(text, start) })
	}
	for _, at := range []string{"@", "＠"} {
		s.add(at, func(text string, start, _ int) (Hit, bool) { return s.mail(text, start) })
	}
	return s
}

// add registers a word under both cases of its first character.
func (s *Scanner) add(word string, look func(string, int, int) (Hit, bool)) {
	first, _ := utf8.DecodeRuneInString(word)
	for _, r := range slices.Compact([]rune{unicode.ToLower(first), unicode.ToUpper(first)}) {
		s.triggers[r] = append(s.triggers[r], trigger{word, strings.ToUpper(word) == strings.ToLower(word), look})
	}
	s.filter.add(word)
}

// Scan finds personal data and secrets in a text, in the order of the text; of
// several that overlap only the first is told. Texts that are not valid UTF-8 are
// searched as far as they are.
func (s *Scanner) Scan(text string) []Hit {
	var hits []Hit
	for i := 0; ; {
		if i = s.filter.next(text, i); i == len(text) {
			return inOrder(hits)
		}
		if c := text[i]; c >= '0' && c <= '9' || c == 0xEF {
			if end := harmless(text, i); end > i {
				i = end
				continue
			}
		}
		if _, ok := digitAt(text, i); ok {
			q := next(text, i)
			hits = append(hits, s.numbers(text, q)...)
			i = q.end
			continue
		}
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		hits = append(hits, s.triggered(text, i, r)...)
		i += size
	}
}

// triggered looks at the words that begin with the character r at i.
func (s *Scanner) triggered(text string, i int, r rune) []Hit {
	var hits []Hit
	for _, t := range s.triggers[r] {
		end := i + len(t.word)
		if end <= len(text) && (text[i:end] == t.word || !t.exact && strings.EqualFold(text[i:end], t.word)) {
			if h, ok := t.look(text, i, end); ok {
				hits = append(hits, h)
			}
		}
	}
	return hits
}

func inOrder(hits []Hit) []Hit {
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.Kind, b.Kind), cmp.Compare(b.End, a.End))
	})
	out := hits[:0]
	for _, h := range hits {
		if len(out) > 0 && h.Start < out[len(out)-1].End {
			continue
		}
		out = append(out, h)
	}
	return out
}

// The reach of the words beside a number: its line before it and the line above, and
// a few characters behind it.
const (
	before = 60
	behind = 16
)

// around is the folded text beside a stretch.
func around(text string, start, end int) string { return head(text, start) + "\n" + tail(text, end) }

// head is the folded text before a place, up to the line above.
func head(text string, at int) string {
	from := at
	for n, lines := 0, 0; from > 0 && n < before; n++ {
		r, size := utf8.DecodeLastRuneInString(text[:from])
		if r == '\n' {
			if lines++; lines > 1 {
				break
			}
		}
		from -= size
	}
	return fold(text[from:at])
}

// tail is the folded text behind a place, to the end of its line.
func tail(text string, at int) string {
	to := at
	for n := 0; to < len(text) && n < behind; n++ {
		r, size := utf8.DecodeRuneInString(text[to:])
		if r == '\n' {
			break
		}
		to += size
	}
	return fold(text[at:to])
}

// line is the folded text of the line before a place.
func line(text string, at int) string {
	h := head(text, at)
	return h[strings.LastIndexByte(h, '\n')+1:]
}
