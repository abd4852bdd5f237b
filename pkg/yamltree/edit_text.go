package yamltree

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pms-project/pms/pkg/tree"
)

// changed is a scalar's text with all spans replaced; ok is false where they overlap.
func (c *textChange) changed(text string) (string, bool) {
	slices.SortStableFunc(c.spans, func(a, b textSpan) int { return cmp.Compare(a.from, b.from) })
	var b strings.Builder
	at := 0
	for _, s := range c.spans {
		if s.from < at {
			return "", false
		}
		b.WriteString(text[at:s.from] + s.text)
		at = s.to
	}
	return b.String() + text[at:], true
}

// textSplices are the bytes to replace for a changed scalar.
func (e *Editor) textSplices(n tree.Node, c *textChange) ([]Splice, bool) {
	start, end := n.Offsets()
	if c.value != nil {
		return e.wholeScalar(n, c.value), len(c.spans) == 0
	}
	text, ok := c.changed(n.Text())
	if !ok || n.Style() == tree.Folded {
		return nil, false // a folded block does not say which break is whose
	}
	if n.Style() == tree.Literal {
		return e.literalSplices(n, c.spans)
	}
	raw := make([]Splice, 0, len(c.spans))
	for _, s := range c.spans {
		from, ok1 := n.SourceOffset(s.from)
		to, ok2 := n.SourceOffset(s.to)
		if !ok1 || !ok2 {
			return []Splice{{start, end, e.inStyle(n, text)}}, true
		}
		raw = append(raw, Splice{from, to, s.text})
	}
	written, err := Apply(e.t.Source()[start:end], shifted(raw, -start))
	if err != nil || written != e.inStyle(n, text) {
		return []Splice{{start, end, e.inStyle(n, text)}}, true
	}
	return raw, true
}

func shifted(splices []Splice, by int) []Splice {
	out := slices.Clone(splices)
	for i := range out {
		out[i].Start += by
		out[i].End += by
	}
	return out
}

// inStyle writes a string in the style of a scalar that is not a block, in double
// quotes where that style cannot hold it.
func (e *Editor) inStyle(n tree.Node, text string) string {
	switch n.Style() {
	case tree.SingleQuoted:
		if plain := "あ" + strings.ReplaceAll(text, "'", "") + "あ"; isPlain(strings.NewReplacer(":", "", "#", "").Replace(plain)) {
			return "'" + strings.ReplaceAll(text, "'", "''") + "'"
		}
	case tree.Plain:
		if beginsWithNumber(text) {
			return text
		}
		return scalarText(text, e.inFlow(n))
	}
	return quote(text)
}

// beginsWithNumber reports a text such as 23の2, which the emitter would quote though no
// reader takes it for a number.
func beginsWithNumber(text string) bool {
	rest := strings.TrimLeft(text, "0123456789")
	if rest == "" || rest == text || !isPlain(rest) || strings.ContainsAny(rest, ",:#?") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return r >= utf8.RuneSelf
}

// wholeScalar writes another value in place of a scalar.
func (e *Editor) wholeScalar(n tree.Node, value any) []Splice {
	start, end := n.Offsets()
	text, isText := value.(string)
	if !isText {
		return []Splice{{start, end, pad(e, start, end) + inline(value, e.inFlow(n))}}
	}
	block := n.Style() == tree.Literal || n.Style() == tree.Folded
	if mark, ok := literal(text); ok && block {
		body := &emitter{}
		body.block(0, text)
		return []Splice{{start, end, e.endsAs(start, end, mark+e.eol+e.indented(body.String(), e.blockIndent(n)))}}
	}
	if block {
		return []Splice{{start, end, e.endsAs(start, end, quote(text)+e.eol)}}
	}
	if n.Kind() == tree.String {
		return []Splice{{start, end, pad(e, start, end) + e.inStyle(n, text)}}
	}
	return []Splice{{start, end, pad(e, start, end) + scalarText(text, e.inFlow(n))}}
}

// pad is the space behind a colon or dash that has no value yet.
func pad(e *Editor, start, end int) string {
	if start == end && start > 0 && !isSpace(e.t.Source()[start-1]) {
		return " "
	}
	return ""
}

// endsAs ends a text with a line end only if the bytes it replaces do.
func (e *Editor) endsAs(start, end int, text string) string {
	if end > start && e.t.Source()[end-1] == '\n' {
		return text
	}
	return strings.TrimSuffix(text, e.eol)
}

// blockIndent is the indentation of the text of a block.
func (e *Editor) blockIndent(n tree.Node) string {
	src := e.t.Source()
	start, end := n.Offsets()
	_, at := lineEnd(src, start)
	for at < end {
		stop, next := lineEnd(src, at)
		line := src[at:stop]
		if text := strings.TrimLeft(line, " "); text != "" {
			first := n.Text()[:max(0, strings.IndexByte(n.Text()+"\n", '\n'))]
			return line[:max(0, min(len(line)-len(text), len(line)-len(first)))]
		}
		at = next
	}
	return strings.Repeat(" ", e.column(n)+2)
}

// column is the indentation of the line that a node begins in.
func (e *Editor) column(n tree.Node) int {
	src := e.t.Source()
	start, _ := n.Offsets()
	line := strings.TrimPrefix(src[lineStart(src, start):start], bom)
	return len(line) - len(strings.TrimLeft(line, " "))
}

func lineStart(s string, i int) int { return strings.LastIndexByte(s[:i], '\n') + 1 }

// literalSplices replace parts of a literal block. A line break that is put in gets the
// indentation of the block behind it, but for the break that ends the block.
func (e *Editor) literalSplices(n tree.Node, spans []textSpan) ([]Splice, bool) {
	indent := e.blockIndent(n)
	text := n.Text()
	var out []Splice
	for _, s := range spans {
		from, ok1 := n.SourceOffset(s.from)
		to, ok2 := n.SourceOffset(s.to)
		if !ok1 || !ok2 {
			return nil, false
		}
		written := e.indented(s.text, indent)
		if s.text != "" && !e.lineBegins(s.from, text) {
			written = strings.TrimPrefix(written, indent) // the line goes on
		}
		if s.from < len(text) && e.lineBegins(s.from, text) {
			written = strings.TrimPrefix(written, indent) // it stands there already
		}
		if strings.HasSuffix(s.text, "\n") && s.to < len(text) {
			written += indent // for what follows
		}
		if s.to == len(text) && s.from < s.to && e.lineBegins(s.from, text) && s.text == "" {
			from -= len(indent) // the last line goes with its indentation
		}
		out = append(out, Splice{from, to, written})
	}
	return out, true
}

// lineBegins reports whether a line of the text begins at byte i.
func (e *Editor) lineBegins(i int, text string) bool { return i == 0 || text[i-1] == '\n' }

// indented puts an indentation before every line that holds something and ends the
// lines as the file does.
func (e *Editor) indented(text, indent string) string {
	var b strings.Builder
	for line := range strings.SplitAfterSeq(text, "\n") {
		body, ended := strings.CutSuffix(line, "\n")
		if body != "" {
			b.WriteString(indent + body)
		}
		if ended {
			b.WriteString(e.eol)
		}
	}
	return b.String()
}

// inFlow reports whether a node stands inside of brackets.
func (e *Editor) inFlow(n tree.Node) bool {
	for at := e.t.Root(); at.Exists() && at != n; {
		if at.Style() == tree.Flow {
			return true
		}
		at = childHolding(at, n)
	}
	return false
}

// childHolding is the key, value or item of a map or list that n is, or lies in.
func childHolding(parent, n tree.Node) tree.Node {
	for k, v := range parent.Fields() {
		if k == n || v.Contains(n) {
			if k == n {
				return k
			}
			return v
		}
	}
	for _, v := range parent.Items() {
		if v.Contains(n) {
			return v
		}
	}
	return tree.Node{}
}
