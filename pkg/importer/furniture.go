package importer

import (
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/regulation"
)

// setAsidePages marks what the page added: page numbers, and lines that stand on
// many pages (running heads and feet). Each is named in a warning once.
func (s *source) setAsidePages() {
	first := map[string]int{}
	count := map[string]int{}
	for _, l := range s.lines {
		if key := runningKey(l); key != "" {
			if count[key]++; count[key] == 1 {
				first[key] = l.no
			}
		}
	}
	s.setAsideFeet()
	told := map[string]bool{}
	numbers, firstNumber := 0, 0
	for i := range s.lines {
		l := &s.lines[i]
		if isPageNumber(l.text) && s.standsAlone(i) {
			l.role = page
			if numbers++; numbers == 1 {
				firstNumber = l.no
			}
			continue
		}
		key := runningKey(*l)
		if key == "" || count[key] < 3 || !s.atPageEdge(i) || l.no == first[key] && isFirstTitle(s, i) {
			continue
		}
		l.role = page
		if !told[key] {
			told[key] = true
			s.warn(l.no, "「%s」は各ページの柱とみなし、本文から除きました（%d か所）。",
				"%q is taken as a running head and left out (%d places)", l.text, count[key])
		}
	}
	if numbers > 0 {
		s.warn(firstNumber, "ページ番号とみなした行を除きました（%d 行）。", "lines taken as page numbers are left out (%d lines)", numbers)
	}
}

var pageCell = expression(`^\d{1,4}\s*[/／]\s*\d{1,4}$`)

// setAsideFeet marks page heads set as a table: a row with a page number n/N, and the
// row of dates and versions below it.
func (s *source) setAsideFeet() {
	for i := range s.lines {
		l := &s.lines[i]
		cells := cellsOf(l)
		if len(cells) < 2 || !slices.ContainsFunc(cells, pageCell().MatchString) {
			continue
		}
		l.role = page
		if i+1 < len(s.lines) && !slices.ContainsFunc(cellsOf(&s.lines[i+1]), isNoControl) {
			s.lines[i+1].role = page
		}
		s.warn(l.no, "ページ番号のある表をページの枠とみなし、本文から除きました。", "a table with a page number is taken as a page frame and left out")
	}
}

// isNoControl reports a cell that is neither a date nor a version nor a field.
func isNoControl(cell string) bool {
	folded := foldDigits(cell)
	return !versionLine().MatchString(folded) && !onlyDate().MatchString(folded) && !controlLine().MatchString(folded)
}

// maxRunning bounds a running head, in characters.
const maxRunning = 60

// runningKey is what a running head looks like on every page, its digits left out;
// "" for a line that is none.
func runningKey(l line) string {
	if l.cell || length(l.text) > maxRunning || length(l.text) < 3 || strings.HasSuffix(l.text, "。") || startsWithLabel(l.text) {
		return ""
	}
	if _, ok := regulation.ScanHeading(l.text, regulation.Company()); ok {
		return ""
	}
	return squeeze(l.text)
}

// atPageEdge reports whether a line stands on its own, as heads and feet do.
func (s *source) atPageEdge(i int) bool {
	return s.lines[i].gap && (i+1 == len(s.lines) || s.lines[i+1].gap || s.lines[i].page)
}

// isFirstTitle keeps the first copy of a running head that is the title itself.
func isFirstTitle(s *source, i int) bool { return looksLikeTitle(s.lines[i].text) && i < 30 }

func (s *source) standsAlone(i int) bool {
	return s.lines[i].gap || i+1 == len(s.lines) || s.lines[i+1].gap || s.lines[i+1].page
}

var pageNumber = expression(`^[-－—―–‐]\s*\d{1,4}\s*[-－—―–‐]$|^\d{1,4}\s*[/／]\s*\d{1,4}\s*(?:ページ|頁)?$|^(?i:page|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?$|^\d{1,3}\s*(?:ページ|頁)$|^\d{1,3}$`)

// maxPageNumber bounds a page number with its ornaments, in bytes.
const maxPageNumber = 40

func isPageNumber(s string) bool {
	return len(s) <= maxPageNumber && pageNumber().MatchString(foldDigits(s))
}

// foldDigits writes full-width digits and spaces in half width.
func foldDigits(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		case r == '　':
			return ' '
		}
		return r
	}, s)
}

var (
	tocHeading = expression(`^(目\s*次|もくじ|【目\s*次】|contents)$`)
	tocTail    = expression(`[\s.．・…‥·]*[-－‐–]?\s*\d{1,3}\s*[-－‐–]?\s*\.?$`)
	tocLeader  = expression(`\t|\.{3,}|…|‥|・{3,}|．{3,}`)
)

// setAsideContents marks the table of contents: from its heading to where its first
// entry stands again as a heading of the text. The entries are kept for comparison.
func (s *source) setAsideContents() (entries []line) {
	if s.paragraphs {
		if entries = s.markedContents(); entries != nil {
			return entries
		}
	}
	start := slices.IndexFunc(s.lines, func(l line) bool { return l.role == body && tocHeading().MatchString(foldDigits(l.text)) })
	if start < 0 {
		return nil
	}
	first := start + 1
	for first < len(s.lines) && s.lines[first].role != body {
		first++
	}
	if first >= len(s.lines) {
		return nil
	}
	end := s.contentsEnd(first)
	for i := start; i < end; i++ {
		l := &s.lines[i]
		if l.role != body {
			continue
		}
		switch {
		case i == start:
			l.role = toc
		case isTitleAgain(s, i):
			l.role = page
		case tocLeader().MatchString(l.text) || entryLabel(l.text) != "" || l.text == s.lines[first].text:
			entries = append(entries, line{text: tocEntry(l.text), no: l.no})
			l.role = toc
		}
	}
	if end > start+1 {
		s.warn(s.lines[start].no, "目次（%d 行）は本文から作り直せるため除きました。",
			"the table of contents (%d lines) is left out: it can be made from the text", len(entries))
	}
	return entries
}

// markedContents are the entries that the file itself marks as contents, as Word does;
// the heading above them may be an ordinary paragraph.
func (s *source) markedContents() (entries []line) {
	for i := range s.lines {
		l := &s.lines[i]
		if l.role != toc {
			continue
		}
		if i > 0 && s.lines[i-1].role == body && tocHeading().MatchString(foldDigits(s.lines[i-1].text)) {
			s.lines[i-1].role = toc
		}
		if !tocHeading().MatchString(foldDigits(l.text)) {
			entries = append(entries, line{text: tocEntry(l.text), no: l.no})
		}
	}
	if len(entries) > 0 {
		s.warn(entries[0].no, "目次（%d 行）は本文から作り直せるため除きました。",
			"the table of contents (%d lines) is left out: it can be made from the text", len(entries))
	}
	return entries
}

// tocEntry is an entry without leader and page number.
func tocEntry(text string) string {
	if tocLeader().MatchString(text) {
		text = tocTail().ReplaceAllString(text, "")
	}
	return strings.TrimRight(text, " \t.．・…‥")
}

func isTitleAgain(s *source, i int) bool {
	return slices.ContainsFunc(s.lines[:i], func(l line) bool { return l.text == s.lines[i].text })
}

// contentsEnd is the line behind the contents whose first entry is line first. Where
// the entry never comes back, the contents are the lines that look like entries.
func (s *source) contentsEnd(first int) int {
	key := squeeze(tocEntry(s.lines[first].text))
	keyLabel := entryLabel(s.lines[first].text)
	for i := first + 1; i < len(s.lines) && i < first+2000; i++ {
		text := s.lines[i].text
		if strings.HasSuffix(text, "。") && length(text) > maxRunning {
			break
		}
		same := squeeze(text) == key || keyLabel != "" && entryLabel(text) == keyLabel
		if same && !tocLeader().MatchString(text) {
			if i > first && s.lines[i-1].role == body && strings.HasPrefix(s.lines[i-1].text, "（") {
				return i - 1
			}
			return i
		}
	}
	end := first
	for end < len(s.lines) && (tocLeader().MatchString(s.lines[end].text) || s.lines[end].role != body) {
		end++
	}
	return end
}

// entryLabel is the label of a heading, "" for any other line.
func entryLabel(text string) string {
	for _, d := range []*regulation.Dialect{regulation.Company(), regulation.JIS()} {
		if h, ok := regulation.ScanHeading(text, d); ok {
			return squeeze(h.Label)
		}
	}
	return ""
}
