package document

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/pms-project/pms/pkg/tree"
)

// pattern is one entry of placeholders.yaml.
type pattern struct {
	re     *regexp.Regexp
	words  []string // of which every match holds one; none: nothing is known
	except []string // in NFKC; a match inside one of them is meant
	before bool     // the first group is the character before, not part of the match
	behind bool     // the last group is the character behind
}

// span is a stretch of a text, in bytes.
type span struct{ from, to int }

// finder finds placeholders.
type finder struct {
	patterns []pattern
	// signs are the patterns that a character can be a part of, so that most texts
	// are passed over with one look at each character; starts are those that can
	// begin with it.
	signs, starts map[rune][]int
	// known are the characters of both: a map is too slow for every character.
	known [1 << 16]bool
}

// knows reports whether a character is a sign or a start.
func (f *finder) knows(r rune) bool { return int(r) < len(f.known) && f.known[r] }

// newFinder compiles the list of placeholders.
func newFinder(data tree.Node) *finder {
	f := &finder{signs: map[rune][]int{}, starts: map[rune][]int{}}
	for i, item := range data.Get("placeholders").Items() {
		expression := item.Get("pattern").Text()
		starts := item.Get("starts").Text()
		if starts != "" {
			expression = "^(?:" + expression + ")"
		}
		p := pattern{
			re:     regexp.MustCompile(expression), // embedded data, proven by the tests
			before: strings.HasPrefix(expression, "(^|"),
			behind: strings.Contains(expression, "($|") && strings.HasSuffix(expression, ")"),
		}
		p.words = item.Get("words").Texts()
		for _, text := range item.Get("except").Texts() {
			p.except = append(p.except, norm.NFKC.String(text))
		}
		f.patterns = append(f.patterns, p)
		f.enter(f.signs, item.Get("signs").Text(), i)
		f.enter(f.starts, starts, i)
	}
	return f
}

// enter notes pattern i under characters, in both widths.
func (f *finder) enter(index map[rune][]int, characters string, i int) {
	for _, c := range characters {
		index[c] = append(index[c], i)
		f.known[c] = true
		if c < unicode.MaxASCII {
			index[c+fullWidth] = append(index[c+fullWidth], i)
			f.known[c+fullWidth] = true
		}
	}
}

// fullWidth is from an ASCII character to its full-width form (! to ！).
const fullWidth = '！' - '!'

// candidates are the patterns that may match in a text, in order.
func (f *finder) candidates(text string) []int {
	var out []int
	for _, r := range text {
		if !f.knows(r) {
			continue
		}
		for _, i := range f.signs[r] {
			if !slices.Contains(out, i) {
				out = append(out, i)
			}
		}
	}
	slices.Sort(out)
	return out
}

// maxHits bounds the places reported in one value: a form left open has many, and
// its first show the need.
const maxHits = 20

// find are the places of placeholders in a text as written, in order, at most
// maxHits; those that overlap are one.
func (f *finder) find(text string) []span {
	hits := f.begun(text)
	if candidates := f.candidates(text); len(candidates) > 0 {
		normal := norm.NFKC.String(text)
		for _, i := range candidates {
			for _, hit := range f.patterns[i].find(normal) {
				hits = append(hits, written(text, hit))
			}
		}
	}
	if len(hits) == 0 {
		return nil
	}
	hits = joined(hits)
	return hits[:min(len(hits), maxHits)]
}

// window is how much of a text a match that begins at a place can take up.
const window = 200

// begun are the matches of the patterns that are known by their first character.
func (f *finder) begun(text string) []span {
	var hits []span
	for at, r := range text {
		if !f.knows(r) {
			continue
		}
		for _, i := range f.starts[r] {
			end := min(at+window, len(text))
			for end < len(text) && !utf8.RuneStart(text[end]) {
				end++
			}
			rest := text[at:end]
			for _, hit := range f.patterns[i].find(norm.NFKC.String(rest)) {
				hit = written(rest, hit)
				hits = append(hits, span{at + hit.from, at + hit.to})
			}
		}
	}
	return hits
}

// find are the matches in a text in NFKC, without the characters around them.
func (p *pattern) find(text string) []span {
	if !p.possible(text) {
		return nil
	}
	var out []span
	for _, m := range p.re.FindAllStringSubmatchIndex(text, -1) {
		hit := span{m[0], m[1]}
		if p.before && m[3] >= 0 {
			hit.from = m[3]
		}
		if p.behind && m[len(m)-2] >= 0 {
			hit.to = m[len(m)-2]
		}
		if !p.allowed(text, hit) && !kanjiNumber(text, hit) {
			out = append(out, hit)
		}
	}
	return out
}

// possible reports whether a text in NFKC holds one of the words of the pattern: they
// are found many times faster than the pattern itself.
func (p *pattern) possible(text string) bool {
	return len(p.words) == 0 || slices.ContainsFunc(p.words, func(word string) bool { return strings.Contains(text, word) })
}

// allowed reports whether a match lies inside one of the exceptions.
func (p *pattern) allowed(text string, hit span) bool {
	return slices.ContainsFunc(p.except, func(exception string) bool {
		from, to := hit.to-len(exception), hit.from+len(exception)
		return from <= to && strings.Contains(text[max(from, 0):min(to, len(text))], exception)
	})
}

// kanjiNumber reports whether a match begins inside a number in kanji, where 〇 is
// the digit zero: 二〇〇〇年.
func kanjiNumber(text string, hit span) bool {
	if !strings.HasPrefix(text[hit.from:], "〇") {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[:hit.from], "〇"))
	return strings.ContainsRune("一二三四五六七八九十百千", before)
}

// joined sorts spans and joins those that overlap or touch.
func joined(spans []span) []span {
	slices.SortFunc(spans, func(a, b span) int { return a.from - b.from })
	out := spans[:1]
	for _, s := range spans[1:] {
		if last := &out[len(out)-1]; s.from <= last.to {
			last.to = max(last.to, s.to)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// written is where a stretch of the text in NFKC stands in the text as written. A
// character that NFKC takes apart (㍿) or that belongs to a base (ハ and ゛) counts
// as a whole.
func written(text string, hit span) span {
	var it norm.Iter
	it.InitString(norm.NFKC, text)
	out := span{len(text), len(text)}
	for at := 0; !it.Done() && at < hit.to; {
		from := it.Pos()
		next := at + len(it.Next())
		if at <= hit.from && hit.from < next {
			out.from = from
		}
		if at < hit.to && hit.to <= next {
			out.to = it.Pos()
		}
		at = next
	}
	return out
}
