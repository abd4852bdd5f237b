package regulation

import (
	"slices"
	"strings"
)

// documentEndings are what the names of documents and statutes end in.
var documentEndings = []string{
	"規程", "規定", "規則", "細則", "内規", "要領", "要項", "手順書", "マニュアル", "手引き", "手引",
	"約款", "綱領", "基準", "指針", "ガイドライン", "法律", "法", "政令", "省令", "施行令", "条例", "定款",
}

// quoted reads a name in 「」: with a provision behind it, as a form with a code, or
// as the name of a document. Anything else in the brackets is searched as text.
func (s *scanner) quoted(i int) int {
	end := s.closing(i)
	if end < 0 {
		return i
	}
	name := strings.TrimSpace(s.str(i+1, end))
	after := end + 1
	if s.isDocument(name) {
		if next := s.insideNamed(i, after, plainName(name)); next > after {
			return next
		}
	}
	if code, size := s.formCode(i + 1); size > 0 {
		s.add(Citation{Kind: CitesForm, Code: code, Gloss: strings.TrimSpace(s.str(i+1+size, end))}, i+1, end)
		return after
	}
	if s.isDocument(name) && !s.defines(i, after) {
		s.add(Citation{Kind: CitesDocument, Document: plainName(name)}, i, after)
		return s.takenOut(after, plainName(name))
	}
	return i
}

// takenOut reads the bracket behind a whole document that takes provisions of it out:
// 「文書管理規程」（第5条を除く。）. It returns rune i if there is none.
func (s *scanner) takenOut(i int, name string) int {
	if s.at(i) != '(' || !s.takesOut(i) {
		return i
	}
	before := len(s.found)
	next := s.provisions(i+1, name)
	for k := range s.found[before:] {
		s.found[before+k].Except = true
	}
	return max(i, next)
}

// insideNamed reads the provisions or the appendix of the document whose quoted name
// spans the runes [i, after); a bracket that explains the name may stand between.
func (s *scanner) insideNamed(i, after int, name string) int {
	place := s.behindBracket(after)
	if s.at(place) == 'の' {
		place++
	}
	before, next := len(s.found), place
	switch {
	case s.at(place) == '第':
		next = s.provisions(place, name)
	case s.appendixWord(place) != "":
		next = s.appendix(place, name)
	}
	if next == place {
		return after
	}
	s.found[before].From = int(s.from[i])
	return next
}

// isDocument reports whether a name is that of a document: by its ending, or because
// the text has it as a short name of one.
func (s *scanner) isDocument(name string) bool {
	_, known := s.aliases[foldName(name)]
	return known || isDocumentName(name)
}

// defines reports whether the name in brackets is being introduced: 以下「X」という.
func (s *scanner) defines(i, after int) bool {
	before := s.has(i-2, "以下") || s.has(i-3, "以下、") || s.has(i-3, "下単に") || s.has(i-2, "単に")
	return before && s.oneOf(after, "という", "といい", "と略", "とする", "と称") > 0
}

// closing is the rune of the bracket that closes the one at i, -1 where there is
// none nearby.
func (s *scanner) closing(i int) int {
	depth := 0
	for j := i; j < len(s.r) && j < i+120; j++ {
		switch s.r[j] {
		case '「', '『':
			depth++
		case '」', '』':
			if depth--; depth == 0 {
				return j
			}
		case '\n':
			return -1
		}
	}
	return -1
}

func isDocumentName(name string) bool {
	name = plainName(name)
	return len(name) > 6 && slices.ContainsFunc(documentEndings, func(e string) bool { return strings.HasSuffix(name, e) })
}

// plainName is a name without the bracket behind it: …施行規則（平成28年…第3号）.
func plainName(name string) string {
	if open := strings.IndexAny(name, "（("); open > 0 {
		if _, after, ok := cutBracket(name[open:]); ok && after == "" {
			name = name[:open]
		}
	}
	return strings.TrimSpace(name)
}

// selfNames mean the document they stand in.
var selfNames = []string{"本規程", "この規程", "本規定", "この規定", "本規則", "この規則", "本細則", "この細則",
	"本要領", "この要領", "本手順書", "本マニュアル", "この法律", "本約款", "この約款", "当規程", "本書", "本基準"}

// nameBefore reads backwards the unquoted name of a document in front of rune i:
// 法第26条, 個人情報の保護に関する法律施行規則第7条, 同規則の第12条. It returns the
// name, "" for none or for this document itself, and the rune it begins at.
func (s *scanner) nameBefore(i int) (name string, from int) {
	end := i
	if s.at(end-1) == 'の' {
		end--
	}
	if open := s.opener(end-1, '(', ')'); open > s.done {
		end = open
	}
	start := end
	for start > s.done && end-start < maxName && isNameRune(s.r[start-1]) {
		start--
	}
	run := string(s.r[start:end])
	if short := s.aliases.suffixOf(run); short != "" {
		return short, end - len([]rune(short))
	}
	if !slices.ContainsFunc(documentEndings, func(e string) bool { return strings.HasSuffix(run, e) }) && !strings.HasSuffix(run, "令") {
		return "", i
	}
	return s.nameOf(run, start, end)
}

// nameOf cuts the name out of the letters in front of a provision.
func (s *scanner) nameOf(run string, start, end int) (name string, from int) {
	for _, self := range selfNames {
		if s.isSelf(end, self) {
			return "", end - len([]rune(self))
		}
	}
	if s.has(start-len("に関する")/3, "に関する") {
		from := s.nameStart(end)
		return s.str(from, end), from
	}
	if cut := strings.LastIndex(run, "同"); cut >= 0 {
		return run[cut:], start + len([]rune(run[:cut]))
	}
	rest := strings.TrimPrefix(run, "当該")
	if s.at(start-1) == 'の' {
		rest = strings.TrimPrefix(rest, "他") // その他法第29条
	}
	if short := s.aliases.suffixOf(rest); short != "" {
		rest = short
	}
	return rest, end - len([]rune(rest))
}

// isSelf reports whether a name for this document ends at rune end. 基本規程 is not
// 本規程.
func (s *scanner) isSelf(end int, self string) bool {
	from := end - len([]rune(self))
	return from >= s.done && s.has(from, self) && (s.at(from) != '本' || !strings.ContainsRune("基日", s.at(from-1)))
}

// isNameRune reports whether r may stand in an unquoted name: kanji and katakana.
func isNameRune(r rune) bool {
	return r >= '一' && r <= '龠' || r >= 'ァ' && r <= 'ヶ' || r == 'ー' || r == '々'
}

// notForms are beginnings that look like the code of a form and are none.
var notForms = []string{"ISO", "IEC", "JIS", "TEL", "FAX", "UTF", "SHA", "AES", "RFC", "WPA", "IPV", "TLS", "SSL", "USB", "HTML", "COVID"}

// formCode reads PF-701, PF-107-1, P-02, ICS-M-007 at rune i.
func (s *scanner) formCode(i int) (code string, size int) {
	j := i
	for j < len(s.r) && j-i < 5 && s.r[j] >= 'A' && s.r[j] <= 'Z' {
		j++
	}
	if j == i || j-i > 4 || slices.Contains(notForms, string(s.r[i:j])) {
		return "", 0
	}
	groups, digits := 0, 0
	for isDash(s.at(j)) {
		k := j + 1
		for isDigit(s.at(k)) {
			k++
		}
		if k == j+1 && groups == 0 && isCapital(s.at(k)) && isDash(s.at(k+1)) {
			j = k + 1
			continue
		}
		if k == j+1 {
			break
		}
		digits = max(digits, k-j-1)
		groups++
		j = k
	}
	if groups == 0 || digits < 2 || digits > 4 || isDigit(s.at(j)) {
		return "", 0
	}
	return strings.Map(dash, string(s.r[i:j])), j - i
}

func isCapital(r rune) bool { return r >= 'A' && r <= 'Z' }

func isDash(r rune) bool { return r == '-' || r == '‐' || r == '−' || r == '–' || r == '－' }

func dash(r rune) rune {
	if isDash(r) {
		return '-'
	}
	return r
}

// code reads a form code or a clause number at a capital letter.
func (s *scanner) code(i int) int {
	if code, size := s.formCode(i); size > 0 && !isWord(s.at(i+size)) {
		s.add(Citation{Kind: CitesForm, Code: code}, i, i+size)
		return i + size
	}
	return i
}

// appendix reads 別表第1, 様式第3号, 様式A, 別紙2, 附則第2項.
// name is the document in front of it, if that was read already.
func (s *scanner) appendix(i int, name string) int {
	if s.has(i, "附則第") {
		return s.supplement(i)
	}
	word := s.appendixWord(i)
	if word == "" {
		return i
	}
	j := i + len([]rune(word))
	numbered := j
	if s.at(numbered) == '第' {
		numbered++
	}
	v, next := s.number(numbered)
	switch {
	case next > numbered && v > 0:
		j = next
		j += s.oneOf(j, "号")
		for s.at(j) == 'の' || isDash(s.at(j)) {
			_, n := s.number(j + 1)
			if n == j+1 {
				break
			}
			j = n
		}
	case isCapital(s.at(j)) && !isWord(s.at(j+1)):
		j++
	case word != "別表" && word != "別紙":
		return i
	case isNameRune(s.at(j)) && s.at(j) != '中':
		return i // 別紙様式, 別表記
	}
	c := Citation{Kind: CitesAppendix, Code: string(s.r[i:j])}
	if s.oneOf(j, "～", "〜", "~") > 0 {
		if _, n := s.number(j + 1); n > j+1 {
			j = n
			c.Code = string(s.r[i:j])
		}
	}
	from := i
	if c.Document = name; name == "" {
		c.Document, from = s.nameBefore(i)
	}
	s.add(c, from, j)
	return j
}

// appendixWord is the word for an appendix at rune i, the longest, "" for none.
func (s *scanner) appendixWord(i int) string {
	word := ""
	for _, w := range appendixWords {
		if s.has(i, w) && len(w) > len(word) {
			word = w
		}
	}
	return word
}

// supplement reads 附則第2項.
func (s *scanner) supplement(i int) int {
	v, next := s.number(i + 3)
	if next == i+3 {
		return i
	}
	level := Level(0)
	switch s.at(next) {
	case '項':
		level = LevelParagraph
	case '条':
		level = LevelArticle
	default:
		return i
	}
	s.add(Citation{Kind: CitesProvision, Document: "附則", Path: []Step{{Level: level, Number: Number{v}}}}, i, next+1)
	return next + 1
}
