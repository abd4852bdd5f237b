package diag

import "fmt"

// Lang is a language of the screen: [JA] or [EN].
type Lang string

// The two languages of pms. Japanese is the first: it is what a 管理者 reads.
const (
	JA Lang = "ja"
	EN Lang = "en"
)

// Text is a message in both languages. JA and EN are fmt formats over the same
// Args; an argument that is itself [Localized] is put into the language first.
// A Text is a value: it can be kept, compared by its rendering and printed later
// in a language that its maker did not know.
type Text struct {
	JA, EN string
	Args   []any
}

// Localized is anything that reads differently in each language.
type Localized interface{ In(Lang) string }

// T makes a Text. Both formats take the same args in the same order; use
// explicit indexes (%[2]s) where the order of words differs.
func T(ja, en string, args ...any) Text { return Text{JA: ja, EN: en, Args: args} }

// IsZero reports whether t says nothing.
func (t Text) IsZero() bool { return t.JA == "" && t.EN == "" }

// In renders t in the language l. A missing language falls back to the other.
func (t Text) In(l Lang) string {
	format := t.JA
	if l == EN && t.EN != "" || format == "" {
		format = t.EN
	}
	if len(t.Args) == 0 {
		return format
	}
	args := make([]any, len(t.Args))
	for i, a := range t.Args {
		if loc, ok := a.(Localized); ok {
			a = loc.In(l)
		}
		args[i] = a
	}
	return fmt.Sprintf(format, args...)
}
