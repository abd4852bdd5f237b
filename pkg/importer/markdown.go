package importer

import (
	"regexp"
	"strings"

	"github.com/pms-project/pms/pkg/regulation"
)

// splitMarkdown takes Markdown apart: heading marks go, list items keep the number
// they were written with, paragraphs that were broken in the source are joined,
// tables stay tables. Front matter between --- lines is set aside as a note.
func splitMarkdown(text string) *source {
	s := &source{wraps: true}
	gap := true
	lines := strings.Split(text, "\n")
	fenced := false
	for i, raw := range lines {
		trimmed := clean(raw)
		switch {
		case trimmed == "" || isThematicBreak(trimmed):
			gap = true
			continue
		case strings.HasPrefix(trimmed, "```"):
			fenced = !fenced
			gap = true
			continue
		case strings.HasPrefix(trimmed, "<!--") && strings.HasSuffix(trimmed, "-->"):
			continue
		}
		l := line{no: i + 1, gap: gap}
		gap = false
		switch {
		case fenced:
			l.text, l.gap = trimmed, true
		case strings.HasPrefix(trimmed, "|"):
			l.text, l.cell = trimmed, true
			if isDashRow(trimmed) {
				continue
			}
		case strings.HasPrefix(trimmed, "#"):
			l.text, l.gap = inline(strings.Trim(trimmed, "# ")), true
			gap = true
		default:
			l.text = inline(listItem(trimmed))
		}
		if l.text = clean(l.text); l.text != "" {
			s.push(l)
		}
	}
	return s
}

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
	return strings.TrimPrefix(s, "> ")
}

var (
	markdownLink  = regexp.MustCompile(`!?\[([^\[\]]*)\]\([^()\s]*(?:\s+"[^"]*")?\)`)
	markdownEmph  = regexp.MustCompile(`\*\*([^*]+)\*\*|__([^_]+)__`)
	markdownTag   = regexp.MustCompile(`</?[a-zA-Z][^<>]*>`)
	markdownSlash = regexp.MustCompile("\\\\([\\\\`*_{}\\[\\]()#+\\-.!|~>])")
)

// inline drops links, emphasis, tags and escapes; the words stay.
func inline(s string) string {
	s = markdownLink.ReplaceAllString(s, "$1")
	s = markdownEmph.ReplaceAllString(s, "$1$2")
	s = markdownTag.ReplaceAllString(s, "")
	return markdownSlash.ReplaceAllString(s, "$1")
}

func startsWithLabel(s string) bool {
	l, ok := regulation.ScanLabel(s)
	return ok && l.Style.Counter != regulation.Bullet
}
