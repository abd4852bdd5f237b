package personal

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// mail looks at both sides of an @. Boxes of an office (info, privacy) and domains
// that belong to nobody (example.jp) are left alone.
func (s *Scanner) mail(text string, at int) (Hit, bool) {
	_, size := utf8.DecodeRuneInString(text[at:])
	start, end := at, at+size
	for start > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:start])
		if !localPart(r) {
			break
		}
		start -= n
	}
	for end < len(text) {
		r, n := utf8.DecodeRuneInString(text[end:])
		if !domainPart(r) {
			break
		}
		end += n
	}
	for end > at && strings.HasSuffix(text[:end], ".") {
		end-- // the end of a sentence
	}
	local, domain := fold(text[start:at]), fold(text[at+size:end])
	if local == "" || strings.HasSuffix(text[:start], "/") || strings.HasPrefix(text[end:], ":") && local == "git" {
		return Hit{}, false // https://user@host and git@host:path
	}
	if !isDomain(domain) || s.words.roles[mailbox(local)] || s.nobodys(domain) {
		return Hit{}, false
	}
	return Hit{Kind: Mail, Start: start, End: end, Certain: true}, true
}

// mailbox is the local part without the extension and the numbers that people add:
// privacy+form, info2.
func mailbox(local string) string {
	local, _, _ = strings.Cut(local, "+")
	return strings.TrimRight(local, "0123456789")
}

func localPart(r rune) bool {
	return isWord(r) || r >= '0' && r <= '9' || r >= '０' && r <= '９' || strings.ContainsRune(".-+%．－＋", r)
}

func domainPart(r rune) bool {
	return isWord(r) && r != '_' || r >= '0' && r <= '9' || r >= '０' && r <= '９' || strings.ContainsRune(".-．－", r)
}

// isDomain reports whether a domain ends in a name of letters: not 1.2.3, not v4.
func isDomain(domain string) bool {
	labels := strings.Split(domain, ".")
	if len(labels) < 2 || slices.Contains(labels, "") {
		return false
	}
	top := labels[len(labels)-1]
	return len(top) >= 2 && strings.Trim(top, "abcdefghijklmnopqrstuvwxyz") == ""
}

func (s *Scanner) nobodys(domain string) bool {
	for _, d := range s.words.domains {
		if domain == d || strings.HasSuffix(domain, "."+d) {
			return true
		}
	}
	return false
}
