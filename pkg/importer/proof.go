package importer

import (
	"cmp"
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
	misses := s.missing(regulation.Print(doc, nil))
	others := squeeze(f.text())
	headings := headingsOf(doc)
	for _, l := range s.lines {
		r.Total += weight(l.was)
	}
	for i := range s.lines {
		l := &s.lines[i]
		text := l.was
		switch l.role {
		case title, meta, history, remark:
			for _, rest := range missingCells(text, others) {
				r.Lost = append(r.Lost, Lost{l.no, rest})
			}
		case toc:
			if entry := squeeze(tocEntry(text)); !tocHeading().MatchString(foldDigits(text)) && !headings.has(entry) {
				s.warn(l.no, "目次の「%s」に当たる見出しが本文にありません。", "the text has no heading for %q of the contents", tocEntry(text))
			}
		}
	}
	r.Lost = append(r.Lost, misses...)
	slices.SortStableFunc(r.Lost, func(a, b Lost) int { return cmp.Compare(a.Line, b.Line) })
	r.Lost = merge(r.Lost)
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
			case onlyDate().MatchString(folded) && parseDate(folded) != "":
			case versionLine().MatchString(folded) || historyVersion().MatchString(folded):
			case historyHeading().MatchString(squeeze(part)) || isFieldName(part):
			case controlLine().MatchString(folded):
				m := controlLine().FindStringSubmatch(folded)
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
