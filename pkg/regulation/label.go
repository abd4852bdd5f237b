package regulation

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Wrap is what stands around a label's counter.
type Wrap uint8

// The wrappings.
const (
	Bare  Wrap = iota // 2
	Dot               // 2.
	Close             // 2)
	Both              // (2)
)

// Style tells apart the series of labels in a text: (1) (2) is one, ① ② another.
// The width of the characters does not matter. Mark is the sign of a bullet.
type Style struct {
	Counter Counter
	Wrap    Wrap
	Mark    rune
}

// reading is one way to understand a label: イ is the second of ア イ ウ and the
// first of イ ロ ハ.
type reading struct {
	counter Counter
	value   int
}

// mark is a label found at the start of a line.
type mark struct {
	text     string // as written, white space inside left out
	wrap     Wrap
	bullet   rune
	branch   Number // 枝番 after the main number: (1)の2
	readings []reading
	size     int  // bytes of the line up to the text behind the label
	spaced   bool // white space follows the label
	wide     bool // written in full width
}

// bullets are the signs that open an unnumbered item. Those after the slash are
// also used inside sentences and need white space behind them.
const (
	bullets       = "・●■○◆◇□▪•*＊－―"
	spacedBullets = "-–+"
)

// scanMark reads a label from the start of a line that has no leading space.
func scanMark(line string) (mark, bool) {
	m := mark{}
	at := 0
	r, w := utf8.DecodeRuneInString(line)
	if w == 0 {
		return m, false
	}
	if strings.ContainsRune(bullets, r) || strings.ContainsRune(spacedBullets, r) {
		return scanBullet(line, r, w)
	}
	open := fold(r) == '('
	if open {
		at = w + spaces(line[w:])
	}
	size := 0
	m.readings, size, m.wide = scanCounter(line[at:])
	if size == 0 {
		return m, false
	}
	core := line[at : at+size]
	at += size
	closing := at + spaces(line[at:])
	c, cw := utf8.DecodeRuneInString(line[closing:])
	switch c = fold(c); {
	case open && c == ')':
		m.wrap, at = Both, closing+cw
	case open:
		return m, false
	case c == ')' && closing == at:
		m.wrap, at = Close, closing+cw
	case (c == '.' || c == '、' && m.readings[0].counter != Arabic) && closing == at:
		m.wrap, at = Dot, closing+cw
	}
	m.branch, at = scanBranch(line, at)
	m.text = labelText(line[:at], core)
	gap := spaces(line[at:])
	m.spaced = gap > 0 || at == len(line)
	m.size = at + gap
	return m, m.plausible(line)
}

// plausible refuses what only looks like a label: bare signs need white space
// behind them, and 1.5 is a quantity.
func (m *mark) plausible(line string) bool {
	counter := m.readings[0].counter
	switch m.wrap {
	case Bare:
		if counter == Latin || counter == Capital || counter == Roman {
			// "A 社は": a lone letter is a label only before the full-width space.
			return strings.HasSuffix(line[:m.size], "　")
		}
		return m.spaced || counter == Circled
	case Dot:
		r, _ := utf8.DecodeRuneInString(line[m.size:])
		digit := fold(r) >= '0' && fold(r) <= '9'
		if counter == Latin || counter == Capital {
			return !digit // A. 3. 4 is the number of a clause
		}
		return m.spaced || !digit
	}
	return true
}

func scanBullet(line string, r rune, w int) (mark, bool) {
	gap := spaces(line[w:])
	rest := line[w+gap:]
	next, _ := utf8.DecodeRuneInString(rest)
	if rest == "" || next == r || strings.ContainsRune(spacedBullets, r) && gap == 0 {
		return mark{}, false
	}
	return mark{
		text: line[:w], bullet: fold(r), size: w + gap, spaced: gap > 0,
		readings: []reading{{Bullet, 0}},
	}, true
}

// scanCounter reads the counting part of a label and all ways to understand it.
func scanCounter(s string) (readings []reading, size int, wide bool) {
	if v, n := scanArabic(s); n > 0 {
		return []reading{{Arabic, v}}, n, s[0] >= utf8.RuneSelf
	}
	r, w := utf8.DecodeRuneInString(s)
	if v := circledValue(r); v > 0 {
		return []reading{{Circled, v}}, w, true
	}
	if v, n := scanKanji(s); n > 0 {
		return []reading{{Kanji, v}}, n, true
	}
	if v := gojuonIndex[r]; v > 0 {
		readings = append(readings, reading{Gojuon, v})
	}
	if v := irohaIndex[r]; v > 0 {
		readings = append(readings, reading{Iroha, v})
	}
	if len(readings) > 0 {
		return readings, w, true
	}
	return scanLetters(s)
}

func scanLetters(s string) (readings []reading, size int, wide bool) {
	var word []byte
	for size < len(s) && len(word) < 6 {
		r, w := utf8.DecodeRuneInString(s[size:])
		f := fold(r)
		if f < 'A' || f > 'z' || f > 'Z' && f < 'a' {
			break
		}
		word = append(word, byte(f))
		size += w
	}
	if len(word) == 1 && word[0] >= 'a' {
		readings = append(readings, reading{Latin, int(word[0]-'a') + 1})
	}
	if len(word) == 1 && word[0] <= 'Z' {
		readings = append(readings, reading{Capital, int(word[0]-'A') + 1})
	}
	if i := slices.Index(romanSeries, string(word)); i >= 0 {
		readings = append(readings, reading{Roman, i + 1})
	}
	if len(readings) == 0 {
		return nil, 0, false
	}
	return readings, size, s[0] >= utf8.RuneSelf
}

// scanBranch reads の2の3 behind a label; の before anything but digits is the
// particle, and the label was a citation.
func scanBranch(line string, at int) (Number, int) {
	var branch Number
	for strings.HasPrefix(line[at:], "の") {
		v, n := scanInteger(line[at+len("の"):])
		if n == 0 {
			break
		}
		branch = append(branch, v)
		at += len("の") + n
	}
	if branch != nil && spaces(line[at:]) == 0 {
		return nil, at - branchSize(line[:at], len(branch))
	}
	return branch, at
}

// branchSize is the length of the last n branches of s.
func branchSize(s string, n int) int {
	end := len(s)
	for ; n > 0; n-- {
		end = strings.LastIndex(s[:end], "の")
	}
	return len(s) - end
}

// labelText drops white space inside a label; it copies only when there is some.
func labelText(label, core string) string {
	if len(label) == len(core) || !strings.ContainsAny(label, " 　\t\u00a0") {
		return label
	}
	return strings.Map(dropSpace, label)
}

func dropSpace(r rune) rune {
	if fold(r) == ' ' {
		return -1
	}
	return r
}

// spaces is the length of the white space at the start of s.
func spaces(s string) int {
	n := 0
	for n < len(s) {
		r, w := utf8.DecodeRuneInString(s[n:])
		if fold(r) != ' ' {
			break
		}
		n += w
	}
	return n
}

// format writes the label of place n in a style: the inverse of scanMark.
func (s Style) format(n Number, wide bool) string {
	if s.Counter == Bullet {
		return string(s.Mark)
	}
	text := s.Counter.Format(n.Main())
	switch s.Wrap {
	case Dot:
		text += "."
	case Close:
		text += ")"
	case Both:
		text = "(" + text + ")"
	}
	for _, b := range n[min(1, len(n)):] {
		text += "の" + strconv.Itoa(b)
	}
	if wide {
		return widen(text)
	}
	return text
}
