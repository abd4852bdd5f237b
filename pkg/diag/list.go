package diag

import "strings"

// List is several words after one another: A、B、C; A, B, C.
type List []Localized

// In implements [Localized].
func (list List) In(l Lang) string { return join(list, T("、", ", "), l) }

// Choice is several words of which one is meant: A・B; A or B.
type Choice []Localized

// In implements [Localized].
func (c Choice) In(l Lang) string { return join(c, T("・", " or "), l) }

func join(words []Localized, separator Text, l Lang) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w.In(l)
	}
	return strings.Join(out, separator.In(l))
}

// Word is a name that reads the same in every language.
type Word string

// In implements [Localized].
func (w Word) In(Lang) string { return string(w) }
