package regulation

import (
	"slices"
	"strings"
)

// aliases are the short names that a document gives to others, by 以下「X」という.
// The keys are folded: widths and white space do not tell names apart.
type aliases map[string]string

// collect adds the short names that a text defines, each with the name in front of
// the bracket that defines it: 「個人情報保護基本規程」（以下「基本規程」という。）,
// …に関する法律（平成15年法律第57号。以下「法」という。）.
func (a aliases) collect(text string) {
	if !strings.Contains(text, "以下") {
		return
	}
	s := newScanner(text, nil)
	for i, r := range s.r {
		if r != '「' {
			continue
		}
		end := s.closing(i)
		if end < 0 || !s.defines(i, end+1) {
			continue
		}
		if name := s.definedBy(i); name != "" {
			a[foldName(s.str(i+1, end))] = name
		}
	}
}

// full is the name that a short one stands for, or the name itself.
func (a aliases) full(name string) string {
	for range 3 { // a short name of a short name
		long, ok := a[foldName(name)]
		if !ok || long == name {
			break
		}
		name = long
	}
	return name
}

// suffixOf is the longest short name of three letters or more that a run of letters
// ends in: 基本規程 in 当社基本規程. A shorter one has to be the whole run; 労働基準法
// is not the 法 of this document.
func (a aliases) suffixOf(run string) string {
	if _, ok := a[run]; ok {
		return run
	}
	for r := []rune(run); len(r) >= 3; r = r[1:] {
		if _, ok := a[string(r)]; ok {
			return string(r)
		}
	}
	return ""
}

func foldName(name string) string {
	return strings.Map(func(r rune) rune {
		if r = fold(r); r == ' ' {
			return -1
		}
		return r
	}, name)
}

// definedBy is the name of a document in front of the bracket that rune i stands in,
// "" where it is none.
func (s *scanner) definedBy(i int) string {
	open := s.opening(i)
	if open <= 0 {
		return ""
	}
	var name string
	if quote := s.opener(open-1, '「', '」'); quote >= 0 {
		name = s.str(quote+1, open-1)
	} else {
		name = s.str(s.nameStart(open), open)
	}
	if !isDocumentName(name) {
		return ""
	}
	return plainName(name)
}

// maxBracket bounds the brackets that are looked through for a name, in characters.
const maxBracket = 100

// opening is the round bracket that encloses rune i, -1 for none nearby.
func (s *scanner) opening(i int) int {
	depth := 0
	for j := i - 1; j >= 0 && i-j < maxBracket; j-- {
		switch s.r[j] {
		case ')':
			depth++
		case '(':
			if depth--; depth < 0 {
				return j
			}
		case '\n':
			return -1
		}
	}
	return -1
}

// opener is the rune of the bracket that the one at rune i closes, -1 where there is
// no closing one at i.
func (s *scanner) opener(i int, open, shut rune) int {
	if s.at(i) != shut {
		return -1
	}
	depth := 0
	for j := i; j >= 0 && i-j < maxBracket; j-- {
		switch s.r[j] {
		case shut:
			depth++
		case open:
			if depth--; depth == 0 {
				return j
			}
		}
	}
	return -1
}

// behindBracket is the rune behind the bracket that opens at rune i and only explains
// the name before it: its number, its short name. It is i where there is none.
func (s *scanner) behindBracket(i int) int {
	if s.at(i) != '(' || s.takesOut(i) {
		return i
	}
	depth := 0
	for j := i; j < len(s.r) && j-i < maxBracket; j++ {
		switch s.r[j] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return j + 1
			}
		case '\n':
			return i
		}
	}
	return i
}

// maxName bounds the names that are read without brackets, in characters.
const maxName = 60

// nameStart reads backwards the name of a statute that holds kana: it begins behind a
// comma, a bracket, は, or と and the like if a name ends before them.
func (s *scanner) nameStart(end int) int {
	i := end
	for i > s.done && end-i < maxName && !strings.ContainsRune("、。「」()\n,:", s.r[i-1]) {
		if s.r[i-1] == 'は' && !strings.ContainsRune("又く", s.at(i-2)) {
			break
		}
		if n := s.joined(i); n > 0 && isDocumentName(string(s.r[max(s.done, i-n-8):i-n])) {
			break
		}
		i--
	}
	return i
}

// joined is the length of the word that ends before rune i and joins two names.
func (s *scanner) joined(i int) int {
	for _, w := range []string{"並びに", "及び", "又は", "その他の", "その他", "と"} {
		if n := len([]rune(w)); i >= n && s.has(i-n, w) {
			return n
		}
	}
	return 0
}

// promulgations are what the number of a statute stands behind: 平成15年法律第57号.
var promulgations = []string{"法律", "政令", "省令", "府令", "規則", "条例", "告示", "訓令", "通達", "規程", "達"}

// numberedStatute reads the bracket behind a name that tells its number, 個人情報の保護
// に関する法律（平成15年法律第57号）, and adds the statute as a document. The bracket
// opens at rune i; the rune behind the number is returned, i if there is none. With a
// provision behind the bracket the name is left to that.
func (s *scanner) numberedStatute(i int) int {
	j := i + 1
	if s.oneOf(j, "明治", "大正", "昭和", "平成", "令和") == 0 {
		return i
	}
	for j < len(s.r) && j-i < maxName && !strings.ContainsRune("第)。、\n", s.r[j]) {
		j++
	}
	law := string(s.r[i+1 : j])
	named := slices.ContainsFunc(promulgations, func(w string) bool { return strings.HasSuffix(law, w) })
	if _, n := s.number(j + 1); s.at(j) == '第' && named && s.at(n) == '号' {
		from := s.nameStart(i)
		if name := s.str(from, i); isDocumentName(name) && s.at(i-1) != '」' && s.at(s.behindBracket(i)) != '第' {
			s.add(Citation{Kind: CitesDocument, Document: plainName(name)}, from, i)
		}
		return n + 1
	}
	return i
}
