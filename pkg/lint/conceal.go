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

// privateLines are the lines on which personal data or a secret was found. What was
// found inside an archive has no line and conceals nothing else.
func privateLines(found []diag.Diagnostic) map[place]bool {
	private := map[place]bool{}
	for i := range found {
		d := &found[i]
		if !d.Private || d.Range.Start.Line == 0 {
			continue
		}
		for line := d.Range.Start.Line; line <= max(d.Range.Start.Line, d.Range.End.Line); line++ {
			private[place{d.Range.File, line}] = true
		}
	}
	return private
}

// conceal keeps the private lines from being shown by any finding: a rule that
// complains about a number would quote the very My Number that another rule found. It
// comes after the waivers, which name their subjects in full.
func conceal(d *diag.Diagnostic, private map[place]bool) {
	if !d.Private && !touches(d.Range, private) {
		return
	}
	if d.Subject.Kind != "file" { // a path is the place itself
		d.Subject.ID = maskName(d.Subject.ID)
	}
	d.Field = maskName(d.Field)
	if !d.Private {
		d.Message, d.Hint = maskText(d.Message), maskText(d.Hint)
	}
	d.Private = true
}

func touches(r diag.Range, private map[place]bool) bool {
	for line := r.Start.Line; line <= max(r.Start.Line, r.End.Line); line++ {
		if private[place{r.File, line}] {
			return true
		}
	}
	return false
}

// maskText is a message without the digits and the mail addresses in its arguments.
// Numbers that the rule itself counted stay.
func maskText(t diag.Text) diag.Text {
	args := make([]any, len(t.Args))
	for i, a := range t.Args {
		args[i] = maskArg(a)
	}
	return diag.Text{JA: t.JA, EN: t.EN, Args: args}
}

func maskArg(a any) any {
	switch a := a.(type) {
	case string:
		return mask(a)
	case diag.Word:
		return diag.Word(mask(string(a)))
	case diag.Text:
		return maskText(a)
	case diag.List:
		return diag.List(maskAll(a))
	case diag.Choice:
		return diag.Choice(maskAll(a))
	}
	return a
}

func maskAll(list []diag.Localized) []diag.Localized {
	out := make([]diag.Localized, len(list))
	for i, a := range list {
		out[i] = maskArg(a).(diag.Localized) // each form gives its own kind back
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
