package yamltree

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// plainForbidden are the characters of which one anywhere sends a text into quotes: those that
// YAML gives a meaning somewhere, and the full-width colon, which would be taken for a
// slip of the input method.
const plainForbidden = "\"'\\{}[]&*!|>%@`：\ufffe\uffff"

// notWords are the words that some reader of YAML 1.1 takes for true, false, nothing or
// a number.
var notWords = []string{"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"}

// isPlain reports whether a text can stand without quotes: one line that begins
// with a letter of any script, holds nothing YAML gives a meaning to, and is no
// number, date or word such as yes.
func isPlain(s string) bool {
	if s == "" || strings.TrimSpace(s) != s || strings.Contains(s, ": ") || strings.HasSuffix(s, ":") || strings.Contains(s, " #") {
		return false
	}
	for i, r := range s {
		if !isShown(r, s[i:]) || i == 0 && !unicode.IsLetter(r) && r != '（' && r != '「' {
			return false
		}
		if strings.ContainsRune(plainForbidden, r) {
			return false
		}
	}
	return !slices.Contains(notWords, strings.ToLower(s))
}

// isShown reports a character that may stand in a file as it is; rest begins with it.
func isShown(r rune, rest string) bool {
	if r == utf8.RuneError && !strings.HasPrefix(rest, "\ufffd") {
		return false
	}
	return unicode.IsPrint(r)
}

// literal reports whether a text keeps every character in a literal block, and the mark
// of that block: it has a line break, its first line holds something and does not begin
// with a space, it does not end in an empty line, and all of it can be shown.
func literal(s string) (mark string, ok bool) {
	if !strings.Contains(s, "\n") || strings.HasSuffix(s, "\n\n") || strings.ContainsAny(s[:1], " \n") {
		return "", false
	}
	for i, r := range s {
		if r != '\n' && r != '　' && r != '\u00a0' && !isShown(r, s[i:]) {
			return "", false
		}
	}
	last := strings.TrimSuffix(s, "\n")
	if last = last[strings.LastIndexByte(last, '\n')+1:]; strings.Trim(last, " ") == "" {
		return "", false // the end of a block of blanks is nothing one can see
	}
	if strings.HasSuffix(s, "\n") {
		return "|", true
	}
	return "|-", true
}

// quote writes a double-quoted scalar as JSON would; what cannot be shown is escaped.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case isShown(r, s[i:]) || r == '　':
			b.WriteRune(r)
		case r > 0xFFFF:
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			fmt.Fprintf(&b, `\u%04X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// commentText is a line for a comment: what cannot be shown is left out.
func commentText(line string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) || r == '　' {
			return r
		}
		return -1
	}, line)
}
