package regulation

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

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
