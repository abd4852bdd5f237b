package importer

import (
	"strconv"
	"strings"

	"github.com/pms-project/pms/pkg/regulation"
)

// splitMarkdown takes Markdown apart: heading marks go, list items keep the number
// they were written with, paragraphs that were broken in the source are joined,
// tables stay tables. A list of links into the page is its contents.
func splitMarkdown(text string) *source {
	m := &markdown{source: &source{wraps: true}, gap: true}
	lines := strings.Split(text, "\n")
	for i := m.frontMatter(lines); i < len(lines); i++ {
		if end := m.comment(lines, i); end > i {
			i = end
			continue
		}
		m.line(m.nested(lines[i]), i+1)
	}
	if m.label != "" {
		m.push(line{text: m.label, no: m.labelNo, gap: true})
	}
	return m.source
}

type markdown struct {
	*source
	gap     bool   // a blank line stands before
	fenced  bool   // inside a code block, which is text set as it is
	label   string // a heading that is a label alone: the text follows
	labelNo int
	lazy    [3]int // numbers given so far to lists written 1. 1. 1., by depth
}

// frontMatter reads the block between --- lines at the top: its title is the title,
// the rest is for the program that makes the page. It returns the line behind.
func (m *markdown) frontMatter(lines []string) int {
	if len(lines) == 0 || strings.TrimSpace(lines[0]) != "---" {
		return 0
	}
	for i, l := range lines[1:] {
		l = strings.TrimSpace(l)
		if l == "---" {
			m.warn(1, "先頭の設定（--- で囲まれた %d 行）のうち、題名のほかは除きました。", "of the front matter (%d lines) only the title is kept", i)
			return i + 2
		}
		if t, ok := strings.CutPrefix(l, "title:"); ok {
			if t = clean(strings.Trim(clean(t), `"'`)); t != "" {
				m.push(line{text: t, no: i + 2, gap: true})
			}
		}
	}
	m.lines = nil
	return 0
}

// comment is the last line of a comment of several lines that opens at line i, i where
// none does. No reader of the page sees what stands in it.
func (m *markdown) comment(lines []string, i int) int {
	if open := strings.TrimSpace(lines[i]); m.fenced || !strings.HasPrefix(open, "<!--") || strings.Contains(open, "-->") {
		return i
	}
	for end := i + 1; end < len(lines); end++ {
		if strings.HasSuffix(strings.TrimSpace(lines[end]), "-->") {
			m.warn(i+1, "コメント（<!-- から --> までの %d 行）を除きました。", "a comment of %d lines is left out", end-i+1)
			m.gap = true
			return end
		}
	}
	return i // not closed: kept as text
}

func (m *markdown) line(s string, no int) {
	switch {
	case s == "" || isThematicBreak(s):
		m.gap = true
		return
	case strings.HasPrefix(s, "```"):
		m.fenced, m.gap = !m.fenced, true
		return
	case strings.HasPrefix(s, "<!--") && strings.HasSuffix(s, "-->"), strings.HasPrefix(s, "|") && isDashRow(s):
		return
	}
	l := line{no: no, gap: m.gap, text: s, cell: strings.HasPrefix(s, "|")}
	m.gap = false
	switch {
	case m.fenced:
		l.gap = true
	case l.cell:
	case strings.HasPrefix(s, "#"):
		l.text, l.gap, m.gap = inline(strings.Trim(s, "# ")), true, true
		if isLabelAlone(l.text) {
			m.label, m.labelNo = l.text, no
			return
		}
	case markdownAnchor().MatchString(s):
		l.text, l.role = inline(strings.TrimLeft(s, "-*+> ")), toc
	default:
		l.text = inline(listItem(s))
	}
	if l.text = clean(l.text); l.text == "" {
		return
	}
	if m.label != "" {
		l.text, l.gap = m.label+"　"+l.text, true
		m.label = ""
	}
	m.push(l)
}

var markdownNumber = expression(`^([ \t]*)(\d{1,3})\.\s+`)

// nested gives the numbers of a list inside a numbered item a look of their own:
// Markdown writes all levels 1. 2. 3. and tells them apart by indentation only. A
// list in which every item is written 1. gets the numbers that a browser shows.
func (m *markdown) nested(raw string) string {
	n := markdownNumber().FindStringSubmatchIndex(raw)
	if n == nil || m.fenced {
		if strings.TrimLeft(raw, " \t") == raw && strings.TrimSpace(raw) != "" {
			m.lazy = [3]int{}
		}
		return clean(raw)
	}
	number, depth := raw[n[4]:n[5]], min((len(strings.ReplaceAll(raw[n[2]:n[3]], "\t", "    "))+2)/4, 2)
	clear(m.lazy[depth+1:])
	if number == "1" && m.lazy[depth] > 0 {
		m.lazy[depth]++
		number = strconv.Itoa(m.lazy[depth])
	} else {
		m.lazy[depth] = 0
		if number == "1" {
			m.lazy[depth] = 1
		}
	}
	return strings.Replace([]string{"N. ", "(N) ", "N) "}[depth], "N", number, 1) + clean(raw[n[1]:])
}

// isLabelAlone reports a heading such as #### 2, whose text follows below.
func isLabelAlone(s string) bool {
	l, ok := regulation.ScanLabel(s + "　文")
	return ok && l.Style.Counter != regulation.Bullet && l.Size >= len(s)
}

// markdownAnchor is a line that is a link into the page and nothing else.
var markdownAnchor = expression(`^[-*+> \d.]*\[[^\[\]]+\]\(#[^()]*(?:\([^()]*\)[^()]*)*\)$`)

func isThematicBreak(s string) bool {
	return len(s) >= 3 && (strings.Trim(s, "- ") == "" || strings.Trim(s, "* ") == "" || strings.Trim(s, "_ ") == "" || strings.Trim(s, "= ") == "")
}

func isDashRow(s string) bool { return strings.Trim(s, "|:- ") == "" }

// listItem drops the dash of a list item in front of a label; any other dash is a
// bullet.
func listItem(s string) string {
	for _, dash := range []string{"- ", "* ", "+ "} {
		if rest, ok := strings.CutPrefix(s, dash); ok {
			rest = strings.TrimLeft(rest, " ")
			if startsWithLabel(rest) {
				return rest
			}
			return "・" + rest
		}
	}
	return strings.TrimPrefix(strings.TrimPrefix(s, ">"), " ")
}

var (
	markdownLink  = expression(`!?\[([^\[\]]*)\]\([^()\s]*(?:\s+"[^"]*")?\)`)
	markdownEmph  = expression(`\*\*([^*]+)\*\*|__([^_]+)__`)
	markdownTag   = expression(`</?[a-zA-Z][^<>]*>`)
	markdownSlash = expression("\\\\([\\\\`*_{}\\[\\]()#+\\-.!|~>])")
)

// inline drops links, emphasis, tags and escapes; the words stay.
func inline(s string) string {
	s = markdownLink().ReplaceAllString(s, "$1")
	s = markdownEmph().ReplaceAllString(s, "$1$2")
	s = markdownTag().ReplaceAllString(s, "")
	return markdownSlash().ReplaceAllString(s, "$1")
}

func startsWithLabel(s string) bool {
	l, ok := regulation.ScanLabel(s)
	return ok && l.Style.Counter != regulation.Bullet
}
