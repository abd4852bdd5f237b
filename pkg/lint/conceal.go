package lint

import (
	"strings"
	"unicode"

	"github.com/pms-project/pms/pkg/diag"
)

// place is a line of a file.
type place struct {
	file string
	line int
}

// conceal keeps the lines of private findings from being shown by others: a rule that
// complains about a number would quote the very My Number that another rule found.
func conceal(found []diag.Diagnostic) {
	private := map[place]bool{}
	for i := range found {
		if d := &found[i]; d.Private {
			for line := d.Range.Start.Line; line <= max(d.Range.Start.Line, d.Range.End.Line); line++ {
				private[place{d.Range.File, line}] = true
			}
		}
	}
	if len(private) == 0 {
		return
	}
	for i := range found {
		d := &found[i]
		if d.Private {
			d.Subject.ID = maskName(d.Subject.ID)
		}
		if d.Private || !touches(d.Range, private) {
			continue
		}
		d.Private = true
		d.Subject.ID, d.Field = maskName(d.Subject.ID), maskName(d.Field)
		d.Message.Args = masked(d.Message.Args)
		d.Hint.Args = masked(d.Hint.Args)
	}
}

func touches(r diag.Range, private map[place]bool) bool {
	for line := r.Start.Line; line <= max(r.Start.Line, r.End.Line); line++ {
		if private[place{r.File, line}] {
			return true
		}
	}
	return false
}

// masked are the arguments of a message without the digits and the mail addresses in
// them. Numbers that the rule itself counted stay.
func masked(args []any) []any {
	out := make([]any, len(args))
	for i, a := range args {
		if s, ok := a.(string); ok {
			a = mask(s)
		}
		out[i] = a
	}
	return out
}

// maskName masks an id or a key that is itself what was found: ids hold dates, but no
// longer numbers and no addresses.
func maskName(s string) string {
	if strings.ContainsAny(s, "@＠") || longestNumber(s) > 8 {
		return mask(s)
	}
	return s
}

func mask(s string) string {
	hide := strings.ContainsAny(s, "@＠")
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || hide && (unicode.IsLetter(r) || unicode.IsPunct(r)) {
			return '＊'
		}
		return r
	}, s)
}

// longestNumber is the length of the longest run of digits.
func longestNumber(s string) int {
	longest, run := 0, 0
	for _, r := range s {
		if run++; !unicode.IsDigit(r) {
			run = 0
		}
		longest = max(longest, run)
	}
	return longest
}
