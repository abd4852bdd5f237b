package personal

import (
	"strings"
	"unicode/utf8"
)

// reach is how far before the number of its lot an address may begin, in characters.
const reach = 45

// address finds an address by the number of its lot (1-2-3, 1丁目2番): before it stand
// a prefecture or a city, and a ward, town or village. That of an office (所在地, 本社) is
// no person's.
func (s *Scanner) address(text string, q sequence) (Hit, bool) {
	first := q.groups[0]
	if len(first.digits) > 4 {
		return Hit{}, false
	}
	end, lot := lotEnd(text, q)
	if !lot {
		return Hit{}, false
	}
	start := first.start
	for n := 0; start > 0 && n < reach; n++ {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if !placeName(r) {
			break
		}
		start -= size
	}
	name := text[start:first.start]
	at := s.region(name)
	if at < 0 || s.words.beside(line(text, start+at), "office") {
		return Hit{}, false
	}
	return Hit{Kind: Address, Start: start + at, End: end, Certain: true}, true
}

// placeName are the characters of the names of places.
func placeName(r rune) bool {
	switch {
	case r >= '一' && r <= '鿿', r >= 'ぁ' && r <= 'ん', r >= 'ァ' && r <= 'ヶ', r == '々', r == 'ー', r >= 0x20000 && r <= 0x3FFFF:
		return true
	}
	return false
}

// lotEnd reports whether a sequence is the number of a lot, and where it ends: two or
// three small numbers with hyphens, or one before 丁目 or 番地.
func lotEnd(text string, q sequence) (int, bool) {
	for _, word := range []string{"丁目", "番地", "番"} {
		if rest := text[q.end:]; len(q.groups) == 1 && strings.HasPrefix(rest, word) {
			end := q.end + len(word)
			if word == "番" && !strings.ContainsAny(rest[:min(len(rest), 12)], "号") {
				return 0, false
			}
			return end, true
		}
	}
	n := 1
	for n < len(q.groups) && n < 4 && q.seps[n-1] == hyphen && len(q.groups[n].digits) <= 4 {
		n++
	}
	return q.groups[n-1].end, n >= 2
}

// region is where an address begins in the text before its lot, or -1: at a
// prefecture, or at a city with a ward, town or village behind it.
func (s *Scanner) region(name string) int {
	for _, region := range s.words.regions {
		if at := strings.Index(name, region); at >= 0 && municipal(name[at+len(region):]) {
			return at
		}
	}
	if city := strings.Index(name, "市"); city >= 2*len("市") {
		if rest := name[city+len("市"):]; strings.ContainsAny(rest, "区町村") && utf8.RuneCountInString(rest) >= 3 {
			return 0
		}
	}
	return -1
}

func municipal(rest string) bool { return strings.ContainsAny(rest, "市区町村") }
