package regulation

// Heading is what a line of plain text may open, for those who prepare text for
// [Parse].
type Heading struct {
	Level  Level  // zero for a 附則 or 別表
	Label  string // without white space; 附則 with its bracket
	Number Number
	Rest   string // title, caption or text behind the label
}

// ScanHeading reads the heading that a line, without white space at its ends, may
// open in a dialect. Whether it fits where it stands is for [Parse] to judge.
func ScanHeading(line string, d *Dialect) (Heading, bool) {
	h := scanHeading(line, d)
	if h.kind == noHeading {
		return Heading{}, false
	}
	return Heading{Level: h.level, Label: h.label, Number: h.number, Rest: line[h.rest:]}, true
}

// LineLabel is a label at the start of a line, such as ２, (1), ア) or ・.
type LineLabel struct {
	Text   string
	Style  Style
	Value  int  // place in its series, 0 for a bullet
	Size   int  // bytes of the line up to the text behind it
	Spaced bool // white space follows the label
}

// ScanLabel reads the label at the start of a line. It is false for a line that
// begins with a citation, as in (1)の場合.
func ScanLabel(line string) (LineLabel, bool) {
	m, ok := scanMark(line)
	if !ok || m.bullet == 0 && citesOn(line[m.size:], m.spaced) {
		return LineLabel{}, false
	}
	r := m.readings[0]
	return LineLabel{
		Text: m.text, Style: Style{r.counter, m.wrap, m.bullet}, Value: r.value, Size: m.size, Spaced: m.spaced,
	}, true
}
