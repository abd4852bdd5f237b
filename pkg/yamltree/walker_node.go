package yamltree

import "strings"

// node reads what begins at i of the line at hand. key says that a key may stand
// there; after a key's colon on the same line none may.
func (w *walker) node(i int, key bool) {
	switch w.s[i] {
	case '"', '\'':
		end, closed := closeQuote(w.s[:w.end], i)
		if !closed {
			w.quote = i
			w.fill(false)
			return
		}
		w.after(i, end, key)
	case '[', '{':
		w.fill(false)
		w.brackets = append(w.brackets[:0], i)
		w.flow(i + 1)
	case '|', '>':
		w.header(i)
	case '&', '!', '*':
		w.properties(i, key)
	case '@', '`', '%', ']', '}', ',':
		w.slip(false, badStart(i, w.s[i]))
		w.fill(true)
	case '?':
		w.explicit = w.explicit || strings.HasPrefix(w.rest(i), "? ")
		w.text(i, key)
	case '-':
		if !key && w.over(i+1) || strings.HasPrefix(w.rest(i), "- ") {
			w.slip(false, dashAfterColon(i))
			w.fill(true)
			return
		}
		w.text(i, key)
	default:
		w.text(i, key)
	}
}

// fill notes that the innermost key or item has its value; plain says that more
// lines of text may follow.
func (w *walker) fill(plain bool) {
	if n := len(w.levels); n > 0 {
		w.levels[n-1].filled = true
	}
	w.plain = plain
}

// closeQuote is the end of the quoted scalar at i, if it ends within s.
func closeQuote(s string, i int) (end int, ok bool) {
	return closeQuoteFrom(s, i+1, s[i])
}

func closeQuoteFrom(s string, i int, quote byte) (end int, ok bool) {
	for ; i < len(s); i++ {
		switch {
		case s[i] == '\\' && quote == '"':
			i++
		case s[i] != quote:
		case quote == '\'' && i+1 < len(s) && s[i+1] == quote:
			i++
		default:
			return i + 1, true
		}
	}
	return len(s), false
}

// after reads what follows a quoted scalar or brackets, which began at start.
func (w *walker) after(start, end int, key bool) {
	i := skipBlanks(w.s[:w.end], end)
	switch {
	case w.over(end):
		w.fill(false)
	case w.s[i] != ':':
		w.slip(false, textAfter(i, w.end, w.s[end-1]))
		w.fill(false)
	case !key:
		w.slip(false, colonInValue(i))
		w.fill(false)
	case i+1 < w.end && w.s[i+1] != ' ' && w.s[i+1] != '\t':
		w.slip(false, noSpace(i, strings.HasPrefix(w.rest(i+1), wideSpace)))
		w.enter(start, false)
		w.fill(false)
	default:
		w.enter(start, false)
		w.value(i + 1)
	}
}

// value reads what follows the colon of a key that has just been entered.
func (w *walker) value(i int) {
	if w.over(i) {
		w.levels[len(w.levels)-1].filled = false
		w.plain = false
		return
	}
	w.node(skipBlanks(w.s[:w.end], i), false)
}

// header reads the | or > of a text block.
func (w *walker) header(i int) {
	end := i + 1
	for end < w.end && strings.IndexByte("+-0123456789", w.s[end]) >= 0 {
		end++
	}
	w.fill(false)
	if !w.over(end) {
		w.slip(false, textAfterHeader(skipBlanks(w.s[:w.end], end), w.end, w.s[i]))
		return
	}
	w.block, w.body = rootBlock, 0
	if n := len(w.levels); n > 0 {
		w.block = w.levels[n-1].indent
	}
	if n := strings.IndexAny(w.s[i:end], "123456789"); n > 0 {
		w.body = max(w.block, 0) + int(w.s[i+n]-'0')
	}
}

// properties reads anchors and tags, or an alias, and then what they belong to.
func (w *walker) properties(i int, key bool) {
	for i < w.end && strings.IndexByte("&!*", w.s[i]) >= 0 {
		sign, end := w.s[i], i+1
		for end < w.end && strings.IndexByte(" \t,[]{}", w.s[end]) < 0 {
			end++
		}
		switch name := w.s[i+1 : end]; {
		case sign != '!' && !isAnchorName(name):
			w.slip(false, badStart(i, sign))
			w.fill(true)
			return
		case sign == '*':
			w.aliases = append(w.aliases, span{i, end})
			w.fill(true)
			return
		}
		if w.over(end) {
			return
		}
		i = skipBlanks(w.s[:w.end], end)
	}
	if i < w.end {
		w.node(i, key)
	}
}

// isAnchorName reports a name that yaml.v3 takes for an anchor.
func isAnchorName(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i] | 0x20
		if (c < 'a' || c > 'z') && (s[i] < '0' || s[i] > '9') && s[i] != '_' && s[i] != '-' {
			return false
		}
	}
	return s != ""
}

// text reads a plain scalar, which is a key if a colon says so.
func (w *walker) text(i int, key bool) {
	colon := separator(w.rest(i))
	switch {
	case colon == 0 && key && !w.explicit:
		w.slip(false, noKey(i))
	case colon >= 0 && key && w.wideMark(i, colon):
		w.fill(true)
	case colon >= 0 && key:
		w.enter(i, false)
		w.value(i + colon + 1)
	case colon >= 0:
		w.slip(false, colonInValue(i+colon))
		w.fill(true)
	case !key:
		w.fill(true)
	default:
		w.loose(i)
	}
}

// wideMark reports the full-width colon or space that hides in what yaml.v3 takes
// for a key: 「name：{a: 1}」, 「name:　"a: b"」.
func (w *walker) wideMark(i, colon int) bool {
	key := w.s[i : i+colon]
	if n := wordBefore(key, wideColon); n > 0 {
		w.slip(identifier(key) == n, wideColonAt(i+n))
		return true
	}
	if n := wordBefore(key, ":"+wideSpace); n > 0 {
		w.slip(identifier(key) == n, wideSpaceAt(i+n+1))
		return true
	}
	return false
}

// loose reads a plain line without a colon: an item, the value of the key above,
// its continuation, or a key that has lost its colon.
func (w *walker) loose(i int) {
	line, column := w.rest(i), i-w.at
	item := strings.HasPrefix(strings.TrimLeft(w.s[w.at:i], " "), "-")
	atKey, atItem := false, false
	inner := -1
	for _, l := range w.levels {
		inner = max(inner, l.indent)
		if l.indent == column && !item {
			atKey, atItem = atKey || !l.list, atItem || l.list
		}
	}
	continues := w.plain && !item && column > inner
	word := identifier(line)
	wide, half := wordBefore(line, wideColon), wordBefore(line, ":")
	switch {
	case wide > 0 && (atKey || word == wide || !continues && !item):
		w.slip(atKey || word == wide && !item, wideColonAt(i+wide))
	case half > 0 && strings.HasPrefix(line[half+1:], wideSpace) && (atKey || word == half):
		w.slip(true, wideSpaceAt(i+half+1))
	case half > 0 && !continues && (atKey || word == half) && !strings.HasPrefix(line[half:], "://"):
		w.slip(false, noSpace(i+half, false))
	case line[0] == '-' && (atKey || atItem):
		w.slip(false, noSpaceAfterDash(i))
	case atKey:
		w.slip(false, noColon(span{i, w.end}))
	case atItem:
		w.slip(false, noDash(i))
	case !item && column < inner:
		w.slip(false, unaligned(i))
	}
	if column < inner {
		w.close(column)
	}
	w.fill(true)
}

// close ends the levels deeper than the indentation.
func (w *walker) close(indent int) {
	for n := len(w.levels); n > 0 && w.levels[n-1].indent > indent; n-- {
		w.levels = w.levels[:n-1]
	}
}

// looksLikeKey reports a line that would be a key of an open level, had
// not a quote or bracket been left open above.
func (w *walker) looksLikeKey() bool {
	line := strings.TrimLeft(w.rest(w.at), " ")
	indent := w.end - w.at - len(line)
	if n := len(w.levels); n == 0 || indent > w.levels[n-1].indent {
		return false
	}
	line = strings.TrimPrefix(line, "- ")
	n := identifier(line)
	return n > 0 && separator(line) == n
}

func (w *walker) inQuote() {
	if w.looksLikeKey() {
		w.slip(false, unclosedQuote(w.quote))
	}
	end, closed := closeQuoteFrom(w.s[:w.end], w.at, w.s[w.quote])
	if !closed {
		return
	}
	w.quote = -1
	if len(w.brackets) > 0 {
		w.flow(end)
		return
	}
	w.after(end, end, false)
}

func (w *walker) inBrackets() {
	if w.looksLikeKey() {
		w.slip(false, unclosedBracket(w.brackets[0], w.s[w.brackets[0]]))
	}
	w.flow(w.at)
}

// flow reads on from i inside of brackets.
func (w *walker) flow(i int) {
	start := true // may a quote open here?
	var p pairing
	for ; i < w.end; i++ {
		switch c := w.s[i]; {
		case c == ' ' || c == '\t':
			continue
		case c == '#' && (i == w.at || isSpace(w.s[i-1])):
			return
		case (c == '"' || c == '\'') && start:
			end, closed := closeQuote(w.s[:w.end], i)
			if !closed {
				w.quote = i
				return
			}
			i = end - 1
			start = false
		case c == '[' || c == '{':
			w.brackets = append(w.brackets, i)
			start, p = true, pairing{}
		case c == ']' || c == '}':
			if w.shut(i) {
				return
			}
			start, p = false, pairing{}
		default:
			start = c == ',' || c == ':' || c == '?'
			w.pair(&p, i)
		}
	}
}

// pairing is what was read of one 「key: value」 inside of brackets.
type pairing struct {
	colon bool
	wide  span // the last full-width comma of the value
}

// pair notices a second colon in one pair: the comma between two of them is missing, or
// was typed full-width.
func (w *walker) pair(p *pairing, i int) {
	switch rest := w.s[i:w.end]; {
	case rest[0] == ',':
		*p = pairing{}
	case strings.HasPrefix(rest, "、") || strings.HasPrefix(rest, "，"):
		p.wide = span{i, i + len("、")}
	case rest[0] != ':' || len(rest) > 1 && rest[1] != ' ':
	case p.colon && p.wide.end > 0:
		w.slip(false, wideComma(p.wide))
		*p = pairing{colon: true}
	case p.colon:
		key := strings.LastIndexAny(w.s[:i], " \t") + 1
		w.slip(false, noComma(key))
	default:
		p.colon = true
	}
}

// shut reads a closing bracket and reports whether it was the last one.
func (w *walker) shut(i int) bool {
	n := len(w.brackets) - 1
	if open := w.brackets[n]; w.s[open]+2 != w.s[i] {
		w.slip(false, wrongBracket(i, w.s[open]+2))
	}
	first := w.brackets[0]
	w.brackets = w.brackets[:n]
	if n > 0 {
		return false
	}
	w.after(first, i+1, first >= w.at)
	return true
}

// finish reports what is open at the end of the file.
func (w *walker) finish() {
	switch {
	case w.quote >= 0:
		w.slip(false, unclosedQuote(w.quote))
	case len(w.brackets) > 0:
		w.slip(false, unclosedBracket(w.brackets[0], w.s[w.brackets[0]]))
	}
}
