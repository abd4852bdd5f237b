package personal

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// minDigits is the length below which no kind of number is looked for.
const minDigits = 7

// numbers finds the numbers in a sequence: every stretch of its groups that stands
// for itself is looked at, the longest first.
func (s *Scanner) numbers(text string, q sequence) []Hit {
	total := 0
	for _, g := range q.groups {
		total += len(g.digits)
	}
	if h, ok := s.address(text, q); ok {
		return []Hit{h}
	}
	if total < minDigits || total == 8 && isDate(q) {
		return nil
	}
	var hits []Hit
	for i := 0; i < len(q.groups); i++ {
		for j := min(len(q.groups), i+maxGroups); j > i; j-- {
			if !edge(q, i, j) {
				continue
			}
			if h, ok := s.number(text, q, i, j); ok {
				hits = append(hits, h)
				i = j - 1
				break
			}
		}
	}
	return hits
}

// maxGroups: twelve digits, each for itself.
const maxGroups = 12

// isDate reports whether a sequence is a day as it is written everywhere: 2026-11-21,
// 2026.11.21 or 20261121.
func isDate(q sequence) bool {
	var b strings.Builder
	for _, g := range q.groups {
		b.WriteString(g.digits)
	}
	if !isDay(b.String()) {
		return false
	}
	return len(q.groups) == 1 || len(q.groups) == 3 && len(q.groups[0].digits) == 4
}

// edge reports whether groups i to j stand for themselves inside their sequence: a
// hyphen or a dot ties a group to its neighbour, a space or a line does not.
func edge(q sequence, i, j int) bool {
	tied := func(s separator) bool { return s == hyphen || s == dot }
	return (i == 0 || !tied(q.seps[i-1])) && (j == len(q.groups) || !tied(q.seps[j-1]))
}

// candidate is a stretch of groups that stands for itself.
type candidate struct {
	start, end int
	digits     string
	sizes      []int
	seps       []separator
	text       string
}

func (s *Scanner) number(text string, q sequence, i, j int) (Hit, bool) {
	c := candidate{start: q.groups[i].start, end: q.groups[j-1].end, seps: q.seps[i : j-1], text: text}
	for _, g := range q.groups[i:j] {
		c.digits += g.digits
		c.sizes = append(c.sizes, len(g.digits))
	}
	if len(c.digits) < minDigits || len(c.digits) > 16 {
		return Hit{}, false
	}
	kind, certain := s.classify(&c)
	return Hit{Kind: kind, Start: c.start, End: c.end, Certain: certain}, kind != 0
}

// classify says what a number is. What the words beside it say goes before its form.
func (s *Scanner) classify(c *candidate) (Kind, bool) {
	letters := lettersBefore(c.text, c.start)
	if len(letters) == 2 && len(c.sizes) == 1 {
		return s.lettered(c, letters)
	}
	if tiedToWord(c) {
		return 0, false
	}
	beside := around(c.text, c.start, c.end)
	w := s.words
	switch {
	case len(c.digits) == 12 && whole(c, 4, 4, 4) && w.beside(beside, "licence"):
		return Licence, true
	case len(c.digits) == 10 && whole(c, 4, 6) && w.beside(beside, "pension"):
		return Pension, true
	case len(c.digits) == 7 && whole(c) && w.beside(line(c.text, c.start), "account"):
		return Account, true
	case len(c.digits) == 8 && whole(c) && w.beside(line(c.text, c.start), "postal_account"):
		return Account, true
	case isMyNumber(c.digits) && whole(c, 4, 4, 4) && (w.beside(beside, "my_number") || !w.beside(beside, "other_number")):
		return MyNumber, w.beside(beside, "my_number")
	case isCard(c.digits) && (whole(c, 4, 4, 4, 4) || whole(c, 4, 6, 5) || whole(c, 4, 6, 4)) && !w.beside(line(c.text, c.start), "other_number"):
		return Card, w.beside(beside, "card")
	}
	return s.phone(c, beside)
}

// lettered are numbers behind two letters: passports, and residence cards with two
// more letters behind. The form is too common to speak for itself.
func (s *Scanner) lettered(c *candidate, letters string) (Kind, bool) {
	beside := around(c.text, c.start-len(letters), c.end)
	switch {
	case len(c.digits) == 7 && s.words.beside(beside, "passport"):
		return Passport, true
	case len(c.digits) == 8 && s.words.beside(beside, "residence"):
		return Residence, true
	}
	return 0, false
}

// whole reports whether a number is written in one piece, in pieces of the given
// sizes, digit by digit, or in one piece broken over two lines.
func whole(c *candidate, sizes ...int) bool {
	switch {
	case len(c.sizes) == 1:
		return true
	case len(c.sizes) == 2 && c.seps[0] == newline:
		return true
	case len(c.sizes) == len(c.digits):
		return alike(c.seps)
	}
	if !slices.Equal(c.sizes, sizes) {
		return false
	}
	breaks := 0
	for _, s := range c.seps {
		if s == newline {
			breaks++
		} else if s != c.seps[0] && c.seps[0] != newline {
			return false
		}
	}
	return breaks <= 1
}

func alike(seps []separator) bool {
	return len(slices.Compact(slices.Clone(seps))) == 1 && seps[0] != newline && seps[0] != dot
}

// phone knows the numbers of people: mobile numbers, and land lines by their form or
// by the word beside them. Numbers that a firm gives to everybody (0120, 0800, 0570,
// 代表電話, 相談窓口) are nobody's.
func (s *Scanner) phone(c *candidate, beside string) (Kind, bool) {
	digits := c.digits
	if international(c) {
		digits = "0" + strings.TrimPrefix(strings.TrimPrefix(digits, "81"), "0")
	}
	if s.words.beside(digits[:min(4, len(digits))], "public_prefix") {
		return 0, false
	}
	named := s.words.beside(beside, "phone")
	other := !named && s.words.beside(line(c.text, c.start), "other_number")
	mobile := len(digits) == 11 && digits[0] == '0' && strings.IndexByte("56789", digits[1]) >= 0 && digits[2] == '0'
	switch {
	case other || digits[0] != '0' || slices.Contains(c.seps, dot) || isSample(digits):
		return 0, false
	case mobile && (len(c.sizes) == 1 || len(c.sizes) == 3 || international(c)):
		return Phone, named
	case s.words.beside(line(c.text, c.start), "office"):
		return 0, false
	case len(digits) == 10 && digits[1] != '0' && (parted(c) || international(c)):
		return Phone, named
	case len(digits) == 10 && digits[1] != '0' && len(c.sizes) <= 3 && named:
		return Phone, true
	}
	return 0, false
}

// isSample reports whether the eight digits at the end are all the same, as in the
// 090-0000-0000 of a form: such a number is nobody's.
func isSample(digits string) bool {
	end := digits[max(0, len(digits)-8):]
	return strings.Count(end, end[:1]) == len(end)
}

// parted reports whether a number is written like a land line: 03-1234-5678,
// 0467(12)3456.
func parted(c *candidate) bool {
	if len(c.sizes) != 3 || c.sizes[2] != 4 || c.sizes[0] < 2 || c.sizes[0] > 5 {
		return false
	}
	for _, s := range c.seps {
		if s != hyphen && s != bracket {
			return false
		}
	}
	return true
}

func international(c *candidate) bool {
	return strings.HasPrefix(c.digits, "81") && (strings.HasSuffix(c.text[:c.start], "+") || strings.HasSuffix(c.text[:c.start], "＋"))
}

// tiedToWord reports whether letters touch the number, so that it is a part of a name
// or of a code: PF-701, a1b2c3, 20261121-annual.
func tiedToWord(c *candidate) bool {
	back, size := utf8.DecodeLastRuneInString(c.text[:c.start])
	if size > 0 && (isWord(back) || joins(back) && endsInWord(c.text[:c.start-size])) {
		return true
	}
	front, size := utf8.DecodeRuneInString(c.text[c.end:])
	if size == 0 {
		return false
	}
	if isWord(front) {
		return true
	}
	after, _ := utf8.DecodeRuneInString(c.text[c.end+size:])
	return joins(front) && (isWord(after) || unicode.IsDigit(after))
}

func isWord(r rune) bool {
	return r == '_' || r < utf8.RuneSelf && unicode.IsLetter(r) || r >= 'Ａ' && r <= 'ｚ' && unicode.IsLetter(r)
}

// joins are the characters that tie what stands on their two sides. A dot does not:
// TEL.03-1234-5678.
func joins(r rune) bool { return r == '-' || r == '/' || r == '#' }

func endsInWord(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return isWord(r) || unicode.IsDigit(r)
}

// lettersBefore are the capital letters that touch a place from before, where nothing
// else does.
func lettersBefore(text string, at int) string {
	from := at
	for from > 0 && text[from-1] >= 'A' && text[from-1] <= 'Z' {
		from--
	}
	if r, size := utf8.DecodeLastRuneInString(text[:from]); size > 0 && (isWord(r) || joins(r) || unicode.IsDigit(r)) {
		return ""
	}
	return text[from:at]
}
