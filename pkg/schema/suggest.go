package schema

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/pms-project/pms/pkg/near"
)

// Suggest is the name of the kind that a writer probably meant: the nearest name, or
// the kind with that Japanese or English title (個人情報管理台帳 is pi_ledger); "" if
// none is near. It reads every schema file, so ask only for a name that is wrong.
func (s *Set) Suggest(name string) string {
	var words vocabulary
	for _, kind := range s.Kinds() {
		words.add(kind, kind)
		if k, err := s.Kind(kind); err == nil {
			words.add(k.Title.JA, kind)
			words.add(k.Title.EN, kind)
		}
	}
	return words.nearest(name)
}

// vocabulary is what a writer may have had in mind: names, titles and column
// headings, each with the identifier it stands for.
type vocabulary struct {
	texts []string // folded
	means map[string]string
}

// add gives an identifier one more name; the first identifier to claim a name keeps it.
func (v *vocabulary) add(text, means string) {
	text = fold(text)
	if text == "" || v.means[text] != "" {
		return
	}
	if v.means == nil {
		v.means = make(map[string]string)
	}
	v.means[text] = means
	v.texts = append(v.texts, text)
}

// shortest is the length in characters from which a word may be misspelt: in
// Japanese two characters, one wrong, are another word (期日, 期間).
const shortest = 3

// nearest is the identifier of the word nearest to text, "" if none is near.
func (v *vocabulary) nearest(text string) string {
	const longest = 100 // no name is longer, and guessing costs time
	text = fold(text)
	if id := v.means[text]; id != "" || text == "" || len(text) > longest*3 {
		return id
	}
	if length(text) < shortest {
		return ""
	}
	long := slices.DeleteFunc(slices.Clone(v.texts), func(t string) bool { return length(t) < shortest })
	if word := near.Nearest(text, long); word != "" {
		return v.means[word]
	}
	return v.related(text)
}

// related is the identifier of the only word that text begins with or is short for:
// due for due_date, purpose_of_use for purpose, 個人情報管理台帳 for 個人情報台帳.
func (v *vocabulary) related(text string) string {
	found := ""
	for _, t := range v.texts {
		if length(t) < shortest || !strings.HasPrefix(text, t) && !isShortFor(text, t) {
			continue
		}
		if id := v.means[t]; found == "" || found == id {
			found = id
		} else {
			return ""
		}
	}
	return found
}

// isShortFor reports whether short is long with some letters left out, but not the
// first and not more than half, or simply breaks off.
func isShortFor(short, long string) bool {
	if strings.HasPrefix(long, short) {
		return true
	}
	a, b := []rune(short), []rune(long)
	if 2*len(a) < len(b) || a[0] != b[0] {
		return false
	}
	for _, r := range b {
		if len(a) > 0 && a[0] == r {
			a = a[1:]
		}
	}
	return len(a) == 0
}

func length(s string) int { return len([]rune(s)) }

// fold removes the differences that do not count between two spellings of one
// identifier: case, width and composition of letters, and what divides its words.
func fold(s string) string {
	var b strings.Builder
	for _, r := range strings.TrimSpace(norm.NFKC.String(s)) {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		if r != '-' && r != ' ' && r != '_' {
			b.WriteRune(r)
		}
	}
	return b.String()
}
