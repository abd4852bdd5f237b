package personal

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokens are forms of keys and tokens that speak for themselves, each with the sign
// that it begins with.
var tokens = []struct {
	sign string
	form func() *regexp.Regexp
}{
	{"-----BEGIN", lazily(`-----BEGIN (?:[A-Z]+ )?PRIVATE KEY(?: BLOCK)?-----`)},
	{"AKIA", lazily(`AKIA[0-9A-Z]{16}\b`)},
	{"ghp_", lazily(`ghp_[0-9A-Za-z]{36}\b`)},
	{"github_pat_", lazily(`github_pat_[0-9A-Za-z_]{40,}\b`)},
	{"glpat-", lazily(`glpat-[0-9A-Za-z_-]{20}\b`)},
	{"xox", lazily(`xox[abprs]-[0-9A-Za-z-]{10,}\b`)},
	{"AIza", lazily(`AIza[0-9A-Za-z_-]{35}\b`)},
	{"sk_live_", lazily(`sk_live_[0-9A-Za-z]{16,}\b`)},
}

// token is a key or token whose sign stands at i.
func token(text string, i int) (Hit, bool) {
	for _, t := range tokens {
		if !strings.HasPrefix(text[i:], t.sign) {
			continue
		}
		if at := t.form().FindStringIndex(text[i:]); at != nil && at[0] == 0 {
			return Hit{Secret, i, i + at[1], true}, true
		}
	}
	return Hit{}, false
}

// password is what is given as one behind a word for a password that ends at i. Prose
// about passwords has no such thing there, and samples are left alone.
func password(text string, i int) (Hit, bool) {
	start, end := assigned(text, i)
	return Hit{Secret, start, end, true}, isPassword(text[start:end])
}

// assigned is the stretch of printable ASCII behind a colon or an equals sign.
func assigned(text string, at int) (start, end int) {
	rest := text[at:]
	trimmed := strings.TrimLeft(rest, " \t　\"'")
	for _, sign := range []string{":", "：", "=", "＝", "は「", "は、「"} {
		if behind, ok := strings.CutPrefix(trimmed, sign); ok {
			value := strings.TrimLeft(behind, " \t　\"'「")
			start = at + len(rest) - len(value)
			end = start
			for end < len(text) && text[end] > ' ' && text[end] < 0x7F && text[end] != '"' && text[end] != '\'' {
				end++
			}
			return start, end
		}
	}
	return at, at
}

// isPassword reports whether a word looks like a real password: long enough, letters
// and other signs mixed, and no placeholder, path or address.
func isPassword(word string) bool {
	if len(word) < 8 || len(word) > 128 || strings.ContainsAny(word, "<>{}[]()$%") || strings.Contains(word, "://") || strings.HasPrefix(word, "/") {
		return false
	}
	letters, digits, distinct := 0, 0, map[byte]bool{}
	for i := range len(word) {
		c := word[i]
		distinct[c] = true
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z':
			letters++
		}
	}
	return letters > 0 && digits > 0 && len(distinct) >= 5
}

var day = lazily(`^[\s:：はが、「（(|"']{0,6}(?:(?:西暦|和暦)[)）\s:：]{1,4})?(?:(?:19|20|１９|２０)[0-9０-９]{2}|(?:昭和|平成|令和|[SHRshr])\s?[0-9０-９元]{1,2})\s?[-/.年－／．]\s?[0-9０-９]{1,2}\s?[-/.月－／．]\s?[0-9０-９]{1,2}`)

// born is a day at the end of a stretch.
var born = lazily(`(?:(?:19|20|１９|２０)[0-9０-９]{2}|(?:明治|大正|昭和|平成|令和|[MTSHRmtshr])\s?[0-9０-９元]{1,2})\s?[-/.年－／．]\s?[0-9０-９]{1,2}\s?[-/.月－／．]\s?[0-9０-９]{1,2}日?$`)

// bornOn is a day before the 生 at i: S58.11.3生, 昭和49年8月30日生まれ.
func bornOn(text string, i int) (Hit, bool) {
	if r, _ := utf8.DecodeLastRuneInString(text[:i]); r != '日' && !unicode.IsDigit(r) {
		return Hit{}, false // 発生, 学生: no day
	}
	from := max(0, i-40)
	m := born().FindStringIndex(text[from:i])
	if m == nil {
		return Hit{}, false
	}
	return Hit{Birthday, from + m[0], i, true}, true
}

// birthday is a day behind a word for a day of birth that ends at i.
func birthday(text string, i int) (Hit, bool) {
	m := day().FindStringIndex(text[i:min(len(text), i+60)])
	if m == nil {
		return Hit{}, false
	}
	return Hit{Birthday, i, i + m[1], true}, true
}
