package importer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pms-project/pms/pkg/regulation"
)

// The proof prints the result and accounts for every character of the source, line
// by line: the lines of the rules must be found in the printed rules in order, a
// field of the control block in its field, a row of the history in its row, a line
// of the contents in a heading. It knows nothing of how the lines were mended.

// prove fills the characters of a report.
func (s *source) prove(r *Report, f *front, doc *regulation.Document) {
	p := newPrinted(regulation.Print(doc, nil))
	others := squeeze(f.text())
	headings := headingsOf(doc)
	for _, l := range s.lines {
		r.Total += weight(l.was)
	}
	for i := range s.lines {
		l := &s.lines[i]
		text := l.was
		switch l.role {
		case body:
			for _, rest := range p.account(squeeze(text), s.repairsOf(l.no)) {
				r.Lost = append(r.Lost, Lost{l.no, rest})
			}
		case title, meta, history, remark:
			for _, rest := range missingCells(text, others) {
				r.Lost = append(r.Lost, Lost{l.no, rest})
			}
		case toc:
			if entry := squeeze(tocEntry(text)); !tocHeading.MatchString(foldDigits(text)) && !headings.has(entry) {
				s.warn(l.no, "目次の「%s」に当たる見出しが本文にありません。", "the text has no heading for %q of the contents", tocEntry(text))
			}
		}
	}
	r.Lost = merge(r.Lost)
}

func (s *source) repairsOf(no int) string {
	var b strings.Builder
	for _, r := range s.repaired {
		if r.Line == no {
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

// text is everything of the front, for the proof.
func (f *front) text() string {
	parts := []string{f.title, f.documentNo, strings.Join(f.notes, "\n"), strings.Join(f.distribution, "\n")}
	for _, r := range f.revisions {
		parts = append(parts, r.summary)
	}
	return strings.Join(parts, "\n")
}

// missingCells are the cells of a front line whose words the front does not have. A
// version or a date was turned into a field and is read back as one; the names of
// fields and columns are not content.
func missingCells(text, others string) []string {
	var lost []string
	for _, cell := range strings.FieldsFunc(text, func(r rune) bool { return r == '\t' || r == '|' }) {
		cell = strings.TrimSpace(strings.ReplaceAll(cell, "<br>", "\n"))
		for _, part := range strings.Split(cell, "\n") {
			part = clean(part)
			folded := foldDigits(part)
			switch {
			case part == "" || strings.Contains(others, squeeze(part)):
			case onlyDate.MatchString(folded) && parseDate(folded) != "":
			case versionLine.MatchString(folded) || historyVersion.MatchString(folded):
			case historyHeading.MatchString(folded) || isFieldName(part):
			case controlLine.MatchString(folded):
				m := controlLine.FindStringSubmatch(folded)
				lost = append(lost, missingCells(m[2], others)...)
			default:
				lost = append(lost, part)
			}
		}
	}
	return lost
}

// fieldNames head the fields of control blocks and the columns of histories.
var fieldNames = []string{"文書番号", "規程番号", "文書名", "制定日", "制定年月日", "制定", "施行日", "改定日", "改訂日", "改正日", "最終改定日", "最終改訂日",
	"最終改正", "改訂版数", "版数", "版", "配布先", "作成／改訂年月日", "作成/改訂年月日", "改訂年月日", "年月日", "内容", "ページ", "条", "改訂概要", "改訂内容", "改定内容",
	"概要", "変更内容", "備考", "承認", "確認", "作成", "主管部署", "主管部門", "所管部署", "日付", "項目"}

func isFieldName(s string) bool {
	return slices.Contains(fieldNames, strings.TrimRight(squeeze(s), ":："))
}

// headingSet holds the labels and titles of a document.
type headingSet map[string]bool

func headingsOf(doc *regulation.Document) headingSet {
	set := headingSet{}
	add := func(label, title string) {
		label, title = squeeze(label), squeeze(title)
		set[label+title], set[label+"("+title+")"] = true, true
		if label != "" {
			set[label] = true
		}
		if title != "" {
			set[title] = true
		}
	}
	for n := range doc.All() {
		if n.Level < regulation.LevelParagraph {
			add(n.Label, n.Title)
		}
		if n.Level == regulation.LevelParagraph && n.Parent != nil && n.Parent.Level == regulation.LevelPreamble {
			for _, l := range strings.Split(n.Text, "\n") {
				set[squeeze(l)] = true
			}
		}
	}
	for _, s := range doc.Supplementary {
		add(s.Label, "")
	}
	for _, a := range doc.Appendices {
		add(a.Label, a.Title)
	}
	for _, fixed := range []string{"附則", "付則", "前文", "改訂履歴", "改定履歴", "改正履歴", "別表", "様式"} {
		set[fixed] = true
	}
	return set
}

// has reports whether an entry of the contents names a heading; laws put the span of
// articles behind it: 第一章総則(第一条―第三条).
func (h headingSet) has(entry string) bool {
	if h[entry] {
		return true
	}
	if open := strings.LastIndexByte(entry, '('); open > 0 {
		return h[entry[:open]]
	}
	return false
}

// printed is the printed result; characters are used up as the source is found.
type printed struct {
	text []rune
	used []bool
	at   int // where the last line was found
}

func newPrinted(text string) *printed {
	r := []rune(squeeze(text))
	return &printed{text: r, used: make([]bool, len(r))}
}

// window bounds how far from the last place a stretch may have moved: a caption
// goes before its label. It keeps the proof linear.
const window = 600

// near bounds how far a short stretch may have moved: over a caption.
const near = 60

// account finds the characters of a line near the last place, the longest stretches
// first, and returns what is not there. Characters of spare were replaced on purpose.
func (p *printed) account(line, spare string) (lost []string) {
	runes := []rune(line)
	var missing []rune
	flush := func() {
		if len(missing) > 0 && !p.takeExact(missing) {
			lost = append(lost, string(missing))
		}
		missing = nil
	}
	for i := 0; i < len(runes); {
		at, n := p.find(runes[i:])
		if n == 0 {
			if r := string(runes[i]); strings.Contains(spare, r) {
				spare = strings.Replace(spare, r, "", 1)
			} else if !isOrnament(runes[i]) {
				missing = append(missing, runes[i])
			}
			i++
			continue
		}
		flush()
		for k := range n {
			p.used[at+k] = true
		}
		p.at = at + n
		i += n
	}
	flush()
	return lost
}

// takeExact uses up a stretch that was passed over because its twin nearby was taken
// in its stead.
func (p *printed) takeExact(want []rune) bool {
	for j := max(0, p.at-window); j < min(len(p.text), p.at+window); j++ {
		if p.match(j, want) == len(want) {
			for k := range want {
				p.used[j+k] = true
			}
			return true
		}
	}
	return false
}

// isOrnament reports signs of layout that a table or a caption replaces.
func isOrnament(r rune) bool { return strings.ContainsRune("|()（）【】〔〕[]\\", r) }

// find is where want goes on: at the last place, else the nearest place that has a
// good stretch of it, else the longest stretch within the window.
func (p *printed) find(want []rune) (at, n int) {
	if n := p.match(p.at, want); n >= 4 || n == len(want) {
		return p.at, n
	}
	good := min(6, len(want))
	best, where := 0, 0
	for d := range window {
		for _, j := range []int{p.at + d, p.at - d} {
			if j < 0 || j >= len(p.text) || p.used[j] || p.text[j] != want[0] {
				continue
			}
			n := p.match(j, want)
			if n >= good && (d <= near || n >= 2*good) {
				return j, n
			}
			if n > best {
				best, where = n, j
			}
		}
	}
	if best < good && abs(where-p.at) > near {
		return 0, 0 // a chance hit of a few characters far away
	}
	return where, best
}

func (p *printed) match(at int, want []rune) int {
	n := 0
	for n < len(want) && at+n < len(p.text) && !p.used[at+n] && p.text[at+n] == want[n] {
		n++
	}
	return n
}

func abs(n int) int { return max(n, -n) }

// merge joins the lost stretches of one line.
func merge(lost []Lost) []Lost {
	var out []Lost
	for _, l := range lost {
		if n := len(out); n > 0 && out[n-1].Line == l.Line {
			out[n-1].Text += " … " + l.Text
			continue
		}
		out = append(out, l)
	}
	return out
}

// truncated reports whether the source breaks off: its last line of the rules ends
// inside a sentence, or in a broken character.
func truncated(pieces []piece) bool {
	if len(pieces) == 0 {
		return false
	}
	last := pieces[len(pieces)-1]
	if last.cell || ended(last.text) {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(last.text)
	return strings.ContainsRune("、，をがにはへとでのや・", r)
}
