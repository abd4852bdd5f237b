package regulation

import (
	"slices"
	"strconv"
	"strings"
)

// Dialect is one way in which rule books number and set their provisions. The
// same table prints a tree and reads a text. Dialects are shared and immutable.
type Dialect struct {
	// Name is the identifier in YAML: company, jis, national, custom.
	Name string

	// Unit is the level of a heading that carries text: LevelArticle (第1条) or
	// LevelClause (A.3.4.2.5).
	Unit Level

	// Number and Wide write the numbers of articles and groups: 第1条 or 第一条.
	Number Counter
	Wide   bool

	// Prefix stands before the number of a clause: A. in A.3.4.
	Prefix string

	// CaptionAbove sets （目的） on a line of its own over 第1条.
	CaptionAbove bool

	// FirstBare leaves the first paragraph without a number, as laws do.
	FirstBare bool

	// Labels are the styles of paragraph, item, subitem1 and so on.
	Labels []LabelStyle
}

// LabelStyle is the look of the labels of one level: a style, its width, and what
// stands between label and text.
type LabelStyle struct {
	Style
	Wide bool
	Gap  string
}

// Company is the dialect of most company rules and of local governments in
// horizontal writing: 第1条, ２, (1), ア, (ア), a, (a).
func Company() *Dialect { return companyDialect }

// JIS is the dialect of manuals that follow a standard: A.3.4.2.5, (1), ①, ア), a), 1).
func JIS() *Dialect { return jisDialect }

// National is the dialect of the laws of the country: 第一条, ２, 一, イ, （１）, （ｉ）.
func National() *Dialect { return nationalDialect }

// DialectNamed is the dialect of a name written in YAML; false for any other. The
// custom dialect starts as the company's and takes its labels from the document.
func DialectNamed(name string) (*Dialect, bool) {
	for _, d := range []*Dialect{companyDialect, jisDialect, nationalDialect, customDialect} {
		if d.Name == name {
			return d, true
		}
	}
	return nil, false
}

var companyDialect = &Dialect{
	Name: "company", Unit: LevelArticle, Number: Arabic, FirstBare: true, CaptionAbove: true,
	Labels: []LabelStyle{
		{Style{Counter: Arabic}, true, "　"},
		{Style{Counter: Arabic, Wrap: Both}, false, "　"},
		{Style{Counter: Gojuon}, true, "　"},
		{Style{Counter: Gojuon, Wrap: Both}, false, "　"},
		{Style{Counter: Latin}, false, "　"},
		{Style{Counter: Latin, Wrap: Both}, false, "　"},
		{Style{Counter: Bullet, Mark: '・'}, false, ""},
	},
}

var jisDialect = &Dialect{
	Name: "jis", Unit: LevelClause, Number: Arabic, Prefix: "A.",
	Labels: []LabelStyle{
		{Style{Counter: Arabic, Wrap: Both}, false, " "},
		{Style{Counter: Circled}, true, " "},
		{Style{Counter: Gojuon, Wrap: Close}, false, " "},
		{Style{Counter: Latin, Wrap: Close}, false, " "},
		{Style{Counter: Arabic, Wrap: Close}, false, " "},
		{Style{Counter: Bullet, Mark: '・'}, false, ""},
	},
}

var nationalDialect = &Dialect{
	Name: "national", Unit: LevelArticle, Number: Kanji, FirstBare: true, CaptionAbove: true,
	Labels: []LabelStyle{
		{Style{Counter: Arabic}, true, "　"},
		{Style{Counter: Kanji}, true, "　"},
		{Style{Counter: Iroha}, true, "　"},
		{Style{Counter: Arabic, Wrap: Both}, true, "　"},
		{Style{Counter: Roman, Wrap: Both}, true, "　"},
		{Style{Counter: Bullet, Mark: '・'}, false, ""},
	},
}

var customDialect = func() *Dialect {
	d := *companyDialect
	d.Name = "custom"
	return &d
}()

// WithLabels is the dialect with other labels, each given by a sample as it looks
// in the text (１ or (1) or ① or ア), from the paragraph down. It reports false
// where a sample is no label or stands twice.
func (d *Dialect) WithLabels(samples []string) (*Dialect, bool) {
	out := *d
	out.Name = "custom"
	out.Labels = nil
	for _, sample := range samples {
		m, ok := scanMark(sample + "　文")
		if !ok {
			return nil, false
		}
		style := Style{m.readings[0].counter, m.wrap, m.bullet}
		if slices.ContainsFunc(out.Labels, func(l LabelStyle) bool { return l.Style == style }) {
			return nil, false
		}
		out.Labels = append(out.Labels, LabelStyle{style, m.wide, gapAfter(style)})
	}
	return &out, len(out.Labels) > 0
}

func gapAfter(s Style) string {
	switch {
	case s.Counter == Bullet && strings.ContainsRune(spacedBullets, s.Mark):
		return " "
	case s.Counter == Bullet || s.Counter == Circled:
		return ""
	}
	return "　"
}

// paragraphStyles are the styles that open a paragraph. Where the first paragraph
// stands bare, the others may also be written 2. as in manuals.
func (d *Dialect) isParagraph(s Style) bool {
	if len(d.Labels) == 0 {
		return false
	}
	if d.Labels[0].Style == s {
		return true
	}
	return d.FirstBare && d.Labels[0].Style == (Style{Counter: Arabic}) && s == (Style{Counter: Arabic, Wrap: Dot})
}

// prefers reports whether the dialect counts in c, so that イ opens a list of
// iroha in a law and not in a company's rules.
func (d *Dialect) prefers(c Counter) bool {
	return slices.ContainsFunc(d.Labels, func(l LabelStyle) bool { return l.Counter == c })
}

// Label prints the label of a node of the given level, without white space: 第3条の2,
// 第2章, A.3.4, ２, (1). The first paragraph of a dialect that leaves it bare has none.
func (d *Dialect) Label(level Level, n Number) string {
	switch {
	case len(n) == 0:
		return ""
	case level.IsGroup():
		return d.unit(n, groupUnits[level])
	case level == LevelArticle:
		return d.unit(n, "条")
	case level == LevelClause:
		return d.Prefix + n.join(".")
	}
	i := int(level) - int(LevelParagraph)
	if i < 0 || i == 0 && d.FirstBare && n.Equal(Number{1}) {
		return ""
	}
	style := d.style(level)
	return style.format(n, style.Wide)
}

// style is the look of a level below the unit; levels deeper than the table repeat
// its last entry.
func (d *Dialect) style(level Level) LabelStyle {
	i := min(max(int(level)-int(LevelParagraph), 0), len(d.Labels)-1)
	return d.Labels[i]
}

// unit writes 第3条の2 or 第三条の二.
func (d *Dialect) unit(n Number, word string) string {
	var b strings.Builder
	b.WriteString("第" + d.digits(n[0]) + word)
	for _, branch := range n[1:] {
		b.WriteString("の" + d.digits(branch))
	}
	return b.String()
}

func (d *Dialect) digits(n int) string {
	switch {
	case d.Number == Kanji:
		return formatKanji(n)
	case d.Wide:
		return widen(strconv.Itoa(n))
	}
	return strconv.Itoa(n)
}

// deleted writes the label of a husk that stands for several articles:
// 第10条及び第11条, 第10条から第12条まで.
func (d *Dialect) deleted(from, to Number) string {
	if from.adjoins(to) {
		return d.Label(LevelArticle, from) + "及び" + d.Label(LevelArticle, to)
	}
	return d.Label(LevelArticle, from) + "から" + d.Label(LevelArticle, to) + "まで"
}
