package yamltree

import (
	"strings"

	"github.com/pms-project/pms/pkg/diag"
)

// walker reads a source that yaml.v3 has refused, line by line, for the slips that
// people make. It is no second YAML parser: it knows indentation, keys, list
// marks, quotes, brackets and text blocks, enough to say where the first of them
// does not fit, and it never sees a file that parses.
type walker struct {
	s      string
	at     int // the line at hand: its first byte,
	end    int // the byte after its last, less CR and LF,
	next   int // and the first byte of the next line
	levels []level
	slips  []slip

	block     int // the indentation of what holds the text block at hand, or -1
	body      int // the indentation of its text, 0 before its first line
	plain     bool
	seen      bool // some content has been met
	quote     int  // offset of the quote that is open at the end of the line, or -1
	brackets  []int
	aliases   []span
	explicit  bool // a key was written with ?
	documents bool // a second document was reported
	conflict  bool // between the marks of a conflict
}

// level is one map or list that is open at the line at hand.
type level struct {
	indent int
	list   bool
	filled bool // the last key or item has its value
}

// slip is a suspected cause. A sure one is wrong in any file; the others are the
// cause only if nothing before them is.
type slip struct {
	finding
	sure bool
}

func walk(text source) *walker {
	w := &walker{s: text.s, next: text.start, block: -1, quote: -1}
	for w.next < len(w.s) {
		w.at = w.next
		w.end, w.next = lineEnd(w.s, w.at)
		w.line()
	}
	w.finish()
	return w
}

func (w *walker) slip(sure bool, f finding) {
	if f.rule == "" {
		f.rule = ruleSyntax
	}
	w.slips = append(w.slips, slip{f, sure})
}

// rest is what remains of the line at hand from i on.
func (w *walker) rest(i int) string { return w.s[i:w.end] }

// over reports that nothing but a comment stands from i on.
func (w *walker) over(i int) bool {
	j := skipBlanks(w.s[:w.end], i)
	return j == w.end || w.s[j] == '#' && (j > i || i == w.at)
}

func (w *walker) line() {
	if mark := w.rest(w.at); isConflict(mark) {
		if !w.conflict { // its other marks need no finding of their own
			w.slip(true, conflict(span{w.at, w.end}))
		}
		w.conflict = !strings.HasPrefix(mark, ">")
		return
	}
	if w.inBlock() {
		return
	}
	switch {
	case w.quote >= 0:
		w.inQuote()
	case len(w.brackets) > 0:
		w.inBrackets()
	default:
		w.content()
	}
}

// isConflict recognises the marks that Git leaves at the head of lines.
func isConflict(line string) bool {
	for _, mark := range []string{"<<<<<<<", "=======", ">>>>>>>", "|||||||"} {
		if rest, ok := strings.CutPrefix(line, mark); ok && (rest == "" || rest[0] == ' ') {
			return true
		}
	}
	return false
}

// inBlock reports whether the line belongs to a text block, which it ends if not.
func (w *walker) inBlock() bool {
	if w.block < 0 && w.block != rootBlock {
		return false
	}
	indent := len(w.rest(w.at)) - len(strings.TrimLeft(w.rest(w.at), " "))
	i := w.at + indent
	switch blank := skipBlanks(w.s[:w.end], i) == w.end; {
	case blank:
		return true
	case w.body == 0 && indent > max(w.block, 0):
		w.body = indent
		return true
	case w.body > 0 && indent >= w.body:
		return true
	}
	ended := w.block
	w.block = -1
	if w.looksLikeText(indent, i) {
		w.slip(false, finding{
			at:      span{i, w.end},
			message: diag.T("上の「|」から続く文章のように見えますが、字下げが足りません。", "This looks like more of the text block above, but it is not indented."),
			hint:    diag.T("文章の行は、キーより深く半角空白で字下げしてください（キーの位置は %d 桁目）。", "Indent the lines of the text deeper than their key (which is at column %d).", max(ended, 0)+1),
		})
		w.block = ended
		return true
	}
	return false
}

// rootBlock is the indentation of a text block that is the whole document.
const rootBlock = -2

// looksLikeText reports a line that can be neither key, item nor comment.
func (w *walker) looksLikeText(indent, i int) bool {
	line := w.rest(i)
	if line[0] == '-' || line[0] == '#' || line[0] == '\t' || strings.HasPrefix(line, "...") || strings.HasPrefix(line, wideSpace) {
		return false
	}
	return separator(line) < 0 && wordBefore(line, wideColon) == 0 && wordBefore(line, ":") == 0
}

// separator is the offset of the colon that ends the key a line begins with: the
// first one before a blank or the end of the line; -1 if there is none.
func separator(line string) int {
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case ':':
			if i+1 == len(line) || line[i+1] == ' ' || line[i+1] == '\t' {
				return i
			}
		case '#':
			if i > 0 && (line[i-1] == ' ' || line[i-1] == '\t') {
				return -1
			}
		}
	}
	return -1
}

// content reads a line that begins outside of quotes, brackets and text blocks.
func (w *walker) content() {
	i, ok := w.indentation()
	if !ok {
		return
	}
	if i == w.at && w.mark() {
		return
	}
	w.seen = true
	tabbed := false
	for w.s[i] == '-' {
		after := w.rest(i + 1)
		if strings.HasPrefix(after, wideSpace) {
			w.slip(true, wideSpaceAt(i+1))
			return
		}
		if after != "" && after[0] != ' ' && after[0] != '\t' {
			break
		}
		w.enter(i, true)
		if w.over(i + 1) {
			return
		}
		j := skipBlanks(w.s, i+1)
		if k := strings.IndexByte(w.s[i:j], '\t'); k >= 0 && !tabbed {
			tabbed = true
			if w.keyAhead(j) {
				w.slip(true, tabAt(i+k))
			}
		}
		i = j
	}
	w.node(i, true)
}

// keyAhead reports whether a map or list begins at i.
func (w *walker) keyAhead(i int) bool {
	return separator(w.rest(i)) >= 0 || strings.HasPrefix(w.rest(i), "- ")
}

// indentation passes the blanks at the head of the line, tabs and full-width
// spaces among them. ok is false for a line without content.
func (w *walker) indentation() (i int, ok bool) {
	i = w.at
	for i < w.end && w.s[i] == ' ' {
		i++
	}
	if w.over(i) {
		n := len(w.levels)
		if strings.HasPrefix(w.rest(i), "\t") && (!w.plain || n > 0 && i-w.at <= w.levels[n-1].indent) {
			w.slip(false, tabAt(i)) // yaml.v3 refuses it on a blank line too
		}
		return i, false
	}
	tab, wide := -1, -1
	for i < w.end {
		switch {
		case w.s[i] == ' ':
			i++
		case w.s[i] == '\t':
			if tab < 0 {
				tab = i
			}
			i++
		case strings.HasPrefix(w.s[i:], wideSpace):
			if wide < 0 {
				wide = i
			}
			i += len(wideSpace)
		default:
			if tab >= 0 {
				w.slip(true, tabAt(tab))
			}
			if wide >= 0 {
				w.slip(true, wideSpaceAt(wide))
			}
			if tab >= 0 || wide >= 0 {
				w.lost(i)
				return i, false
			}
			return i, true
		}
	}
	return i, false
}

// lost tries to follow a line whose indentation is unknown: what it opens is
// remembered, so that the lines below are not taken for something else.
func (w *walker) lost(i int) {
	line := w.rest(i)
	if k := separator(line); k >= 0 {
		v := skipBlanks(w.s[:w.end], i+k+1)
		if v < w.end && (w.s[v] == '|' || w.s[v] == '>') {
			w.block, w.body = i-w.at, 0
		}
	}
	if n := len(w.levels); n > 0 {
		w.levels[n-1].filled = false
	}
}

// mark reads the lines that stand between documents.
func (w *walker) mark() bool {
	line := w.rest(w.at)
	switch {
	case strings.HasPrefix(line, "%") && !w.seen:
		f := indirect('%', span{w.at, w.end})
		f.hint = diag.T("この行を消してください。", "Delete the line.")
		w.slip(true, f)
		return true
	case line == "---" || strings.HasPrefix(line, "--- "):
		if w.seen && !w.documents {
			w.slip(true, secondDocument(w.at))
			w.documents = true
		}
		w.seen = true
	case line == "..." || strings.HasPrefix(line, "... "):
	default:
		return false
	}
	w.levels, w.plain = nil, false
	return true
}

// enter notes that a key or an item (list) begins at i and checks that its
// indentation fits.
func (w *walker) enter(i int, list bool) {
	indent := i - w.at
	popped := false
	for n := len(w.levels); n > 0 && w.levels[n-1].indent > indent; n-- {
		w.levels = w.levels[:n-1]
		popped = true
	}
	n := len(w.levels)
	if n >= 2 && !list && w.levels[n-1].list && w.levels[n-2].indent == indent {
		n-- // the list stood at the indentation of its own key
		w.levels = w.levels[:n]
	}
	if n == 0 {
		if popped {
			w.slip(false, unaligned(i))
		}
		w.levels = append(w.levels, level{indent: indent, list: list})
		w.plain = false
		return
	}
	top := &w.levels[n-1]
	switch {
	case top.indent == indent && top.list == list:
		top.filled = false
	case top.indent == indent && list && !top.filled:
		top.filled = true
		w.levels = append(w.levels, level{indent: indent, list: true})
	case top.indent == indent:
		w.slip(false, mixed(i, list))
		*top = level{indent: indent, list: list}
	default:
		if popped {
			w.slip(false, unaligned(i))
		} else if top.filled {
			w.slip(false, tooDeep(i, w.plain))
		}
		top.filled = true
		w.levels = append(w.levels, level{indent: indent, list: list})
	}
	w.plain = false
}
