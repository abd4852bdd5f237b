package regulation

import "strings"

// cited is a label found in running text.
type cited struct {
	step Step
	next int
}

// label reads ①, (1), a), ア), 1) at rune i, nil where there is none. In running text
// many things look like a label; what stands before it decides.
func (s *scanner) label(i int) *cited {
	r := s.at(i)
	if v := circledValue(r); v > 0 {
		return &cited{Step{Number: Number{v}, Style: Style{Counter: Circled}}, i + 1}
	}
	if r == '(' {
		return s.wrapped(i)
	}
	return s.closed(i)
}

// quotedLabel reads an item quoted with its words: 第6条1項の「③電子申請」.
func (s *scanner) quotedLabel(i int) (*cited, int) {
	if s.at(i) != '「' {
		return nil, i
	}
	end := s.closing(i)
	if l := s.label(i + 1); l != nil && end > 0 && l.next <= end {
		return l, end + 1
	}
	return nil, i
}

// wrapped reads (1), (ア), (a).
func (s *scanner) wrapped(i int) *cited {
	end := i + 1
	for end < len(s.r) && end-i < 5 && s.r[end] != ')' && s.r[end] != '(' {
		end++
	}
	if s.at(end) != ')' || end == i+1 {
		return nil
	}
	readings, size, _ := scanCounter(string(s.r[i+1 : end]))
	if size != len(string(s.r[i+1:end])) {
		return nil
	}
	for _, rd := range readings {
		if rd.counter == Kanji || rd.value == 0 || rd.value > 99 {
			return nil // （月）, （三）, （2020）
		}
	}
	step := Step{Number: Number{readings[0].value}, Style: Style{Counter: readings[0].counter, Wrap: Both}, Kana: kana(s.r[i+1])}
	end++
	if s.at(end) == '項' && s.at(end+1) != '目' || s.at(end) == '号' {
		end++
	}
	return &cited{step, end}
}

// closed reads a), ア), 1). The closing bracket must not belong to one opened before.
func (s *scanner) closed(i int) *cited {
	r := s.at(i)
	size := 1
	var readings []reading
	switch {
	case r >= 'a' && r <= 'z' && !s.insideWord(i):
		readings, _, _ = scanCounter(string(r))
	case isDigit(r) && !s.insideWord(i) && s.at(i-1) != '.':
		for isDigit(s.at(i + size)) {
			size++
		}
		readings, _, _ = scanCounter(string(s.r[i : i+size]))
	case gojuonIndex[r] > 0 && !isKatakana(s.at(i-1)):
		readings, _, _ = scanCounter(string(r))
	}
	if len(readings) == 0 || size > 2 {
		return nil
	}
	step := Step{Number: Number{readings[0].value}, Style: Style{Counter: readings[0].counter, Wrap: Close}, Kana: kana(r)}
	if s.at(i+size) != ')' {
		if s.at(i-1) == 'の' && s.oneOf(i+size, "～", "〜", "~") > 0 && s.sameCounter(i+size+1, readings[0].counter) {
			return &cited{step, i + size} // (1)のa～c)
		}
		return nil
	}
	if s.bracketOpen(i) && !s.citing(i) {
		return nil
	}
	return &cited{step, i + size + 1}
}

// kana is r if it can be a kana label, else 0.
func kana(r rune) rune {
	if gojuonIndex[r] > 0 {
		return r
	}
	return 0
}

// bareKana reads the イ of 第3号イ.
func (s *scanner) bareKana(i int) (Step, int) {
	r := kana(s.at(i))
	if r == 0 || isKatakana(s.at(i+1)) || s.at(i+1) == ')' {
		return Step{}, i
	}
	return Step{Number: Number{gojuonIndex[r]}, Style: Style{Counter: Gojuon}, Kana: r}, i + 1
}

// sameCounter reports whether a closed label of a counter stands at rune i.
func (s *scanner) sameCounter(i int, c Counter) bool {
	if s.at(i+1) != ')' {
		return false
	}
	readings, _, _ := scanCounter(string(s.at(i)))
	return len(readings) > 0 && readings[0].counter == c && c != Arabic
}

// insideWord reports whether a letter or digit stands right before rune i, with no
// white space between: A.3.4.2.7 d) ends a number, data) a word.
func (s *scanner) insideWord(i int) bool {
	return isWord(s.at(i-1)) && s.to[i-1] == s.from[i]
}

func isKatakana(r rune) bool { return r >= 'ァ' && r <= 'ヶ' || r == 'ー' }

// citing reports whether what stands before rune i leads to a label: …の a), ～c).
func (s *scanner) citing(i int) bool {
	if i == s.done && i > 0 {
		return true
	}
	return strings.ContainsRune("の～〜~、)書き", s.at(i-1)) || isDigit(s.at(i-1))
}

// bracketOpen reports whether a bracket is open at rune i. Labels such as a) close
// none. It remembers how far it has counted, so the whole scan stays linear.
func (s *scanner) bracketOpen(i int) bool {
	if s.depthAt > i {
		s.depth, s.depthAt = 0, max(0, i-200)
	}
	for ; s.depthAt < i; s.depthAt++ {
		switch s.r[s.depthAt] {
		case '(':
			s.depth++
		case ')':
			s.depth = max(0, s.depth-1)
		case '\n', '。':
			s.depth = 0
		}
	}
	return s.depth > 0
}

// through reads the far end of a range behind a path: ～c), から第5条まで, から前条まで.
func (s *scanner) through(c *Citation, i int) int {
	n := s.oneOf(i, "～", "〜", "~", "から", "ないし", "乃至")
	if n == 0 {
		return i
	}
	s.continuing = true
	path, _, next := s.path(i + n)
	s.continuing = false
	if len(path) == 1 && path[0].Rel == Previous && path[0].Count < 2 && comparable(c.Path, path) {
		c.Through = path
		return next + s.oneOf(next, "まで")
	}
	if len(path) == 0 || path[0].Rel != Absolute || !comparable(c.Path, path) {
		return i
	}
	c.Through = inherit(c.Path, path)
	return next + s.oneOf(next, "まで")
}

// comparable reports whether a path can be the far end of a range from another, or
// the next of a list: it begins on a level that the other has.
func comparable(a, b []Step) bool {
	for _, s := range a {
		if s.Level == b[0].Level && (s.Level != 0 || s.Style.Counter == b[0].Style.Counter) {
			return true
		}
	}
	return false
}

// inherit completes an elliptic path from the one before: 第1項第1号 and 第3号 give
// 第1項第3号; a deeper path goes on from the end.
func inherit(before, path []Step) []Step {
	for i, s := range before {
		if s.Level == path[0].Level && (s.Level != 0 || s.Style.Counter == path[0].Style.Counter) {
			return append(append([]Step(nil), before[:i]...), path...)
		}
	}
	if last := before[len(before)-1].Level; last != 0 && (path[0].Level == 0 || path[0].Level > last) {
		return append(append([]Step(nil), before...), path...)
	}
	return path
}

func (c *Citation) lastPath() []Step {
	if c.Through != nil {
		return c.Through
	}
	return c.Path
}

// maxGloss bounds a caption in brackets behind a citation, in characters.
const maxGloss = 40

// gloss reads the caption in brackets behind a citation: 第10条（緊急事態への準備）.
func (s *scanner) gloss(c *Citation, i int) int {
	if s.at(i) != '(' || len(c.Path) == 0 {
		return i
	}
	last := c.Path[len(c.Path)-1]
	if last.Rel != Absolute || last.Level != LevelArticle && last.Level != LevelClause {
		return i
	}
	depth := 0
	for j := i; j < len(s.r) && j-i <= maxGloss; j++ {
		switch s.r[j] {
		case '(':
			depth++
		case ')':
			depth--
		case '。', '、', '\n':
			return i
		}
		if depth == 0 {
			inside := string(s.r[i+1 : j])
			if path, _, n := s.path(i + 1); len(path) > 0 && n > i+1 || s.label(i) != nil ||
				strings.HasPrefix(inside, "以下") || strings.HasSuffix(inside, "除く") || strings.HasSuffix(inside, "限る") {
				return i
			}
			c.Gloss = s.str(i+1, j)
			return j + 1
		}
	}
	return i
}

// listWords join the members of a list, the longer first.
var listWords = []string{"、及び", "、並びに", "、又は", "、若しくは", "及び", "並びに", "又は", "若しくは",
	"および", "または", "もしくは", "ならびに", "、", ",", "と", "・"}

// connector reads what joins the members of a list, or opens the bracket that takes
// a part out. It returns where the next path would begin; ok is false where the
// list has ended. Labels may follow each other directly: ア)イ)ウ).
func (s *scanner) connector(i int) (follow int, except, ok bool) {
	if n := s.oneOf(i, listWords...); n > 0 {
		return i + n, false, true
	}
	if s.at(i) == '(' && s.label(i) == nil && s.takesOut(i) {
		return i + 1, true, true
	}
	l, _ := s.quotedLabel(i)
	return i, false, l != nil || s.label(i) != nil
}

// takesOut reports whether the bracket at rune i excludes or selects what it names:
// （第2項を除く。）.
func (s *scanner) takesOut(i int) bool {
	depth := 0
	for j := i; j < len(s.r) && j-i < 60; j++ {
		switch s.r[j] {
		case '(':
			depth++
		case ')':
			depth--
		case '\n':
			return false
		}
		if depth == 0 {
			inside := strings.TrimSuffix(string(s.r[i+1:j]), "。")
			return strings.HasSuffix(inside, "を除く") || strings.HasSuffix(inside, "に限る")
		}
	}
	return false
}
