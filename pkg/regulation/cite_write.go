package regulation

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// PathTo is the absolute path to a node from its unit down, as a citation within its
// document writes it; nil for a node that has no number to be cited by.
func PathTo(n *Node) []Step {
	var path []Step
	for m := n; m != nil; m = m.Parent {
		switch {
		case m.Level.IsUnit() || m.Level.IsGroup():
			if m.Number == nil {
				return nil
			}
			return append([]Step{unitStep(m)}, path...)
		case m.Level < LevelParagraph || m.Number == nil && m.Level > LevelParagraph:
			return nil
		case m.Level == LevelParagraph && (m.Number == nil || m != n && m.alone()):
			continue // the items of an only paragraph are cited without it
		}
		path = append([]Step{m.step()}, path...)
	}
	return nil
}

// alone reports whether a paragraph is the only one of its unit.
func (n *Node) alone() bool { return n.Parent != nil && len(provisionsOf(n.Parent)) == 1 }

func unitStep(n *Node) Step {
	s := Step{Level: n.Level, Number: n.Number}
	if n.Level == LevelClause && n.Label != "" && n.Label[0] >= 'A' && n.Label[0] <= 'Z' {
		s.Style.Mark = rune(n.Label[0])
	}
	return s
}

// step is the last step of a path to a provision: 第2項, 第3号, and the label itself for
// what is deeper or stands in a clause.
func (n *Node) step() Step {
	if n.Level <= LevelItem && !n.inClause() {
		return Step{Level: n.Level, Number: n.Number}
	}
	return n.labelStep()
}

// labelStep names a provision by its label: ③, a), イ.
func (n *Node) labelStep() Step {
	s := Step{Number: n.Number}
	if m, ok := scanMark(n.Label + "　文"); ok {
		s.Style = Style{m.readings[0].counter, m.wrap, m.bullet}
		for _, r := range n.Label {
			if kana(r) != 0 { // イ is イ, whichever place it has in its series
				s.Kana, s.Number, s.Style.Counter = r, Number{gojuonIndex[r]}, Gojuon
			}
		}
	}
	return s
}

// Towards is a path of the same form as another that leads to a node: each step goes to
// the node's own provision of that level. Relative steps stay. ok is false where the form
// does not fit.
func Towards(path []Step, n *Node) (out []Step, ok bool) {
	out = slices.Clone(path)
	at := n
	for i := len(path) - 1; i >= 0; i-- {
		s := path[i]
		if s.Rel != Absolute {
			return out, i == 0
		}
		at = at.bearing(s)
		if at == nil || i == len(path)-1 && at != n {
			return nil, false
		}
		step := Step{Level: s.Level, Number: at.Number}
		switch {
		case at.Level < LevelParagraph:
			step = unitStep(at)
			step.Style.Mark = s.Style.Mark
		case s.Level == 0:
			step = at.labelStep()
			step.Style.Wrap = s.Style.Wrap
		}
		out[i] = step
		at = at.Parent
	}
	return out, true
}

// bearing is n or the node above it that a step of that kind can name.
func (n *Node) bearing(s Step) *Node {
	for ; n != nil; n = n.Parent {
		switch {
		case s.Level != 0:
			if n.Level == s.Level && n.Number != nil {
				return n
			}
		case n.Level >= LevelParagraph && n.Label != "" && n.Number != nil:
			if step := n.labelStep(); s.Kana != 0 && step.Kana != 0 || styleOf(n).Counter == s.Style.Counter {
				return n
			}
		}
	}
	return nil
}

// styleOf is the style of a provision's own label.
func styleOf(n *Node) Style {
	if m, ok := scanMark(n.Label + "　文"); ok {
		return Style{m.readings[0].counter, m.wrap, m.bullet}
	}
	return Style{}
}

// Hand is how a citation is written: the digits and whether 第 stands before them.
type Hand struct {
	Kanji, Wide bool // 第十条, 第１０条; else 第10条
	Short       bool // 38条7項
}

// HandOf is the hand of a citation, and of its dialect where it has no digits.
func HandOf(written string, d *Dialect) Hand {
	for i, r := range written {
		switch {
		case r >= '０' && r <= '９':
			return Hand{Wide: true}
		case isDigit(r):
			return Hand{Short: !strings.Contains(written[:i], "第") && strings.ContainsAny(written, "条項号")}
		case strings.ContainsRune("一二三四五六七八九十", r):
			return Hand{Kanji: true}
		}
	}
	return Hand{Kanji: d != nil && d.Number == Kanji, Wide: d != nil && d.Wide}
}

func (h Hand) digits(n int) string {
	switch {
	case h.Kanji:
		return formatKanji(n)
	case h.Wide:
		return widen(strconv.Itoa(n))
	}
	return strconv.Itoa(n)
}

// Write is a path as a citation in that hand: 第10条の2第1項, 前項, A.3.4.2(1)a).
func (h Hand) Write(path []Step) string {
	var b strings.Builder
	for _, s := range path {
		b.WriteString(h.step(s))
	}
	return b.String()
}

func (h Hand) step(s Step) string {
	word, ok := levelWords[s.Level]
	if !ok || s.Rel != Absolute {
		return describe(s)
	}
	first := "第"
	if h.Short {
		first = ""
	}
	text := first + h.digits(s.Number.Main()) + word
	for _, b := range s.Number[min(1, len(s.Number)):] {
		text += "の" + h.digits(b)
	}
	return text
}

// Renumber is a citation as written, with other numbers in the same places; everything
// between them stays as it is typed. elided steps at the start of the paths are not
// written, but taken from the citation before. ok is false where the forms differ.
func (c *Citation) Renumber(written string, elided int, path, through []Step) (string, bool) {
	body, gloss := c.cutGloss(written)
	old := slots(c.Path, elided)
	now := slots(path, elided)
	if c.Through != nil {
		shared := 0 // the far end does not repeat what it has in common
		was := slots(c.Through, 0)
		for shared < len(c.Through) && countSlots(body) < len(old)+len(was) {
			shared++
			was = slots(c.Through, shared)
		}
		if !samePrefix(path, through, shared) {
			return "", false
		}
		old, now = append(old, was...), append(now, slots(through, shared)...)
	}
	if len(path) != len(c.Path) || len(old) != len(now) || !sameForm(c.Path, path) || !sameForm(c.Through, through) {
		return "", false
	}
	out, ok := replaceNumbers(body, old, now)
	return out + gloss, ok
}

// rangeWords stand between the two ends of a range, the longer first.
var rangeWords = []string{"から", "ないし", "乃至", "～", "〜", "~"}

// nearEnd is what a range says of its first end, and the word behind it; all of the body
// where it is no range.
func (c *Citation) nearEnd(body string) (near, word string) {
	if c.Through == nil {
		return body, ""
	}
	at := -1
	for _, w := range rangeWords {
		if i := strings.LastIndex(body, w); i > at {
			at, word = i, w
		}
	}
	if at < 0 {
		return body, ""
	}
	return body[:at], word
}

// Elided is how many steps of the path the citation leaves to the one before it in a
// list: 1 for the second of 第5条第1項及び第3項.
func (c *Citation) Elided(written string) int {
	body, _ := c.cutGloss(written)
	near, _ := c.nearEnd(body)
	found := numbersIn(near)
	for e := range c.Path {
		if c.Path[e].Rel != Absolute && !strings.ContainsAny(near, "前次同本こ各以左") {
			continue
		}
		if window(found, slots(c.Path, e)) >= 0 {
			return e
		}
	}
	return 0
}

// Rewrite is a citation with other paths, in its own hand: the name of a document before
// it, its part (ただし書) and its gloss stay. lead is written before the path in place of
// what stood there.
func (c *Citation) Rewrite(written, lead string, elided int, path, through []Step, d *Dialect) string {
	body, gloss := c.cutGloss(written)
	hand := HandOf(body[min(len(lead), len(body)):], d)
	text := lead + hand.Write(path[min(elided, len(path)):])
	if through != nil {
		_, word := c.nearEnd(body)
		shared := 0
		for shared < min(len(path), len(through))-1 && samePrefix(path, through, shared+1) {
			shared++
		}
		text += word + hand.Write(through[shared:])
		if word == "から" {
			text += "まで"
		}
	}
	return text + c.partOf(body) + gloss
}

// partOf is the word for a part behind the path, as written.
func (c *Citation) partOf(body string) string {
	for _, w := range partWords {
		if w.part != c.Part {
			continue
		}
		if i := strings.LastIndex(body, w.written); i >= 0 {
			return body[i:]
		}
	}
	return ""
}

// Lead is what a citation has in front of its path: the name of a document, 以下の. ok is
// false where the path is not all that follows, as in 「③電子申請」.
func (c *Citation) Lead(written string, d *Dialect) (lead string, ok bool) {
	body, _ := c.cutGloss(written)
	want := len(c.Path) - c.Elided(written)
	for i := range body {
		for _, found := range Citations(body[i:], d) {
			if found.From == 0 && found.Document == "" && found.Where == Anywhere && len(found.Path) == want {
				return body[:i], !strings.Contains(body[i:], "「") && (found.To == len(body)-i || c.Through != nil)
			}
			break
		}
	}
	return "", false
}

// cutGloss divides a citation from the caption in brackets behind it.
func (c *Citation) cutGloss(written string) (body, gloss string) {
	if c.Gloss != "" {
		if i := strings.LastIndex(written, c.Gloss); i > 0 {
			_, w := utf8.DecodeLastRuneInString(written[:i])
			return written[:i-w], written[i-w:]
		}
	}
	return written, ""
}

// slot is a number in a citation and the series it counts in.
type slot struct {
	value   int
	counter Counter
}

func slots(path []Step, elided int) []slot {
	var out []slot
	for _, s := range path[min(elided, len(path)):] {
		if s.Rel != Absolute {
			continue
		}
		counter := s.Style.Counter
		if s.Level != 0 {
			counter = 0
		}
		if s.Level == 0 && s.Kana != 0 {
			out = append(out, slot{int(s.Kana), Gojuon})
			continue
		}
		for _, v := range s.Number {
			out = append(out, slot{v, counter})
		}
	}
	return out
}

func sameForm(a, b []Step) bool {
	return slices.EqualFunc(a, b, func(x, y Step) bool {
		return x.Level == y.Level && x.Rel == y.Rel && len(x.Number) == len(y.Number) && x.Style.Counter == y.Style.Counter
	})
}

func samePrefix(a, b []Step, n int) bool {
	for i := range min(n, len(a), len(b)) {
		if !a[i].Number.Equal(b[i].Number) || a[i].Rel != b[i].Rel || a[i].Level != b[i].Level {
			return false
		}
	}
	return true
}

// number is a number found in the words of a citation.
type number struct{ from, to, value int }

// numbersIn are the numbers of a citation, whatever they count in.
func numbersIn(s string) []number {
	var out []number
	for i := 0; i < len(s); {
		r, w := utf8.DecodeRuneInString(s[i:])
		if v, n := scanInteger(s[i:]); n > 0 {
			out = append(out, number{i, i + n, v})
			i += n
			continue
		}
		switch f := fold(r); {
		case circledValue(r) > 0:
			out = append(out, number{i, i + w, circledValue(r)})
		case kana(r) != 0:
			out = append(out, number{i, i + w, int(r)})
		case f >= 'a' && f <= 'z':
			out = append(out, number{i, i + w, int(f-'a') + 1})
		}
		i += w
	}
	return out
}

func countSlots(s string) int { return len(numbersIn(s)) }

// window is where the numbers of a path stand among those of a text: the last place, for
// the name of a document comes first; -1 where they do not.
func window(found []number, path []slot) int {
	for k := len(found) - len(path); k >= 0; k-- {
		if slices.EqualFunc(found[k:k+len(path)], path, func(n number, s slot) bool { return n.value == s.value }) {
			return k
		}
	}
	return -1
}

// replaceNumbers puts new numbers in the place of the old ones.
func replaceNumbers(s string, old, now []slot) (string, bool) {
	found := numbersIn(s)
	at := window(found, old)
	if at < 0 {
		return "", false
	}
	for i := len(old) - 1; i >= 0; i-- {
		if n := found[at+i]; old[i].value != now[i].value {
			s = s[:n.from] + now[i].write(s[n.from:n.to]) + s[n.to:]
		}
	}
	return s, true
}

// write puts a number into the hand of another.
func (n slot) write(like string) string {
	r, _ := utf8.DecodeRuneInString(like)
	switch {
	case kana(r) != 0:
		return string(rune(n.value))
	case n.counter != 0 && n.counter != Arabic && n.counter != Kanji:
		return n.counter.Format(n.value)
	}
	return HandOf(like, nil).digits(n.value)
}

// Relabel is a provision's label with another number, in the hand of the old one; ok is
// false for a bullet and past the end of a series.
func (n *Node) Relabel(main int) (label string, ok bool) {
	m, ok := scanMark(n.Label + "　文")
	found := numbersIn(n.Label)
	if !ok || len(found) == 0 || m.bullet != 0 || n.Number == nil {
		return "", false
	}
	i := slices.IndexFunc(m.readings, func(r reading) bool { return r.value == n.Number.Main() })
	if i < 0 || m.readings[i].counter == Roman {
		return "", false
	}
	was := n.Label[found[0].from:found[0].to]
	text := m.readings[i].counter.Format(main)
	switch counter := m.readings[i].counter; {
	case counter == Arabic || counter == Kanji:
		text = HandOf(was, nil).digits(main)
	case strings.ContainsAny(text, "0123456789"):
		return "", false
	case m.wide && (counter == Latin || counter == Capital):
		text = widen(text)
	}
	return n.Label[:found[0].from] + text + n.Label[found[0].to:], true
}
