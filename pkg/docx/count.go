package docx

import "strings"

// place is where a paragraph stands in a list: instance and level.
type place struct{ num, level int }

// placeOf joins what a paragraph says itself with what its style says.
func (n *numbering) placeOf(own place, styleID string) place {
	p := own
	for id, st := range n.styles.chain(styleID) {
		if p.num == unset && st.num != unset {
			p.num = st.num
			if p.level == unset {
				p.level = n.levelOf(st.num, id)
			}
		}
		if p.level == unset && st.level != unset {
			p.level = st.level
		}
	}
	p.level = max(p.level, 0)
	return p
}

// levelOf is the level that is tied to a style, unset where none is.
func (n *numbering) levelOf(num int, styleID string) int {
	if i, a := n.definition(num); a != nil {
		for k := range levels {
			if i.at(a, k).style == styleID {
				return k
			}
		}
	}
	return unset
}

// at is a level as an instance has it.
func (i *instance) at(a *abstract, k int) level {
	if l, ok := i.levels[k]; ok {
		return l
	}
	return a.levels[k]
}

// next counts a paragraph and returns its label, "" for one without number.
func (n *numbering) next(p place) string {
	i, a := n.definition(p.num)
	if a == nil || !inside(p.level) || p.num <= 0 {
		return ""
	}
	l := i.at(a, p.level)
	if !l.defined {
		return ""
	}
	switch {
	case i.start[p.level] != unset && !i.started[p.level]:
		a.count[p.level] = i.start[p.level]
	case a.active[p.level]:
		a.count[p.level]++
	default:
		a.count[p.level] = n.startOf(i, a, p.level)
	}
	i.started[p.level], a.active[p.level] = true, true
	for k := p.level + 1; k < levels; k++ {
		if r := i.at(a, k).restart; r == unset || r > p.level {
			a.active[k] = false
		}
	}
	if l.format == "bullet" {
		return bullet(l.text)
	}
	return n.label(i, a, l)
}

// startOf is the number with which a level begins again.
func (n *numbering) startOf(i *instance, a *abstract, k int) int {
	if i.start[k] != unset {
		return i.start[k]
	}
	return i.at(a, k).start
}

// label sets the numbers in the text of a level. A level above that has not come yet
// shows its first number, as in Word.
func (n *numbering) label(i *instance, a *abstract, l level) string {
	var b strings.Builder
	for rest := l.text; rest != ""; {
		percent := strings.IndexByte(rest, '%')
		if percent < 0 || percent+1 == len(rest) {
			b.WriteString(rest)
			break
		}
		b.WriteString(rest[:percent])
		k := int(rest[percent+1]) - '1'
		rest = rest[percent+2:]
		if !inside(k) {
			continue
		}
		value, format := a.count[k], i.at(a, k).format
		if !a.active[k] {
			value = n.startOf(i, a, k)
		}
		if l.legal {
			format = "decimal"
		}
		b.WriteString(formatted(format, value))
	}
	return strings.Trim(b.String(), " \t　")
}

// bullet is the sign of an unnumbered item. Most are taken from symbol fonts, nearly
// always Wingdings, and mean nothing outside them.
func bullet(text string) string {
	if text == "" {
		return ""
	}
	if r := []rune(text)[0]; r >= 0xf000 && r <= 0xf0ff {
		text = symbols["wingdings"][int(r)&0xff]
	}
	if text != "" && strings.Contains("・●■○◆◇□▪•※", text) {
		return text
	}
	return "・"
}
