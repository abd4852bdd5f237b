package regulation

import (
	"slices"
	"strings"
)

// provisions reads one citation of provisions, or a list of them, at rune i. name is
// the document in front of it, if that was read already. It returns the rune behind,
// i if there is none.
func (s *scanner) provisions(i int, name string) int {
	where, start := s.direction(i)
	path, part, next := s.path(start)
	if len(path) == 0 {
		return i
	}
	if s.countsOther(start, path) {
		return i
	}
	first := i
	c := Citation{Kind: CitesProvision, Document: name, Path: path, Part: part, Where: where}
	if l := path[0].Level; name == "" && path[0].Rel == Absolute && (l == LevelArticle || l.IsGroup()) {
		c.Document, first = s.nameBefore(start)
	}
	if where != Anywhere {
		first = i
	}
	for {
		c.spread()
		next = s.through(&c, next)
		next = s.gloss(&c, next)
		s.add(c, first, next)
		follow, except, ok := s.connector(next)
		if !ok {
			return next
		}
		s.continuing = true
		path, part, end := s.path(follow)
		s.continuing = false
		if len(path) == 0 || path[0].Rel != Absolute || !except && !comparable(c.Path, path) {
			return next
		}
		c = Citation{
			Kind: CitesProvision, Document: c.Document, Part: part, Where: c.Where,
			Path: inherit(c.lastPath(), path), Except: except,
		}
		first, next = follow, end
	}
}

// countsOther reports whether a bare 第○号 counts something else, as after a word:
// 法律第57号, 議案第1号.
func (s *scanner) countsOther(i int, path []Step) bool {
	before := s.at(i - 1)
	return path[0].Level == LevelItem && path[0].Rel == Absolute && i > s.done &&
		isNameRune(before) && !strings.ContainsRune("該各前後", before)
}

// spread makes a range of a step that names both ends itself: 1～7項.
func (c *Citation) spread() {
	last := &c.Path[len(c.Path)-1]
	if last.To == 0 {
		return
	}
	c.Path = slices.Clone(c.Path)
	c.Through = slices.Clone(c.Path)
	c.Path[len(c.Path)-1].To = 0
	c.Through[len(c.Path)-1].Number, c.Through[len(c.Path)-1].To = Number{last.To}, 0
}

// direction reads 以下の, 次の, 上記 in front of bare labels.
func (s *scanner) direction(i int) (Where, int) {
	if n := s.oneOf(i, "以下の", "次の", "下記の", "下記"); n > 0 && s.label(i+n) != nil {
		return Below, i + n
	}
	if n := s.oneOf(i, "上記の", "上記", "前記の", "前記"); n > 0 && s.label(i+n) != nil {
		return Above, i + n
	}
	return Anywhere, i
}

// path reads steps as far as they go: 第10条の2第1項第3号イ, A.3.4.2.3(1)a), 前項①.
func (s *scanner) path(i int) (path []Step, part string, next int) {
	next = i
	for {
		at := next
		if len(path) > 0 && s.at(at) == 'の' {
			at++
		}
		if len(path) > 0 {
			if word, n := s.part(at); n > 0 {
				part, next = word, at+n
				continue
			}
		} else if word, n := s.part(at); n > 0 && s.label(at+n) != nil {
			part, at = word, at+n // ただし書き a)
		}
		steps, end := s.step(at, path)
		if end == at {
			return path, part, next
		}
		path, next = append(path, steps...), end
	}
}

var partWords = []struct{ written, part string }{
	{"ただし書き", "ただし書"}, {"ただし書", "ただし書"}, {"但し書き", "ただし書"}, {"但書", "ただし書"},
	{"各号列記以外の部分", "柱書"}, {"柱書", "柱書"}, {"本文", "本文"}, {"前段", "前段"}, {"後段", "後段"}, {"中段", "中段"},
}

func (s *scanner) part(i int) (string, int) {
	for _, w := range partWords {
		if s.has(i, w.written) {
			return w.part, len([]rune(w.written))
		}
	}
	return "", 0
}

// step reads one element behind the path read so far.
func (s *scanner) step(i int, path []Step) ([]Step, int) {
	if steps, n := s.unitStep(i, path); n > i {
		return steps, n
	}
	if len(path) == 0 {
		if step, n := s.clauseStep(i); n > i {
			return []Step{step}, n
		}
	}
	if l := s.label(i); l != nil && deepens(path, l.step) {
		return []Step{l.step}, l.next
	}
	if len(path) > 0 && path[len(path)-1].Level == LevelItem && path[len(path)-1].Rel == Absolute {
		if step, n := s.bareKana(i); n > i {
			return []Step{step}, n
		}
	}
	if l, end := s.quotedLabel(i); l != nil && (len(path) > 0 || s.continuing) && deepens(path, l.step) {
		return []Step{l.step}, end
	}
	return nil, i
}

// deepens reports whether a label can follow the path: a second label of one style
// (ア)イ)ウ)) is the next of a list.
func deepens(path []Step, label Step) bool {
	for _, p := range path {
		if p.Level == 0 && p.Style == label.Style || p.Rel == Every {
			return false
		}
	}
	return true
}

// unitWords are the words of units and what must not follow them: 条件, 項目, 号室.
var unitWords = []struct {
	word  rune
	level Level
	not   string
}{
	{'条', LevelArticle, "件例約文項"}, {'項', LevelParagraph, "目"}, {'号', LevelItem, "室館車機被"},
	{'編', LevelPart, "集入成"}, {'章', LevelChapter, ""}, {'節', LevelSection, "約電度目"},
	{'款', LevelSubsection, ""},
}

func (s *scanner) unitWord(i int) (Level, bool) {
	for _, u := range unitWords {
		if s.at(i) == u.word && (s.at(i+1) == 0 || !strings.ContainsRune(u.not, s.at(i+1))) {
			return u.level, true
		}
	}
	return 0, false
}

// unitStep reads 第3条の2, 3項, 前項, 前二条, 同条, 各号.
func (s *scanner) unitStep(i int, path []Step) ([]Step, int) {
	switch s.at(i) {
	case '第':
		return s.ordinal(i, i+1, path)
	case '前':
		return s.relative(i+1, i, Previous)
	case '次', '左':
		if n := s.oneOf(i+1, "の各号", "に掲げる各号", "各号"); n > 0 {
			return []Step{{Level: LevelItem, Rel: Every}}, i + 1 + n
		}
		return s.relative(i+1, i, Next)
	case '以':
		if s.has(i, "以下の各号") {
			return []Step{{Level: LevelItem, Rel: Every}}, i + 5
		}
	case '各':
		if s.has(i, "各号") && len(path) > 0 {
			return []Step{{Level: LevelItem, Rel: Every}}, i + 2
		}
	case '同':
		if s.at(i+1) == '第' {
			return s.sameOrdinal(i)
		}
		return s.relative(i+1, i, Same)
	case '本':
		return s.relative(i+1, i, This)
	case 'こ':
		if s.has(i, "この") {
			return s.relative(i+2, i, This)
		}
	default:
		if isDigit(s.at(i)) && !isWord(s.at(i-1)) && s.at(i-1) != '第' {
			return s.ordinal(i, i, path)
		}
	}
	return nil, i
}

// ordinal reads a number with its unit. Without 第 a paragraph or item counts only
// behind a wider step, and 条 only with an Arabic number: 38条7項.
func (s *scanner) ordinal(i, digits int, path []Step) ([]Step, int) {
	v, j := s.number(digits)
	if j == digits {
		return nil, i
	}
	far := 0
	if n := s.oneOf(j, "～", "〜", "~"); n > 0 {
		if w, end := s.number(j + n); w > v {
			far, j = w, end
		}
	}
	level, ok := s.unitWord(j)
	if !ok || i == digits && !s.bareAllowed(level, path) {
		return nil, i
	}
	if len(path) > 0 && level <= path[len(path)-1].Level && path[len(path)-1].Level != 0 {
		return nil, i
	}
	j++
	step := Step{Level: level, Number: Number{v}, To: far}
	for s.at(j) == 'の' && level != LevelParagraph { // paragraphs have no branches
		b, n := s.number(j + 1)
		if n == j+1 || !isBranch(s, n) || !isDigit(s.at(n-1)) && !s.kanjiBranch(digits, n) {
			break
		}
		step.Number = append(step.Number, b)
		j = n
	}
	return []Step{step}, j
}

// kanjiBranch reports whether a number in kanji that ends before rune n is a branch, as in
// 第三条の二. The 一 of 第1号の一覧 begins a word: a number in digits has no branch in kanji,
// and behind one no word goes on.
func (s *scanner) kanjiBranch(digits, n int) bool {
	if isDigit(s.at(digits)) {
		return false
	}
	next := s.at(n)
	return next < '一' || next > '龠' || strings.ContainsRune("第及並又若等中各前本但柱", next)
}

// isBranch reports whether the number that ends before rune n is a branch number and
// not the start of 第3条の2項目 or 第3条の1).
func isBranch(s *scanner, n int) bool {
	r := s.at(n)
	return r != ')' && r != '.' && r != '項' && r != '号' && r != '条' && r != '年' && r != '月' && r != '日' && r != '人' && r != '名'
}

func (s *scanner) bareAllowed(level Level, path []Step) bool {
	if level == LevelArticle {
		return len(path) == 0
	}
	return (level == LevelParagraph || level == LevelItem) && (len(path) > 0 || s.continuing)
}

// relative reads the unit behind 前, 次, 同, 本, この, with a count as in 前二項.
func (s *scanner) relative(j, i int, rel Relation) ([]Step, int) {
	count := 0
	if rel == Previous {
		if s.at(j) == '各' {
			rel = Every
			j++
		} else if v, n := s.number(j); n > j {
			count, j = v, n
		}
	}
	level, ok := s.unitWord(j)
	if !ok || rel == Next && level == LevelParagraph && s.at(j+1) == 'で' {
		return nil, i
	}
	if isNameRune(s.at(i-1)) && (rel == This || rel == Previous && s.at(i-1) == '以') {
		return nil, i // 日本章, 以前項
	}
	step := Step{Level: level, Rel: rel, Count: count}
	if rel == Every {
		step.Count = -1 // 前各号: those before
	}
	return []Step{step}, j + 1
}

// sameOrdinal reads 同第3項: 同条第3項.
func (s *scanner) sameOrdinal(i int) ([]Step, int) {
	steps, n := s.ordinal(i+1, i+2, nil)
	if n == i+1 {
		return nil, i
	}
	wider := LevelArticle
	if steps[0].Level == LevelItem {
		wider = LevelParagraph
	}
	return []Step{{Level: wider, Rel: Same}, steps[0]}, n
}

// clauseStep reads A.3.4.2.5, J.8.3, A3.8, and 4.2.1 where the dialect counts so.
func (s *scanner) clauseStep(i int) (Step, int) {
	j, letter := i, rune(0)
	if isCapital(s.at(i)) && !isWord(s.at(i-1)) {
		letter = s.at(i)
		j++
		if s.at(j) == '.' {
			j++
		}
	} else if !s.decimals || !isDigit(s.at(i)) || isWord(s.at(i-1)) || s.at(i-1) == '.' {
		return Step{}, i
	}
	var number Number
	end := i
	for {
		k := j
		for isDigit(s.at(k)) {
			k++
		}
		v, size := scanArabic(string(s.r[j:k]))
		if size == 0 {
			break
		}
		number = append(number, v)
		end = k
		if s.at(k) != '.' {
			break
		}
		j = k + 1
	}
	if len(number) < 2 && !(len(number) == 1 && s.at(i+1) == '.' && letter != 0) || len(number) > 8 {
		return Step{}, i
	}
	if isWord(s.at(end)) && s.at(end+1) != ')' || letter == 0 && len(number) < 2 || s.at(end) == '%' {
		return Step{}, i
	}
	return Step{Level: LevelClause, Number: number, Style: Style{Mark: letter}}, end
}
