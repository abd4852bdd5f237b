package regulation

import (
	"strings"
	"unicode/utf8"

	"github.com/pms-project/pms/pkg/tree"
)

// deriver finds the paragraphs, items and sub-items in the text of one unit. It
// reads line by line and keeps the open lists on a stack: a label of an open list
// is its next member, a label of a new list opens one below.
type deriver struct {
	dialect *Dialect
	unit    *Node
	carrier tree.Node
	base    int    // offset of text in the carrier
	text    string // the unit's whole text
	counts  bool   // labels open paragraphs even at the start, as in a 附則
	boxes   *int   // boxes opened so far in the document

	stack    []frame
	paraMark Style // how this unit labels its paragraphs, zero until seen
	box      int   // the box that is open, 0 for none
	fresh    bool  // a box opened or closed since the last line

	held   string // a bracket on its own, which may be the caption of a paragraph
	heldAt int
}

// frame is an open list: its style, its last member and that member's number. The
// first frame is the list of paragraphs.
type frame struct {
	style Style
	node  *Node
	last  Number
}

// run reads the whole text. Every line but the rules of a box goes to exactly one
// node, in order, so the text of a node is one stretch of the source.
func (d *deriver) run() {
	for at := 0; at < len(d.text); {
		line, _, _ := strings.Cut(d.text[at:], "\n")
		next := at + len(line) + 1
		line = trimEnd(line)
		if indent := spaces(line); indent < len(line) {
			d.line(at+indent, line[indent:])
		}
		at = next
	}
	d.release()
}

func (d *deriver) line(at int, line string) {
	if d.held != "" && d.captioned(at, line) {
		return
	}
	d.release()
	if d.fence(line) {
		return
	}
	if inside, _, _ := cutBracket(line); squeeze(inside) != "" && isBracketed(line) && utf8.RuneCountInString(line) <= maxCaption {
		d.held, d.heldAt = line, at
		return
	}
	if m, ok := scanMark(line); ok {
		if p, ok := d.place(&m, line); ok {
			d.open(at, line, &m, p)
			return
		}
	}
	d.continues(at, line)
}

// captioned opens the paragraph that the held bracket is the caption of: （経過措置）
// stands over ２ in many a 附則.
func (d *deriver) captioned(at int, line string) bool {
	m, ok := scanMark(line)
	if !ok {
		return false
	}
	p, ok := d.place(&m, line)
	if !ok || p.depth > 0 {
		return false
	}
	caption, _, _ := cutBracket(d.held)
	d.held = ""
	d.open(at, line, &m, p)
	d.stack[0].node.Title = caption
	return true
}

// release gives a held bracket that is no caption to the open node.
func (d *deriver) release() {
	if d.held != "" {
		d.continues(d.heldAt, d.held)
		d.held = ""
	}
}

// fence handles the lines that draw a box: the nodes between them are boxed.
func (d *deriver) fence(line string) bool {
	switch {
	case isRule(line, "┌┏╔") && d.box == 0:
		*d.boxes++
		d.box, d.fresh = *d.boxes, true
		return true
	case isRule(line, "└┗╚") && d.box != 0:
		d.box, d.fresh = 0, !d.fresh // an empty box leaves no trace
		return true
	}
	return false
}

// isRule reports whether a line draws the top or bottom of a box and nothing else.
func isRule(line, corners string) bool {
	first, _ := utf8.DecodeRuneInString(line)
	return strings.ContainsRune(corners, first) && strings.Trim(line, "┌┏╔└┗╚─━═┐┓╗┘┛╝") == ""
}

// continues gives a line without a label to the open node; the first line of a
// unit, and the first behind a rule of a box, make a paragraph without a number.
func (d *deriver) continues(at int, line string) {
	if len(d.stack) == 0 || d.fresh {
		d.bareParagraph(at)
	}
	n := d.stack[len(d.stack)-1].node
	if n.Text == "" {
		n.textAt = uint32(d.base + at)
	}
	n.Text = d.text[int(n.textAt)-d.base : at+len(line)]
}

// bareParagraph opens a paragraph without a label. The first of a unit counts as
// number 1 where the dialect leaves the first paragraph bare.
func (d *deriver) bareParagraph(at int) {
	f := frame{style: d.paraMark, node: d.child(d.unit, LevelParagraph, at)}
	if len(d.stack) > 0 {
		f.last = d.stack[0].last
	} else if d.dialect.FirstBare {
		f.node.Number = Number{1}
		f.last = f.node.Number
	}
	d.stack = append(d.stack[:0], f)
}

// placing is where a label belongs: member value of the list at depth.
type placing struct {
	style Style
	value int
	depth int
}

// place decides whether a label opens a node, and where. It answers false where the
// label is only the start of a sentence.
func (d *deriver) place(m *mark, line string) (placing, bool) {
	for _, r := range m.readings {
		s := Style{r.counter, m.wrap, m.bullet}
		if i := d.frameOf(s); i >= 0 && d.follows(i, r.value, m) && !(m.bullet == 0 && citesRange(line[m.size:])) {
			return placing{s, r.value, i}, true
		}
	}
	if m.bullet == 0 && citesOn(line[m.size:], m.spaced) {
		return placing{}, false
	}
	for _, r := range m.readings {
		s := Style{r.counter, m.wrap, m.bullet}
		if d.opensParagraph(s, r.value) {
			d.paraMark = s
			return placing{s, r.value, 0}, true
		}
	}
	return d.placeList(m)
}

// placeList opens a list below the open node, or takes the label as an irregular
// member of an open one: numbers get skipped and doubled in real rule books.
func (d *deriver) placeList(m *mark) (placing, bool) {
	below := max(len(d.stack), 1)
	readings := d.ordered(m.readings)
	for _, r := range readings {
		s := Style{r.counter, m.wrap, m.bullet}
		if d.frameOf(s) < 0 && (r.value == 1 || r.counter == Bullet) && !d.doubled(m) {
			return placing{s, r.value, below}, true
		}
	}
	for _, r := range readings {
		s := Style{r.counter, m.wrap, m.bullet}
		if i := d.frameOf(s); i >= 0 && d.tolerates(i, r.value, m) {
			return placing{s, r.value, i}, true
		}
	}
	s := Style{readings[0].counter, m.wrap, m.bullet}
	unmistakable := m.spaced && (m.wrap == Both || s.Counter == Circled)
	if d.frameOf(s) < 0 && unmistakable && len(d.stack) > 0 {
		return placing{s, readings[0].value, below}, true
	}
	return placing{}, false
}

// doubled reports whether a kana label repeats the last one of an open list: after イ of
// アイウ another イ is its double, not the first of イロハ.
func (d *deriver) doubled(m *mark) bool {
	for _, r := range m.readings {
		if r.counter != Gojuon && r.counter != Iroha {
			continue
		}
		if i := d.frameOf(Style{r.counter, m.wrap, m.bullet}); i >= 0 && d.stack[i].last.Main() == r.value {
			return true
		}
	}
	return false
}

// ordered puts the readings in the dialect's order of preference.
func (d *deriver) ordered(rs []reading) []reading {
	if len(rs) == 2 && !d.dialect.prefers(rs[0].counter) && d.dialect.prefers(rs[1].counter) {
		return []reading{rs[1], rs[0]}
	}
	return rs
}

// frameOf is the innermost open list of a style, -1 for none.
func (d *deriver) frameOf(s Style) int {
	for i := len(d.stack) - 1; i >= 0; i-- {
		if d.stack[i].style == s {
			return i
		}
	}
	return -1
}

// follows reports whether value is the regular next member of list i.
func (d *deriver) follows(i, value int, m *mark) bool {
	last := d.stack[i].last
	if m.bullet != 0 {
		return true
	}
	if m.branch != nil {
		return value == last.Main() && last.Compare(append(Number{value}, m.branch...)) < 0
	}
	return value == last.Main()+1
}

// tolerates accepts a doubled number, a short gap and a restart. Bare digits are
// trusted less than wrapped ones: "12 月に" may start a line too.
func (d *deriver) tolerates(i, value int, m *mark) bool {
	gap := value - d.stack[i].last.Main()
	if m.wrap == Bare && m.readings[0].counter != Circled {
		return gap >= 0 && gap <= 3
	}
	return gap <= 10
}

// opensParagraph reports whether a label of style s begins the next paragraph of
// the unit though no paragraph so labelled is open.
func (d *deriver) opensParagraph(s Style, value int) bool {
	if s.Counter == Bullet || d.paraMark != (Style{}) && d.paraMark != s {
		return false
	}
	if len(d.stack) == 0 {
		return (d.counts || d.dialect.isParagraph(s)) && value == 1
	}
	if !d.dialect.isParagraph(s) || d.frameOf(s) >= 0 {
		return false
	}
	if !d.dialect.FirstBare {
		return value == 1 && len(d.stack) == 1
	}
	last := d.stack[0].last.Main()
	return value > 1 && value > last && value <= last+2
}

// citesOn reports whether the words behind a label make it a citation at the start
// of a line: (1)の d)を適用する, ①～③のうち.
func citesOn(rest string, spaced bool) bool {
	if citesRange(rest) {
		return true
	}
	return !spaced && hasAnyPrefix(rest, "の", "に", "を", "は", "が", "と", "、", "で", "又", "及")
}

func citesRange(rest string) bool {
	return hasAnyPrefix(rest, "～", "〜", "から", "及び", "又は", "または", "および")
}

func hasAnyPrefix(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// open makes the node of a label that place has accepted.
func (d *deriver) open(at int, line string, m *mark, p placing) {
	if p.depth > 0 && len(d.stack) == 0 {
		d.bareParagraph(at)
	}
	parent := d.unit
	if p.depth > 0 {
		parent = d.stack[p.depth-1].node
	}
	d.stack = d.stack[:p.depth]
	n := d.child(parent, LevelParagraph+Level(p.depth), at+m.size)
	n.Label = m.text
	n.labelAt, n.labelSize = uint32(d.base+at), uint16(min(len(trimEnd(line[:m.size])), 1<<16-1))
	f := frame{style: p.style, node: n}
	if m.bullet == 0 {
		n.Number = append(Number{p.value}, m.branch...)
		f.last = n.Number
	}
	n.Text = line[m.size:]
	d.stack = append(d.stack, f)
}

func (d *deriver) child(parent *Node, level Level, at int) *Node {
	d.fresh = false
	return parent.add(&Node{
		Level: level, Box: d.box, carrier: d.carrier, textAt: uint32(d.base + at),
	})
}

func trimEnd(line string) string { return strings.TrimRight(line, " \t\r　") }
